import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { orgNow } from '../../connection/orgClock.ts';
import { requestJson } from '../../connection/request.ts';
import type { FieldValue, Row } from '../../connection/saveRows.ts';
import { childKey, childKinds, childSourceKey, POLICY_OBJECT, recordsOf } from './entries.ts';
import type { PolicyFile } from './schema.ts';
import { readPolicies, type StoredPolicy } from './records.ts';

type TypedRow = Row & { attributes: { type: string } };

/** What has to be written so that the org says what the file says. */
export interface PolicyPlan {
  name: string;
  /** null: the policy is new. */
  id: string | null;
  /** When the stored policy was written last, as it was read. */
  lastModified: string | null;
  /** Fields that differ. */
  fields: Row;
  create: { object: string; fields: Row }[];
  update: { object: string; fields: Row }[];
  /** Ids of children that the file no longer has. */
  remove: string[];
}

/** More fields to write along with a policy, such as the end of the one before it. */
export interface AlsoWrite {
  id: string;
  lastModified: string;
  fields: Row;
}

/** Records of one collection, and collections of one composite request, at most. */
const COLLECTION_ROWS = 200;
const COLLECTIONS = 5;

/** Creates the policies that the org lacks. One that it has stays as its managers left it: `policy apply` changes it. */
export async function createPolicies(connection: Connection, files: readonly PolicyFile[]): Promise<void> {
  if (files.length === 0) return;
  const known = await readPolicies(connection);
  for (const file of files) {
    if (storedAs(known, file)) continue;
    await writePlan(connection, await stamped(connection, planPolicy(file, undefined)));
  }
}

/** A plan that puts a version in force says who did it, and when. */
export async function stamped(connection: Connection, plan: PolicyPlan): Promise<PolicyPlan> {
  if (plan.fields['IsActive__c'] !== true) return plan;
  const { user_id } = await requestJson(connection, z.looseObject({ user_id: z.string() }), {
    method: 'GET',
    path: '/services/oauth2/userinfo',
  });
  const stamp = { ActivatedOn__c: (await orgNow(connection)).toISOString(), ActivatedBy__c: user_id };
  return { ...plan, fields: { ...plan.fields, ...stamp } };
}

/** The policy of the org that the file is about: the one of its key, or the one whose Id serves as key. */
export function storedAs(policies: readonly StoredPolicy[], file: PolicyFile): StoredPolicy | undefined {
  return policies.find(({ file: known }) => known.sourceKey.toLowerCase() === file.sourceKey.toLowerCase());
}

/** Compares the file with the records; a cut-off that the file leaves to the run keeps what a run has found. */
export function planPolicy(file: PolicyFile, stored: StoredPolicy | undefined): PolicyPlan {
  const wanted = recordsOf(keepFoundCutOff(file, stored));
  const plan: PolicyPlan = {
    name: file.name,
    id: stored?.id ?? null,
    lastModified: stored?.lastModified ?? null,
    fields: {},
    create: [],
    update: [],
    remove: [],
  };
  plan.fields = stored ? differing(wanted.policy, recordsOf(stored.file).policy) : filled(wanted.policy);
  for (const kind of childKinds) {
    const left = [...(stored?.children[kind.object] ?? [])];
    for (const fields of wanted.children[kind.object]) {
      const key = childKey(kind, fields);
      const position = left.findIndex((row) => childKey(kind, row) === key);
      if (position === -1) {
        const sourceKey = childSourceKey(file.sourceKey, key);
        plan.create.push({ object: kind.object, fields: { SourceKey__c: sourceKey, ...filled(fields) } });
        continue;
      }
      const [row] = left.splice(position, 1);
      const changes = differing(fields, row!);
      if (Object.keys(changes).length > 0)
        plan.update.push({ object: kind.object, fields: { Id: row!.Id, ...changes } });
    }
    plan.remove.push(...left.map((row) => row.Id));
  }
  return plan;
}

/** The file with the cut-off that a run found, where both leave it to the same capacity and the file names none. */
export function keepFoundCutOff(file: PolicyFile, stored: StoredPolicy | undefined): PolicyFile {
  const { potential } = file;
  const known = stored?.file.potential;
  const same = known?.cutOffMode === 'capacity' && known.fieldCapacity === potential.fieldCapacity;
  if (potential.cutOffMode !== 'capacity' || potential.cutOff !== null || !same) return file;
  return { ...file, potential: { ...potential, cutOff: known.cutOff } };
}

function isEmptyPlan({ id, fields, create, update, remove }: PolicyPlan): boolean {
  return id !== null && Object.keys(fields).length + create.length + update.length + remove.length === 0;
}

const compositeAnswer = z.looseObject({
  compositeResponse: z.array(z.looseObject({ referenceId: z.string(), httpStatusCode: z.number(), body: z.unknown() })),
});
const problem = z.looseObject({
  message: z.string(),
  errorCode: z.string().optional(),
  statusCode: z.string().optional(),
  fields: z.array(z.string()).nullish(),
});
const saved = z.looseObject({ success: z.boolean(), errors: z.array(problem).default([]) });

/** A record that somebody has written since it was read is not written over. */
const PRECONDITION_FAILED = 412;
/** The org repeats a text that is too long in full. */
const LONGEST_REASON = 300;

/**
 * Writes a plan in one transaction: either all of it is in the org, or the org is as it was.
 * @param also further records of the policy object that change along with it, written first
 * @throws SfError `PolicyRefusedError` with the org's reasons; `PolicyChangedMeanwhileError` when somebody was faster
 */
export async function writePlan(
  connection: Connection,
  plan: PolicyPlan,
  also: readonly AlsoWrite[] = [],
): Promise<string> {
  if (isEmptyPlan(plan) && also.length === 0) return plan.id!;
  const records = `/services/data/v${connection.getApiVersion()}/sobjects/${POLICY_OBJECT}`;
  const collection = `/services/data/v${connection.getApiVersion()}/composite/sobjects`;
  const patch = (referenceId: string, id: string, lastModified: string, body: Row): object => ({
    method: 'PATCH',
    url: `${records}/${id}`,
    referenceId,
    httpHeaders: { 'If-Unmodified-Since': new Date(lastModified).toUTCString() },
    body,
  });
  const requests = also.map(({ id, lastModified, fields }, index) => patch(`also${index}`, id, lastModified, fields));
  if (plan.id === null) requests.push({ method: 'POST', url: records, referenceId: 'policy', body: plan.fields });
  else if (!isEmptyPlan(plan)) {
    // Where only its children change the policy is saved as it is, so that whoever has read it before is told.
    requests.push(patch('policy', plan.id, plan.lastModified!, { Name: plan.name, ...plan.fields }));
  }
  // Children that go leave their unique keys to those that come.
  const parts: object[] = chunks(plan.remove).map((ids, index) => ({
    method: 'DELETE',
    url: `${collection}?ids=${ids.join(',')}&allOrNone=true`,
    referenceId: `remove${index}`,
  }));
  const policyId = plan.id ?? '@{policy.id}';
  for (const [method, name, rows] of [
    ['PATCH', 'update', plan.update.map(({ object, fields }) => typed(object, fields))],
    ['POST', 'create', plan.create.map(({ object, fields }) => typed(object, { Policy__c: policyId, ...fields }))],
  ] as const) {
    for (const [index, list] of chunks(rows).entries()) {
      parts.push({ method, url: collection, referenceId: `${name}${index}`, body: { allOrNone: true, records: list } });
    }
  }
  if (parts.length > COLLECTIONS) {
    throw messagesOf('segmentation').createError('error.PolicyTooLarge', [plan.name, COLLECTIONS * COLLECTION_ROWS]);
  }
  requests.push(...parts);
  const answer = await requestJson(connection, compositeAnswer, {
    method: 'POST',
    path: '/composite',
    // Collated requests may run in another order than they stand.
    body: { allOrNone: true, collateSubrequests: false, compositeRequest: requests },
  });
  if (answer.compositeResponse.some(({ httpStatusCode }) => httpStatusCode === PRECONDITION_FAILED)) {
    throw messagesOf('segmentation').createError('error.PolicyChangedMeanwhile', [plan.name]);
  }
  const reasons = answer.compositeResponse.flatMap(({ httpStatusCode, body }) => reasonsOf(httpStatusCode, body));
  if (reasons.length > 0) {
    const own = reasons.filter((reason) => !/PROCESSING_HALTED|ALL_OR_NONE_OPERATION_ROLLED_BACK/.test(reason));
    const told = [...new Set(own.length > 0 ? own : reasons)].join('; ');
    throw messagesOf('segmentation').createError('error.PolicyRefused', [plan.name, told]);
  }
  if (plan.id !== null) return plan.id;
  const created = answer.compositeResponse.find(({ referenceId }) => referenceId === 'policy')!;
  return z.looseObject({ id: z.string() }).parse(created.body).id;
}

/** Reasons why a part was refused: a plain request answers with a status, a collection with one result for each record. */
function reasonsOf(status: number, body: unknown): string[] {
  const results = z.array(saved).safeParse(body);
  const problems = results.success
    ? results.data.flatMap((result) => (result.success ? [] : result.errors))
    : (z.array(problem).safeParse(body).data ?? []);
  const lines = problems.map(({ statusCode, errorCode, message, fields }) => {
    const about = fields?.length ? ` (${fields.join(', ')})` : '';
    const text = message.length > LONGEST_REASON ? `${message.slice(0, LONGEST_REASON)}…` : message;
    return `${statusCode ?? errorCode}${about}: ${text}`;
  });
  return status >= 400 && lines.length === 0 ? [`HTTP ${status}`] : status >= 400 || results.success ? lines : [];
}

function typed(object: string, fields: Row): TypedRow {
  return { attributes: { type: object }, ...fields } as TypedRow;
}

function differing(wanted: Row, known: Row): Row {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !same(value, known[name] ?? null)));
}

function same(one: FieldValue, other: FieldValue): boolean {
  return Object.is(one, other) || (one === null && Number.isNaN(other));
}

function filled(fields: Row): Row {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function chunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / COLLECTION_ROWS) }, (_unused, index) =>
    list.slice(index * COLLECTION_ROWS, (index + 1) * COLLECTION_ROWS),
  );
}
