import type { Connection, SfError } from '@salesforce/core';
import { addDays, isPlainDate } from 'c/renkeiCalendarRules';
import { lintVersions } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { differencesOf, isDescriptive, type EntryDifference } from './diff.ts';
import { locatePolicy, type LocatedPolicy } from './file.ts';
import { findingLines } from './findings.ts';
import { inFile, lintedIn, lintPolicyFile, versionsWith, type LocatedFinding } from './lint.ts';
import { namedPolicy, readPolicies, type StoredPolicy } from './records.ts';
import { keepFoundCutOff, planPolicy, stamped, storedAs, writePlan } from './save.ts';
import type { PolicyFile } from './schema.ts';

const messages = messagesOf('segmentation');

export interface ComparedPolicy {
  /** Name of the org's policy; null: the org has none of this key. */
  policy: string | null;
  differences: EntryDifference[];
}

/** What would change in the org if it were brought to what the file says. @param named another policy to compare the file with */
export async function comparePolicy(connection: Connection, file: string, named?: string): Promise<ComparedPolicy> {
  const { policy } = await locatePolicy(file);
  const policies = await readPolicies(connection);
  const stored = named === undefined ? storedAs(policies, policy) : namedPolicy(policies, named);
  return { policy: stored?.name ?? null, differences: differencesOf(stored?.file, keepFoundCutOff(policy, stored)) };
}

export interface ApplyRequest {
  file: string;
  dryRun?: boolean;
  /** Puts the version in force and ends the one before it; date and reason come from here or from the file. */
  activate?: { effectiveFrom?: string | undefined; reason?: string | undefined };
}

export interface AppliedPolicy {
  /** null: a dry run of a policy that is new. */
  policyId: string | null;
  policy: string;
  dryRun: boolean;
  created: boolean;
  /** Whether the version was put in force by this call. */
  activated: boolean;
  effectiveFrom: string | null;
  differences: EntryDifference[];
  /** Versions that end where this one begins. */
  ended: { policy: string; effectiveTo: string }[];
  /** Whether managers had agreed to the working rules as they were: both are asked again. */
  agreementEnds: boolean;
  warnings: LocatedFinding[];
}

/**
 * Brings the org to what a policy file says: everything in one transaction, or nothing. The file is linted first, its dates
 * together with those of the org's other versions.
 *
 * @throws SfError `PolicyBrokenFileError`, `PolicyScoredError`, `ActivationIncompleteError`, `PolicyRefusedError`: nothing was changed
 */
export async function applyPolicy(connection: Connection, request: ApplyRequest): Promise<AppliedPolicy> {
  const located = await locatePolicy(request.file);
  const policies = await readPolicies(connection);
  const stored = storedAs(policies, located.policy);
  const wanted = keepFoundCutOff(activated(located.policy, request), stored);
  if (wanted.isActive && !stored?.isActive) requireActivation(wanted);
  const ended = request.activate ? endedBy(wanted, policies) : [];
  const warnings = await lint(connection, { ...located, policy: wanted }, policies, ended);

  const differences = differencesOf(stored?.file, wanted);
  if (stored) await refuseChangeOfScored(connection, stored, differences);
  const agreementEnds = stored !== undefined && changesRules(differences) && (await isAgreedTo(connection, stored.id));
  const planned = planPolicy(wanted, stored);
  const plan = agreementEnds ? { ...planned, fields: { ...planned.fields, ...NO_AGREEMENT } } : planned;
  const result = {
    policy: wanted.name,
    dryRun: request.dryRun ?? false,
    created: stored === undefined,
    activated: wanted.isActive && !stored?.isActive,
    effectiveFrom: wanted.effectiveFrom,
    differences,
    ended: ended.map(({ policy, effectiveTo }) => ({ policy: policy.name, effectiveTo })),
    agreementEnds,
    warnings,
  };
  if (request.dryRun) return { ...result, policyId: stored?.id ?? null };
  const ends = ended.map(({ policy: { id, lastModified }, effectiveTo }) => {
    return { id, lastModified, fields: { EffectiveTo__c: effectiveTo } };
  });
  return { ...result, policyId: await writePlan(connection, await stamped(connection, plan), ends) };
}

const NO_AGREEMENT = {
  AcknowledgedByField__c: null,
  AcknowledgedByFieldOn__c: null,
  AcknowledgedByInsideSales__c: null,
  AcknowledgedByInsideSalesOn__c: null,
} as const;

/** Whether the policy says something else than before, apart from when it is in force and why. */
function changesRules(differences: readonly EntryDifference[]): boolean {
  return differences.some(({ entry }) => !/^(isActive|effectiveFrom|effectiveTo|activation\.reason)$/.test(entry));
}

/** Whoever agreed has agreed to what the version said then. */
async function isAgreedTo(connection: Connection, id: string): Promise<boolean> {
  const agreed = 'AcknowledgedByFieldOn__c != NULL OR AcknowledgedByInsideSalesOn__c != NULL';
  const soql = `SELECT Id FROM RenkeiSegmentPolicy__c WHERE Id = ${soqlText(id)} AND (${agreed})`;
  return (await queryRows(connection, soql, z.looseObject({ Id: z.string() }))).length > 0;
}

/** The file as the request puts it in force. */
function activated(file: PolicyFile, { activate }: ApplyRequest): PolicyFile {
  if (!activate) return file;
  const effectiveFrom = activate.effectiveFrom ?? file.effectiveFrom;
  const reason = activate.reason ?? file.activation.reason;
  return { ...file, isActive: true, effectiveFrom, activation: { reason } };
}

/** Also the org asks for both, but names neither the entries of the file nor the flags. */
function requireActivation({ name, effectiveFrom, activation: { reason } }: PolicyFile): void {
  if (effectiveFrom !== null && isPlainDate(effectiveFrom) && reason?.trim()) return;
  throw messages.createError('error.ActivationIncomplete', [name]);
}

interface Ended {
  policy: StoredPolicy;
  effectiveTo: string;
}

/** The active versions that began earlier and still hold on the first day of this one; they end on the day before. */
function endedBy({ sourceKey, effectiveFrom: from }: PolicyFile, policies: readonly StoredPolicy[]): Ended[] {
  return policies
    .filter(({ file }) => file.sourceKey.toLowerCase() !== sourceKey.toLowerCase() && file.isActive)
    .filter(
      ({ effectiveFrom, effectiveTo }) =>
        effectiveFrom !== null && effectiveFrom < from! && (effectiveTo ?? from!) >= from!,
    )
    .map((policy) => ({ policy, effectiveTo: addDays(from!, -1) }));
}

/** The warnings about the file; an error refuses it. */
async function lint(
  connection: Connection,
  located: LocatedPolicy,
  policies: readonly StoredPolicy[],
  ended: readonly Ended[],
): Promise<LocatedFinding[]> {
  const { file, policy } = located;
  const others = policies.map((other) => {
    const end = ended.find((entry) => entry.policy === other);
    return end ? { ...other, file: { ...other.file, effectiveTo: end.effectiveTo } } : other;
  });
  const findings = [
    ...lintPolicyFile(policy, await lintedIn(connection)),
    ...lintVersions(versionsWith(others, [policy])).filter(({ values }) =>
      [values['name'], values['other']].includes(policy.name),
    ),
  ].map((finding) => inFile(finding, located));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return findings;
  const lines = findingLines(errors).map((words, index) => {
    const { line, column, path } = errors[index]!.place!;
    return `${file}:${line}:${column}: ${path}: ${words}`;
  });
  throw messages.createError('error.PolicyBrokenFile', [policy.name, lines.join('\n')]).setData({
    findings: errors.map(({ place, ...finding }) => ({ ...finding, place: { ...place } })),
  });
}

/** Accounts, runs and movements refer to a version that has scored: what it said then it says for ever. */
async function refuseChangeOfScored(
  connection: Connection,
  stored: StoredPolicy,
  differences: readonly EntryDifference[],
): Promise<void> {
  const dates = /^(isActive|effectiveFrom)$/;
  const telling = differences.filter(
    // A draft that somebody scored with may still be put in force.
    (difference) => !isDescriptive(difference) && (stored.isActive || !dates.test(difference.entry)),
  );
  if (telling.length === 0 || !(await hasScored(connection, stored.id))) return;
  throw policyScored(stored, telling);
}

function policyScored(stored: StoredPolicy, differences: readonly EntryDifference[]): SfError {
  const entries = differences.map(({ entry }) => entry).join(', ');
  return messages
    .createError('error.PolicyScored', [stored.name, entries])
    .setData({ differences: differences.map((difference) => ({ ...difference })) });
}

/** Whether a run or a saved account was scored with the version. */
async function hasScored(connection: Connection, id: string): Promise<boolean> {
  const anyRow = z.looseObject({ Id: z.string() });
  for (const from of [
    `RenkeiSegmentationRun__c WHERE Policy__c = ${soqlText(id)}`,
    `Account WHERE RenkeiScoredPolicy__c = ${soqlText(id)}`,
  ]) {
    if ((await queryRows(connection, `SELECT Id FROM ${from} LIMIT 1`, anyRow)).length > 0) return true;
  }
  return false;
}
