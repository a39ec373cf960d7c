import { addDays } from 'c/renkeiCalendarRules';
import { isOneLine, type AgendaLine, type Decision, type ItemState } from 'c/renkeiMeetingRules';
import type { DemoActionItem, DemoAgendaItem, DemoMeeting } from './meetingModel.ts';
import type { CaseHistories } from './pastCases.ts';

/** What a meeting made of an item. */
export interface Decided {
  state: ItemState;
  decision: Decision | '';
  note: string;
  nextRep: string;
  nextOn: string;
  remark: { text: string; author: string } | null;
}

const POLICY_NOTE =
  '拡大顧客の初回訪問は10営業日では遅い。方針シミュレーターで7営業日を試す。 Ten business days are too long for a first visit to Expand accounts: try seven in the wind tunnel.';
/** One item in so many is left for the next time. */
const PARKED_EACH = 9;
/** One decision in so many gets a remark. */
const REMARK_EACH = 4;

const remarks = [
  '現場の写真を共有済み Pictures of the site are shared',
  '競合の見積もりが先に出ている A rival has quoted already',
  '決裁者は工場長 The plant manager decides',
  '次回は電気代の試算を持参 Bring the electricity bill next time',
  '定修の前に訪問したい Wants to go there before the shutdown',
];

/** A decision that fits what happened after the meeting, as far as the demo tells it. */
export function decide(
  line: AgendaLine,
  { steps, visits }: CaseHistories,
  { startedAt, heldOn }: DemoMeeting,
  changesPolicy: boolean,
): Decided {
  const none = { note: '', nextRep: '', nextOn: '', remark: null };
  if (changesPolicy) return { ...none, state: 'Decided', decision: 'PolicyChange', note: POLICY_NOTE };
  if (isOneLine(line.question)) return { ...none, state: 'OnTrack', decision: '' };
  const number = numberOf(line.subject + heldOn);
  if (line.question === 'ActionOverdue') return { ...none, state: 'Decided', decision: 'Continue' };
  if (number % PARKED_EACH === 0) return { ...none, state: 'Parked', decision: '' };
  const remark =
    number % REMARK_EACH === 0 && line.rep !== null
      ? { text: remarks[number % remarks.length]!, author: line.rep }
      : null;
  const decided = { ...none, remark, state: 'Decided' as const };
  if (line.escalation === null) return { ...decided, decision: 'Continue' };
  const nextVisit = visits.get(line.escalation)?.find(({ startsAt }) => startsAt > startedAt);
  const nextStep = steps.get(line.escalation)?.find(({ at }) => at > startedAt);
  if (nextVisit) return { ...decided, decision: 'Revisit', nextOn: nextVisit.startsAt.slice(0, 10) };
  if (nextStep?.to === 'Recycled') return { ...decided, decision: 'Recycle' };
  if (nextStep?.to === 'Lost') return { ...decided, decision: 'CloseLost' };
  return { ...decided, decision: 'Continue', nextOn: addDays(heldOn, 7) };
}

/** Whoever is to go there again has an action until the next meeting; most are done in time, some are not. */
export function actionOf(
  item: DemoAgendaItem,
  before: number,
  { visits }: CaseHistories,
  { facilitator, heldOn, startedAt }: DemoMeeting,
): DemoActionItem | null {
  const isWork = item.decision === 'Revisit' || (item.decision === 'Continue' && item.question !== 'Heard');
  if (!isWork || item.action !== '' || item.rep === '' || item.case === '') return null;
  const visit = visits.get(item.case)?.find(({ startsAt, status }) => startsAt > startedAt && status === 'Done');
  const isDone = visit !== undefined || numberOf(item.key) % 3 !== 0;
  return {
    key: `demo-action-${heldOn}-${before + 1}`,
    subject:
      item.decision === 'Revisit'
        ? '再訪の日程を決めて訪問する Agree a day and go there again'
        : 'お客様に連絡して次の予定を決める Ring the customer and agree the next step',
    owner: facilitator,
    assignedTo: item.rep,
    dueOn: addDays(heldOn, 7),
    status: isDone ? 'Done' : 'Open',
    doneAt: isDone ? (visit?.resultAt ?? `${addDays(heldOn, 5)}T16:00:00+09:00`) : '',
    meeting: item.meeting,
    item: item.key,
    case: item.case,
    account: item.account,
  };
}

/** A number that belongs to a text: what is drawn for one item does not change with the others. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash >>> 3;
}
