import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { deleteRows } from '../../connection/deleteRows.ts';
import { messagesOf } from '../../connection/messages.ts';
import { orgNow } from '../../connection/orgClock.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { saveRows, type FieldValue, type Row } from '../../connection/saveRows.ts';
import { describeObject, type ObjectDescription } from '../objectDescription.ts';
import { exportAccounts, writeExport, type AccountExport } from './exportAccounts.ts';
import { uniqueChildren, type ChildChange, type UniqueChildren } from './uniqueChildren.ts';

const messages = messagesOf('account.merge');

/** What a merge would do. */
export interface MergePlan {
  keep: { id: string; name: string };
  merge: { id: string; name: string };
  /** Object → records that go over to the account that stays. */
  moving: Record<string, number>;
  /** Values that the account that stays takes, because it has none. */
  fields: Record<string, FieldValue>;
  /** Values of the account that goes which differ and are kept in the file only. */
  givenUp: Record<string, { kept: FieldValue; givenUp: FieldValue }>;
  unique: UniqueChildren;
  /** What hangs on the accounts by these fields cannot be exported. */
  notExported: string[];
}

export interface MergeResult extends MergePlan {
  merged: boolean;
  /** Both accounts with everything that hung on them. */
  exportFile: string | null;
}

/** Fields that the run and flows write anew, or that belong to one record alone. */
const OWN_WORDS = new Set([
  'RenkeiKanaName__c',
  'RenkeiCorporateNumber__c',
  'RenkeiLanguage__c',
  'RenkeiProcessStep__c',
]);
const NEVER = new Set(['OwnerId', 'RecordTypeId', 'Name', 'CurrencyIsoCode', 'IsPartner', 'IsCustomerPortal']);
const OVERRIDE = [
  'RenkeiPotentialOverride__c',
  'RenkeiPotentialOverrideReason__c',
  'RenkeiPotentialOverrideExpires__c',
] as const;

export interface MergeRequest {
  keep: string;
  merge: string;
  exportDirectory: string;
  /** Asked when everything is known and the file is written; only true goes on. */
  confirm: (plan: MergePlan, exportFile: string) => Promise<boolean>;
}

/**
 * Puts one account into another by the platform's own merge: irreversible. Both are exported first. Values of the account that stays
 * stay; where it has none, it takes the other's. A merge that was killed after the platform's part is completed by the same call.
 * @throws SfError `NoAccount`, `SameAccount`, `MergeRefused`
 */
export async function mergeAccounts(connection: Connection, request: MergeRequest): Promise<MergeResult> {
  const now = await orgNow(connection);
  const account = (await describeObject(connection, 'Account'))!;
  const [keep, merge] = await readBoth(connection, request);
  const isMerged = merge.IsDeleted && merge.MasterRecordId === keep.Id;
  const exported = await exportAccounts(connection, [keep.Id, merge.Id], now);
  const plan = planMerge(exported, account, keep, merge);
  if (isMerged) {
    // Only what follows the merge can be missing: records that came over still carry keys of the account that went.
    await applyChanges(connection, leftOverKeys(exported, keep.Id, merge.Id));
    await keepSourceKey(connection, keep, merge);
    return { ...plan, merged: true, exportFile: null };
  }
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const name = `merge-${keep.Id}-${merge.Id}-${stamp}-${process.pid}.json`;
  const exportFile = await writeExport(join(request.exportDirectory, name), exported);
  if (!(await request.confirm(plan, exportFile))) return { ...plan, merged: false, exportFile };
  await applyChanges(connection, plan.unique.before);
  await platformMerge(connection, keep.Id, merge.Id, plan.fields);
  await applyChanges(connection, plan.unique.after);
  await keepSourceKey(connection, keep, merge);
  return { ...plan, merged: true, exportFile };
}

const accountRow = z.looseObject({
  Id: z.string(),
  Name: z.string(),
  IsDeleted: z.boolean(),
  MasterRecordId: z.string().nullable(),
  RenkeiSourceKey__c: z.string().nullable(),
});
type AccountRow = z.infer<typeof accountRow>;

async function readBoth(connection: Connection, { keep, merge }: MergeRequest): Promise<[AccountRow, AccountRow]> {
  const list = [keep, merge].map(soqlText).join(', ');
  const soql = `SELECT Id, Name, IsDeleted, MasterRecordId, RenkeiSourceKey__c FROM Account WHERE Id IN (${list})`;
  const rows = await queryRows(connection, soql, accountRow, { all: true });
  const find = (id: string): AccountRow | undefined => rows.find((row) => row.Id.slice(0, 15) === id.slice(0, 15));
  const [kept, merged] = [find(keep), find(merge)];
  if (!kept || kept.IsDeleted) throw messages.createError('error.NoAccount', [keep]);
  if (!merged || (merged.IsDeleted && merged.MasterRecordId !== kept.Id))
    throw messages.createError('error.NoAccount', [merge]);
  if (kept.Id === merged.Id) throw messages.createError('error.SameAccount');
  return [kept, merged];
}

function planMerge(
  exported: AccountExport,
  account: ObjectDescription,
  keep: AccountRow,
  merge: AccountRow,
): MergePlan {
  const valuesOf = (id: string): Row => (exported.accounts.find((row) => row['Id'] === id) ?? {}) as Row;
  const [kept, going] = [valuesOf(keep.Id), valuesOf(merge.Id)];
  const moving: Record<string, number> = {};
  for (const { object, field, records } of exported.children) {
    const count = records.filter((record) => record[field] === merge.Id).length;
    if (count > 0) moving[object] = (moving[object] ?? 0) + count;
  }
  const fields: MergePlan['fields'] = {};
  const givenUp: MergePlan['givenUp'] = {};
  for (const { name, type, updateable } of account.fields.values()) {
    const value = going[name];
    if (!updateable || isEmpty(value) || NEVER.has(name) || type === 'boolean') continue;
    if (name.startsWith('Renkei') && !OWN_WORDS.has(name)) continue;
    // A parent that is one of the two would make an account its own parent.
    if (value === keep.Id || value === merge.Id) continue;
    if (isEmpty(kept[name])) fields[name] = value!;
    else if (kept[name] !== value) givenUp[name] = { kept: kept[name]!, givenUp: value! };
  }
  if (OVERRIDE.every((name) => isEmpty(kept[name])) && OVERRIDE.every((name) => !isEmpty(going[name]))) {
    for (const name of OVERRIDE) fields[name] = going[name]!;
  }
  return {
    keep: { id: keep.Id, name: keep.Name },
    merge: { id: merge.Id, name: merge.Name },
    moving,
    fields,
    givenUp,
    unique: uniqueChildren(exported, keep.Id, merge.Id),
    notExported: exported.notExported,
  };
}

/** Records of the account that stays whose key still names the one that went. */
function leftOverKeys(exported: AccountExport, keep: string, merge: string): ChildChange[] {
  const children = exported.children.map(({ object, field, records }) => ({
    object,
    field,
    records: records.map((record) => {
      const isLeft = Object.values(record).some((value) => typeof value === 'string' && names(value, merge));
      return record[field] === keep && isLeft ? { ...record, [field]: merge } : record;
    }),
  }));
  return uniqueChildren({ children }, keep, merge).after;
}

/** Whether a key names an account, whole or as a part between bars. */
function names(key: string, account: string): boolean {
  return key.split('|').some((part) => part === account || part === account.slice(0, 15));
}

async function applyChanges(connection: Connection, changes: readonly ChildChange[]): Promise<void> {
  for (const [object, ofObject] of Map.groupBy(changes, (change) => change.object)) {
    const rows = ofObject.flatMap(({ id, fields }) => (fields ? [{ Id: id, ...fields }] : []));
    const going = ofObject.flatMap(({ id, fields }) => (fields ? [] : [id]));
    const outcomes = [
      ...(await saveRows(connection, { object, operation: 'update', rows, transport: 'Synchronous' })),
      ...(await deleteRows(connection, going)),
    ];
    const failed = outcomes.find(({ success }) => !success);
    if (failed) throw refused(object, failed.errors[0]);
  }
}

const mergeAnswer = z.array(
  z.looseObject({
    success: z.union([z.boolean(), z.string()]),
    errors: z.array(z.looseObject({ statusCode: z.string(), message: z.string() })).nullish(),
  }),
);

/** The partner API's merge: REST has none. One transaction of the platform's, children and all. */
async function platformMerge(
  connection: Connection,
  keep: string,
  merge: string,
  fields: Readonly<Record<string, FieldValue>>,
): Promise<void> {
  const values = Object.entries(fields).map(([name, value]) => [`o:${name}`, value]);
  const request = {
    '@xmlns:o': 'urn:sobject.partner.soap.sforce.com',
    masterRecord: { 'o:type': 'Account', 'o:Id': keep, ...Object.fromEntries(values) },
    recordToMergeIds: [merge],
  };
  const answer: unknown = await connection.soap.merge([request] as never);
  const [result] = mergeAnswer.parse(answer);
  if (String(result?.success) !== 'true') throw refused('Account', result?.errors?.[0]);
}

function refused(object: string, problem: { statusCode: string; message: string } | undefined): Error {
  return messages.createError('error.MergeRefused', [object, problem?.statusCode ?? '', problem?.message ?? '']);
}

/** The account that stays takes the other's source key where it has none, so that imports find it by it. */
async function keepSourceKey(connection: Connection, keep: AccountRow, merge: AccountRow): Promise<void> {
  const key = merge.RenkeiSourceKey__c;
  if (key === null || keep.RenkeiSourceKey__c !== null) return;
  const rows = [{ Id: keep.Id, RenkeiSourceKey__c: key }];
  const [outcome] = await saveRows(connection, { object: 'Account', operation: 'update', rows });
  if (!outcome!.success) throw refused('Account', outcome!.errors[0]);
}

function isEmpty(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '';
}
