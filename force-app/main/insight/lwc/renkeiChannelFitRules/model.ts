export type Channel = 'Field' | 'InsideSales' | 'Web' | 'Seminar';
export type ProcessStep = 'Information' | 'NeedsDiscovery' | 'Proposal' | 'Quote' | 'Contract' | 'Support';

export const CHANNELS: readonly Channel[] = ['Field', 'InsideSales', 'Web', 'Seminar'];
export const PROCESS_STEPS: readonly ProcessStep[] = [
  'Information',
  'NeedsDiscovery',
  'Proposal',
  'Quote',
  'Contract',
  'Support',
];

/** What a customer said about one step, and what happened at it. */
export interface Preference {
  account: string;
  step: ProcessStep;
  preferred: Channel;
  /** yyyy-mm-dd */
  heardOn: string | null;
  /** The channel of the last contact at this step; null: there was none. */
  used: Channel | null;
  usedOn: string | null;
}

/** How a customer wants to be served over all steps that they spoke of. */
export type PreferenceGroup = 'FieldOnly' | 'CentreOnly' | 'WebOnly' | 'SeminarOnly' | 'Several';
export const PREFERENCE_GROUPS: readonly PreferenceGroup[] = [
  'FieldOnly',
  'CentreOnly',
  'WebOnly',
  'SeminarOnly',
  'Several',
];

/** One step over all customers. */
export interface StepFit {
  step: ProcessStep;
  answers: number;
  /** Answers of customers with a contact at the step: only those can fit or not. */
  used: number;
  fitting: number;
  /** Fitting per hundred used, one decimal; null while nothing was used. */
  percent: number | null;
  /** Answers by preferred and used channel; `none`: no contact yet. */
  counts: Record<Channel, Record<Channel | 'none', number>>;
}

export interface FitSummary {
  steps: StepFit[];
  answers: number;
  used: number;
  fitting: number;
  percent: number | null;
}
