import type { OrgOffset } from 'c/renkeiSlaRules';

export type QueueSegment = 'Key' | 'Expand' | 'Maintain' | 'General' | 'Unscored';
export type QueueFocus = 'Revive' | 'Defend';
/** Why a plan is where it is, as stored in `Reason__c`. */
export type QueueReason =
  'PromisedCallBack' | 'AssetWindow' | 'Signal' | 'Revive' | 'Defend' | 'CadenceDue' | 'NeverCalled';
export type TouchOutcome = 'Absent' | 'Blocked' | 'CallBack' | 'Talked' | 'WrongNumber' | 'DoNotCall';
export type TouchOrigin = 'OutboundCall' | 'InboundCall' | 'ServiceReport' | 'Seminar' | 'WebOrder' | 'Visit';
export type TouchChannel = 'Field' | 'InsideSales' | 'Web' | 'Seminar';
export type TouchDirection = 'Outbound' | 'Inbound';

/** Now, and the local day of now (yyyy-mm-dd). */
export interface AsOf {
  now: string;
  today: string;
}

/** Now, and the offset by which instants become local days. */
export interface Clock {
  now: string;
  offset: OrgOffset;
}

/** A call plan as the queue knows it. Instants are ISO 8601, days yyyy-mm-dd. */
export interface QueuePlan {
  id: string;
  /** A promised call-back. */
  callAt: string | null;
  /** Until when the customer is to be called. */
  callBy: string | null;
  priority: number | null;
  reason: QueueReason | null;
  assetWindowOn: string | null;
  doNotCall: boolean;
  /** Last day on which the plan is not in the queue. */
  pausedUntil: string | null;
  limitReachedOn: string | null;
  /** Dials since the last conversation. */
  attempts: number | null;
  lastConversationOn: string | null;
}
