import { apiTimestamp } from '../clock.ts';
import { element, elements, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import { capabilitiesOf } from '../schema/capabilities.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row, Store } from '../store/store.ts';
import { checkOperator, combined } from './conditions.ts';
import { itemsOf, type Interview } from './interview.ts';
import { isNumber, kindOfField, nameOf, plain, refuse, suits, unmodelled } from './kinds.ts';
import { needed, operandOf } from './operands.ts';
import { objectOf } from './resources.ts';
import type { Scope } from './scope.ts';

type Value = string | number | null;

/** Finds records by filters: as the system, whoever may see them. */
export interface Finder {
  object: ObjectModel;
  /** The values of the filters for an interview. @throws FlowFault */
  valuesFor(interview: Interview): Value[];
  /** The records as of now; at most one where the element says so. */
  find(store: Store, values: Value[]): readonly Row[];
}

const SQL: Record<string, string> = {
  EqualTo: '$ IS ?',
  NotEqualTo: '$ IS NOT ?',
  GreaterThan: '$ > ?',
  GreaterThanOrEqualTo: '$ >= ?',
  LessThan: '$ < ?',
  LessThanOrEqualTo: '$ <= ?',
  StartsWith: "$ LIKE ? || '%' ESCAPE '\\'",
  EndsWith: "$ LIKE '%' || ? ESCAPE '\\'",
  Contains: "$ LIKE '%' || ? || '%' ESCAPE '\\'",
  IsNull: '($ IS NULL) = ?',
  In: '$ IN (SELECT value FROM json_each(?))',
  NotIn: '$ NOT IN (SELECT value FROM json_each(?))',
};

/** Compiles filters, sorting and limit of an element that finds records. @throws FlowProblem */
export function finderOf(scope: Scope, tree: XmlElement, owner: string): Finder {
  const object = objectOf(scope, tree, owner);
  const conditions: string[] = [];
  const parameters: ((interview: Interview) => Value)[] = [];
  for (const filter of elements(tree, 'filters')) {
    const field = fieldNamed(object, needed(filter, 'field', owner).text, owner);
    if (!capabilitiesOf(field).filterable || field.formula || field.parts)
      unmodelled(`${owner}: filtering by ${object.name}.${field.name}`);
    const operator = textOf(filter, 'operator');
    const sql = SQL[operator];
    if (!sql) unmodelled(`${owner}: the operator ${operator || '(none)'}`);
    parameters.push(parameterOf(scope, filter, field, operator, owner));
    const condition = sql.replace('$', `t."${field.name}"`);
    // What compares by IS is never unknown; bare, it finds its rows by an index.
    conditions.push(condition.includes(' IS ') ? condition : `coalesce(${condition}, 0)`);
  }
  const where = conditions.length === 0 ? '1' : logicOf(textOf(tree, 'filterLogic'), conditions, owner);
  const tail = sortingOf(tree, object, owner) + (textOf(tree, 'getFirstRecordOnly') === 'true' ? ' LIMIT 1' : '');
  return {
    object,
    valuesFor: (interview) => parameters.map((parameter) => parameter(interview)),
    find: (store, values) =>
      store.concurrency.answer(`${object.name} ${where}${tail} ${JSON.stringify(values)}`, () =>
        store.select(object.name, where, values, tail),
      ),
  };
}

/** @throws FlowProblem when the object has no such field, written just so */
export function fieldNamed(object: ObjectModel, name: string, owner: string): FieldModel {
  const field = object.fields.get(name);
  if (!field) refuse(`${owner}: ${object.name} has no field ${name || '(none)'}`);
  return field;
}

function parameterOf(
  scope: Scope,
  filter: XmlElement,
  field: FieldModel,
  operator: string,
  owner: string,
): (interview: Interview) => Value {
  const kind = kindOfField(field);
  const operand = operandOf(scope, element(filter, 'value'), owner);
  if (operator === 'IsNull') {
    if (operand.kind.type !== 'Boolean')
      refuse(`${owner}: IsNull is compared with true or false, not with ${nameOf(operand.kind)}`);
    return (interview) => Number(operand.read(interview));
  }
  const isList = operator === 'In' || operator === 'NotIn';
  const left = { kind: { ...kind, collection: isList }, written: field.name };
  if (!isList) checkOperator(left, operator, operand.kind, owner);
  else if (!suits(left.kind, operand.kind))
    refuse(`${owner}: ${operator} takes a collection of ${kind.type}, not ${nameOf(operand.kind)}`);
  if (operator === 'EndsWith' || operator === 'Contains' || operator === 'StartsWith')
    return (interview) => {
      const part = operand.read(interview);
      return part === null ? null : String(part).replace(/[\\%_]/g, '\\$&');
    };
  const column = (value: unknown): Value => {
    if (value === null || value === '') return null;
    if (isNumber(kind)) return plain(value) as number;
    if (kind.type === 'DateTime') return apiTimestamp(new Date(String(value)));
    return kind.type === 'Boolean' ? Number(value) : String(value);
  };
  return isList
    ? (interview) => JSON.stringify(itemsOf(operand, interview).map(column))
    : (interview) => column(operand.read(interview));
}

function logicOf(logic: string, conditions: readonly string[], owner: string): string {
  if (logic === 'and' || logic === 'or') return `(${conditions.join(` ${logic} `)})`;
  combined(
    logic,
    conditions.map(() => () => true),
    owner,
  );
  return `(${logic.replace(/\d+/g, (number) => conditions[Number(number) - 1]!)})`;
}

function sortingOf(tree: XmlElement, object: ObjectModel, owner: string): string {
  const [by, order] = [element(tree, 'sortField'), element(tree, 'sortOrder')];
  if (!by && !order) return ' ORDER BY t."Id"';
  if (!by || !order) refuse(`${owner}: sortField and sortOrder stand together`);
  const field = fieldNamed(object, by.text, owner);
  if (!capabilitiesOf(field).sortable || field.formula || field.parts || field.type === 'picklist')
    unmodelled(`${owner}: sorting by ${object.name}.${field.name}`);
  return ` ORDER BY t."${field.name}" ${order.text === 'Desc' ? 'DESC' : 'ASC'} NULLS FIRST, t."Id"`;
}
