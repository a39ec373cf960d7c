import type { Connection, SfError } from '@salesforce/core';
import type { SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { booleanValue, dateValue, keyValue, numberValue, textValue } from '../connection/values.ts';
import { describeIssues } from '../connection/errors.ts';
import { messagesOf } from '../connection/messages.ts';
import type { PolicyFile } from './policyFile.ts';

const messages = messagesOf('segmentation');

/** A policy as it stands in the org. */
export interface StoredPolicy {
  id: string;
  name: string;
  sourceKey: string | null;
  isActive: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  policy: SegmentPolicy;
  roles: SegmentRole[];
}

const estimatorsSchema = z.strictObject({
  perEmployee: z.record(z.string(), z.number()),
  defaultPerEmployee: z.number().nullable(),
});

const policyNumbers = [
  'PotentialCutOff__c',
  'PotentialMargin__c',
  'RelationshipCutOff__c',
  'RelationshipMargin__c',
  'RecencyWeight__c',
  'BreadthWeight__c',
  'WalletWeight__c',
  'RecencyFullDays__c',
  'RecencyZeroDays__c',
  'BreadthFull__c',
  'ConversationWindowDays__c',
  'DormantAfterDays__c',
  'NewWithinDays__c',
  'ReviveFloor__c',
] as const;
type PolicyNumber = (typeof policyNumbers)[number];

const policyRow = z.looseObject({
  Id: keyValue,
  Name: z.string(),
  SourceKey__c: textValue,
  IsActive__c: booleanValue,
  EffectiveFrom__c: dateValue,
  EffectiveTo__c: dateValue,
  Estimators__c: textValue,
  ...(Object.fromEntries(policyNumbers.map((name) => [name, numberValue])) as Record<PolicyNumber, typeof numberValue>),
});

const channel = z.enum(['Field', 'InsideSales', 'Web', 'Seminar']).nullable();
const roleRow = z.looseObject({
  Policy__c: keyValue,
  Segment__c: z.enum(['Key', 'Expand', 'Maintain', 'General']),
  LeadChannel__c: channel,
  SupportChannel__c: channel,
  LeadPurpose__c: textValue,
  SupportPurpose__c: textValue,
  CadenceDays__c: numberValue,
  ExpectationLevel__c: z.enum(['Appointment', 'Hearing', 'Selling']).nullable(),
  AcceptWithinDays__c: numberValue,
  FirstVisitWithinDays__c: numberValue,
  CapacityPerPerson__c: numberValue,
  SegmentLabel__c: textValue,
});

/** All policies of the org with their roles, newest first. */
export async function readPolicies(connection: Connection): Promise<StoredPolicy[]> {
  const fields = [
    'Id',
    'Name',
    'SourceKey__c',
    'IsActive__c',
    'EffectiveFrom__c',
    'EffectiveTo__c',
    'Estimators__c',
    ...policyNumbers,
  ];
  const policies = await queryRows(
    connection,
    `SELECT ${fields.join(', ')} FROM RenkeiSegmentPolicy__c ORDER BY EffectiveFrom__c DESC NULLS LAST, Name`,
    policyRow,
  );
  const roles = await queryRows(
    connection,
    `SELECT ${Object.keys(roleRow.shape).join(', ')} FROM RenkeiSegmentRole__c`,
    roleRow,
  );
  return policies.map((row) => ({
    id: row.Id,
    name: row.Name,
    sourceKey: row.SourceKey__c,
    isActive: row.IsActive__c,
    effectiveFrom: row.EffectiveFrom__c,
    effectiveTo: row.EffectiveTo__c,
    policy: policyOf(row),
    roles: roles.filter((role) => role.Policy__c === row.Id).map(roleOf),
  }));
}

/**
 * The policy to score with: the one named (by name, source key or Id), else the one that is active and effective on the date.
 * @throws SfError `NoPolicyError`, `UnknownPolicyError`, `AmbiguousPolicyError`, `SeveralPoliciesError`: nothing is guessed
 */
export async function choosePolicy(connection: Connection, asOf: string, named?: string): Promise<StoredPolicy> {
  const policies = await readPolicies(connection);
  if (named !== undefined) {
    const found = policies.filter((policy) => [policy.id, policy.name, policy.sourceKey].includes(named));
    if (found.length === 1) return found[0]!;
    if (found.length > 1) throw messages.createError('error.AmbiguousPolicy', [found.length, named]);
    const known = policies.map((policy) => `"${policy.sourceKey ?? policy.name}"`).join(', ');
    throw messages.createError('error.UnknownPolicy', [named], [known || '(the org has none)']);
  }
  const effective = policies.filter(
    ({ isActive, effectiveFrom, effectiveTo }) =>
      isActive && (effectiveFrom === null || effectiveFrom <= asOf) && (effectiveTo === null || effectiveTo >= asOf),
  );
  if (effective.length === 1) return effective[0]!;
  if (effective.length === 0) {
    throw messages.createError('error.NoPolicy', [asOf]);
  }
  const names = effective.map((policy) => `"${policy.name}"`).join(', ');
  throw messages.createError('error.SeveralPolicies', [effective.length, asOf, names]);
}

/** Creates or updates the policy and its roles from a file, by source key; answers with the policy's Id. Roles that the file no longer has stay. */
export async function savePolicy(connection: Connection, file: PolicyFile): Promise<string> {
  const { potential, relationship, lifecycle } = file;
  const policy: Row = {
    SourceKey__c: file.sourceKey,
    Name: file.name,
    Description__c: file.description || null,
    IsActive__c: file.isActive,
    EffectiveFrom__c: file.effectiveFrom,
    EffectiveTo__c: file.effectiveTo,
    PotentialCutOff__c: potential.cutOff,
    PotentialMargin__c: potential.marginPercent,
    ReviveFloor__c: potential.reviveFloor,
    Estimators__c: JSON.stringify(
      { perEmployee: potential.perEmployee, defaultPerEmployee: potential.defaultPerEmployee },
      null,
      2,
    ),
    RelationshipCutOff__c: relationship.cutOff,
    RelationshipMargin__c: relationship.margin,
    RecencyWeight__c: relationship.weights.recency,
    BreadthWeight__c: relationship.weights.breadth,
    WalletWeight__c: relationship.weights.wallet,
    RecencyFullDays__c: relationship.recencyFullDays,
    RecencyZeroDays__c: relationship.recencyZeroDays,
    BreadthFull__c: relationship.breadthFull,
    ConversationWindowDays__c: relationship.conversationWindowDays,
    NewWithinDays__c: lifecycle.newWithinDays,
    DormantAfterDays__c: lifecycle.dormantAfterDays,
  };
  const upsert = { operation: 'upsert', externalIdField: 'SourceKey__c' } as const;
  const [saved] = await saveRows(connection, { object: 'RenkeiSegmentPolicy__c', ...upsert, rows: [policy] });
  refuseFailure(saved, `policy "${file.name}"`);
  // A child of a master cannot be moved, so an update must not name the master again.
  const known = await queryRows(
    connection,
    `SELECT SourceKey__c FROM RenkeiSegmentRole__c WHERE Policy__c = ${soqlText(saved!.id!)}`,
    z.looseObject({ SourceKey__c: textValue }),
  );
  const roles = file.roles.map((role): Row => {
    const key = `${file.sourceKey}:${role.segment}`;
    return {
      SourceKey__c: key,
      ...(known.some((row) => row.SourceKey__c === key) ? {} : { Policy__c: saved!.id! }),
      Segment__c: role.segment,
      SegmentLabel__c: role.label,
      LeadChannel__c: role.leadChannel,
      LeadPurpose__c: role.leadPurpose,
      SupportChannel__c: role.supportChannel,
      SupportPurpose__c: role.supportPurpose,
      CadenceDays__c: role.cadenceDays,
      ExpectationLevel__c: role.expectationLevel,
      AcceptWithinDays__c: role.acceptWithinDays,
      FirstVisitWithinDays__c: role.firstVisitWithinDays,
      CapacityPerPerson__c: role.capacityPerPerson,
    };
  });
  const outcomes = await saveRows(connection, { object: 'RenkeiSegmentRole__c', ...upsert, rows: roles });
  outcomes.forEach((outcome, index) => refuseFailure(outcome, `role "${roles[index]!.SourceKey__c}"`));
  return saved!.id!;
}

function refuseFailure(
  outcome: { success: boolean; errors: { statusCode: string; message: string }[] } | undefined,
  what: string,
): void {
  if (outcome?.success) return;
  const reasons =
    outcome?.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ') ?? 'no answer';
  throw messages.createError('error.PolicyRefused', [what, reasons]);
}

/** A number that is missing in the record becomes NaN, which the policy check reports by name. */
function policyOf(row: z.infer<typeof policyRow>): SegmentPolicy {
  const number = (name: PolicyNumber): number => row[name] ?? Number.NaN;
  return {
    version: row.Id,
    potentialCutOff: number('PotentialCutOff__c'),
    potentialMarginPercent: number('PotentialMargin__c'),
    relationshipCutOff: number('RelationshipCutOff__c'),
    relationshipMargin: number('RelationshipMargin__c'),
    weights: {
      recency: number('RecencyWeight__c'),
      breadth: number('BreadthWeight__c'),
      wallet: number('WalletWeight__c'),
    },
    recencyFullDays: number('RecencyFullDays__c'),
    recencyZeroDays: number('RecencyZeroDays__c'),
    recencyStepDays: 1,
    breadthFull: number('BreadthFull__c'),
    conversationWindowDays: number('ConversationWindowDays__c'),
    dormantAfterDays: number('DormantAfterDays__c'),
    newWithinDays: number('NewWithinDays__c'),
    reviveFloor: number('ReviveFloor__c'),
    estimators: estimatorsOf(row.Estimators__c, row.Name),
  };
}

function estimatorsOf(text: string | null, policy: string): SegmentPolicy['estimators'] {
  const others = { revenuePercent: {}, defaultRevenuePercent: null, amountPerUnit: null };
  if (text === null) return { perEmployee: {}, defaultPerEmployee: null, ...others };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (problem) {
    throw brokenEstimators(policy, (problem as Error).message);
  }
  const parsed = estimatorsSchema.safeParse(content);
  if (!parsed.success) throw brokenEstimators(policy, describeIssues(parsed.error));
  return { ...parsed.data, ...others };
}

function brokenEstimators(policy: string, reason: string): SfError {
  return messages.createError('error.EstimatorsMalformed', [policy, reason]);
}

function roleOf(row: z.infer<typeof roleRow>): SegmentRole {
  return {
    segment: row.Segment__c,
    leadChannel: row.LeadChannel__c,
    supportChannel: row.SupportChannel__c,
    leadPurpose: row.LeadPurpose__c,
    supportPurpose: row.SupportPurpose__c,
    cadenceDays: row.CadenceDays__c,
    expectationLevel: row.ExpectationLevel__c,
    acceptWithinDays: row.AcceptWithinDays__c,
    firstVisitWithinDays: row.FirstVisitWithinDays__c,
    capacityPerPerson: row.CapacityPerPerson__c,
    targetKind: null,
    targetPerMonth: null,
    segmentLabel: row.SegmentLabel__c,
  };
}
