import type { Decision, ItemState, Question, Section } from 'c/renkeiMeetingRules';
import type { CaseStatus } from 'c/renkeiEscalationRules';
import { fieldOf, labelOf, nameOf, parentOf, recordsOf, type RecordNode } from './nodes.ts';
import { toMeeting, type Meeting } from './start.ts';

/** An item of an agenda; without an Id as long as the org does not have it yet. */
export interface AgendaItem {
  id: string | null;
  /** Unique in the org. */
  key: string;
  lastModified: string | null;
  createdAt: string | null;
  meeting: string;
  section: Section;
  question: Question;
  state: ItemState;
  decision: Decision | null;
  decisionNote: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  nextRep: string | null;
  nextRepName: string | null;
  nextOn: string | null;
  position: number;
  rep: string | null;
  repName: string | null;
  repIsActive: boolean;
  /** Since when the question stands, a day or an instant; null: nobody has written it down. */
  since: string | null;
  escalation: string | null;
  /** Status of the case at the time of reading. */
  caseStatus: CaseStatus | null;
  caseStatusName: string | null;
  caseOwner: string | null;
  visit: string | null;
  touch: string | null;
  account: string | null;
  accountName: string | null;
  action: string | null;
  actionSubject: string | null;
  actionDueOn: string | null;
}

export interface AgendaNote {
  id: string;
  /** Made where it was written; the Id comes from the org later. */
  saveKey: string | null;
  lastModified: string | null;
  item: string;
  text: string;
  author: string | null;
  authorName: string | null;
  at: string | null;
}

export interface ActionItem {
  id: string;
  saveKey: string | null;
  lastModified: string | null;
  subject: string;
  assignedTo: string | null;
  assignedToName: string | null;
  isActive: boolean;
  dueOn: string | null;
  status: 'Open' | 'Done' | 'Dropped';
  doneAt: string | null;
  /** With whom and until when its meeting agreed on it. */
  agreed: { to: string | null; isActive: boolean; dueOn: string | null };
  meeting: string | null;
  item: string | null;
  escalation: string | null;
  account: string | null;
  accountName: string | null;
}

/** Where a case of the agenda stands now. */
export interface MovedCase {
  id: string;
  lastModified: string | null;
  status: CaseStatus | null;
  statusName: string | null;
  owner: string | null;
}

/** What is on record of a meeting. */
export interface MeetingRecords {
  meeting: Meeting | null;
  items: AgendaItem[];
  notes: AgendaNote[];
  actions: ActionItem[];
}

/** Reads the answers to `pollQuery` and `minutesQuery`. */
export function toRecords(data: unknown): MeetingRecords {
  const [meeting] = recordsOf(data, 'RenkeiFollowUpMeeting__c').map(toMeeting);
  return { meeting: meeting ?? null, items: toItems(data), notes: toNotes(data), actions: toActions(data) };
}

/** The cases in the answer to `pollQuery` that somebody has saved of late. */
export function toMoved(data: unknown): MovedCase[] {
  return recordsOf(data, 'moved').map((node) => ({
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    status: fieldOf<CaseStatus>(node, 'Status__c'),
    statusName: labelOf(node, 'Status__c'),
    owner: fieldOf(node, 'OwnerId'),
  }));
}

export const toItems = (data: unknown, name = 'RenkeiAgendaItem__c'): AgendaItem[] => recordsOf(data, name).map(toItem);

export function toNotes(data: unknown): AgendaNote[] {
  return recordsOf(data, 'RenkeiAgendaNote__c').map((node) => ({
    id: node.Id,
    saveKey: fieldOf(node, 'SaveKey__c'),
    lastModified: fieldOf(node, 'LastModifiedDate'),
    item: fieldOf<string>(node, 'Item__c') ?? '',
    text: fieldOf<string>(node, 'Text__c') ?? '',
    author: fieldOf(node, 'Author__c'),
    authorName: nameOf(node, 'Author__r'),
    at: fieldOf(node, 'WrittenAt__c'),
  }));
}

export function toActions(data: unknown): ActionItem[] {
  return recordsOf(data, 'RenkeiActionItem__c').map((node) => {
    const person = parentOf(node, 'AssignedTo__r');
    const agreedTo = parentOf(node, 'AgreedTo__r');
    return {
      id: node.Id,
      saveKey: fieldOf(node, 'SaveKey__c'),
      lastModified: fieldOf(node, 'LastModifiedDate'),
      subject: fieldOf<string>(node, 'Subject__c') ?? '',
      assignedTo: fieldOf(node, 'AssignedTo__c'),
      assignedToName: nameOf(node, 'AssignedTo__r'),
      isActive: person !== null && fieldOf<boolean>(person, 'IsActive') === true,
      dueOn: fieldOf(node, 'DueOn__c'),
      status: fieldOf<ActionItem['status']>(node, 'Status__c') ?? 'Open',
      doneAt: fieldOf(node, 'DoneAt__c'),
      agreed: {
        to: nameOf(node, 'AgreedTo__r'),
        isActive: agreedTo === null || fieldOf<boolean>(agreedTo, 'IsActive') !== false,
        dueOn: fieldOf(node, 'AgreedDueOn__c'),
      },
      meeting: fieldOf(node, 'Meeting__c'),
      item: fieldOf(node, 'AgendaItem__c'),
      escalation: fieldOf(node, 'Escalation__c'),
      account: fieldOf(node, 'Account__c'),
      accountName: nameOf(node, 'Account__r'),
    };
  });
}

function toItem(node: RecordNode): AgendaItem {
  const escalation = parentOf(node, 'Escalation__r');
  const action = parentOf(node, 'Action__r');
  const rep = parentOf(node, 'Rep__r');
  // Who put the item on record may not have been allowed to see the account; what it is about names it too.
  const about = [
    node,
    ...['Escalation__r', 'Visit__r', 'Touch__r', 'Action__r'].flatMap((each) => parentOf(node, each) ?? []),
  ];
  const first = <Value>(read: (from: RecordNode) => Value | null): Value | null =>
    about.map(read).find((value) => value !== null) ?? null;
  return {
    id: node.Id,
    key: fieldOf<string>(node, 'ItemKey__c') ?? node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    createdAt: fieldOf(node, 'CreatedDate'),
    meeting: fieldOf<string>(node, 'Meeting__c') ?? '',
    section: fieldOf<Section>(node, 'Section__c') ?? 'Follow',
    question: fieldOf<Question>(node, 'Question__c') ?? 'OnTrack',
    state: fieldOf<ItemState>(node, 'State__c') ?? 'Open',
    decision: fieldOf(node, 'Decision__c'),
    decisionNote: fieldOf(node, 'DecisionNote__c'),
    decidedBy: fieldOf(node, 'DecidedBy__c'),
    decidedByName: nameOf(node, 'DecidedBy__r'),
    decidedAt: fieldOf(node, 'DecidedAt__c'),
    nextRep: fieldOf(node, 'NextRep__c'),
    nextRepName: nameOf(node, 'NextRep__r'),
    nextOn: fieldOf(node, 'NextOn__c'),
    position: Number(fieldOf<number>(node, 'Position__c') ?? 0),
    rep: fieldOf(node, 'Rep__c'),
    repName: nameOf(node, 'Rep__r'),
    repIsActive: rep === null || fieldOf<boolean>(rep, 'IsActive') === true,
    since: action && fieldOf(action, 'DueOn__c'),
    escalation: fieldOf(node, 'Escalation__c'),
    caseStatus: escalation && fieldOf<CaseStatus>(escalation, 'Status__c'),
    caseStatusName: escalation && labelOf(escalation, 'Status__c'),
    caseOwner: escalation && fieldOf<string>(escalation, 'OwnerId'),
    visit: fieldOf(node, 'Visit__c'),
    touch: fieldOf(node, 'Touch__c'),
    account: first((from) => fieldOf<string>(from, 'Account__c')),
    accountName: first((from) => nameOf(from, 'Account__r')),
    action: fieldOf(node, 'Action__c'),
    actionSubject: action && fieldOf(action, 'Subject__c'),
    actionDueOn: action && fieldOf(action, 'DueOn__c'),
  };
}
