import { addDays } from 'c/renkeiCalendarRules';
import type { AgendaTime, CaseFact, Facts } from 'c/renkeiMeetingRules';
import { seeded } from '../bench/syntheticAccounts.ts';

export const TIME: AgendaTime = {
  since: '2026-06-05T01:00:00.000Z',
  now: '2026-06-12T01:00:00.000Z',
  today: '2026-06-12',
};

/** A case in which nothing is late. */
export function caseFact(id: string, fields: Partial<CaseFact> = {}): CaseFact {
  return {
    id,
    account: `A-${id}`,
    owner: 'ishida',
    status: 'Accepted',
    touch: null,
    acceptDueAt: null,
    firstVisitDueAt: null,
    visitCount: 0,
    lastResult: null,
    nextStepOn: null,
    abandonedOn: null,
    returnedAt: null,
    returnedUntil: null,
    resultDueSince: null,
    hasVisitAhead: false,
    changedAt: '2026-06-01T00:00:00.000Z',
    ...fields,
  };
}

export const NOTHING: Facts = { cases: [], touches: [], visits: [], actions: [], left: [] };

/** Facts as they may come, different ones for each seed. */
export function anyFacts(seed: number): Facts {
  const random = seeded(seed);
  const of = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const many = <Item>(most: number, make: (index: number) => Item): Item[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, (_, index) => make(index));
  const day = () => of(null, addDays(TIME.today, Math.floor(random() * 40) - 20));
  const instant = () => new Date(Date.parse(TIME.now) + (random() - 0.7) * 30 * 86_400_000).toISOString();
  const rep = () => of(null, 'ishida', 'nakamura', 'ogawa');
  const account = () => of(null, ...Array.from({ length: 12 }, (_, index) => `A${index}`));
  return {
    cases: many(20, (index) =>
      caseFact(`C${index}`, {
        account: account(),
        owner: rep(),
        status: of('Queued', 'Accepted', 'Visited', 'Returned'),
        touch: of(null, 'T0', 'T1'),
        acceptDueAt: of(null, instant()),
        firstVisitDueAt: of(null, instant()),
        visitCount: of(0, 1, 2),
        lastResult: of(null, 'Progress', 'Revisit', 'Declined'),
        nextStepOn: day(),
        abandonedOn: day(),
        returnedAt: of(null, instant()),
        returnedUntil: day(),
        resultDueSince: of(null, null, instant()),
        hasVisitAhead: of(true, false),
        changedAt: of(null, instant()),
      }),
    ),
    touches: many(10, (index) => ({
      id: `T${index}`,
      account: account(),
      rep: rep(),
      at: instant(),
      hasSignal: of(true, false),
    })),
    visits: many(10, (index) => ({
      id: `V${index}`,
      case: of(null, `C${index}`, 'C99'),
      account: account(),
      rep: rep(),
      at: instant(),
    })),
    actions: many(6, (index) => ({
      id: `X${index}`,
      assignedTo: rep(),
      dueOn: day(),
      account: account(),
      case: of(null, `C${index}`),
    })),
    left: many(4, (index) => ({
      touch: of(`T${index}`, `T9${index}`),
      visit: null,
      account: account(),
      rep: rep(),
      question: of('NewSignal', 'Heard'),
      at: instant(),
    })),
  };
}
