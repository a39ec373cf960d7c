/** Where a case stands. */
export type CaseStatus = 'Queued' | 'Accepted' | 'Visited' | 'Won' | 'Lost' | 'Returned' | 'Recycled';

export type ReturnReason =
  'NotEnoughInformation' | 'TooEarly' | 'NotATarget' | 'AlreadyInADeal' | 'WrongPerson' | 'NoCapacity';

export const RETURN_REASONS: readonly ReturnReason[] = [
  'NotEnoughInformation',
  'TooEarly',
  'NotATarget',
  'AlreadyInADeal',
  'WrongPerson',
  'NoCapacity',
];

/** What somebody does with a case. */
export type MoveName = 'accept' | 'return' | 'handOver' | 'visit' | 'win' | 'lose' | 'recycle';

export interface Move {
  name: MoveName;
  to: CaseStatus;
}

/** Who looks at a case. */
export interface Who {
  isOwner: boolean;
  /** The case waits in the queue and the person is a member of it. */
  isInQueue: boolean;
  /** The person handed the case over. */
  isCaller: boolean;
  /** Custom permission RenkeiReassign: managers. */
  mayReassign: boolean;
}

/** What somebody enters to return a case. */
export interface ReturnInput {
  reason: ReturnReason | null;
  /** Too early: the day on which to ask again, yyyy-mm-dd. */
  until: string | null;
  /** Wrong person, or another rep for a booked customer: the user's Id. */
  rerouteTo: string | null;
  /** Who tells a booked customer that nobody comes. */
  customerTeller: string | null;
  /** Until when, yyyy-mm-dd. */
  customerToldBy: string | null;
  /** A visit that has not begun stands on the board. */
  isBooked: boolean;
  /** Today in the org's time zone, yyyy-mm-dd. */
  today: string;
}

/** Why a case cannot be saved so; each has a message, RenkeiEscalation_Refuse… */
export type ProblemCode =
  | 'IllegalMove'
  | 'AlreadyAccepted'
  | 'NotYours'
  | 'NotInField'
  | 'NotVisited'
  | 'NotYoursToEnd'
  | 'CallerFixed'
  | 'OriginFixed'
  | 'WordsOfOthers'
  | 'OwnerChange'
  | 'ReasonMissing'
  | 'DateMissing'
  | 'DatePassed'
  | 'RerouteMissing'
  | 'RerouteNotWorking'
  | 'RerouteSame'
  | 'CustomerNotTold'
  | 'ToldByPassed';

export interface Problem {
  code: ProblemCode;
  /** The field of RenkeiEscalation__c at which to show it. */
  field: string;
}
