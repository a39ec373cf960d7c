import type { Decision, ItemState, Question, Section } from 'c/renkeiMeetingRules';

/** Records of follow-up meetings of the demo company; the others are in model.ts, with what holds for all of them. */

/** What the centre is for, and what it is measured by. */
export interface DemoCharter {
  key: string;
  team: string;
  purpose: string;
  sponsor: string;
  manager: string;
  managerSharePercent: number;
  meetingWeekday: string;
  /** Minutes after midnight. */
  meetingTime: number;
  meetingMinutes: number;
  careerSteps: string;
  startsOn: string;
  goals: { followUpRate: number; acceptRate: number; appointmentRate: number; wonAmount: number };
  /** Success factors of which the team says that they hold, by field. */
  factors: string[];
  factorNotes: string;
}

/** A meeting that was held. */
export interface DemoMeeting {
  key: string;
  team: string;
  heldOn: string;
  facilitator: string;
  startedAt: string;
  closedAt: string;
  /** Instant from which on the agenda tells what changed; empty: it was the first one. */
  since: string;
  plannedMinutes: number;
  summary: string;
  /** What was added on closing; mostly nothing. */
  remarks: string;
}

export interface DemoAgendaItem {
  key: string;
  meeting: string;
  section: Section;
  /** Key of the case, touch, visit or action that the item is about. */
  subject: string;
  case: string;
  touch: string;
  visit: string;
  action: string;
  account: string;
  rep: string;
  position: number;
  question: Question;
  state: ItemState;
  decision: Decision | '';
  decisionNote: string;
  decidedBy: string;
  decidedAt: string;
  nextRep: string;
  nextOn: string;
}

export interface DemoAgendaNote {
  key: string;
  item: string;
  text: string;
  author: string;
  at: string;
}

export interface DemoActionItem {
  key: string;
  subject: string;
  owner: string;
  assignedTo: string;
  dueOn: string;
  status: 'Open' | 'Done' | 'Dropped';
  doneAt: string;
  meeting: string;
  item: string;
  case: string;
  account: string;
}

/** What the reviews of the last weeks left behind. */
export interface DemoReviews {
  charters: DemoCharter[];
  meetings: DemoMeeting[];
  agendaItems: DemoAgendaItem[];
  agendaNotes: DemoAgendaNote[];
  actionItems: DemoActionItem[];
}
