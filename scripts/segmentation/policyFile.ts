import { readFile } from 'node:fs/promises';
import type { SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { JsonSyntaxError, parseJson } from '../connection/jsonPositions.ts';
import { messagesOf } from '../connection/messages.ts';

const plainDate = z.iso.date().describe('Calendar date, yyyy-mm-dd');
const days = z.number().int().max(9999);
const channel = z.enum(['Field', 'InsideSales', 'Web', 'Seminar']);

const roleSchema = z.strictObject({
  segment: z.enum(['Key', 'Expand', 'Maintain', 'General']),
  label: z.string().min(1).max(40).nullable().default(null).describe('Own name of the segment in this company'),
  leadChannel: channel.nullable().default(null),
  leadPurpose: z.string().max(255).nullable().default(null),
  supportChannel: channel.nullable().default(null),
  supportPurpose: z.string().max(255).nullable().default(null),
  cadenceDays: days.nullable().default(null).describe('Days between two contacts'),
  expectationLevel: z.enum(['Appointment', 'Hearing', 'Selling']).nullable().default(null),
  acceptWithinDays: z.number().int().max(999).nullable().default(null).describe('Business days'),
  firstVisitWithinDays: z.number().int().max(999).nullable().default(null).describe('Business days'),
  capacityPerPerson: z
    .number()
    .int()
    .max(99999)
    .nullable()
    .default(null)
    .describe('Accounts that one person can carry'),
});

/** A policy as a file: one version of how the company segments, under version control. Amounts are per year, in the corporate currency. */
export const policyFileSchema = z.strictObject({
  sourceKey: z.string().min(1).max(80).describe('Key by which the org finds this policy again'),
  name: z.string().min(1).max(80),
  description: z.string().max(32768).default(''),
  isActive: z.boolean().default(false),
  effectiveFrom: plainDate,
  effectiveTo: plainDate.nullable().default(null),
  potential: z.strictObject({
    cutOff: z.number().int(),
    marginPercent: z.number(),
    reviveFloor: z.number().int(),
    perEmployee: z.record(z.string(), z.number()).describe('Industry API value → amount per employee and year'),
    defaultPerEmployee: z.number().nullable().describe('For other industries; null leaves them unscored'),
  }),
  relationship: z.strictObject({
    cutOff: z.number(),
    margin: z.number(),
    weights: z.strictObject({ recency: z.number().int(), breadth: z.number().int(), wallet: z.number().int() }),
    recencyFullDays: days,
    recencyZeroDays: days,
    breadthFull: z.number().int().max(999),
    conversationWindowDays: days,
  }),
  lifecycle: z.strictObject({ newWithinDays: days, dormantAfterDays: days }),
  roles: z.array(roleSchema),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;

/**
 * Reads and checks a policy file.
 * @throws SfError `PolicyUnreadableError` when the file is not there or not JSON; `PolicyMalformedError` naming each wrong entry
 */
export async function readPolicyFile(file: string): Promise<PolicyFile> {
  let content: unknown;
  try {
    content = parseJson(await readFile(file, 'utf8'));
  } catch (problem) {
    const place = problem instanceof JsonSyntaxError ? `:${problem.position.line}:${problem.position.column}` : '';
    throw messagesOf('segmentation').createError('error.PolicyUnreadable', [
      `${file}${place}`,
      (problem as Error).message,
    ]);
  }
  const parsed = policyFileSchema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.') || '(root)'}: ${issue.message}`);
    throw messagesOf('segmentation').createError('error.PolicyMalformed', [issues.join('\n')]);
  }
  return parsed.data;
}

/** The file's figures in the shape in which the rules take them. */
export function rulesPolicy(file: PolicyFile): SegmentPolicy {
  const { potential, relationship, lifecycle } = file;
  return {
    version: file.sourceKey,
    potentialCutOff: potential.cutOff,
    potentialMarginPercent: potential.marginPercent,
    relationshipCutOff: relationship.cutOff,
    relationshipMargin: relationship.margin,
    weights: relationship.weights,
    recencyFullDays: relationship.recencyFullDays,
    recencyZeroDays: relationship.recencyZeroDays,
    recencyStepDays: 1,
    breadthFull: relationship.breadthFull,
    conversationWindowDays: relationship.conversationWindowDays,
    dormantAfterDays: lifecycle.dormantAfterDays,
    newWithinDays: lifecycle.newWithinDays,
    reviveFloor: potential.reviveFloor,
    estimators: {
      perEmployee: potential.perEmployee,
      defaultPerEmployee: potential.defaultPerEmployee,
      revenuePercent: {},
      defaultRevenuePercent: null,
      amountPerUnit: null,
    },
  };
}

/** The file's roles in the shape in which the rules take them. */
export function rulesRoles(file: PolicyFile): SegmentRole[] {
  return file.roles.map(({ label, ...role }) => ({ ...role, targetKind: null, targetPerMonth: null, segmentLabel: label }));
}
