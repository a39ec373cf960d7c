import type { PolicyContents } from 'c/renkeiPolicyData';
import {
  CHANNELS,
  PROCESS_STEPS,
  SCORED_SEGMENTS,
  type Channel,
  type ChannelRole,
  type CutOffMode,
  type Estimators,
  type ProcessStep,
  type ScoredSegment,
  type SegmentPolicy,
  type SegmentRole,
} from 'c/renkeiSegmentRules';

/**
 * What stands in the input fields, by path: `potentialCutOff`, `weights.recency`, `estimators.perEmployee.Machinery` (without an
 * industry: all others), `roles.Key.cadenceDays`, `channelRoles.Key.Quote.0.hoursPerContact`. Texts, so that what is half typed
 * or wrong stays as it was typed.
 */
export type PolicyForm = Readonly<Record<string, string>>;

/** One line of a segment's step: which channel, and what a contact takes. */
export interface ChannelRow {
  segment: ScoredSegment;
  step: ProcessStep;
  /** Path up to the field's name, such as `channelRoles.Key.Quote.0`. */
  path: string;
}

const FIGURES = [
  'potentialCutOff',
  'potentialMarginPercent',
  'relationshipCutOff',
  'relationshipMargin',
  'recencyFullDays',
  'recencyZeroDays',
  'recencyStepDays',
  'breadthFull',
  'conversationWindowDays',
  'dormantAfterDays',
  'newWithinDays',
  'reviveFloor',
] as const;
const WEIGHTS = ['recency', 'breadth', 'wallet'] as const;
const ROLE_CHOICES = ['leadChannel', 'supportChannel', 'expectationLevel', 'targetKind'] as const;
const ROLE_TEXTS = ['leadPurpose', 'supportPurpose', 'segmentLabel'] as const;
const ROLE_NUMBERS = [
  'cadenceDays',
  'acceptWithinDays',
  'firstVisitWithinDays',
  'capacityPerPerson',
  'targetPerMonth',
] as const;
const ROLE_FIELDS = [...ROLE_CHOICES, ...ROLE_TEXTS, ...ROLE_NUMBERS] as const;

/** The input fields of what a version says. */
export function formOf(contents: PolicyContents): PolicyForm {
  const { policy, roles, channelRoles } = contents;
  const { estimators, weights } = policy;
  const form: Record<string, string> = {
    name: contents.name,
    description: contents.description ?? '',
    cutOffMode: contents.cutOffMode,
    fieldCapacity: text(contents.fieldCapacity),
    'estimators.perEmployee.': text(estimators.defaultPerEmployee),
    'estimators.revenuePercent.': text(estimators.defaultRevenuePercent),
    'estimators.amountPerUnit': text(estimators.amountPerUnit),
  };
  for (const figure of FIGURES) form[figure] = text(policy[figure]);
  for (const part of WEIGHTS) form[`weights.${part}`] = text(weights[part]);
  for (const industry of Object.keys({ ...estimators.perEmployee, ...estimators.revenuePercent })) {
    form[`estimators.perEmployee.${industry}`] = text(estimators.perEmployee[industry] ?? null);
    form[`estimators.revenuePercent.${industry}`] = text(estimators.revenuePercent[industry] ?? null);
  }
  for (const segment of SCORED_SEGMENTS) {
    const role = roles.find((candidate) => candidate.segment === segment);
    for (const field of ROLE_FIELDS) form[`roles.${segment}.${field}`] = text(role?.[field] ?? null);
  }
  for (const segment of SCORED_SEGMENTS) {
    for (const step of PROCESS_STEPS) Object.assign(form, channelLines(segment, step, channelRoles));
  }
  return form;
}

/** Lines of one step in the order of the channels; one stands ready where there is none. */
function channelLines(segment: ScoredSegment, step: ProcessStep, all: readonly ChannelRole[]): Record<string, string> {
  const own = all
    .filter((role) => role.segment === segment && role.step === step)
    .sort((left, right) => CHANNELS.indexOf(left.channel) - CHANNELS.indexOf(right.channel));
  const lines = own.length > 0 ? own : [null];
  return Object.fromEntries(
    lines.flatMap((role, index) => {
      const path = `channelRoles.${segment}.${step}.${index}`;
      return [
        [`${path}.channel`, role?.channel ?? ''],
        [`${path}.hoursPerContact`, text(role?.hoursPerContact ?? null)],
        [`${path}.costPerContact`, text(role?.costPerContact ?? null)],
      ];
    }),
  );
}

/**
 * What the input fields say. A number that is missing where there must be one, and a text that is no number, is NaN, which the
 * lint names.
 * @param version names the version in what is returned
 */
export function contentsOf(form: PolicyForm, version: string): PolicyContents {
  const needed = (path: string) => parsed(form[path]) ?? Number.NaN;
  const figures = Object.fromEntries(FIGURES.map((figure) => [figure, needed(figure)])) as Record<
    (typeof FIGURES)[number],
    number
  >;
  const policy: SegmentPolicy = {
    version,
    ...figures,
    weights: {
      recency: needed('weights.recency'),
      breadth: needed('weights.breadth'),
      wallet: needed('weights.wallet'),
    },
    estimators: estimatorsOf(form),
  };
  return {
    name: form['name'] ?? '',
    description: orNull(form['description']),
    cutOffMode: (form['cutOffMode'] || 'Absolute') as CutOffMode,
    fieldCapacity: parsed(form['fieldCapacity']),
    policy,
    roles: SCORED_SEGMENTS.flatMap((segment) => roleOf(form, segment)),
    channelRoles: channelRowsOf(form).flatMap((row) => channelRoleOf(form, row)),
  };
}

/** Industries with a line of their own, in the order in which they came. */
export function industriesOf(form: PolicyForm): string[] {
  const found = Object.keys(form).map((path) => /^estimators\.(?:perEmployee|revenuePercent)\.(.+)$/s.exec(path)?.[1]);
  return [...new Set(found.filter((industry) => industry !== undefined))];
}

/** Lines of channel roles by segment and step, empty ones too. */
export function channelRowsOf(form: PolicyForm): ChannelRow[] {
  return SCORED_SEGMENTS.flatMap((segment) =>
    PROCESS_STEPS.flatMap((step) => {
      const rows: ChannelRow[] = [];
      const path = (index: number) => `channelRoles.${segment}.${step}.${index}`;
      for (let index = 0; index === 0 || form[`${path(index)}.channel`] !== undefined; index += 1) {
        rows.push({ segment, step, path: path(index) });
      }
      return rows;
    }),
  );
}

function estimatorsOf(form: PolicyForm): Estimators {
  const rates = (way: 'perEmployee' | 'revenuePercent') =>
    Object.fromEntries(
      industriesOf(form).flatMap((industry) => {
        const rate = parsed(form[`estimators.${way}.${industry}`]);
        return rate === null ? [] : [[industry, rate]];
      }),
    );
  return {
    perEmployee: rates('perEmployee'),
    defaultPerEmployee: parsed(form['estimators.perEmployee.']),
    revenuePercent: rates('revenuePercent'),
    defaultRevenuePercent: parsed(form['estimators.revenuePercent.']),
    amountPerUnit: parsed(form['estimators.amountPerUnit']),
  };
}

/** A segment of which nothing is said has no role. */
function roleOf(form: PolicyForm, segment: ScoredSegment): SegmentRole[] {
  const value = (field: string) => form[`roles.${segment}.${field}`];
  if (ROLE_FIELDS.every((field) => orNull(value(field)) === null)) return [];
  const texts = Object.fromEntries([...ROLE_CHOICES, ...ROLE_TEXTS].map((field) => [field, orNull(value(field))]));
  const numbers = Object.fromEntries(ROLE_NUMBERS.map((field) => [field, parsed(value(field))]));
  return [{ segment, ...texts, ...numbers } as SegmentRole];
}

function channelRoleOf(form: PolicyForm, { segment, step, path }: ChannelRow): ChannelRole[] {
  const channel = form[`${path}.channel`] as Channel | '' | undefined;
  if (!channel) return [];
  const [hoursPerContact, costPerContact] = [`${path}.hoursPerContact`, `${path}.costPerContact`].map((field) =>
    parsed(form[field]),
  ) as [number | null, number | null];
  return [{ segment, step, channel, hoursPerContact, costPerContact }];
}

function text(value: string | number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(value);
}

function orNull(value: string | undefined): string | null {
  return value === undefined || value.trim() === '' ? null : value;
}

/** null: nothing is said. NaN: what is said is no number. */
function parsed(value: string | undefined): number | null {
  return value === undefined || value.trim() === '' ? null : Number(value);
}
