import type { ItemState, Section } from 'c/renkeiMeetingRules';

/** Languages of the pages. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

export type ActionStatus = 'Open' | 'Done' | 'Dropped';
/** The agenda before a meeting, the minutes from its first decision on, or that it was missed. */
export type PackKind = 'agenda' | 'minutes' | 'missed';
export type PackStatus = 'Planned' | 'Open' | 'Closed' | 'Missed';

export interface PackNote {
  text: string;
  author: string | null;
}

/** Who does what until when, as it stands or stood. Days as yyyy-mm-dd. */
export interface ActionStand {
  who: string | null;
  isActive: boolean;
  dueOn: string | null;
  status: ActionStatus;
  isOverdue: boolean;
}

export interface PackAction extends ActionStand {
  subject: string;
  account: string | null;
  /** What has become of it since the minutes were closed; null: nothing. */
  since: ActionStand | null;
}

export interface PackItem {
  /** Place on the agenda, from 1. */
  number: number;
  section: Section;
  question: string;
  /** Since when the question stands. */
  since: string | null;
  /** Null: deleted or not shared. */
  account: string | null;
  /** Subject, where it is about an action. */
  action: string | null;
  /** Status of the case. */
  status: string | null;
  signal: string | null;
  caller: string | null;
  /** What the customer said, a caller heard, or a visit brought back. */
  said: string | null;
  visitResult: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  returnReason: string | null;
  returnNote: string | null;
  state: ItemState;
  decision: string | null;
  decisionNote: string | null;
  nextRep: string | null;
  nextOn: string | null;
  notes: PackNote[];
}

export interface Bar {
  key: string;
  count: number;
}

/** What one page of a meeting tells, in no language: values as they are stored. */
export interface Pack {
  kind: PackKind;
  team: string;
  day: string;
  /** The day on which it is made. */
  today: string;
  /** What came later is not in it. */
  asOf: string;
  timeZone: string;
  language: Language;
  /** Null before it is on record. */
  meeting: {
    status: PackStatus;
    facilitator: string | null;
    startedAt: string | null;
    closedAt: string | null;
    plannedMinutes: number | null;
    remarks: string | null;
  } | null;
  /** The agenda tells what changed from here on; null: the first meeting. */
  since: string | null;
  /** Planned time of day, hh:mm. */
  startsAt: string | null;
  estimatedMinutes: number;
  /** Whether anybody of the team is still there. */
  hasMembers: boolean;
  totals: { items: number; decided: number; onTrack: number; parked: number; open: number };
  sections: Record<Section, number>;
  reps: { name: string | null; isActive: boolean; items: PackItem[] }[];
  actions: { agreed: PackAction[]; open: PackAction[] };
  charts: {
    /** Open cases by days since the handover. */
    ageing: Bar[];
    /** Handovers of the last days by how the field answered. */
    answers: Bar[];
    answerDays: number;
  };
}
