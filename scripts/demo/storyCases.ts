import { briefingOf } from './cases.ts';
import { instant } from './calendar.ts';
import { CaseTeller, type CaseBeginning, type Handovers } from './caseTeller.ts';
import type { DemoCallPlan, DemoData, Segment } from './model.ts';
import { COMEBACK } from './comeback.ts';
import { CAMPAIGN, playKey } from './plays.ts';
import type { RepCalendar } from './repCalendar.ts';
import type { Workdays } from './workdays.ts';

export interface Told {
  data: Pick<DemoData, 'accounts' | 'contacts' | 'touches'>;
  asOf: string;
  workdays: Workdays;
  calendar: RepCalendar;
}

/** What the handovers of the stories are when the demo begins. */
export function tellCases(told: Told, into: Handovers): void {
  for (const tell of [silentLoss, revival, abandoned, returned, breadth, service, afterSilence]) tell(told, into);
}

/** Plans of the stories' accounts: who calls, and when next, in working days from the demo's day. */
export function storyPlans({ asOf, workdays }: Told): (Partial<DemoCallPlan> & { account: string; caller: string })[] {
  const on = (days: number) => workdays.from(asOf, days);
  return [
    { account: 'aoba-foods', caller: 'morishita', callBy: on(0), campaign: playKey(CAMPAIGN, '') },
    { account: 'marushin-paper', caller: 'takahashi', callBy: on(12) },
    { account: 'takamine-resin', caller: 'morishita', callBy: on(0) },
    { account: 'shinano-forge', caller: 'takahashi', callBy: on(5) },
    { account: 'minato-chemical', caller: 'oka', callBy: on(8) },
    { account: COMEBACK, caller: 'oka', callBy: on(15) },
    { account: 'shirane-confectionery', caller: '', callBy: on(0), campaign: playKey(CAMPAIGN, '') },
  ];
}

/** Two machines of a rival were found and three of ours are due: Morishita asks Ishida to go there before somebody else does. */
function silentLoss(told: Told, into: Handovers): void {
  const at = instant(told.workdays.from(told.asOf, -1), '17:20');
  teller(told, into, 'aoba-foods', {
    caller: 'morishita',
    contact: 'C1',
    opportunity: 'O5',
    signalKind: 'CompetitorWithdrawal',
    processStep: 'Support',
    briefing: [
      '2014年納入の3台が更新時期、会話は14か月なし、フィルターの注文も止まった。 Three machines of 2014 are due; no talk for 14 months; filter orders stopped.',
      '工場見学会でNordek NX-22が2台見つかった。 Two Nordek NX-22 were seen on a plant tour.',
    ].join('\n'),
  }).handOver(at, 'ishida');
}

/** It began with an apology; three visits later the order came. */
function revival(told: Told, into: Handovers): void {
  const [apology, first, second, third] = ['T3', 'T4', 'T5', 'T6'].map((key) => touchOf(told, 'marushin-paper', key));
  const called = apology!.occurredAt.slice(0, 10);
  const won = told.workdays.from(third!.occurredAt.slice(0, 10), 22);
  teller(told, into, 'marushin-paper', { caller: 'takahashi', contact: 'C1', touch: 'T3', opportunity: 'O2' })
    .handOver(instant(called, '15:40'), 'ishida')
    .accept(instant(told.workdays.from(called, 1), '09:10'))
    .visited(
      first!.occurredAt,
      60,
      'お詫びと現場確認 Apologise, see the machines',
      'Progress',
      '2台とも漏れ Both machines leak',
      second!.occurredAt.slice(0, 10),
    )
    .visited(
      second!.occurredAt,
      60,
      '工場長に提案 Propose to the plant manager',
      'Revisit',
      '電気代の試算を持って再訪 Come again with the electricity bill',
      third!.occurredAt.slice(0, 10),
    )
    .visited(
      third!.occurredAt,
      60,
      '試算と見積もり Calculation and quote',
      'Progress',
      '見積もりに合意 Agreed to the quote',
    )
    .next('契約書 The contract')
    .end('Won', instant(won, '15:00'))
    .thank(
      instant(won, '15:05'),
      'お詫びから始めてくれたおかげです。ありがとう。 Your apology opened the door. Thank you!',
    );
}

/** One visit, "too early", and nothing since. */
function abandoned(told: Told, into: Handovers): void {
  const [heard, visit] = ['T1', 'T2'].map((key) => touchOf(told, 'takamine-resin', key).occurredAt);
  const called = heard!.slice(0, 10);
  teller(told, into, 'takamine-resin', { caller: 'morishita', contact: 'C1', touch: 'T1', opportunity: 'O1' })
    .handOver(instant(called, '11:14'), 'nakamura')
    .accept(instant(called, '13:30'))
    .visited(visit!, 60, '圧力低下の調査 Look into the pressure drop', 'Declined', '「時期尚早」 "Too early"');
}

/** Returned because nobody knew who decides; the plant manager does, and the second handover is accepted in 40 minutes. */
function returned(told: Told, into: Handovers): void {
  const [first, second] = ['T1', 'T2'].map((key) => touchOf(told, 'shinano-forge', key).occurredAt.slice(0, 10));
  const visitAt = instant(told.workdays.from(told.asOf, 2), '10:30');
  told.calendar.take('nakamura', visitAt, 90);
  teller(told, into, 'shinano-forge', {
    caller: 'takahashi',
    contact: 'C2',
    touch: 'T1',
    opportunity: 'O1',
    decisionMaker: '竹内工場長 Plant manager Takeuchi',
  })
    .handOver(instant(first!, '10:34'), 'nakamura')
    .returnFor('NotEnoughInformation', instant(first!, '15:40'), '決裁者は誰ですか Who decides?')
    .handOver(instant(second!, '13:26'), 'nakamura')
    .accept(instant(second!, '14:06'))
    .booked(visitAt, 90, '鍛造ラインのエア不足、工場長と面談 Air for the forging line; meet the plant manager');
}

/** Oka has opened a second department; Ishida goes there next week. */
function breadth(told: Told, into: Handovers): void {
  const called = touchOf(told, 'minato-chemical', 'T4').occurredAt.slice(0, 10);
  const visitAt = instant(told.workdays.from(told.asOf, 4), '13:00');
  told.calendar.take('ishida', visitAt, 90);
  teller(told, into, 'minato-chemical', { caller: 'oka', contact: 'C2', touch: 'T4', opportunity: 'O3' })
    .handOver(instant(called, '11:50'), 'ishida')
    .accept(instant(called, '13:05'))
    .booked(visitAt, 90, '品質保証と初面談 First meeting with quality assurance');
}

/** Kudo hands over what he saw on a service call; nobody has answered yet. */
function service(told: Told, into: Handovers): void {
  const seen = touchOf(told, 'shirane-confectionery', 'T1').occurredAt.slice(0, 10);
  const visitAt = instant(told.workdays.from(told.asOf, 1), '14:00');
  told.calendar.take('fujii', visitAt, 60);
  teller(told, into, 'shirane-confectionery', { caller: 'kudo', contact: 'C1', touch: 'T1', opportunity: 'O2' })
    .handOver(instant(seen, '16:40'), 'fujii')
    .booked(visitAt, 60, 'NX-22の代替を相談 Talk about replacing the NX-22');
}

/** Two visits after 19 months of silence; the customer decides next month. */
function afterSilence(told: Told, into: Handovers): void {
  const [call, first, second] = ['T3', 'T4', 'T5'].map((key) => touchOf(told, COMEBACK, key).occurredAt);
  const called = call!.slice(0, 10);
  teller(told, into, COMEBACK, { caller: 'oka', contact: 'C1', touch: 'T3', opportunity: 'O2' })
    .handOver(instant(called, '14:30'), 'fujii')
    .accept(instant(called, '16:20'))
    .visited(
      first!,
      60,
      '電気代の高い2台を見る See the two machines',
      'Revisit',
      'インバーター機の試算を持って再訪 Come again with a calculation',
      second!.slice(0, 10),
    )
    .visited(
      second!,
      60,
      '試算を渡す Hand over the calculation',
      'Progress',
      '来月の稟議にかける It goes to their board next month',
      told.workdays.from(told.asOf, 8),
    )
    .next('稟議の結果を聞く Ask what the board decided');
}

/** Segments of the stories' accounts as the policy in force places them. */
const segments: Readonly<Record<string, Segment>> = { 'minato-chemical': 'Key' };

function teller(
  told: Told,
  into: Handovers,
  account: string,
  { contact = '', touch = '', opportunity = '', ...known }: Partial<CaseBeginning> & { caller: string },
): CaseTeller {
  const { city } = told.data.accounts.find(({ key }) => key === account)!;
  const heard = touch ? touchOf(told, account, touch) : undefined;
  const person = told.data.contacts.find(({ key }) => key === `${account}-${contact}`)!;
  const fromTouch = heard && {
    signalKind: heard.signalKind,
    customerWords: heard.needs,
    processStep: heard.processStep,
    budget: heard.budget,
    timing: heard.timing,
    decisionMaker: heard.decisionMaker,
    briefing: briefingOf({ ...heard, decisionMaker: known.decisionMaker ?? heard.decisionMaker }, [
      person.name,
      person.department,
    ]),
  };
  return new CaseTeller(into, told.workdays, {
    key: account,
    account,
    area: city,
    segment: segments[account] ?? 'Expand',
    contact: person.key,
    touch: heard?.key ?? '',
    opportunity: `${account}-${opportunity}`,
    ...fromTouch,
    ...known,
  });
}

function touchOf({ data }: Told, account: string, number: string) {
  return data.touches.find(({ key }) => key === `${account}-${number}`)!;
}
