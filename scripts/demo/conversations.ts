import { addDays } from 'c/renkeiCalendarRules';
import { officeHour, workday } from './calendar.ts';
import type { DemoAccount, DemoContact, DemoOpportunity, DemoTouch } from './model.ts';
import { orderFromSignal } from './orders.ts';
import type { Random } from './random.ts';
import { CALLER_KEYS } from './staff.ts';
import { noParticulars } from './touchParticulars.ts';

const DAYS = 730;

/** Share of campaigns by number of calls, and how often the last call succeeds: measured on 41,188 real outbound calls. */
export const callCampaigns = [
  { from: 1, to: 1, share: 43, success: 0.13 },
  { from: 2, to: 3, share: 38, success: 0.112 },
  { from: 4, to: 6, share: 14, success: 0.085 },
  { from: 7, to: 9, share: 5, success: 0.046 },
] as const;

/** How a customer came to say what they need: in turn, so that no way in is missing. */
const WAYS: readonly Partial<DemoTouch>[] = [
  {},
  { direction: 'Inbound', origin: 'InboundCall' },
  {},
  // The caller rings after the seminar.
  { origin: 'Seminar' },
];

interface Conversations {
  touches: DemoTouch[];
  /** Opportunities that came out of buying signals. */
  opportunities: DemoOpportunity[];
}

/** Two years of visits, calls and campaign calls, with those that nobody answered. */
export function generateConversations(
  accounts: readonly DemoAccount[],
  contacts: readonly DemoContact[],
  asOf: string,
  random: Random,
): Conversations {
  const result: Conversations = { touches: [], opportunities: [] };
  const byAccount = Map.groupBy(contacts, (contact) => contact.account);
  accounts.forEach((account, index) => {
    const known = byAccount.get(account.key) ?? [];
    const caller = CALLER_KEYS[index % CALLER_KEYS.length]!;
    if (known.length > 0) result.touches.push(...routine(account, known, caller, asOf, random));
    if (account.closeness < 0.55 && random.chance(0.7)) campaign(account, known, caller, asOf, random, result);
  });
  return result;
}

/** Regular contact: as often, and with as many people, as the account is looked after. Reps visit; callers ring. */
function routine(
  account: DemoAccount,
  known: DemoContact[],
  caller: string,
  asOf: string,
  random: Random,
): DemoTouch[] {
  const touches: DemoTouch[] = [];
  const talks = Math.round(account.closeness * account.closeness * 16 * (0.6 + random.next() * 0.8));
  const met = known.slice(0, Math.max(1, Math.round(known.length * (0.35 + account.closeness * 0.65))));
  const visited = random.chance(0.25 + account.closeness * 0.4);
  for (let count = 0; count < talks; count += 1) {
    const date = workday(addDays(asOf, -random.integer(1, DAYS)));
    const contact = random.pick(met);
    const field = visited && random.chance(0.55);
    const number = touches.length + 1;
    if (!field && random.chance(0.5))
      touches.push(missedCall(account, contact, caller, date, `${account.key}-T${number}`, random));
    touches.push({
      ...talk(account, contact, field ? account.owner : caller, date, `${account.key}-T${touches.length + 1}`, random),
      channel: field
        ? 'Field'
        : random.weighted([
            ['InsideSales', 90],
            ['Seminar', 4],
            ['Web', 6],
          ] as const),
      direction: random.chance(field ? 0.05 : 0.2) ? 'Inbound' : 'Outbound',
      minutes: field ? random.integer(4, 12) * 10 : random.integer(3, 18),
    });
  }
  return touches;
}

/** A series of calls to an account that is hardly looked after. It ends with the first talk that goes well, or is given up. */
function campaign(
  account: DemoAccount,
  known: DemoContact[],
  caller: string,
  asOf: string,
  random: Random,
  result: Conversations,
): void {
  const { from, to, success } = random.weighted(callCampaigns.map((kind) => [kind, kind.share] as const));
  const calls = random.integer(from, to);
  const succeeds = random.chance(success);
  let date = addDays(asOf, -random.integer(calls * 7, DAYS));
  for (let call = 1; call <= calls; call += 1) {
    const key = `${account.key}-K${call}`;
    const contact = known[0];
    const day = workday(date);
    if (call < calls || (!succeeds && random.chance(0.6))) {
      result.touches.push(missedCall(account, contact, caller, day, key, random));
    } else {
      const talked = talk(account, contact, caller, day, key, random);
      const way = succeeds ? WAYS[result.opportunities.length % WAYS.length]! : {};
      result.touches.push({ ...talked, ...way, buyingSignal: succeeds });
    }
    date = addDays(date, random.integer(2, 7));
  }
  if (succeeds) {
    const heardOn = result.touches.at(-1)!.occurredAt.slice(0, 10);
    result.opportunities.push(orderFromSignal(account, heardOn, asOf, `${account.key}-S1`, random));
  }
}

function talk(
  account: DemoAccount,
  contact: DemoContact | undefined,
  owner: string,
  date: string,
  key: string,
  random: Random,
): DemoTouch {
  return {
    ...blank(account, contact, owner, officeHour(date, random), key),
    outcome: 'Talked',
    conversation: true,
    processStep: random.weighted([
      ['Information', 30],
      ['NeedsDiscovery', 30],
      ['Proposal', 12],
      ['Quote', 8],
      ['Support', 20],
    ] as const),
    needs: random.chance(0.3) ? random.pick(heardNeeds) : '',
    satisfaction: random.chance(0.2)
      ? random.weighted([
          [5, 20],
          [4, 45],
          [3, 25],
          [2, 8],
          [1, 2],
        ] as const)
      : '',
    nextContactOn: random.chance(0.35) ? workday(addDays(date, random.pick([14, 30, 45, 60, 90]))) : '',
    minutes: random.integer(3, 18),
  };
}

function missedCall(
  account: DemoAccount,
  contact: DemoContact | undefined,
  caller: string,
  date: string,
  key: string,
  random: Random,
): DemoTouch {
  return {
    ...blank(account, contact, caller, officeHour(date, random), key),
    outcome: random.weighted([
      ['Absent', 62],
      ['Blocked', 20],
      ['CallBack', 16],
      ['WrongNumber', 2],
    ] as const),
    minutes: 1,
  };
}

/** A call that reached nobody: what all touches have in common. */
export function blank(
  account: { key: string },
  contact: { key: string } | undefined,
  owner: string,
  occurredAt: string,
  key: string,
): DemoTouch {
  return {
    key,
    account: account.key,
    contact: contact?.key ?? '',
    owner,
    occurredAt,
    channel: 'InsideSales',
    direction: 'Outbound',
    outcome: 'Absent',
    conversation: false,
    processStep: '',
    needs: '',
    buyingSignal: false,
    satisfaction: '',
    nextContactOn: '',
    minutes: 1,
    ...noParticulars,
  };
}

const heardNeeds = [
  '圧縮空気の電気代を下げたい Wants a lower electricity bill for compressed air',
  '夏場に圧力が足りない The pressure drops in summer',
  'ドレン水の処理に困っている Has trouble with condensate',
  '音を静かにしたい Wants less noise',
  'ラインを増設する予定 Plans another line',
  'フィルターの在庫を減らしたい Wants to keep fewer filters in stock',
  '点検の間隔を相談したい Wants to talk about service intervals',
  '空気の品質監査がある Has an audit of air quality coming',
];
