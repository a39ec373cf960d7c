import type { AccountInputs, SegmentPolicy } from 'c/renkeiSegmentRules';

/** Digits before and after the point of the org's number fields, by the rules' own names. */
const NUMBERS: Record<string, [whole: number, decimals: number]> = {
  employees: [8, 0],
  annualRevenue: [18, 0],
  wonAmountTrailing: [14, 2],
  'override.amount': [16, 0],
  contactBreadth: [4, 0],
  ownUnits: [8, 0],
  knownUnits: [8, 0],
  potentialCutOff: [16, 0],
  potentialMarginPercent: [4, 1],
  relationshipCutOff: [4, 1],
  relationshipMargin: [4, 1],
  'weights.recency': [3, 0],
  'weights.breadth': [3, 0],
  'weights.wallet': [3, 0],
  recencyFullDays: [4, 0],
  recencyZeroDays: [4, 0],
  recencyStepDays: [3, 0],
  breadthFull: [3, 0],
  conversationWindowDays: [4, 0],
  dormantAfterDays: [4, 0],
  newWithinDays: [4, 0],
  reviveFloor: [16, 0],
  'estimators.perEmployee': [14, 2],
  'estimators.defaultPerEmployee': [14, 2],
  'estimators.revenuePercent': [3, 4],
  'estimators.defaultRevenuePercent': [3, 4],
  'estimators.amountPerUnit': [14, 2],
};

/** The values of a case that no field of an org can hold, as `name: value`. */
export function unstorable(account: AccountInputs, policy: SegmentPolicy): string[] {
  return [...leaves('', account), ...leaves('', policy)].flatMap(([name, value]) =>
    fits(name, value) ? [] : [`${name}: ${String(value)}`],
  );
}

function fits(name: string, value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && value.trim() === value;
  if (typeof value !== 'number') return true;
  const limits = NUMBERS[name] ?? NUMBERS[name.slice(0, name.lastIndexOf('.'))];
  if (!limits) throw new Error(`No field is known for ${name}.`);
  const [whole, decimals = ''] = String(Math.abs(value)).split('.');
  return Number.isFinite(value) && whole!.length <= limits[0] && decimals.length <= limits[1];
}

function leaves(path: string, value: object): [string, unknown][] {
  return Object.entries(value).flatMap(([key, part]) => {
    const name = path ? `${path}.${key}` : key;
    return typeof part === 'object' && part !== null ? leaves(name, part) : [[name, part] as [string, unknown]];
  });
}
