import type { PreflightContext } from './context.ts';
import { finding, type Finding } from './finding.ts';

/** What an org of an edition may have of something. */
const MOST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CustomTab: { 'Enterprise Edition': 25, 'Developer Edition': 100 },
  CustomObject: {
    'Enterprise Edition': 200,
    'Developer Edition': 400,
    'Unlimited Edition': 2000,
    'Performance Edition': 2000,
  },
  CustomLabel: {
    'Enterprise Edition': 5000,
    'Developer Edition': 5000,
    'Unlimited Edition': 5000,
    'Performance Edition': 5000,
  },
};
/** Custom fields of one object. */
const MOST_FIELDS: Readonly<Record<string, number>> = {
  'Enterprise Edition': 500,
  'Developer Edition': 500,
  'Unlimited Edition': 800,
  'Performance Edition': 800,
};
/** What a record takes of the storage, whatever is in it. */
const RECORD_MB = 2 / 1024;
/** A first segmentation notes for an account at most one move and one call plan. */
const ROWS_PER_ACCOUNT = 2;
/** Install, check and the fixed part of a segmentation; measured with 900 requests and rounded up. */
const FIXED_REQUESTS = 1500;
const ROWS_PER_REQUEST = 200;

/** Rows that the first segmentation writes at most, what they take, and how many requests that is. */
export function forecast(accounts: number): { rows: number; storageMb: number; requests: number } {
  const rows = accounts * ROWS_PER_ACCOUNT;
  return {
    rows,
    storageMb: Math.ceil(rows * RECORD_MB),
    requests: FIXED_REQUESTS + Math.ceil(accounts / ROWS_PER_REQUEST),
  };
}

/** Whether there is room: in the edition's numbers of components, in the storage, in the day's requests. */
export function checkRoom(context: PreflightContext): Finding[] {
  return [...checkNumbers(context), ...checkFields(context), ...checkLimits(context)];
}

/** Namespaced components count on their package's own account. */
const isLocal = (fullName: string): boolean => !/^\w+?__\w+__\w/.test(fullName);

function checkNumbers({ comparison, facts }: PreflightContext): Finding[] {
  return Object.entries(MOST).flatMap(([type, most]) => {
    const limit = most[facts.edition];
    if (limit === undefined) return [];
    const there = [...comparison.listed.values()].filter(
      (each) =>
        each.type === type && isLocal(each.fullName) && (type !== 'CustomObject' || each.fullName.endsWith('__c')),
    ).length;
    const added = comparison.components.filter(
      ({ component, state }) => component.type === type && state === 'added',
    ).length;
    return there + added > limit ? [finding('blocker', `TooMany${type}s`, [there, added, facts.edition, limit])] : [];
  });
}

function checkFields({ comparison, facts }: PreflightContext): Finding[] {
  const limit = MOST_FIELDS[facts.edition];
  if (limit === undefined) return [];
  const objectOf = (fullName: string) => fullName.split('.')[0]!;
  const added = Map.groupBy(
    comparison.components.filter(({ component, state }) => component.type === 'CustomField' && state === 'added'),
    ({ component }) => objectOf(component.fullName),
  );
  return [...added].flatMap(([object, fields]) => {
    const there = [...comparison.listed.values()].filter(
      ({ type, fullName }) => type === 'CustomField' && objectOf(fullName) === object && isLocal(fullName),
    ).length;
    return there + fields.length > limit
      ? [finding('blocker', 'TooManyFields', [object, there, fields.length, facts.edition, limit])]
      : [];
  });
}

function checkLimits({ facts, accountsToSegment }: PreflightContext): Finding[] {
  const { rows, storageMb, requests } = forecast(accountsToSegment);
  const left = (name: string) => facts.state.limits.get(name)?.remaining;
  const found: Finding[] = [];
  const storage = left('DataStorageMB');
  if (storage !== undefined && storage < storageMb) {
    found.push(finding('blocker', 'StorageShort', [rows, storageMb, storage]));
  } else if (storage !== undefined && storage < storageMb * 5) {
    found.push(finding('warning', 'StorageTight', [rows, storageMb, storage]));
  }
  const day = left('DailyApiRequests');
  if (day !== undefined && day < requests) found.push(finding('blocker', 'RequestsShort', [requests, day]));
  return found;
}
