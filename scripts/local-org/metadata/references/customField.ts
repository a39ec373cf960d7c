import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkName, element, elements, placeOf, textOf } from './rule.ts';

/** What the rules of objects and fields ask of the org: is there such an object, deployed or in the package? */
export interface ObjectNames {
  isStandard(name: string): boolean;
  exists(name: string): boolean;
}

interface TypeRule {
  required?: string[];
  optional?: string[];
  /** The type can be the result of a formula. */
  formula?: true;
}

/** What every field may say; of these the flags may be false on any type. */
const COMMON = new Set(
  'fullName label type description inlineHelpText required externalId unique trackHistory trackFeedHistory trackTrending businessStatus complianceGroup securityClassification'.split(
    ' ',
  ),
);
const FORMULA = ['formula', 'formulaTreatBlanksAs'];
const TYPES: Record<string, TypeRule> = {
  AutoNumber: { required: ['displayFormat'], optional: ['startingNumber', 'externalId'] },
  Checkbox: { required: ['defaultValue'], formula: true },
  Currency: { required: ['precision', 'scale'], optional: ['defaultValue', 'required'], formula: true },
  Date: { optional: ['defaultValue', 'required'], formula: true },
  DateTime: { optional: ['defaultValue', 'required'], formula: true },
  Email: { optional: ['defaultValue', 'required', 'unique', 'externalId'] },
  LongTextArea: { required: ['length', 'visibleLines'], optional: ['defaultValue'] },
  Lookup: {
    required: ['referenceTo'],
    optional: ['relationshipName', 'relationshipLabel', 'deleteConstraint', 'required'],
  },
  MasterDetail: {
    required: ['referenceTo', 'relationshipName'],
    optional: ['relationshipLabel', 'relationshipOrder', 'reparentableMasterDetail', 'writeRequiresMasterRead'],
  },
  MultiselectPicklist: { required: ['valueSet', 'visibleLines'], optional: ['defaultValue', 'required'] },
  Number: {
    required: ['precision', 'scale'],
    optional: ['defaultValue', 'required', 'unique', 'externalId'],
    formula: true,
  },
  Percent: { required: ['precision', 'scale'], optional: ['defaultValue', 'required'], formula: true },
  Phone: { optional: ['defaultValue', 'required'] },
  Picklist: { required: ['valueSet'], optional: ['required'] },
  Summary: { required: ['summaryForeignKey', 'summaryOperation'], optional: ['summaryFilterItems'] },
  Text: {
    required: ['length'],
    optional: ['defaultValue', 'required', 'unique', 'externalId', 'caseSensitive'],
    formula: true,
  },
  TextArea: { optional: ['defaultValue', 'required'] },
  Time: { optional: ['defaultValue', 'required'] },
  Url: { optional: ['defaultValue', 'required'] },
};

/**
 * Checks one field of an object on its own: name, what its type asks for and what it forbids, sizes, picklist values,
 * and that a relationship points to an object.
 */
export function checkField(field: XmlElement, object: string, names: ObjectNames, report: Report): void {
  const fullName = textOf(field, 'fullName');
  const at = placeOf(field, 'fullName');
  if (!fullName.endsWith('__c'))
    return report(`Changing the standard field ${object}.${fullName} is not modelled by the local org`, at);
  checkName(fullName.replace(/__c$/, ''), 'field', 40, at, report);
  if (!textOf(field, 'label')) report(`Must specify a non-empty label for the CustomField`, at);
  const type = textOf(field, 'type');
  if (!type) return report(`Must specify a type for the CustomField`, at);
  const rule = TYPES[type];
  if (!rule) return report(`The field type ${type} is not modelled by the local org`, placeOf(field, 'type'));
  checkAttributes(field, type, rule, report);
  checkSizes(field, type, report);
  if (element(field, 'valueSet')) checkValues(element(field, 'valueSet')!, report);
  if (type === 'AutoNumber') checkDisplayFormat(field, report);
  if (type === 'Summary') checkSummary(field, report);
  if (rule.required?.includes('referenceTo')) checkRelationship(field, object, type, names, report);
}

function checkAttributes(field: XmlElement, type: string, rule: TypeRule, report: Report): void {
  const formula = element(field, 'formula');
  if (formula && !rule.formula) report(`Can not specify 'formula' for a CustomField of type ${type}`, formula);
  const required = formula
    ? (rule.required ?? []).filter((name) => ['precision', 'scale'].includes(name))
    : rule.required;
  for (const name of required ?? [])
    if (!element(field, name)) report(`Must specify '${name}' for a CustomField of type ${type}`, field);
  const own = new Set(
    formula ? [...FORMULA, 'precision', 'scale'] : [...(rule.required ?? []), ...(rule.optional ?? [])],
  );
  for (const child of field.children) {
    if (own.has(child.name)) continue;
    const isOff = COMMON.has(child.name) && ['false', ''].includes(child.text);
    const isPlain = COMMON.has(child.name) && !['required', 'externalId', 'unique'].includes(child.name);
    if (!isOff && !isPlain)
      report(`Can not specify '${child.name}' for a CustomField of type ${formula ? 'Formula' : type}`, child);
  }
  if (textOf(field, 'caseSensitive') === 'true' && textOf(field, 'unique') !== 'true')
    report(`Can not specify 'caseSensitive' for a CustomField that is not unique`, element(field, 'caseSensitive'));
}

function checkSizes(field: XmlElement, type: string, report: Report): void {
  const between = (name: string, low: number, high: number): void => {
    const found = element(field, name);
    const value = Number(found?.text);
    if (found && !(Number.isInteger(value) && value >= low && value <= high))
      report(`${name} of a CustomField of type ${type} must be between ${low} and ${high}, not ${found.text}`, found);
  };
  if (type === 'Text') between('length', 1, 255);
  if (type === 'LongTextArea') between('length', 256, 131072);
  between('visibleLines', type === 'LongTextArea' ? 2 : 3, type === 'LongTextArea' ? 50 : 10);
  between('precision', 1, 18);
  between('scale', 0, Math.min(17, Number(textOf(field, 'precision') || 18)));
}

function checkValues(valueSet: XmlElement, report: Report): void {
  const definition = element(valueSet, 'valueSetDefinition');
  const values = elements(definition, 'value');
  if (!values.length) return report('A picklist must have values of its own', valueSet);
  const seen = new Set<string>();
  for (const value of values) {
    const name = textOf(value, 'fullName');
    if (!name) report('Required field is missing: fullName', value);
    if (name.length > 255) report(`Picklist value: maximum length is:255`, value);
    if (seen.has(name.toLowerCase())) report(`Duplicate picklist value: ${name}`, value);
    seen.add(name.toLowerCase());
  }
  const defaults = values.filter((value) => textOf(value, 'default') === 'true');
  if (defaults.length > 1) report('Only one picklist value can be the default', defaults[1]);
}

function checkRelationship(field: XmlElement, object: string, type: string, names: ObjectNames, report: Report): void {
  const target = textOf(field, 'referenceTo');
  if (target && !names.exists(target))
    report(`referenceTo value of '${target}' does not resolve to a valid sObject type`, element(field, 'referenceTo'));
  const relationship = element(field, 'relationshipName');
  if (relationship) checkName(relationship.text, 'child relationship', 40, relationship, report);
  if (textOf(field, 'required') === 'true' && textOf(field, 'deleteConstraint') === 'SetNull')
    report(`deleteConstraint SetNull is not allowed for a required Lookup`, element(field, 'deleteConstraint'));
  if (textOf(field, 'deleteConstraint') === 'Cascade')
    report('deleteConstraint Cascade is not modelled by the local org', element(field, 'deleteConstraint'));
  if (type === 'MasterDetail' && target === object)
    report(`A MasterDetail cannot refer to its own object`, element(field, 'referenceTo'));
}

/** Counts, of all details or of those with certain values: what else an org can sum up is not modelled. */
function checkSummary(field: XmlElement, report: Report): void {
  const operations = [
    { is: element(field, 'summaryOperation'), known: 'count' },
    ...elements(field, 'summaryFilterItems').map((item) => ({ is: element(item, 'operation'), known: 'equals' })),
  ];
  for (const { is, known } of operations)
    if (is && is.text !== known) report(`Roll-up summaries with ${is.text} are not modelled by the local org`, is);
}

/** Reports an autonumber without a usable pattern such as `T-{0000}`. */
export function checkDisplayFormat(field: XmlElement, report: Report): void {
  if (!/^[^{}]*\{0{1,10}\}[^{}]*$/.test(textOf(field, 'displayFormat')))
    report(`displayFormat of an AutoNumber must hold one number such as {0000}`, placeOf(field, 'displayFormat'));
}
