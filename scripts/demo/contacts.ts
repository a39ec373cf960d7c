import type { DemoAccount, DemoContact } from './model.ts';
import { departments, surnames } from './nameParts.ts';
import type { Random } from './random.ts';

/** The people whom the company knows at each account: more at large ones and at those that are looked after; at some, nobody. */
export function generateContacts(accounts: readonly DemoAccount[], random: Random): DemoContact[] {
  return accounts.flatMap((account) => {
    if (account.closeness < 0.2 && random.chance(0.25)) return [];
    const bySize = Math.min(4, Math.floor(Math.log2(Math.max(account.trueEmployees, 25) / 25)));
    const count = 1 + Math.round(bySize * (0.3 + account.closeness * 0.7)) + (random.chance(0.3) ? 1 : 0);
    return Array.from({ length: Math.min(count, departments.length) }, (_unused, index) =>
      contactOf(account, index, random),
    );
  });
}

function contactOf(account: DemoAccount, index: number, random: Random): DemoContact {
  // Works engineering and maintenance are visited first; everyone else comes later, or never.
  const department =
    index < 2 ? departments[index]! : departments[2 + ((index - 2 + random.integer(0, 1)) % (departments.length - 2))]!;
  const [written, , roman] = random.pick(surnames);
  const left = random.chance(0.05);
  return {
    key: `${account.key}-C${index + 1}`,
    account: account.key,
    name: `${written} ${roman}`,
    department: department.name,
    title: random.pick(department.titles),
    // Of a person who has left, neither number nor address works any more.
    phone: left || random.chance(0.06) ? '' : account.phone,
    email:
      left || random.chance(0.25) ? '' : `${roman.toLowerCase()}.${index + 1}@${account.key.toLowerCase()}.example`,
    doNotCall: random.chance(0.015),
  };
}
