import { decimal } from 'c/renkeiDecimalRules';
import { error, type PolicyFinding } from './finding.ts';
import { LARGEST_AMOUNT } from './inputs.ts';

/** What a field of the org holds: no more decimals, nothing larger. */
interface Limits {
  decimals: number;
  largest: number;
}

/** The field's own limits or less, so that a policy comes back from the org as it was written. */
export const LIMITS = {
  amount: { decimals: 0, largest: LARGEST_AMOUNT },
  // So that the potential of a million employees, or of a thousand units, still is a number that an account takes: beyond it
  // nobody could save such an account any more.
  amountPerEmployee: { decimals: 2, largest: 9_000_000_000 },
  amountPerUnit: { decimals: 2, largest: 9_000_000_000_000 },
  percent: { decimals: 1, largest: 9_999.9 },
  points: { decimals: 1, largest: 9_999.9 },
  weight: { decimals: 0, largest: 999 },
  days: { decimals: 0, largest: 9_999 },
  stepDays: { decimals: 0, largest: 999 },
  contacts: { decimals: 0, largest: 999 },
  share: { decimals: 4, largest: 999.9999 },
  accounts: { decimals: 0, largest: 999_999_999 },
} as const satisfies Record<string, Limits>;

/** Findings about one number that must be there, be no less than 0 and fit its field; `values` name what it belongs to. */
export function lintNumber(
  field: string,
  value: number,
  limits: Limits,
  values: PolicyFinding['values'] = {},
): PolicyFinding[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [error('NotANumber', field, values)];
  if (value < 0) return [error('Negative', field, { ...values, value })];
  if (value > limits.largest) return [error('TooLarge', field, { ...values, value, limit: limits.largest })];
  const decimals = decimal(value).scale;
  if (decimals <= limits.decimals) return [];
  return [error('TooManyDecimals', field, { ...values, value, decimals: limits.decimals })];
}
