import { addDays } from 'c/renkeiCalendarRules';
import { workday } from './calendar.ts';
import type { DemoAccount, DemoActivity, DemoContact, DemoTarget, DemoTeamMember } from './model.ts';
import type { Random } from './random.ts';
import { CALLER_KEYS, REP_KEYS } from './staff.ts';

export const TEAM = '東日本 East Japan';

/** Accounts that a rep can look after; the wind tunnel's draft is about it. */
export const REP_CAPACITY = 85;

/** Both departments in one team, with what each person can carry. */
export const team: readonly DemoTeamMember[] = [
  member('saeki', 'InsideSalesManager', '', 20),
  ...CALLER_KEYS.map((key) => member(key, 'Caller', 150, 110, key === 'tan' ? 'Japanese;English' : 'Japanese')),
  member('kuwahara', 'FieldManager', '', 20, 'Japanese;English'),
  ...REP_KEYS.map((key) => member(key, 'FieldRep', REP_CAPACITY, 100)),
  member('kudo', 'Service', '', 60),
];

function member(
  key: string,
  role: DemoTeamMember['role'],
  capacity: number | '',
  hoursPerMonth: number,
  languages = 'Japanese',
): DemoTeamMember {
  return { key, team: TEAM, role, capacity, hoursPerMonth, languages };
}

/** Targets of the demo's month: of each segment, and of two people who stand apart from the even split. */
export function monthTargets(asOf: string): DemoTarget[] {
  const month = `${asOf.slice(0, 7)}-01`;
  const target = (
    segment: DemoTarget['segment'],
    kind: DemoTarget['kind'],
    number: number,
    person = '',
  ): DemoTarget => ({
    key: [month.slice(0, 7), segment, kind, person || 'all'].join('-'),
    month,
    segment,
    kind,
    person,
    target: number,
  });
  return [
    target('Key', 'Rate', 60),
    target('Expand', 'Count', 16),
    target('Expand', 'Count', 6, 'morishita'),
    // Emily Tan began in April.
    target('Expand', 'Count', 2, 'tan'),
    target('Maintain', 'Amount', 3_000_000),
    target('General', 'Rate', 10),
  ];
}

const subjects: Readonly<Record<DemoActivity['kind'], readonly string[]>> = {
  Task: ['電話 Call', '見積もりの確認 Checked the quote', '納期の連絡 Told the delivery date'],
  Event: ['訪問 Visit', '工場見学 Plant tour', '打ち合わせ Meeting'],
};
const ACTIVITIES = 60;

/** What reps noted in their calendar instead of on the desk: it counts as contact all the same. */
export function notedActivities(
  accounts: readonly DemoAccount[],
  contacts: readonly DemoContact[],
  asOf: string,
  random: Random,
): DemoActivity[] {
  const known = Map.groupBy(contacts, ({ account }) => account);
  const visited = random.shuffled(accounts.filter(({ key, closeness }) => closeness > 0.3 && known.has(key)));
  return visited.slice(0, ACTIVITIES).map((account): DemoActivity => {
    const kind = random.chance(0.5) ? 'Task' : 'Event';
    return {
      key: `${account.key}-${kind}`,
      kind,
      account: account.key,
      contact: random.pick(known.get(account.key)!).key,
      owner: account.owner,
      subject: random.pick(subjects[kind]),
      date: workday(addDays(asOf, -random.integer(5, 300))),
    };
  });
}
