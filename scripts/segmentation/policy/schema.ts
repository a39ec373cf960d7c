import { z } from 'zod';
import { inputError } from '../../connection/inputText.ts';

/** Entries that the file may leave out and the org may leave empty. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null);
}

const plainDate = z.iso.date();
const days = z.number().int().max(9999);
const businessDays = z.number().int().max(999);
const amount = z.number().max(1e14);
const channel = z.enum(['Field', 'InsideSales', 'Web', 'Seminar']);
const segment = z.enum(['Key', 'Expand', 'Maintain', 'General']).describe('Which of the four');
const step = z.enum(['Information', 'NeedsDiscovery', 'Proposal', 'Quote', 'Contract', 'Support']);
/** The org cuts blanks off both ends of a text, so that one with blanks would differ from itself for ever. */
const text = z.string().trim();
const byIndustry = z.record(
  z
    .string()
    .max(255)
    .regex(/^\S(.*\S)?$/s, inputError('blankEnds')),
  z.number().max(1e14),
);

const potentialSchema = z.strictObject({
  cutOffMode: z
    .enum(['absolute', 'capacity'])
    .default('absolute')
    .describe(
      '`absolute`: the cut-off below counts. `capacity`: the first run finds the cut-off that gives the field `fieldCapacity` accounts',
    ),
  cutOff: optional(z.number().int().max(1e15)).describe(
    'Yearly potential from which an account counts as high. With `capacity` it may be null: the run fills it in',
  ),
  fieldCapacity: optional(z.number().int().max(999_999_999)).describe(
    'Accounts that the field can carry in all; needed with `capacity`',
  ),
  marginPercent: z
    .number()
    .max(1000)
    .describe('Percent of the cut-off by which an account must pass it before it changes its band'),
  reviveFloor: z.number().int().max(1e15).describe('Yearly potential from which a dormant account is worth reviving'),
  amountPerUnit: optional(amount).describe(
    "Yearly amount per unit of the known installed base, own and competitors'; null: units say nothing about the potential",
  ),
  perEmployee: byIndustry.default({}).describe('Industry (its API value) → yearly amount per employee'),
  defaultPerEmployee: optional(amount).describe(
    'Yearly amount per employee for other industries; null: no estimate by employees for them',
  ),
  revenuePercent: byIndustry
    .default({})
    .describe(
      'Industry (its API value) → percent of yearly revenue, used where employees give no estimate; in an org with several currencies revenues count for nothing',
    ),
  defaultRevenuePercent: optional(z.number().max(999)).describe(
    'Percent of yearly revenue for other industries; null: no estimate by revenue for them',
  ),
});

const relationshipSchema = z.strictObject({
  cutOff: z.number().max(999).describe('Relationship score (0–100) from which an account counts as high'),
  margin: z.number().max(999).describe('Points by which an account must pass the cut-off before it changes its band'),
  weights: z
    .strictObject({
      recency: z.number().int().max(999).describe('How lately somebody talked with them'),
      breadth: z.number().int().max(999).describe('With how many people there'),
      wallet: z.number().int().max(999).describe('Our share of what they spend'),
    })
    .describe('What the score is made of, in percent; together 100'),
  recencyFullDays: days.describe('Up to so many days after the last conversation recency scores 100'),
  recencyZeroDays: days.describe('From so many days on it scores 0'),
  recencyStepDays: z
    .number()
    .int()
    .max(999)
    .default(30)
    .describe('In between it falls once in so many days, so that time moves an account at most so often'),
  breadthFull: z.number().int().max(999).describe('So many people score 100'),
  conversationWindowDays: days.describe('Conversations of so many days count for breadth and coverage'),
});

const roleSchema = z.strictObject({
  segment,
  label: optional(text.min(1).max(40)).describe("The company's own name for the segment"),
  leadChannel: optional(channel).describe('Who leads'),
  leadPurpose: optional(text.max(255)).describe('To what end'),
  supportChannel: optional(channel).describe('Who supports'),
  supportPurpose: optional(text.max(255)).describe('To what end'),
  cadenceDays: optional(days).describe('Days between two contacts'),
  expectationLevel: optional(z.enum(['Appointment', 'Hearing', 'Selling'])).describe(
    'How far the caller goes before handing over',
  ),
  acceptWithinDays: optional(businessDays).describe('Business days within which a handover is accepted or returned'),
  firstVisitWithinDays: optional(businessDays).describe('Business days until the first visit'),
  capacityPerPerson: optional(z.number().int().max(99_999)).describe('Accounts that one person can carry'),
  target: optional(
    z.strictObject({
      kind: z.enum(['Rate', 'Count', 'Amount']).describe('Cases per 100 conversations, cases, or an amount'),
      perMonth: z.number().max(1e14).describe('Percent, cases or amount to reach in a month'),
    }),
  ).describe('What the segment is to bring in a month'),
});

const channelRoleSchema = z.strictObject({
  segment,
  step: step.describe('Step of working with a customer'),
  channel: channel.describe('Through which channel the step is worked'),
  hoursPerContact: optional(z.number().max(999)).describe('Working hours that one contact takes'),
  costPerContact: optional(z.number().max(1e10)).describe('What one contact costs'),
});

/** A policy as a file: one version of how the company segments, under version control. Amounts are in the corporate currency. */
export const policyFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds the schema; not part of the policy'),
  sourceKey: text.min(1).max(80).describe('Key by which the org finds this version again; a new version has a new one'),
  name: text.min(1).max(80).describe('As people call it'),
  description: text.max(4000).default('').describe('What it is for, where its figures come from'),
  isActive: z
    .boolean()
    .default(false)
    .describe('An active version scores from its first day on; a draft scores nothing'),
  effectiveFrom: optional(plainDate).describe('First day, yyyy-mm-dd; an active version needs one'),
  effectiveTo: optional(plainDate).describe('Last day, yyyy-mm-dd; null: until another version takes over'),
  activation: z
    .strictObject({ reason: optional(text.min(1).max(255)).describe('Why this version was put in force') })
    .default({ reason: null })
    .describe('An active version needs a reason'),
  potential: potentialSchema.describe('How much a customer could spend in a year on what we sell'),
  relationship: relationshipSchema.describe('How close we are to them'),
  lifecycle: z
    .strictObject({
      newWithinDays: days.describe('New: the first order is at most so many days old'),
      dormantAfterDays: days.describe('Dormant: no order for so many days'),
    })
    .describe('New, existing, dormant'),
  roles: z.array(roleSchema).describe('Who does what for each segment'),
  channelRoles: z
    .array(channelRoleSchema)
    .default([])
    .describe(
      'Through which channel each of the six steps is worked in each segment, with hours and cost of a contact',
    ),
});

export type PolicyFile = z.infer<typeof policyFileSchema>;

export const SEGMENTS = segment.options;
export const STEPS = step.options;
