import type { PolicyFinding } from 'c/renkeiSegmentRules';
import type { PolicyFile } from './schema.ts';

/** Entry of the file by the rules' own name of a field, where the two differ. */
const paths: Readonly<Record<string, string>> = {
  potentialCutOff: 'potential.cutOff',
  potentialMarginPercent: 'potential.marginPercent',
  reviveFloor: 'potential.reviveFloor',
  cutOffMode: 'potential.cutOffMode',
  fieldCapacity: 'potential.fieldCapacity',
  relationshipCutOff: 'relationship.cutOff',
  relationshipMargin: 'relationship.margin',
  weights: 'relationship.weights',
  'weights.recency': 'relationship.weights.recency',
  'weights.breadth': 'relationship.weights.breadth',
  'weights.wallet': 'relationship.weights.wallet',
  recencyFullDays: 'relationship.recencyFullDays',
  recencyZeroDays: 'relationship.recencyZeroDays',
  recencyStepDays: 'relationship.recencyStepDays',
  breadthFull: 'relationship.breadthFull',
  conversationWindowDays: 'relationship.conversationWindowDays',
  dormantAfterDays: 'lifecycle.dormantAfterDays',
  newWithinDays: 'lifecycle.newWithinDays',
  estimators: 'potential',
  'estimators.amountPerUnit': 'potential.amountPerUnit',
};
const defaults: Readonly<Record<string, string>> = {
  'estimators.perEmployee': 'defaultPerEmployee',
  'estimators.revenuePercent': 'defaultRevenuePercent',
};
const roleEntries: Readonly<Record<string, string>> = { targetKind: 'target.kind', targetPerMonth: 'target.perMonth' };

/** The entry of a file that a finding is about, such as `roles.2.cadenceDays`. */
export function pathOfFinding({ field, values }: PolicyFinding, file: PolicyFile): string {
  if (field in defaults) {
    const { industry = null } = values;
    const list = field.replace('estimators.', 'potential.');
    return industry === null ? `potential.${defaults[field]}` : `${list}.${industry}`;
  }
  if (field in paths) return paths[field]!;
  if (field.startsWith('channelRoles')) {
    const { segment, step, channel } = values;
    const index = file.channelRoles.findLastIndex(
      (role) => role.segment === segment && role.step === step && role.channel === channel,
    );
    return index === -1 ? 'channelRoles' : field.replace('channelRoles', `channelRoles.${index}`);
  }
  if ('segment' in values) {
    const index = file.roles.findLastIndex((role) => role.segment === values['segment']);
    if (index === -1) return 'roles';
    return field === 'roles' ? `roles.${index}` : `roles.${index}.${roleEntries[field] ?? field}`;
  }
  return field;
}
