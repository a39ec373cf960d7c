import { isPlainDate } from 'c/renkeiCalendarRules';
import type { AccountInputs, SegmentPolicy } from './model.ts';

export type InputErrorCode =
  'NotANumber' | 'Negative' | 'NotWhole' | 'TooLarge' | 'NotADate' | 'AfterAsOf' | 'FirstWinMissing' | 'PolicyInvalid';

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
export const LARGEST_AMOUNT_WITH_CENTS = 90_071_992_547_409.91;
const LARGEST_EMPLOYEES = 99_999_999;
const LARGEST_BREADTH = 9_999;

/** @throws SegmentInputError naming the first input that cannot be used */
export function checkInputs(inputs: AccountInputs, asOf: string): void {
  if (!isPlainDate(asOf)) throw new SegmentInputError('NotADate', 'asOf', asOf);
  if (inputs.employees !== null) checkWhole('employees', inputs.employees, LARGEST_EMPLOYEES);
  checkWhole('contactBreadth', inputs.contactBreadth, LARGEST_BREADTH);
  checkFinite('wonAmountTrailing', inputs.wonAmountTrailing);
  if (Math.abs(inputs.wonAmountTrailing) > LARGEST_AMOUNT_WITH_CENTS) {
    throw new SegmentInputError('TooLarge', 'wonAmountTrailing', inputs.wonAmountTrailing);
  }
  checkPastDate('firstWonOn', inputs.firstWonOn, asOf);
  checkPastDate('lastWonOn', inputs.lastWonOn, asOf);
  checkPastDate('lastConversation', inputs.lastConversation, asOf);
  if ((inputs.firstWonOn === null) !== (inputs.lastWonOn === null)) {
    throw new SegmentInputError('FirstWinMissing', 'firstWonOn', inputs.firstWonOn);
  }
  if (inputs.override) {
    checkAmount('override.amount', inputs.override.amount);
    if (!isPlainDate(inputs.override.expires)) {
      throw new SegmentInputError('NotADate', 'override.expires', inputs.override.expires);
    }
  }
}

/**
 * Refuses a policy whose arithmetic would make no sense; `lintPolicy` says more, and all of it at once.
 * @throws SegmentInputError PolicyInvalid naming the field
 */
export function checkPolicy(policy: SegmentPolicy): void {
  const { recency, breadth, wallet } = policy.weights;
  const refuse = (field: string, value: unknown) => {
    throw new SegmentInputError('PolicyInvalid', field, value);
  };
  if (!(recency >= 0 && breadth >= 0 && wallet >= 0) || recency + breadth + wallet !== 100) {
    refuse('weights', recency + breadth + wallet);
  }
  if (!(policy.recencyFullDays >= 0)) refuse('recencyFullDays', policy.recencyFullDays);
  if (!(policy.recencyZeroDays > policy.recencyFullDays)) refuse('recencyZeroDays', policy.recencyZeroDays);
  if (!(policy.breadthFull > 0)) refuse('breadthFull', policy.breadthFull);
  for (const field of [
    'potentialCutOff',
    'potentialMarginPercent',
    'relationshipCutOff',
    'relationshipMargin',
    'dormantAfterDays',
    'newWithinDays',
    'reviveFloor',
  ] as const) {
    if (!(policy[field] >= 0 && Number.isFinite(policy[field]))) refuse(field, policy[field]);
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

function checkPastDate(field: string, value: string | null, asOf: string): void {
  if (value === null) return;
  if (!isPlainDate(value)) throw new SegmentInputError('NotADate', field, value);
  // Plain dates sort as text.
  if (value > asOf) throw new SegmentInputError('AfterAsOf', field, value);
}
