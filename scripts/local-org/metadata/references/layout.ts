import type { FieldModel, ObjectModel } from '../../schema/model.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import { columnField } from '../listViewColumns.ts';
import type { XmlElement } from '../xml.ts';
import { element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const COLUMNS: Record<string, number> = {
  OneColumn: 1,
  TwoColumnsLeftToRight: 2,
  TwoColumnsTopToBottom: 2,
  CustomLinks: 3,
};
/** Related lists of standard children have names of their own. */
const STANDARD_LISTS: Record<string, Record<string, string>> = {
  Account: { RelatedContactList: 'Contact', RelatedOpportunityList: 'Opportunity' },
};

/** Layouts: fields exist and stand once, required ones are on it, related lists and their columns exist. */
export const checkLayout: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  const object = catalogue.object(fullName.split('-')[0]!);
  if (!object || !fullName.includes('-'))
    return report(`Entity Enumeration Or ID: bad value for restricted picklist field: ${fullName.split('-')[0]}`, tree);
  const placed = new Set<string>();
  for (const section of elements(tree, 'layoutSections')) {
    const style = placeOf(section, 'style');
    const columns = elements(section, 'layoutColumns');
    if (columns.length !== COLUMNS[style.text])
      report(`A section of style ${style.text} has ${COLUMNS[style.text]} columns, not ${columns.length}`, style);
    if (!textOf(section, 'label') && style.text !== 'CustomLinks') report('Required field is missing: label', section);
    for (const item of columns.flatMap((column) => elements(column, 'layoutItems')))
      checkItem(item, object, placed, report);
  }
  for (const field of object.fields.values())
    if (isRequired(field) && !placed.has(field.name))
      report(`Layout must contain an item for required layout field: ${field.name}`, tree);
  for (const list of elements(tree, 'relatedLists')) checkRelatedList(list, object, catalogue, report);
};

const isRequired = (field: FieldModel): boolean =>
  field.createable &&
  ((field.nameField && !field.calculated) || (field.custom && field.required)) &&
  field.type !== 'autonumber';

function checkItem(item: XmlElement, object: ObjectModel, placed: Set<string>, report: Report): void {
  const at = element(item, 'field');
  if (!at) {
    if (textOf(item, 'emptySpace') !== 'true') report('Required field is missing: field', item);
    return;
  }
  const field = [...object.fields.values()].find((each) => each.name === at.text);
  if (!field) return reportMissing(report, at, 'CustomField', `${object.name}.${at.text}`, 'field');
  if (placed.has(field.name)) report(`Duplicate layout item: ${field.name}`, at);
  placed.add(field.name);
  const behavior = placeOf(item, 'behavior');
  if (isRequired(field) && behavior.text !== 'Required') report(`Field:${field.name} must be required`, behavior);
  const isReadOnly = field.calculated || field.type === 'autonumber' || (!field.updateable && !field.createable);
  if (isReadOnly && behavior.text !== 'Readonly') report(`Field:${field.name} must be readonly`, behavior);
  if (field.type === 'boolean' && behavior.text === 'Required')
    report(`Field:${field.name} of type Checkbox cannot be required`, behavior);
}

function checkRelatedList(list: XmlElement, object: ObjectModel, catalogue: Catalogue, report: Report): void {
  const at = placeOf(list, 'relatedList');
  const [childName, lookup] = at.text.split('.');
  const child = catalogue.object(STANDARD_LISTS[object.name]?.[at.text] ?? childName ?? '');
  const refers = lookup && child && catalogue.field(child.name, lookup)?.referenceTo?.includes(object.name);
  if (!child || (!refers && !STANDARD_LISTS[object.name]?.[at.text]))
    return report(`Cannot find related list:${at.text}`, at);
  const columns = elements(list, 'fields');
  if (columns.length > 10) report(`A related list has at most 10 columns: ${at.text}`, columns[10]);
  for (const column of [...columns, ...elements(list, 'sortField')])
    if (!columnField(child, column.text)) report(`Invalid field:${column.text} in related list:${at.text}`, column);
}
