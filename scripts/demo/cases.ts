import { instant } from './calendar.ts';
import { CaseTeller, type Handovers } from './caseTeller.ts';
import type { DemoAccount, DemoContact, DemoOpportunity, DemoTouch, Segment } from './model.ts';
import type { Random } from './random.ts';
import type { RepCalendar } from './repCalendar.ts';
import { CALLER_KEYS, REP_KEYS } from './staff.ts';
import { signal } from './touchParticulars.ts';
import { minutesAfter, type Workdays } from './workdays.ts';

/** All that the ordinary handovers are made of. */
export interface Customers {
  accounts: ReadonlyMap<string, DemoAccount>;
  contacts: ReadonlyMap<string, DemoContact>;
  opportunities: ReadonlyMap<string, DemoOpportunity>;
  asOf: string;
  workdays: Workdays;
  calendar: RepCalendar;
  random: Random;
}

type Course = (told: CaseTeller, customers: Customers, call: { at: string; rep: string; day: number }) => void;

/**
 * What became of handovers of the last weeks: so many of each kind, from calls so many working days ago. The youngest wait for an
 * answer, as it is on any morning.
 */
const courses: readonly { count: number; from: number; to: number; course: Course }[] = [
  { count: 3, from: 1, to: 1, course: () => {} },
  { count: 3, from: 1, to: 1, course: (told, at, call) => book(told, at, call, 2) },
  { count: 2, from: 3, to: 6, course: (told) => told.breach() },
  { count: 3, from: 2, to: 5, course: (told, at, call) => book(accepted(told, call, 50), at, call, 1) },
  { count: 2, from: 3, to: 7, course: (told, at, call) => book(accepted(told, call, 200), at, call, 3) },
  { count: 2, from: 2, to: 4, course: (told, _at, call) => accepted(told, call, 90) },
  { count: 3, from: 4, to: 9, course: (told, at, call) => book(accepted(told, call, 30), at, call, -1) },
  { count: 4, from: 6, to: 14, course: (told, at, call) => visitedOnce(accepted(told, call, 120), at, call) },
  { count: 2, from: 18, to: 26, course: (told, at, call) => leftAlone(accepted(told, call, 100), at, call) },
  { count: 2, from: 14, to: 24, course: (told, at, call) => visitedTwice(accepted(told, call, 60), at, call) },
  {
    count: 2,
    from: 1,
    to: 4,
    course: (told, _at, { at }) =>
      told.returnFor('NotEnoughInformation', minutesAfter(at, 95), '予算の有無は Is there a budget?'),
  },
  {
    count: 1,
    from: 5,
    to: 12,
    course: (told, { workdays, asOf }, { at }) =>
      told.returnFor(
        'TooEarly',
        minutesAfter(at, 140),
        '来期の予算待ち Waits for next year’s budget',
        workdays.from(asOf, 30),
      ),
  },
  {
    count: 1,
    from: 4,
    to: 12,
    course: (told, _at, { at }) =>
      // Not a word beside it: the caller has to ask what was meant.
      told.returnFor('AlreadyInADeal', minutesAfter(at, 60), ''),
  },
  {
    count: 1,
    from: 6,
    to: 14,
    course: (told, _at, { at, rep }) =>
      told
        .reroute(minutesAfter(at, 80), colleagueOf(rep), '第2工場は担当が違います The second plant is not mine')
        .accept(minutesAfter(at, 150)),
  },
  {
    count: 2,
    from: 12,
    to: 26,
    course: (told, { workdays }, { at }) =>
      told
        .returnFor('NotATarget', minutesAfter(at, 70), '廃業予定 They will close down')
        .end('Recycled', instant(workdays.from(at.slice(0, 10), 2), '10:00')),
  },
  // Somebody was there, and the caller has never heard what came of it.
  { count: 1, from: 13, to: 22, course: (told, at, call) => book(accepted(told, call, 45), at, call, -11) },
  // It lies with the field manager, who has to find somebody.
  {
    count: 1,
    from: 1,
    to: 10,
    course: (told, _at, { at }) =>
      told.returnFor('NoCapacity', minutesAfter(at, 110), '今月は訪問枠が埋まっています No visit is free this month'),
  },
];

/**
 * Handovers of an ordinary centre: those of orders that came of a call within the year, decided by now, and those of the last weeks.
 * @returns the touches, those with a signal that made a case marked so
 */
export function ordinaryCases(touches: readonly DemoTouch[], customers: Customers, into: Handovers): DemoTouch[] {
  const told = new Set(into.cases.map(({ account }) => account));
  const calls = touches.filter(
    ({ owner, conversation, contact, account, origin }) =>
      CALLER_KEYS.includes(owner) && conversation && contact && !told.has(account) && origin !== 'WebOrder',
  );
  for (const touch of calls.filter(({ account, key, buyingSignal }) => buyingSignal && key.startsWith(`${account}-K`)))
    decidedCase(touch, customers, into);
  for (const { account } of into.cases) told.add(account);

  const recent = calls.filter(
    ({ account, key, origin }) => !told.has(account) && key.startsWith(`${account}-T`) && origin !== 'Seminar',
  );
  const marked = new Map<string, DemoTouch>();
  for (const { count, from, to, course } of courses) {
    const [first, last] = [
      customers.workdays.from(customers.asOf, -to),
      customers.workdays.from(customers.asOf, -from),
    ];
    const within = recent.filter(({ account, occurredAt }) => {
      const day = occurredAt.slice(0, 10);
      return !told.has(account) && day >= first && day <= last && occurredAt.slice(11, 16) < '16:30';
    });
    for (const touch of within.slice(0, count)) {
      // Two talks of one account may lie within these days.
      if (told.has(touch.account)) continue;
      told.add(touch.account);
      const heard = { ...touch, buyingSignal: true, ...signal(touch.occurredAt.slice(0, 10), customers.random) };
      marked.set(touch.key, heard);
      const rep = customers.accounts.get(touch.account)!.owner;
      const at = minutesAfter(touch.occurredAt, 4);
      course(begin(heard, customers, into).handOver(at, rep), customers, { at, rep, day: from });
    }
  }
  return touches.map((touch) => marked.get(touch.key) ?? touch);
}

/** Few customers decide at the first visit: so many working days after the call the rep is there, again and again, until they do. */
const visits = [
  { day: 3, time: '10:30', purpose: '現場を見る See the machines', note: '見積もりへ To the quote' },
  { day: 10, time: '14:00', purpose: '提案 Proposal', note: '社内で検討 They discuss it' },
  { day: 24, time: '11:00', purpose: '条件の相談 Talk about terms', note: '条件は合意 The terms are agreed' },
];

/** A handover whose order is decided, or is still being worked on. */
function decidedCase(touch: DemoTouch, customers: Customers, into: Handovers): void {
  const { workdays, asOf } = customers;
  const heardOn = touch.occurredAt.slice(0, 10);
  const deal = customers.opportunities.get(`${touch.account}-S1`);
  if (!deal || heardOn < workdays.from(asOf, -250)) return;
  const at = minutesAfter(touch.occurredAt, 5);
  const rep = customers.accounts.get(touch.account)!.owner;
  const told = begin(touch, customers, into, deal.key).handOver(at, rep).accept(minutesAfter(at, 45));
  const closed = deal.stage.startsWith('Closed');
  const end = closed ? deal.closeDate : asOf;
  const dates = visits.map(({ day }) => workdays.from(heardOn, day)).filter((day) => day < end);
  // A customer in a hurry decides at the first visit, on the day after the call.
  const soon = workdays.from(heardOn, 1);
  if (closed && dates.length === 0 && soon <= end) dates.push(soon);
  const after = closed ? deal.closeDate : workdays.from(asOf, 6);
  dates.forEach((day, index) => {
    const { time, purpose, note } = visits[index]!;
    const isLast = index === dates.length - 1;
    told.visited(instant(day, time), 60, purpose, isLast ? 'Progress' : 'Revisit', note, dates[index + 1] ?? after);
  });
  if (!closed) return void told.next('見積もりの回答待ち Waits for an answer to the quote');
  told.end(deal.stage === 'Closed Won' ? 'Won' : 'Lost', instant(deal.closeDate, '17:00'));
  if (deal.stage === 'Closed Won')
    told.thank(instant(deal.closeDate, '17:20'), 'いい情報でした。ありがとう！ Good work, thank you!');
}

function begin(touch: DemoTouch, customers: Customers, into: Handovers, opportunity = ''): CaseTeller {
  const account = customers.accounts.get(touch.account)!;
  const { key: contact = '', name = '', department = '' } = customers.contacts.get(touch.contact) ?? {};
  return new CaseTeller(into, customers.workdays, {
    key: touch.account,
    account: touch.account,
    area: account.city,
    caller: touch.owner,
    segment: segmentOf(account),
    contact,
    touch: touch.key,
    opportunity,
    signalKind: touch.signalKind,
    customerWords: touch.needs,
    briefing: briefingOf(touch, [name, department]),
    processStep: touch.processStep,
    budget: touch.budget,
    timing: touch.timing,
    decisionMaker: touch.decisionMaker,
  });
}

/** What the rep reads first, built from the call. */
export function briefingOf({ needs, timing, decisionMaker }: DemoTouch, person: readonly string[]): string {
  const lines: [string, string][] = [
    ['相手 Contact', person.filter(Boolean).join(' · ')],
    ['要望 Needs', needs],
    ['時期 Timing', timing],
    ['決裁者 Decision maker', decisionMaker],
  ];
  return lines.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : [])).join('\n');
}

/** Where the account stood then, as near as one knows without the scores of that day. */
export function segmentOf({ trueSpend, closeness }: DemoAccount): Segment {
  const high = trueSpend >= 120_000;
  if (closeness >= 0.5) return high ? 'Key' : 'Maintain';
  return high ? 'Expand' : 'General';
}

function accepted(told: CaseTeller, { at }: { at: string }, minutes: number): CaseTeller {
  return told.accept(minutesAfter(at, minutes));
}

function book(
  told: CaseTeller,
  { workdays, calendar, asOf }: Customers,
  { rep }: { rep: string },
  inDays: number,
): void {
  const startsAt = calendar.takeOn(rep, workdays.from(asOf, inDays), 60);
  if (startsAt) told.booked(startsAt, 60, '現場を見て要望を聞く See the plant, hear what they need');
}

function visitedOnce(told: CaseTeller, { workdays, asOf }: Customers, { at }: { at: string }): CaseTeller {
  const day = workdays.from(at.slice(0, 10), 3);
  return told
    .visited(
      instant(day, '14:00'),
      60,
      '現場を見る See the machines',
      'Revisit',
      '図面を見て再訪 Will come again with drawings',
      workdays.from(asOf, 4),
    )
    .next('図面を持って再訪 Come again with drawings');
}

function visitedTwice(told: CaseTeller, customers: Customers, call: { at: string }): void {
  const { workdays, asOf } = customers;
  visitedOnce(told, customers, call).visited(
    instant(workdays.from(call.at.slice(0, 10), 9), '11:00'),
    90,
    '提案 Proposal',
    'Progress',
    '見積もり依頼あり They ask for a quote',
    workdays.from(asOf, 2),
  );
}

/** Visited once, and nothing since. */
function leftAlone(told: CaseTeller, { workdays }: Customers, { at }: { at: string }): void {
  told.visited(
    instant(workdays.from(at.slice(0, 10), 4), '13:00'),
    60,
    '現場を見る See the machines',
    'Absent',
    '担当者が不在 Nobody was there',
  );
}

function colleagueOf(rep: string): string {
  return REP_KEYS[(REP_KEYS.indexOf(rep) + 1) % REP_KEYS.length]!;
}
