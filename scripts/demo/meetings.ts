import { addDays } from 'c/renkeiCalendarRules';
import { buildAgenda, type AgendaLine } from 'c/renkeiMeetingRules';
import { instant } from './calendar.ts';
import { charter, WEEKS_OF_MEETINGS } from './charter.ts';
import { actionOf, decide, type Decided } from './meetingDecisions.ts';
import type { DemoActionItem, DemoAgendaItem, DemoMeeting, DemoReviews } from './meetingModel.ts';
import type { DemoData } from './model.ts';
import { caseAt, type CaseHistories } from './pastCases.ts';
import { CALLER_KEYS } from './staff.ts';
import { minutesAfter, type Workdays } from './workdays.ts';

export type ReviewFacts = Pick<DemoData, 'accounts' | 'cases' | 'steps' | 'visits' | 'comingVisits' | 'touches'>;

/** The meeting of so many weeks ago was not held: nobody had time. Its record comes from the nightly run. */
const SKIPPED_WEEKS_AGO = 2;
/** So many weeks ago the meeting changed the policy. */
const POLICY_WEEKS_AGO = 3;
/** What was added to the minutes so many weeks ago. */
const REMARKS: Readonly<Record<number, string>> = {
  1: '先週は人が集まらず中止。佐伯さんが不在の週は桑原さんが進行する。\nLast week too few could come. When Saeki is away, Kuwahara leads.',
  3: '方針の変更案は大西さんの月次報告に載せる。\nThe change of policy goes on the month-end page for Onishi.',
};
/** Of what callers heard, a meeting takes up so much. */
const HEARD_EACH = 5;

/**
 * The follow-up meetings of the last weeks, each with the agenda that the rules made of what was known at its hour, and decisions that
 * fit what happened afterwards.
 */
export function pastMeetings(facts: ReviewFacts, asOf: string, workdays: Workdays): DemoReviews {
  const agreed = charter(asOf);
  const reviews: DemoReviews = { charters: [agreed], meetings: [], agendaItems: [], agendaNotes: [], actionItems: [] };
  const histories = historiesOf(facts);
  let since = '';
  for (let weeksAgo = WEEKS_OF_MEETINGS; weeksAgo > 0; weeksAgo -= 1) {
    const day = addDays(asOf, -7 * weeksAgo);
    if (weeksAgo === SKIPPED_WEEKS_AGO || !workdays.isWorkday(day)) continue;
    const startedAt = instant(day, '10:00');
    const meeting: DemoMeeting = {
      key: day,
      team: agreed.team,
      heldOn: day,
      facilitator: 'saeki',
      startedAt,
      closedAt: '',
      since,
      plannedMinutes: agreed.meetingMinutes,
      summary: '',
      remarks: REMARKS[weeksAgo] ?? '',
    };
    const lines = agendaOf(facts, histories, reviews.actionItems, meeting);
    if (lines.length === 0) continue;
    hold(meeting, lines, { facts, histories, reviews, changesPolicy: weeksAgo === POLICY_WEEKS_AGO });
    since = startedAt;
  }
  return reviews;
}

function historiesOf({ steps, visits, comingVisits }: ReviewFacts): CaseHistories {
  const all = [...visits, ...comingVisits].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  return { steps: Map.groupBy(steps, (step) => step.case), visits: Map.groupBy(all, (visit) => visit.case) };
}

/** What the console would have shown at that hour. */
function agendaOf(
  { accounts, cases, visits, touches }: ReviewFacts,
  histories: CaseHistories,
  actions: readonly DemoActionItem[],
  { since, startedAt, heldOn }: DemoMeeting,
): AgendaLine[] {
  const from = since || instant(addDays(heldOn, -7), '10:00');
  const isNew = (at: string) => at !== '' && at > from && at <= startedAt;
  const repOf = new Map(accounts.map(({ key, owner }) => [key, owner]));
  const heard = touches
    .filter(
      ({ owner, conversation, occurredAt, buyingSignal, needs }) =>
        CALLER_KEYS.includes(owner) && conversation && isNew(occurredAt) && (buyingSignal || needs !== ''),
    )
    .sort((one, other) => Number(other.buyingSignal) - Number(one.buyingSignal))
    .slice(0, HEARD_EACH);
  return buildAgenda(
    {
      cases: cases.flatMap((one) => caseAt(one, histories, startedAt) ?? []),
      touches: heard.map(({ key, account, occurredAt, buyingSignal }) => ({
        id: key,
        account,
        rep: repOf.get(account) ?? null,
        at: occurredAt,
        hasSignal: buyingSignal,
      })),
      visits: visits
        .filter(({ resultAt }) => isNew(resultAt))
        .map((visit) => ({
          id: visit.key,
          case: visit.case || null,
          account: visit.account,
          rep: visit.rep,
          at: visit.resultAt,
        })),
      actions: actions
        .filter(({ status, doneAt }) => status === 'Open' || doneAt > startedAt)
        .map((action) => ({
          id: action.key,
          assignedTo: action.assignedTo,
          dueOn: action.dueOn,
          account: action.account || null,
          case: action.case || null,
        })),
      left: [],
    },
    { since: from, now: startedAt, today: heldOn },
  );
}

interface Holding {
  facts: ReviewFacts;
  histories: CaseHistories;
  reviews: DemoReviews;
  changesPolicy: boolean;
}

/** Walks the agenda: decisions, notes, actions, minutes. */
function hold(
  meeting: DemoMeeting,
  lines: readonly AgendaLine[],
  { histories, reviews, changesPolicy }: Holding,
): void {
  let at = minutesAfter(meeting.startedAt, 1);
  const items = lines.map((line, index): DemoAgendaItem => {
    const decided = decide(line, histories, meeting, changesPolicy && index === 0);
    if (decided.state === 'Decided') at = minutesAfter(at, 1);
    const item = itemOf(meeting, line, index, decided, at);
    const action = actionOf(item, reviews.actionItems.length, histories, meeting);
    if (action) reviews.actionItems.push(action);
    if (decided.remark) {
      reviews.agendaNotes.push({
        key: `demo-note-${item.key}`,
        item: item.key,
        text: decided.remark.text,
        author: decided.remark.author,
        at,
      });
    }
    return item;
  });
  const count = (state: DemoAgendaItem['state']) => items.filter((item) => item.state === state).length;
  const closedAt = minutesAfter(meeting.startedAt, Math.min(meeting.plannedMinutes + 10, 10 + count('Decided') * 2));
  reviews.agendaItems.push(...items);
  reviews.meetings.push({
    ...meeting,
    closedAt,
    summary: [
      `決定${count('Decided')}件、順調${count('OnTrack')}件、持ち越し${count('Parked')}件。`,
      `${count('Decided')} decided, ${count('OnTrack')} on track, ${count('Parked')} carried over.`,
      ...items.filter(({ decision }) => decision === 'PolicyChange').map(({ decisionNote }) => decisionNote),
    ].join('\n'),
  });
}

function itemOf(
  meeting: DemoMeeting,
  line: AgendaLine,
  position: number,
  { state, decision, note, nextRep, nextOn }: Decided,
  at: string,
): DemoAgendaItem {
  const isDecided = state === 'Decided';
  return {
    key: `${meeting.heldOn}-${line.section}-${line.subject}`,
    meeting: meeting.key,
    section: line.section,
    subject: line.subject,
    case: line.escalation ?? '',
    touch: line.touch ?? '',
    visit: line.visit ?? '',
    action: line.action ?? '',
    account: line.account ?? '',
    rep: line.rep ?? '',
    position: position + 1,
    question: line.question,
    state,
    decision,
    decisionNote: note,
    decidedBy: isDecided ? meeting.facilitator : '',
    decidedAt: isDecided ? at : '',
    nextRep,
    nextOn,
  };
}
