import { checkName, element, textOf } from '../metadata/references/rule.ts';
import type { XmlElement } from '../metadata/xml.ts';
import type { ObjectModel } from '../schema/model.ts';
import { isNumber, nameOf, refuse, suits, unmodelled, type DataType, type Kind } from './kinds.ts';
import { needed, operandOf, templateOf } from './operands.ts';
import type { Scope } from './scope.ts';

const TYPES: ReadonlySet<string> = new Set<DataType>(
  'String Number Currency Boolean Date DateTime Picklist Multipicklist'.split(' ') as DataType[],
);
const MOST_PLACES = 17;

/** Declares a constant, formula, text template or variable; `initial` gets what it holds at the start. @throws FlowProblem */
export function declareResource(scope: Scope, tree: XmlElement, initial: (() => unknown)[]): void {
  const name = nameOfElement(scope, tree);
  if (tree.name === 'textTemplates') {
    if (textOf(tree, 'isViewedAsPlainText') !== 'true') unmodelled(`${name}: a text template that is not plain text`);
    scope.declareLate(name, { type: 'String' }, () => templateOf(scope, textOf(tree, 'text')));
    return;
  }
  if (textOf(tree, 'dataType') === 'SObject') return declareRecord(scope, tree, name, initial);
  const kind = kindOf(tree, name);
  if (tree.name === 'formulas') {
    if (kind.type === 'Picklist' || kind.type === 'Multipicklist')
      refuse(`${name}: a formula of type ${kind.type} is not possible`);
    scope.declareFormula({ name, kind, scale: scaleOf(tree, kind, name) });
    return;
  }
  const isConstant = tree.name === 'constants';
  if (isConstant && !element(tree, 'value')) refuse(`${name}: Required field is missing: value`);
  const slot = scope.declare(name, kind, isConstant ? {} : { places: scaleOf(tree, kind, name) });
  const given = element(tree, 'value');
  if (!given) {
    initial[slot] = () => (kind.collection ? [] : null);
    return;
  }
  const operand = operandOf(scope, given, name);
  if (operand.literal === undefined) unmodelled(`${name}: a first value that is not written out`);
  if (!suits(kind, operand.kind)) refuse(`${name}: ${nameOf(operand.kind)} is no ${nameOf(kind)}`);
  initial[slot] = () => operand.read(undefined as never);
}

/** A variable for a record or for records. */
function declareRecord(scope: Scope, tree: XmlElement, name: string, initial: (() => unknown)[]): void {
  if (tree.name !== 'variables') refuse(`${name}: only variables hold records`);
  if (element(tree, 'value')) unmodelled(`${name}: a first value of a record variable`);
  const collection = textOf(tree, 'isCollection') === 'true';
  const kind: Kind = { type: 'SObject', collection, object: objectOf(scope, tree, name, 'objectType') };
  initial[scope.declare(name, kind, { places: 0 })] = () => (collection ? [] : null);
}

/** Declares what an element holds for others: a record or records found, an item of a loop, the id of a new record. */
export function declareElement(scope: Scope, tree: XmlElement): void {
  const name = nameOfElement(scope, tree);
  if (!textOf(tree, 'label')) refuse(`${name}: Required field is missing: label`);
  if (textOf(tree, 'storeOutputAutomatically') === 'true') {
    if (tree.name === 'recordCreates') scope.declare(name, { type: 'String' });
    else if (tree.name === 'recordLookups') {
      const collection = textOf(tree, 'getFirstRecordOnly') !== 'true';
      const fields = tree.children.filter((child) => child.name === 'queriedFields').map(({ text }) => text);
      const queried = fields.length ? { fields: new Set(['Id', ...fields]) } : {};
      scope.declare(name, { type: 'SObject', collection, object: objectOf(scope, tree, name) }, queried);
    }
  }
}

/** The object that an element names. @throws FlowProblem */
export function objectOf(scope: Scope, tree: XmlElement, owner: string, by = 'object'): ObjectModel {
  const name = needed(tree, by, owner).text;
  const object = scope.schema.find(name);
  if (object?.name !== name) refuse(`${owner}: there is no object ${name}`);
  return object;
}

function nameOfElement(scope: Scope, tree: XmlElement): string {
  const name = needed(tree, 'name', tree.name).text;
  checkName(name, 'flow element', 80, tree, (problem) => {
    refuse(problem);
  });
  scope.claim(name);
  return name;
}

function kindOf(tree: XmlElement, name: string): Kind {
  const type = textOf(tree, 'dataType');
  if (!TYPES.has(type)) unmodelled(`${name}: the type ${type || '(none)'}`);
  return { type: type as DataType, collection: textOf(tree, 'isCollection') === 'true' };
}

/** Decimal places; none when the file names none, as Flow Builder says. */
function scaleOf(tree: XmlElement, kind: Kind, name: string): number {
  const scale = Number(textOf(tree, 'scale') || 0);
  if (!Number.isInteger(scale) || scale < 0 || scale > MOST_PLACES)
    refuse(`${name}: the scale is a whole number up to ${MOST_PLACES}, not ${scale}`);
  return isNumber(kind) ? scale : 0;
}
