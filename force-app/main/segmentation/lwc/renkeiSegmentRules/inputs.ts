import { dayOf } from 'c/renkeiCalendarRules';
import type { AccountInputs, SegmentPolicy } from './model.ts';

export type InputErrorCode =
  | 'NotANumber'
  | 'Negative'
  | 'NotWhole'
  | 'TooLarge'
  | 'NotADate'
  | 'AfterAsOf'
  | 'FirstWinMissing'
  | 'MoreThanKnown'
  | 'PolicyInvalid';

/** An input that no score can be computed from; the account is reported as failed, never guessed. */
export class SegmentInputError extends Error {
  readonly code: InputErrorCode;
  readonly field: string;

  constructor(code: InputErrorCode, field: string, value: unknown) {
    super(`${field}: ${code} (${String(value)})`);
    this.name = 'SegmentInputError';
    this.code = code;
    this.field = field;
  }
}

/** Largest whole amount that a JavaScript number holds exactly; it fits a Number(16,0) field. */
export const LARGEST_AMOUNT = Number.MAX_SAFE_INTEGER;
/** Largest amount with two decimals that is held exactly. */
const LARGEST_AMOUNT_WITH_CENTS = 90_071_992_547_409.91;
const LARGEST_EMPLOYEES = 99_999_999;
const LARGEST_BREADTH = 9_999;
const LARGEST_UNITS = 99_999_999;

/** The inputs' dates as days since 1970-01-01. */
export interface InputDays {
  asOf: number;
  firstWon: number | null;
  lastWon: number | null;
  lastConversation: number | null;
}

/**
 * Checks every input that enters the arithmetic, and reads the dates on the way.
 * @throws SegmentInputError naming the first input that cannot be used
 */
export function checkInputs(inputs: AccountInputs, asOf: string): InputDays {
  const day = checkDate('asOf', asOf);
  if (inputs.employees !== null) checkWhole('employees', inputs.employees, LARGEST_EMPLOYEES);
  if (inputs.annualRevenue !== null) checkAmount('annualRevenue', inputs.annualRevenue);
  checkWhole('contactBreadth', inputs.contactBreadth, LARGEST_BREADTH);
  checkWhole('ownUnits', inputs.ownUnits, LARGEST_UNITS);
  checkWhole('knownUnits', inputs.knownUnits, LARGEST_UNITS);
  if (inputs.ownUnits > inputs.knownUnits) throw new SegmentInputError('MoreThanKnown', 'ownUnits', inputs.ownUnits);
  checkFinite('wonAmountTrailing', inputs.wonAmountTrailing);
  if (Math.abs(inputs.wonAmountTrailing) > LARGEST_AMOUNT_WITH_CENTS) {
    throw new SegmentInputError('TooLarge', 'wonAmountTrailing', inputs.wonAmountTrailing);
  }
  const days: InputDays = {
    asOf: day,
    firstWon: checkPastDate('firstWonOn', inputs.firstWonOn, day),
    lastWon: checkPastDate('lastWonOn', inputs.lastWonOn, day),
    lastConversation: checkPastDate('lastConversation', inputs.lastConversation, day),
  };
  if ((inputs.firstWonOn === null) !== (inputs.lastWonOn === null)) {
    throw new SegmentInputError('FirstWinMissing', 'firstWonOn', inputs.firstWonOn);
  }
  if (inputs.override) {
    checkAmount('override.amount', inputs.override.amount);
    checkDate('override.expires', inputs.override.expires);
  }
  return days;
}

/** Whole numbers of the policy and the least that each may be. */
const WHOLE_FIGURES = {
  recencyFullDays: 0,
  recencyStepDays: 1,
  breadthFull: 1,
  dormantAfterDays: 0,
  newWithinDays: 0,
} as const;
const FIGURES = [
  'potentialCutOff',
  'potentialMarginPercent',
  'relationshipCutOff',
  'relationshipMargin',
  'reviveFloor',
] as const;

/**
 * Refuses a policy whose arithmetic would make no sense; `lintPolicy` says more, and all of it at once.
 * @throws SegmentInputError PolicyInvalid naming the field
 */
export function checkPolicy(policy: SegmentPolicy): void {
  const { version, recencyZeroDays } = policy;
  const { recency, breadth, wallet } = policy.weights;
  const refuse = (field: string, value: unknown) => {
    throw new SegmentInputError('PolicyInvalid', field, value);
  };
  if (typeof version !== 'string' || version === '') refuse('version', version);
  const weights = [recency, breadth, wallet];
  if (!weights.every((weight) => isWhole(weight, 0)) || recency + breadth + wallet !== 100) {
    refuse('weights', weights.join(' + '));
  }
  for (const [field, least] of Object.entries(WHOLE_FIGURES) as [keyof typeof WHOLE_FIGURES, number][]) {
    if (!isWhole(policy[field], least)) refuse(field, policy[field]);
  }
  if (!isWhole(recencyZeroDays, policy.recencyFullDays + 1)) refuse('recencyZeroDays', recencyZeroDays);
  for (const field of FIGURES) {
    if (!(policy[field] >= 0 && policy[field] <= LARGEST_AMOUNT)) refuse(field, policy[field]);
  }
}

/** @throws SegmentInputError when the value is no amount from 0 up to the largest that a field holds */
export function checkAmount(field: string, value: number): void {
  checkFinite(field, value);
  if (value < 0) throw new SegmentInputError('Negative', field, value);
  if (value > LARGEST_AMOUNT) throw new SegmentInputError('TooLarge', field, value);
}

function checkFinite(field: string, value: number): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new SegmentInputError('NotANumber', field, value);
}

function checkWhole(field: string, value: number, largest: number): void {
  checkFinite(field, value);
  if (value < 0) throw new SegmentInputError('Negative', field, value);
  if (!Number.isInteger(value)) throw new SegmentInputError('NotWhole', field, value);
  if (value > largest) throw new SegmentInputError('TooLarge', field, value);
}

function checkPastDate(field: string, value: string | null, asOf: number): number | null {
  if (value === null) return null;
  const day = checkDate(field, value);
  if (day > asOf) throw new SegmentInputError('AfterAsOf', field, value);
  return day;
}

function checkDate(field: string, value: string): number {
  const day = dayOf(value);
  if (day === null) throw new SegmentInputError('NotADate', field, value);
  return day;
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
