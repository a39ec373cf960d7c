import type { CaseStatus } from 'c/renkeiEscalationRules';
import type { PaperFormat } from 'c/renkeiMeetingPaperRules';
import {
  chartsFrom,
  packOf,
  paperInstant,
  type ChartCase,
  type Language,
  type Pack,
  type PaperAction,
  type PaperDetails,
  type PaperItem,
} from 'c/renkeiMeetingPaperRules';
import { connectionOf, fieldOf, labelOf, nameOf, recordsOf, type RecordNode } from './nodes.ts';
import { toActions, type ActionItem, type AgendaItem, type MeetingRecords } from './records.ts';

/** Whose page it is, and when it is made. */
export interface PaperContext {
  team: string;
  /** Of the meeting, yyyy-mm-dd. */
  day: string;
  today: string;
  now: string;
  /** The agenda tells what changed from here on. */
  since: string | null;
  /** Everybody of the team, whoever has left included. */
  users: readonly string[];
  hasMembers: boolean;
  /** Minutes after midnight; null where no charter says so. */
  meetingTime: number | null;
}

/** Names of stored values as the reader's language has them. */
export type PaperNames = Record<'status' | 'signal' | 'returnReason' | 'result', Record<string, string>>;

/** What a page tells beside its items. */
export interface PaperAnswer {
  details: PaperDetails;
  people: ReadonlyMap<string, { name: string | null; isActive: boolean }>;
  open: ActionItem[];
  cases: ChartCase[];
  names: PaperNames;
  /** Of the org's setting; null: the reader's own. */
  timeZone: string | null;
}

/** Variables of `paperQuery`. */
export function paperVariables(
  { meeting, items }: MeetingRecords,
  { users, now }: Pick<PaperContext, 'users' | 'now'>,
): Record<string, unknown> {
  const of = (field: 'escalation' | 'visit' | 'touch' | 'rep') => [
    ...new Set(items.flatMap((item) => item[field] ?? [])),
  ];
  const at = paperInstant(meeting && toldOf(meeting), now);
  const about = { cases: of('escalation'), visits: of('visit'), touches: of('touch'), people: of('rep') };
  return { ...about, users, from: chartsFrom(at), at };
}

/** Reads the answer to `paperQuery`. */
export function toPaper(data: unknown): PaperAnswer {
  const [cases, visits, touches] = [
    recordsOf(data, 'RenkeiEscalation__c'),
    recordsOf(data, 'RenkeiVisit__c'),
    recordsOf(data, 'RenkeiTouch__c'),
  ];
  const [setting] = recordsOf(data, 'RenkeiSetting__c');
  // Bars that leave out what did not fit into an answer would say something wrong.
  const isWhole = connectionOf(data, 'charted').pageInfo?.hasNextPage !== true;
  return {
    details: {
      cases: new Map(cases.map((node) => [node.Id, caseAbout(node)])),
      visits: new Map(
        visits.map((node) => [
          node.Id,
          {
            account: nameOf(node, 'Account__r'),
            result: fieldOf<string>(node, 'Result__c'),
            words: fieldOf<string>(node, 'ResultNote__c'),
          },
        ]),
      ),
      touches: new Map(
        touches.map((node) => [
          node.Id,
          {
            account: nameOf(node, 'Account__r'),
            caller: nameOf(node, 'Owner'),
            signal: fieldOf<string>(node, 'SignalKind__c'),
            words: fieldOf<string>(node, 'Needs__c'),
          },
        ]),
      ),
    },
    people: new Map(
      recordsOf(data, 'User').map((node) => [
        node.Id,
        { name: fieldOf<string>(node, 'Name'), isActive: fieldOf<boolean>(node, 'IsActive') === true },
      ]),
    ),
    open: toActions(data),
    cases: isWhole ? recordsOf(data, 'charted').map(toChartCase) : [],
    names: {
      status: namesIn(cases, 'Status__c'),
      signal: namesIn([...cases, ...touches], 'SignalKind__c'),
      returnReason: namesIn(cases, 'ReturnReason__c'),
      result: namesIn(visits, 'Result__c'),
    },
    timeZone: setting ? fieldOf(setting, 'TimeZone__c') : null,
  };
}

/** The page of a meeting, as `meeting pack` makes it. */
export function paperPack(
  records: MeetingRecords,
  answer: PaperAnswer,
  context: PaperContext,
  { language, format, timeZone }: { language: Language; format: PaperFormat; timeZone: string },
): Pack {
  const { meeting } = records;
  return packOf({
    ...{ language, timeZone, details: answer.details, cases: answer.cases },
    team: context.team,
    day: context.day,
    today: context.today,
    now: context.now,
    since: context.since,
    meetingTime: context.meetingTime,
    hasMembers: context.hasMembers,
    meeting: meeting && toldOf(meeting),
    items: records.items.map((item) => itemOf(item, records, answer, format)),
    agreed: records.actions.map(toPaperAction),
    open: answer.open.map(toPaperAction),
  });
}

type Told = NonNullable<Pack['meeting']>;
function toldOf(meeting: NonNullable<MeetingRecords['meeting']>): Told {
  const { status, facilitatorName, startedAt, closedAt, plannedMinutes, remarks } = meeting;
  return { status, facilitator: facilitatorName, startedAt, closedAt, plannedMinutes, remarks };
}

function itemOf(item: AgendaItem, { notes }: MeetingRecords, { people }: PaperAnswer, format: PaperFormat): PaperItem {
  const { section, question, rep, escalation, visit, touch, accountName, state, decision, decisionNote, nextOn } = item;
  const person = rep === null ? undefined : people.get(rep);
  return {
    ...{ section, question, rep, escalation, visit, touch, accountName, state, decision, decisionNote, nextOn },
    since: item.since && format.dayOf(item.since),
    repName: person?.name ?? item.repName,
    repIsActive: person?.isActive ?? item.repIsActive,
    action: item.actionSubject,
    nextRep: item.nextRepName,
    notes: notes
      .filter((note) => note.item === item.id || note.item === item.key)
      .map(({ text, authorName }) => ({ text, author: authorName })),
  };
}

function toPaperAction({ id, subject, accountName, assignedToName, isActive, ...action }: ActionItem): PaperAction {
  const { dueOn, status, doneAt, agreed, assignedTo } = action;
  return {
    ...{ id, subject, account: accountName, who: assignedToName, dueOn, status, doneAt },
    isActive: isActive || assignedTo === null,
    agreedTo: agreed.to,
    agreedToIsActive: agreed.isActive,
    agreedDueOn: agreed.dueOn,
  };
}

const caseAbout = (node: RecordNode) => ({
  account: nameOf(node, 'Account__r'),
  caller: nameOf(node, 'Caller__r'),
  status: fieldOf<string>(node, 'Status__c'),
  signal: fieldOf<string>(node, 'SignalKind__c'),
  words: fieldOf<string>(node, 'CustomerWords__c'),
  nextStep: fieldOf<string>(node, 'NextStep__c'),
  nextStepOn: fieldOf<string>(node, 'NextStepOn__c'),
  returnReason: fieldOf<string>(node, 'ReturnReason__c'),
  returnNote: fieldOf<string>(node, 'ReturnNote__c'),
});

const toChartCase = (node: RecordNode): ChartCase => ({
  status: fieldOf<CaseStatus>(node, 'Status__c') ?? 'Queued',
  escalatedAt: fieldOf(node, 'EscalatedAt__c'),
  acceptedAt: fieldOf(node, 'AcceptedAt__c'),
  acceptDueAt: fieldOf(node, 'AcceptDueAt__c'),
  returnedAt: fieldOf(node, 'ReturnedAt__c'),
  closedAt: fieldOf(node, 'ClosedAt__c'),
});

function namesIn(nodes: readonly RecordNode[], field: string): Record<string, string> {
  return Object.fromEntries(
    nodes.flatMap((node) => {
      const value = fieldOf<string>(node, field);
      return value === null ? [] : [[value, labelOf(node, field) ?? value]];
    }),
  );
}
