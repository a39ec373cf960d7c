/** Answers for the policy page and for what a policy changes, shaped as the platform shapes them. */
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { settled } from './page';

type Emitting = { emit(data: object, filter?: (config: { objectApiName?: string }) => boolean): void };
const objectInfo = getObjectInfo as unknown as Emitting;
const picklist = getPicklistValues as unknown as Emitting;

const value = <Value>(content: Value) => ({ value: content });
const connection = (nodes: object[]) => ({ edges: nodes.map((node) => ({ node })) });

/** What the reader may do with policies; by default what managers may. */
export const MANAGER = {
  createable: true,
  updateable: true,
  fields: {
    PotentialCutOff__c: { updateable: true, inlineHelpText: 'From here on an account is high.' },
    AcknowledgedByField__c: { updateable: true },
  },
};
export const READER = { createable: false, updateable: false, fields: { PotentialCutOff__c: { updateable: false } } };

export async function allow(rights: object, object = 'RenkeiSegmentPolicy__c'): Promise<void> {
  objectInfo.emit(rights, (config) => config.objectApiName === object);
  await settled();
}

/** The industries of the org; asked for once the record type of accounts is known. */
export async function answerIndustries(...names: string[]): Promise<void> {
  objectInfo.emit({ defaultRecordTypeId: '012', fields: {} }, (config) => config.objectApiName === 'Account');
  await settled();
  picklist.emit({ values: names.map((name) => ({ value: name, label: `${name} (label)` })) });
  await settled();
}

/** Accounts by segment; null: not scored yet. */
type Groups = [segment: string | null, accounts: number][];

/** Answer to `RenkeiPolicyWillMove`: where the reader's accounts stand, and from where others would come. */
export function willMoveAnswer(here: Groups, moves: Partial<Record<string, Groups>> = {}): unknown {
  const groups = (found: Groups = []) =>
    connection(
      found.map(([segment, accounts]) => ({
        aggregate: { RenkeiSegment__c: value(segment), Id: { count: value(accounts) } },
      })),
    );
  const parts = Object.fromEntries(['key', 'expand', 'maintain', 'general'].map((part) => [part, groups(moves[part])]));
  return { uiapi: { aggregate: { here: groups(here), ...parts } } };
}

/** Answer to `RenkeiPolicyMoved`. */
export function movedAnswer(ways: [from: string, to: string, accounts: number][]): unknown {
  const nodes = ways.map(([from, to, accounts]) => ({
    aggregate: { From__c: value(from), To__c: value(to), Id: { count: value(accounts) } },
  }));
  return { uiapi: { aggregate: { RenkeiSegmentMove__c: connection(nodes) } } };
}
