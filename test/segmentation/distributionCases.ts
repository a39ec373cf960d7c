import { addDays } from 'c/renkeiCalendarRules';
import type { Distribution, DistributionAccount, DistributionCaller, Language } from 'c/renkeiDistributionRules';
import { Random } from '../../scripts/demo/random.ts';

export const AS_OF = '2026-06-30';
const LANGUAGES: readonly Language[] = ['Japanese', 'English', 'Chinese'];

export interface Case {
  accounts: DistributionAccount[];
  callers: DistributionCaller[];
  commonLanguage: Language | null;
}

/**
 * A team of up to six and up to forty accounts, crowded or roomy, with all that can happen: pauses, inactive callers, owners who are
 * no callers, open cases with and without a caller, foreign languages.
 */
export function randomCase(seed: number, { choices = false } = {}): Case {
  const random = new Random(`distribution ${seed}`);
  const whole = (below: number) => random.integer(0, below - 1);
  const pick = <T>(values: readonly T[]): T => random.pick(values);
  const chance = (part: number) => random.chance(part);
  const commonLanguage = chance(0.8) ? pick(LANGUAGES) : null;
  const callers = Array.from({ length: whole(7) }, (_, place) => ({
    user: `user${place}`,
    active: !chance(0.15),
    capacity: chance(0.1) ? null : whole(10),
    languages: LANGUAGES.filter(() => chance(0.5)),
    pausedUntil: chance(0.7) ? null : addDays(AS_OF, pick([-1, 0, 5, 14, 15, 60])),
  }));
  const someone = () => pick([...callers.map((caller) => caller.user), 'stranger']);
  const accounts = Array.from({ length: whole(40) }, (_, place) => ({
    id: `account${String(place).padStart(2, '0')}`,
    segment: 'General' as const,
    part: chance(0.8) ? ('Lead' as const) : ('Support' as const),
    potential: chance(0.1) ? null : whole(6) * 1000,
    language: chance(0.6) ? null : pick(LANGUAGES),
    caller: chance(0.3) ? null : someone(),
    chosen: choices && chance(0.15) ? someone() : null,
    history: [...new Set(Array.from({ length: whole(4) }, someone))].map((caller) => ({
      caller,
      conversations: 1 + whole(3),
      latest: addDays(AS_OF, -whole(3)),
    })),
    openCase: chance(0.85) ? null : { caller: chance(0.5) ? null : someone() },
  }));
  return { accounts, callers, commonLanguage };
}

/** The accounts after a manager has confirmed all of it. */
export function confirmed(
  accounts: readonly DistributionAccount[],
  { proposals }: Distribution,
): DistributionAccount[] {
  return accounts.map((account, index) => ({
    ...account,
    caller: proposals[index]!.to ?? account.caller,
    chosen: null,
  }));
}
