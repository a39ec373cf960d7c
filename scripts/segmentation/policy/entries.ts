import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldValue, Row } from '../../connection/saveRows.ts';
import { booleanValue, dateValue, numberValue, textValue } from '../../connection/values.ts';
import type { PolicyFile } from './schema.ts';

/** A value of the org as the file says it, and back. */
interface Kind {
  schema: z.ZodType<FieldValue>;
  /** What the file says of an empty field. */
  empty: FieldValue;
  toOrg?: (value: FieldValue) => FieldValue;
  toFile?: (value: FieldValue) => FieldValue;
}

const text: Kind = { schema: textValue, empty: null };
/** Pages store two characters for the end of a line, files one. */
const longText: Kind = { schema: textValue, empty: '', toFile: (value) => String(value).replaceAll('\r\n', '\n') };
const date: Kind = { schema: dateValue, empty: null };
const yesOrNo: Kind = { schema: booleanValue, empty: false };
const number: Kind = { schema: numberValue, empty: null };
/** A number that a policy cannot do without: where the org lacks it the checks name the field. */
const needed: Kind = { schema: numberValue, empty: Number.NaN };
const mode: Kind = {
  schema: textValue,
  empty: 'absolute',
  toOrg: (value) => (value === 'capacity' ? 'Capacity' : 'Absolute'),
  toFile: (value) => (value === 'Capacity' ? 'capacity' : 'absolute'),
};

type Entries = Readonly<Record<string, readonly [path: string, kind: Kind]>>;

/** Field of the policy record → entry of the file. */
const policyEntries: Entries = {
  SourceKey__c: ['sourceKey', text],
  Name: ['name', text],
  Description__c: ['description', longText],
  IsActive__c: ['isActive', yesOrNo],
  EffectiveFrom__c: ['effectiveFrom', date],
  EffectiveTo__c: ['effectiveTo', date],
  ActivationReason__c: ['activation.reason', text],
  CutOffMode__c: ['potential.cutOffMode', mode],
  PotentialCutOff__c: ['potential.cutOff', number],
  FieldCapacity__c: ['potential.fieldCapacity', number],
  PotentialMargin__c: ['potential.marginPercent', needed],
  ReviveFloor__c: ['potential.reviveFloor', needed],
  AmountPerUnit__c: ['potential.amountPerUnit', number],
  DefaultPerEmployee__c: ['potential.defaultPerEmployee', number],
  DefaultRevenuePercent__c: ['potential.defaultRevenuePercent', number],
  RelationshipCutOff__c: ['relationship.cutOff', needed],
  RelationshipMargin__c: ['relationship.margin', needed],
  RecencyWeight__c: ['relationship.weights.recency', needed],
  BreadthWeight__c: ['relationship.weights.breadth', needed],
  WalletWeight__c: ['relationship.weights.wallet', needed],
  RecencyFullDays__c: ['relationship.recencyFullDays', needed],
  RecencyZeroDays__c: ['relationship.recencyZeroDays', needed],
  RecencyStepDays__c: ['relationship.recencyStepDays', needed],
  BreadthFull__c: ['relationship.breadthFull', needed],
  ConversationWindowDays__c: ['relationship.conversationWindowDays', needed],
  NewWithinDays__c: ['lifecycle.newWithinDays', needed],
  DormantAfterDays__c: ['lifecycle.dormantAfterDays', needed],
};

const roleEntries: Entries = {
  Segment__c: ['segment', text],
  SegmentLabel__c: ['label', text],
  LeadChannel__c: ['leadChannel', text],
  LeadPurpose__c: ['leadPurpose', text],
  SupportChannel__c: ['supportChannel', text],
  SupportPurpose__c: ['supportPurpose', text],
  CadenceDays__c: ['cadenceDays', number],
  ExpectationLevel__c: ['expectationLevel', text],
  AcceptWithinDays__c: ['acceptWithinDays', number],
  FirstVisitWithinDays__c: ['firstVisitWithinDays', number],
  CapacityPerPerson__c: ['capacityPerPerson', number],
  TargetKind__c: ['target.kind', text],
  TargetPerMonth__c: ['target.perMonth', number],
};

const channelRoleEntries: Entries = {
  Segment__c: ['segment', text],
  ProcessStep__c: ['step', text],
  Channel__c: ['channel', text],
  HoursPerContact__c: ['hoursPerContact', number],
  CostPerContact__c: ['costPerContact', number],
};

const estimatorEntries: Entries = {
  Industry__c: ['industry', text],
  AmountPerEmployee__c: ['perEmployee', number],
  RevenuePercent__c: ['revenuePercent', number],
};

type Item = Record<string, unknown>;

/** A kind of child records of a policy. */
interface ChildKind {
  object: 'RenkeiSegmentRole__c' | 'RenkeiChannelRole__c' | 'RenkeiEstimator__c';
  entries: Entries;
  /** What tells a child from its siblings. */
  keyFields: readonly string[];
}

export const POLICY_OBJECT = 'RenkeiSegmentPolicy__c';
export const childKinds: readonly ChildKind[] = [
  { object: 'RenkeiSegmentRole__c', entries: roleEntries, keyFields: ['Segment__c'] },
  {
    object: 'RenkeiChannelRole__c',
    entries: channelRoleEntries,
    keyFields: ['Segment__c', 'ProcessStep__c', 'Channel__c'],
  },
  { object: 'RenkeiEstimator__c', entries: estimatorEntries, keyFields: ['Industry__c'] },
];

/** Rows of the policy object, as a query gives them. */
export const policyRow = rowSchema(policyEntries).extend({ LastModifiedDate: z.string() });
export const policyFields = Object.keys(policyEntries);

/** Rows of a kind of children, as a query gives them. */
export function childRow(kind: ChildKind) {
  return rowSchema(kind.entries).extend({ Policy__c: z.string() });
}

/** What tells a child from its siblings, such as `Key:Quote:Field`. */
export function childKey(kind: ChildKind, row: Row): string {
  return kind.keyFields.map((field) => String(row[field] ?? '')).join(':');
}

/** The unique key of a child; keys beyond the 80 characters of the field end in a digest of the whole. */
export function childSourceKey(policyKey: string, key: string): string {
  const whole = `${policyKey}:${key}`;
  if (whole.length <= 80) return whole;
  return `${whole.slice(0, 60)}~${createHash('sha256').update(whole).digest('hex').slice(0, 16)}`;
}

/** The records that a file stands for, without Ids: the policy's own fields and its children by object. */
export function recordsOf(file: PolicyFile): { policy: Row; children: Record<ChildKind['object'], Row[]> } {
  const { perEmployee, revenuePercent } = file.potential;
  const industries = [...new Set([...Object.keys(perEmployee), ...Object.keys(revenuePercent)])];
  const estimators = industries.map((industry) => ({
    industry,
    perEmployee: rateOf(perEmployee, industry),
    revenuePercent: rateOf(revenuePercent, industry),
  }));
  return {
    policy: toRow(file, policyEntries),
    children: {
      RenkeiSegmentRole__c: file.roles.map((role) => toRow(role, roleEntries)),
      RenkeiChannelRole__c: file.channelRoles.map((role) => toRow(role, channelRoleEntries)),
      RenkeiEstimator__c: estimators.map((estimator) => toRow(estimator, estimatorEntries)),
    },
  };
}

/** An industry may be called as what every object inherits, such as "constructor". */
function rateOf(rates: Readonly<Record<string, number>>, industry: string): number | null {
  return Object.hasOwn(rates, industry) ? rates[industry]! : null;
}

/** The file that says what the records say; a needed number that the org lacks is NaN. */
export function fileOf(policy: Row, children: Record<ChildKind['object'], readonly Row[]>): PolicyFile {
  const estimators = children.RenkeiEstimator__c.map((row) => toItem(row, estimatorEntries));
  const rates = (name: string) =>
    Object.fromEntries(
      estimators.flatMap((item) => (item[name] === null ? [] : [[String(item['industry']), item[name]]])),
    );
  const item = toItem(policy, policyEntries) as unknown as PolicyFile;
  return {
    ...item,
    potential: { ...item.potential, perEmployee: rates('perEmployee'), revenuePercent: rates('revenuePercent') },
    roles: children.RenkeiSegmentRole__c.map((row) => {
      const role = toItem(row, roleEntries) as PolicyFile['roles'][number];
      return { ...role, target: row['TargetKind__c'] === null ? null : role.target };
    }),
    channelRoles: children.RenkeiChannelRole__c.map(
      (row) => toItem(row, channelRoleEntries) as PolicyFile['channelRoles'][number],
    ),
  } as PolicyFile;
}

function rowSchema(entries: Entries) {
  const fields = Object.entries(entries).map(([field, [, { schema }]]) => [field, schema] as const);
  return z.looseObject({ Id: z.string(), ...(Object.fromEntries(fields) as Record<string, z.ZodType<FieldValue>>) });
}

function toRow(item: object, entries: Entries): Row {
  return Object.fromEntries(
    Object.entries(entries).map(([field, [path, { toOrg }]]) => {
      const value = path
        .split('.')
        .reduce<unknown>((inside, name) => (inside as Item | null | undefined)?.[name], item) as FieldValue | undefined;
      const plain = value === undefined || value === '' ? null : value;
      return [field, toOrg ? toOrg(plain) : plain];
    }),
  );
}

function toItem(row: Row, entries: Entries): Item {
  const item: Item = {};
  for (const [field, [path, { empty, toFile }]] of Object.entries(entries)) {
    const names = path.split('.');
    const last = names.pop()!;
    const inside = names.reduce((outer, name) => (outer[name] ??= {}) as Item, item);
    const value = row[field] ?? null;
    inside[last] = value === null ? empty : toFile ? toFile(value) : value;
  }
  return item;
}
