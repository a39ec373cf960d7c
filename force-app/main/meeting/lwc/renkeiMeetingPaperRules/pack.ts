import { estimate, SECTIONS, type ItemState, type Question, type Section } from 'c/renkeiMeetingRules';
import { ageing, ANSWER_DAYS, answers, type ChartCase } from './charts.ts';
import type { ActionStand, ActionStatus, Language, Pack, PackAction, PackItem, PackNote, PackStatus } from './model.ts';

/** An item before it is on a page. */
export interface PaperItem {
  section: Section;
  question: Question;
  /** A day; null: nobody knows. */
  since: string | null;
  rep: string | null;
  repName: string | null;
  repIsActive: boolean;
  escalation: string | null;
  visit: string | null;
  touch: string | null;
  accountName: string | null;
  /** Subject of the action that it is about. */
  action: string | null;
  state: ItemState;
  decision: string | null;
  decisionNote: string | null;
  nextRep: string | null;
  nextOn: string | null;
  notes: PackNote[];
}

export interface CaseAbout {
  account: string | null;
  caller: string | null;
  status: string | null;
  signal: string | null;
  words: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  returnReason: string | null;
  returnNote: string | null;
}
export interface VisitAbout {
  account: string | null;
  result: string | null;
  words: string | null;
}
export interface TouchAbout {
  account: string | null;
  caller: string | null;
  signal: string | null;
  words: string | null;
}

/** What is told of the subjects of items, by Id. What is deleted or not shared is missing. */
export interface PaperDetails {
  cases: ReadonlyMap<string, CaseAbout>;
  visits: ReadonlyMap<string, VisitAbout>;
  touches: ReadonlyMap<string, TouchAbout>;
}

/** An action as it stands, and as its meeting agreed on it. */
export interface PaperAction {
  id: string;
  subject: string;
  account: string | null;
  who: string | null;
  isActive: boolean;
  dueOn: string | null;
  status: ActionStatus;
  doneAt: string | null;
  agreedTo: string | null;
  agreedToIsActive: boolean;
  agreedDueOn: string | null;
}

export interface PaperFacts {
  team: string;
  day: string;
  today: string;
  now: string;
  timeZone: string;
  language: Language;
  meeting: (NonNullable<Pack['meeting']> & { status: PackStatus }) | null;
  since: string | null;
  /** Minutes after midnight; null where no charter says so. */
  meetingTime: number | null;
  hasMembers: boolean;
  items: readonly PaperItem[];
  details: PaperDetails;
  /** What this meeting agreed on. */
  agreed: readonly PaperAction[];
  /** Open actions of the team. */
  open: readonly PaperAction[];
  cases: readonly ChartCase[];
}

/** As of when a page tells: closed minutes as of their end. */
export function paperInstant(meeting: Pack['meeting'], now: string): string {
  return (meeting?.status === 'Closed' ? meeting.closedAt : null) ?? now;
}

/** The page of a meeting from what is on record of it: the agenda before it, the minutes after it. */
export function packOf(facts: PaperFacts): Pack {
  const { team, day, today, now, meeting, since, meetingTime, hasMembers, cases } = facts;
  const isClosed = meeting?.status === 'Closed';
  const asOf = paperInstant(meeting, now);
  const reps = grouped(facts.items, (item, number) => itemOf(item, number, facts.details, isClosed));
  const items = reps.flatMap((rep) => rep.items);
  const count = (state: ItemState) => items.filter((item) => item.state === state).length;
  const isAgenda = !isClosed && items.every(({ state }) => state === 'Open');
  const left = items.filter(({ state }) => state === 'Open').map(({ question }) => question as Question);
  const onTrack = isAgenda ? items.filter(({ question }) => question === 'OnTrack').length : count('OnTrack');
  const later = day > today ? day : today;
  return {
    ...{ team, day, today, asOf, timeZone: facts.timeZone, language: facts.language, meeting, since, hasMembers },
    kind: meeting?.status === 'Missed' ? 'missed' : isAgenda ? 'agenda' : 'minutes',
    startsAt: meetingTime === null ? null : timeOfDay(meetingTime),
    estimatedMinutes: Math.ceil(estimate({ left, done: [], elapsed: 0, now }).seconds / 60),
    totals: { items: items.length, decided: count('Decided'), onTrack, parked: count('Parked'), open: count('Open') },
    sections: Object.fromEntries(
      SECTIONS.map((section) => [section, items.filter((item) => item.section === section).length]),
    ) as Record<Section, number>,
    reps,
    actions: {
      agreed: facts.agreed
        .map((action) => ({ id: action.id, told: isClosed ? asClosed(action, facts) : asItStands(action, today) }))
        .sort((one, other) => byDue(one.told, other.told) || compare(one.id, other.id))
        .map(({ told }) => told),
      // Closed minutes tell what was agreed; what is open by now is of another day.
      open: isClosed ? [] : facts.open.map((action) => asItStands(action, later)).sort(byDue),
    },
    charts: { ageing: ageing(cases, asOf), answers: answers(cases, asOf), answerDays: ANSWER_DAYS },
  };
}

function itemOf(item: PaperItem, number: number, details: PaperDetails, isClosed: boolean): PackItem {
  const found = item.escalation === null ? undefined : details.cases.get(item.escalation);
  const visit = item.visit === null ? undefined : details.visits.get(item.visit);
  const touch = item.touch === null ? undefined : details.touches.get(item.touch);
  // Minutes that are closed do not tell where a case stands by now.
  const current = isClosed ? undefined : found;
  const isReturned = current?.status === 'Returned';
  const { section, question, since, action, state, decision, decisionNote, nextRep, nextOn, notes } = item;
  return {
    ...{ number, section, question, since, action, state, decision, decisionNote, nextRep, nextOn, notes },
    account: [item.accountName, found?.account, visit?.account, touch?.account].find(Boolean) ?? null,
    status: current?.status ?? null,
    signal: found?.signal ?? touch?.signal ?? null,
    caller: found?.caller ?? touch?.caller ?? null,
    said: visit?.words ?? touch?.words ?? found?.words ?? null,
    visitResult: visit?.result ?? null,
    nextStep: current?.nextStep ?? null,
    nextStepOn: current?.nextStepOn ?? null,
    returnReason: isReturned ? current.returnReason : null,
    returnNote: isReturned ? current.returnNote : null,
  };
}

/** Items by who answers, in the order of the agenda, and numbered as they stand on the page. */
function grouped(items: readonly PaperItem[], make: (item: PaperItem, number: number) => PackItem): Pack['reps'] {
  const reps = [...Map.groupBy(items, ({ rep }) => rep)];
  let number = 0;
  return reps.map(([rep, own]) => {
    const { repName, repIsActive } = own[0]!;
    const name = rep === null ? null : (repName ?? rep);
    return { name, isActive: repIsActive, items: own.map((item) => make(item, (number += 1))) };
  });
}

function asItStands(action: PaperAction, today: string): PackAction {
  const { subject, account } = action;
  return { subject, account, ...standOf(action, today), since: null };
}

/** What was agreed and how far it was when the minutes were closed; beside it what has become of it since. */
function asClosed(action: PaperAction, { day, today, meeting }: PaperFacts): PackAction {
  const { subject, account, status, doneAt, agreedTo, agreedDueOn } = action;
  const isOverAlready = doneAt === null || Date.parse(doneAt) <= Date.parse(meeting?.closedAt ?? doneAt);
  const agreed =
    agreedTo === null && agreedDueOn === null
      ? action
      : { ...action, who: agreedTo, isActive: action.agreedToIsActive, dueOn: agreedDueOn };
  const then = standOf({ ...agreed, status: isOverAlready ? status : 'Open' }, day);
  const now = standOf(action, today);
  const isSame =
    then.status === now.status &&
    (now.status !== 'Open' || (then.who === now.who && then.dueOn === now.dueOn && then.isOverdue === now.isOverdue));
  return { subject, account, ...then, since: isSame ? null : now };
}

function standOf({ who, isActive, dueOn, status }: Omit<ActionStand, 'isOverdue'>, today: string): ActionStand {
  return { who, isActive, dueOn, status, isOverdue: status === 'Open' && dueOn !== null && dueOn < today };
}

/** What is due first at the top, what has no day at the end. */
function byDue(one: ActionStand, other: ActionStand): number {
  return Number(one.dueOn === null) - Number(other.dueOn === null) || compare(one.dueOn ?? '', other.dueOn ?? '');
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function timeOfDay(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
