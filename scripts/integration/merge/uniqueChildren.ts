import type { FieldValue, Row } from '../../connection/saveRows.ts';
import type { AccountExport } from './exportAccounts.ts';

/** A change of a record that must not collide, or be lost, when two accounts become one. */
export interface ChildChange {
  object: string;
  id: string;
  /** Fields to write; undefined: the record goes, its twin stays. */
  fields?: Row;
  /** Why, as a code that the command words. */
  reason: 'TwinGoes' | 'TwinTakesOver' | 'NewKey';
}

export interface UniqueChildren {
  /** Before the merge. */
  before: ChildChange[];
  /** After it; all of them may be repeated. */
  after: ChildChange[];
}

/** Renkei's records whose unique key is made of the account: key field, and the key for another account. */
const KEYED: Record<string, { keyField: string; keyOf: (record: Row, account: string) => string | null }> = {
  RenkeiCallPlan__c: { keyField: 'AccountKey__c', keyOf: (_record, account) => account },
  RenkeiChannelPreference__c: {
    keyField: 'PreferenceKey__c',
    keyOf: (record, account) => `${account}|${record['ProcessStep__c']}`,
  },
  RenkeiLossWarning__c: {
    keyField: 'WarningKey__c',
    keyOf: (record, account) => rekeyed(record['WarningKey__c'], account, 'first'),
  },
  RenkeiLinkCandidate__c: {
    keyField: 'CandidateKey__c',
    keyOf: (record, account) => rekeyed(record['CandidateKey__c'], account.slice(0, 15), 'last'),
  },
};

/**
 * What must happen to records with a key per account, so that the merge neither fails nor leaves an account with two of what it has
 * one of. Where both accounts have one, that of the account that stays remains and takes over what must not be forgotten: the wish not
 * to be called, and the caller. Loss warnings are never deleted: each was judged by itself.
 */
export function uniqueChildren(
  { children }: Pick<AccountExport, 'children'>,
  keep: string,
  merge: string,
): UniqueChildren {
  const result: UniqueChildren = { before: [], after: [] };
  for (const { object, field, records } of children) {
    const rule = KEYED[object];
    if (!rule) continue;
    const rows = records as Row[];
    const taken = new Map<string, Row>();
    for (const record of rows) {
      if (record[field] !== keep) continue;
      // The stored key may be missing where a migration went past the flows.
      taken.set(String(rule.keyOf(record, keep) ?? record[rule.keyField]).toLowerCase(), record);
    }
    for (const record of rows) {
      if (record[field] !== merge) continue;
      const id = String(record['Id']);
      const key = rule.keyOf(record, keep);
      if (key === null) continue;
      const twin = taken.get(key.toLowerCase());
      if (!twin) result.after.push({ object, id, fields: { [rule.keyField]: key }, reason: 'NewKey' });
      else if (object === 'RenkeiLossWarning__c') continue;
      else if (object === 'RenkeiLinkCandidate__c' && isDecided(record)) {
        // What a person has decided stays; an open question beside it goes.
        if (isDecided(twin)) continue;
        result.before.push({ object, id: String(twin['Id']), reason: 'TwinGoes' });
        result.after.push({ object, id, fields: { [rule.keyField]: key }, reason: 'NewKey' });
      } else {
        const fields = object === 'RenkeiCallPlan__c' ? takenOver(twin, record) : {};
        if (Object.keys(fields).length > 0)
          result.before.push({ object, id: String(twin['Id']), fields, reason: 'TwinTakesOver' });
        result.before.push({ object, id, reason: 'TwinGoes' });
      }
    }
  }
  return result;
}

/** What a call plan takes over from the one that goes. */
function takenOver(plan: Row, going: Row): Row {
  const fields: Row = {};
  if (going['DoNotCall__c'] === true && plan['DoNotCall__c'] !== true) fields['DoNotCall__c'] = true;
  for (const field of ['Caller__c', 'CallAt__c', 'PausedUntil__c', 'PauseReason__c', 'Campaign__c']) {
    if (isEmpty(plan[field]) && !isEmpty(going[field])) fields[field] = going[field]!;
  }
  return fields;
}

function isDecided(record: Row): boolean {
  return record['Decision__c'] === 'Same' || record['Decision__c'] === 'Apart';
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}

/** A key of parts between bars, with another account in its first or last part. */
function rekeyed(key: FieldValue | undefined, account: string, part: 'first' | 'last'): string | null {
  if (typeof key !== 'string' || !key.includes('|')) return null;
  return part === 'first'
    ? `${account}${key.slice(key.indexOf('|'))}`
    : `${key.slice(0, key.lastIndexOf('|') + 1)}${account}`;
}
