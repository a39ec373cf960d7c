import { isDateLiteral } from '../../query/dates.ts';
import { isDay, isInstant } from '../../record/values.ts';
import type { FieldModel } from '../../schema/model.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import { columnField } from '../listViewColumns.ts';
import type { XmlElement } from '../xml.ts';
import { checkSharedTo } from './sharedTo.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const SCOPES = new Set(['Everything', 'Mine', 'Queue']);
const BY_ORDER = new Set(['lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual']);
const NUMBERS = new Set(['double', 'int', 'currency', 'percent']);
const NO_PART = new Set([...NUMBERS, 'boolean', 'date', 'datetime']);
const BY_PART = new Set(['contains', 'notContain', 'startsWith']);

/** List views: columns and filters resolve, values fit the field, scope and audience exist. */
export const checkListViews: ReferenceRule = (component, catalogue, report) => {
  for (const view of elements(component.tree, 'listViews')) {
    checkName(textOf(view, 'fullName'), 'list view', 40, placeOf(view, 'fullName'), report);
    const scope = placeOf(view, 'filterScope');
    if (!SCOPES.has(scope.text)) report(`The list view scope ${scope.text} is not modelled by the local org`, scope);
    const queue = element(view, 'queue');
    if (scope.text === 'Queue' && (!queue || !catalogue.has('Queue', queue.text)))
      reportMissing(report, queue ?? scope, 'Queue', queue?.text ?? '', 'queue');
    const object = catalogue.object(component.fullName)!;
    const columns = elements(view, 'columns');
    if (columns.length > 15) report('A list view can have at most 15 columns', columns[15]);
    for (const column of columns)
      if (!columnField(object, column.text)) report(`Could not resolve list view column: ${column.text}`, column);
    if (new Set(columns.map(({ text }) => text)).size < columns.length)
      report('A list view column occurs twice', columns[0]);
    for (const filter of elements(view, 'filters')) checkFilter(filter, component.fullName, catalogue, report);
    checkBooleanFilter(view, report);
    const sharedTo = element(view, 'sharedTo');
    if (sharedTo) checkSharedTo(sharedTo, catalogue, report);
  }
};

function checkFilter(filter: XmlElement, object: string, catalogue: Catalogue, report: Report): void {
  const name = placeOf(filter, 'field');
  const path = columnField(catalogue.object(object)!, name.text);
  const field = path && catalogue.fieldByPath(`${object}.${path}`);
  if (!field) return report(`Could not resolve list view column: ${name.text}`, name);
  const value = element(filter, 'value');
  const operation = placeOf(filter, 'operation');
  const unordered = BY_ORDER.has(operation.text) && ['boolean', 'reference'].includes(field.type);
  if (unordered || (BY_PART.has(operation.text) && NO_PART.has(field.type)))
    report(`The operation ${operation.text} does not suit ${name.text}`, operation);
  if (value?.text) for (const problem of valueProblems(field, value.text)) report(problem, value);
}

function valueProblems(field: FieldModel, text: string): string[] {
  const values = text.split(',').map((value) => value.trim());
  if (field.type === 'boolean')
    return values
      .filter((value) => !/^[01]$/.test(value))
      .map((value) => `Invalid value for ${field.name}: ${value} (checkboxes take 0 or 1)`);
  if (NUMBERS.has(field.type))
    return values
      .filter((value) => Number.isNaN(Number(value)))
      .map((value) => `Invalid number for ${field.name}: ${value}`);
  if (field.type === 'date' || field.type === 'datetime')
    return values
      .filter((value) => !(field.type === 'date' ? isDay : isInstant)(value) && !isDateLiteral(value))
      .map((value) => `Invalid date for ${field.name}: ${value}`);
  const known = field.picklist?.values.map(({ value }) => value);
  return known
    ? values.filter((value) => !known.includes(value)).map((value) => `${field.name} has no picklist value ${value}`)
    : [];
}

function checkBooleanFilter(view: XmlElement, report: Report): void {
  const filter = element(view, 'booleanFilter');
  const count = elements(view, 'filters').length;
  const numbers = (filter?.text.match(/\d+/g) ?? []).map(Number);
  if (filter && (numbers.some((number) => number < 1 || number > count) || new Set(numbers).size < count))
    report(`booleanFilter ${filter.text} does not name each of the ${count} filters`, filter);
}

/** Search layouts: their columns resolve. */
export const checkSearchLayouts: ReferenceRule = (component, catalogue, report) => {
  for (const column of element(component.tree, 'searchLayouts')?.children ?? [])
    if (column.name.endsWith('Fields') && !columnField(catalogue.object(component.fullName)!, column.text))
      report(`Could not resolve search layout column: ${column.text}`, column);
};

/** Compact layouts: their fields exist and are of a type that they show; at most ten. */
export const checkCompactLayouts: ReferenceRule = (component, catalogue, report) => {
  for (const layout of elements(component.tree, 'compactLayouts')) {
    const fields = elements(layout, 'fields');
    if (fields.length > 10) report('A compact layout can have at most 10 fields', fields[10]);
    for (const at of fields) {
      const field = catalogue.field(component.fullName, at.text);
      if (!field) reportMissing(report, at, 'CustomField', `${component.fullName}.${at.text}`, at.text);
      else if (/^(longtextarea|textarea|multipicklist)$/.test(field.type))
        report(`A compact layout shows no field of type ${field.type}: ${at.text}`, at);
    }
  }
};
