/** Records of the demo company, before they become CSV rows. Keys are the demo's own; dates are `yyyy-mm-dd` in Japan. */
import type { DemoReviews } from './meetingModel.ts';
import type { Budget, DemoCase, DemoCaseStep, DemoThanks, DemoVisit, SignalKind } from './caseModel.ts';

export type * from './caseModel.ts';
export type * from './meetingModel.ts';

export interface StaffMember {
  key: string;
  lastName: string;
  firstName: string;
  title: string;
  department: string;
  profile: 'System Administrator' | 'Standard User';
  /** Developer name of the role. */
  role: string;
  manager: string;
  language: 'ja' | 'en_US';
  permissionSets: string[];
  groups: string[];
}

export interface DemoAccount {
  key: string;
  name: string;
  kana: string;
  industry: string;
  /** What the org knows; the empty text where nobody recorded it. */
  employees: number | '';
  /** Yearly revenue in yen, where somebody noted it. */
  annualRevenue: number | '';
  /** Language in which they are talked with, where it is not simply Japanese. */
  language: 'English' | 'Chinese' | '';
  corporateNumber: string;
  phone: string;
  website: string;
  postalCode: string;
  state: string;
  city: string;
  street: string;
  owner: string;
  processStep: string;
  override: { amount: number; reason: string; expires: string } | null;
  description: string;
  /** Not exported: how many work there, and what they truly spend on compressed air in a year. */
  trueEmployees: number;
  trueSpend: number;
  /** Not exported: 0 nobody looks after them, 1 as close as can be. */
  closeness: number;
}

export interface DemoContact {
  key: string;
  account: string;
  name: string;
  department: string;
  title: string;
  phone: string;
  email: string;
  doNotCall: boolean;
}

export interface DemoOpportunity {
  key: string;
  account: string;
  owner: string;
  name: string;
  stage:
    'Prospecting' | 'Needs Analysis' | 'Proposal/Price Quote' | 'Negotiation/Review' | 'Closed Won' | 'Closed Lost';
  amount: number | '';
  closeDate: string;
  leadSource: string;
  description: string;
}

export interface DemoAsset {
  key: string;
  account: string;
  name: string;
  competitor: boolean;
  /** Machines of this kind that were put in together. */
  quantity: number;
  serialNumber: string;
  installDate: string;
  status: string;
  description: string;
  maker: string;
  modelYear: number | '';
  /** Day on which its use is expected to end; empty where nobody has asked. */
  endsOn: string;
}

export interface DemoTouch {
  key: string;
  account: string;
  contact: string;
  owner: string;
  /** Instant in Japan, such as `2026-06-11T10:30:00+09:00`. */
  occurredAt: string;
  channel: 'Field' | 'InsideSales' | 'Web' | 'Seminar';
  direction: 'Outbound' | 'Inbound';
  outcome: 'Absent' | 'Blocked' | 'CallBack' | 'Talked' | 'WrongNumber' | 'DoNotCall';
  conversation: boolean;
  processStep: string;
  needs: string;
  buyingSignal: boolean;
  satisfaction: number | '';
  nextContactOn: string;
  minutes: number;
  origin: 'OutboundCall' | 'InboundCall' | 'ServiceReport' | 'Seminar' | 'WebOrder' | 'Visit' | '';
  /** Instant at which the customer wants to be called. */
  callBackAt: string;
  signalKind: SignalKind | '';
  budget: Budget | '';
  /** Day by which the customer wants to decide. */
  timing: string;
  needConfirmed: boolean;
  installedBaseKnown: boolean;
  decisionMaker: string;
  level: 'Appointment' | 'Hearing' | 'Selling' | '';
  /** Key of a play. */
  play: string;
  /** Yen of a web order. */
  amount: number | '';
  /** Key of the visit that the touch tells of. */
  visit: string;
}

export interface DemoTeamMember {
  key: string;
  team: string;
  role: 'Caller' | 'FieldRep' | 'InsideSalesManager' | 'FieldManager' | 'Service';
  /** Accounts; empty: as the policy says. */
  capacity: number | '';
  hoursPerMonth: number;
  /** Separated by semicolons. */
  languages: string;
}

/** An account on the desk. */
export interface DemoCallPlan {
  key: string;
  account: string;
  /** Empty: nobody yet, so it lies in the pool. */
  caller: string;
  callBy: string;
  /** Instant of a promised call-back. */
  callAt: string;
  /** Key of a play. */
  campaign: string;
  pausedUntil: string;
  pauseReason: 'Holiday' | 'HandedOver' | 'CustomerAsked' | 'Other' | '';
  attempts: number;
  limitReachedOn: string;
  doNotCall: boolean;
  lastTouchOn: string;
  lastOutcome: string;
  lastConversationOn: string;
}

export interface DemoHoliday {
  key: string;
  day: string;
  name: string;
}

export interface DemoPlay {
  key: string;
  name: string;
  kind: 'New' | 'Existing' | 'Revival' | 'Campaign';
  cause: 'Transferred' | 'Neglected' | 'Trouble' | 'CompetitorWon' | 'NoNeed' | '';
  language: 'Japanese' | 'English';
  script: string;
  industry: string;
  competitorModel: string;
  startsOn: string;
  endsOn: string;
}

/** Through which channel a customer wants to be served at a step. */
export interface DemoPreference {
  key: string;
  account: string;
  step: string;
  channel: DemoTouch['channel'];
  heardOn: string;
  touch: string;
}

export interface DemoTarget {
  key: string;
  /** First day of the month. */
  month: string;
  segment: 'Key' | 'Expand' | 'Maintain' | 'General';
  kind: 'Rate' | 'Count' | 'Amount';
  /** Empty: of the whole segment. */
  person: string;
  target: number;
}

/** Something logged as a standard task or event, not on the desk. */
export interface DemoActivity {
  key: string;
  kind: 'Task' | 'Event';
  account: string;
  contact: string;
  owner: string;
  subject: string;
  date: string;
}

/** What keeps a rep busy in the days to come. */
export interface DemoAppointment {
  key: string;
  owner: string;
  subject: string;
  startsAt: string;
  minutes: number;
}

export interface DemoData extends DemoReviews {
  staff: StaffMember[];
  accounts: DemoAccount[];
  contacts: DemoContact[];
  opportunities: DemoOpportunity[];
  assets: DemoAsset[];
  touches: DemoTouch[];
  team: DemoTeamMember[];
  targets: DemoTarget[];
  callPlans: DemoCallPlan[];
  cases: DemoCase[];
  steps: DemoCaseStep[];
  thanks: DemoThanks[];
  /** Visits that took place. */
  visits: DemoVisit[];
  /** Visits to come, and those of late whose result is awaited. */
  comingVisits: DemoVisit[];
  activities: DemoActivity[];
  appointments: DemoAppointment[];
  holidays: DemoHoliday[];
  plays: DemoPlay[];
  preferences: DemoPreference[];
}
