import { fill, number, plural } from 'c/renkeiFormat';
import { fieldView, type FieldSpec, type FieldView, type PolicyView } from 'c/renkeiPolicyForm';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import channels from '@salesforce/label/c.RenkeiSegmentation_LintField_ChannelRoles';
import cutOffs from '@salesforce/label/c.RenkeiSegmentation_SectionCutOffs';
import errorsOne from '@salesforce/label/c.RenkeiSegmentation_SectionErrors_One';
import errorsOther from '@salesforce/label/c.RenkeiSegmentation_SectionErrors_Other';
import estimators from '@salesforce/label/c.RenkeiSegmentation_SectionEstimators';
import general from '@salesforce/label/c.RenkeiSegmentation_SectionGeneral';
import lifecycle from '@salesforce/label/c.RenkeiSegmentation_SectionLifecycle';
import modeAbsolute from '@salesforce/label/c.RenkeiSegmentation_EntryModeAbsolute';
import modeCapacity from '@salesforce/label/c.RenkeiSegmentation_EntryModeCapacity';
import relationship from '@salesforce/label/c.RenkeiSegmentation_SectionRelationship';
import roles from '@salesforce/label/c.RenkeiSegmentation_LintField_Roles';
import warningsOne from '@salesforce/label/c.RenkeiSegmentation_SectionWarnings_One';
import warningsOther from '@salesforce/label/c.RenkeiSegmentation_SectionWarnings_Other';
import weightsSum from '@salesforce/label/c.RenkeiSegmentation_SectionWeightsSum';

export type SectionKey = 'general' | 'cutOffs' | 'relationship' | 'lifecycle' | 'estimators' | 'roles' | 'channels';

export const SECTIONS: readonly { key: SectionKey; title: string; paths: RegExp; open: boolean }[] = [
  { key: 'general', title: general, paths: /^(name|description)$/, open: true },
  {
    key: 'cutOffs',
    title: cutOffs,
    paths: /^(cutOffMode|fieldCapacity|potentialCutOff|potentialMargin|relationshipCutOff|relationshipMargin)/,
    open: true,
  },
  { key: 'relationship', title: relationship, paths: /^(weights|recency|breadthFull|conversationWindow)/, open: true },
  { key: 'lifecycle', title: lifecycle, paths: /^(newWithin|dormantAfter|reviveFloor)/, open: true },
  { key: 'roles', title: roles, paths: /^roles\./, open: true },
  // Long tables, which are set up once.
  { key: 'estimators', title: estimators, paths: /^estimators\./, open: false },
  { key: 'channels', title: channels, paths: /^channelRoles\./, open: false },
];

/** The section in which a field stands. */
export function sectionOf(path: string): SectionKey {
  return SECTIONS.find(({ paths }) => paths.test(path))?.key ?? 'general';
}

const MODES = [
  { value: 'Absolute', label: modeAbsolute },
  { value: 'Capacity', label: modeCapacity },
];

/** The fields of a section that is a list of them; empty for the tables. */
export function fieldsOf(key: SectionKey, view: PolicyView): FieldView[] {
  const field = (path: string, helpOf: string, spec: FieldSpec = {}) => fieldView(path, view, { ...spec, helpOf });
  switch (key) {
    case 'general':
      return [
        field('name', 'Name', { kind: 'text', maxLength: 80 }),
        field('description', 'Description__c', { kind: 'area' }),
      ];
    case 'cutOffs':
      return [
        field('cutOffMode', 'CutOffMode__c', { kind: 'radio', options: MODES }),
        ...cutOffFields(view, field),
        field('potentialMarginPercent', 'PotentialMargin__c'),
        field('relationshipCutOff', 'RelationshipCutOff__c'),
        field('relationshipMargin', 'RelationshipMargin__c'),
      ];
    case 'relationship':
      return [
        field('weights.recency', 'RecencyWeight__c'),
        field('weights.breadth', 'BreadthWeight__c'),
        field('weights.wallet', 'WalletWeight__c'),
        field('recencyFullDays', 'RecencyFullDays__c'),
        field('recencyZeroDays', 'RecencyZeroDays__c'),
        field('recencyStepDays', 'RecencyStepDays__c'),
        field('breadthFull', 'BreadthFull__c'),
        field('conversationWindowDays', 'ConversationWindowDays__c'),
      ];
    case 'lifecycle':
      return [
        field('newWithinDays', 'NewWithinDays__c'),
        field('dormantAfterDays', 'DormantAfterDays__c'),
        field('reviveFloor', 'ReviveFloor__c'),
      ];
    default:
      return [];
  }
}

/** The figure that the mode asks for; the other only while it says something, which the lint then weighs. */
function cutOffFields(
  view: PolicyView,
  field: (path: string, helpOf: string, spec?: FieldSpec) => FieldView,
): FieldView[] {
  const capacity = view.form['cutOffMode'] === 'Capacity';
  const said = (path: string) => (view.form[path] ?? '') !== '';
  const fields: FieldView[] = [];
  if (capacity || said('fieldCapacity')) fields.push(field('fieldCapacity', 'FieldCapacity__c'));
  if (!capacity || said('potentialCutOff')) {
    fields.push(field('potentialCutOff', 'PotentialCutOff__c'));
  }
  return fields;
}

/** "The three weights add up to 95." */
export function weightsSumText({ form }: PolicyView): string {
  const sum = ['recency', 'breadth', 'wallet'].reduce((total, part) => total + Number(form[`weights.${part}`]), 0);
  return Number.isNaN(sum) ? '' : fill(weightsSum, number(sum));
}

/** "2 errors", "1 warning"; empty when a section has neither. */
export function sectionCounts(key: SectionKey, findings: PolicyView['findings']): { errors: string; warnings: string } {
  const own = [...findings].flatMap(([path, found]) => (sectionOf(path) === key ? found : []));
  const count = (severity: PolicyFinding['severity'], forms: { one: string; other: string }) => {
    const found = own.filter((finding) => finding.severity === severity).length;
    return found === 0 ? '' : fill(plural(found, forms), number(found));
  };
  return {
    errors: count('error', { one: errorsOne, other: errorsOther }),
    warnings: count('warning', { one: warningsOne, other: warningsOther }),
  };
}
