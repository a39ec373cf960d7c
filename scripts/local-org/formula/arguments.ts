import type { FieldType } from '../schema/model.ts';
import { pathOf, type Node } from './evaluate.ts';
import { FormulaError, type FieldReference } from './names.ts';

/** They take any value to the parser, on the platform TEXT() must stand between a picklist and them. */
const NO_PICKLIST = new Set(['ISBLANK', 'ISNULL', 'BLANKVALUE', 'NULLVALUE']);
/** They take any value to the parser, on the platform neither true nor false, as whichever argument. */
const NO_BOOLEAN = new Set([...NO_PICKLIST, 'CASE', 'DATETIMEVALUE', 'DATEVALUE', 'TEXT']);
/** What the platform makes no day or instant of. */
const NOT_FROM: Record<string, RegExp> = {
  DATEVALUE: /^(date|number|time)$/,
  DATETIMEVALUE: /^(number|time)$/,
};
const RETURNS: Record<string, string> = {
  ...Object.fromEntries(
    'AND OR NOT ISBLANK ISNULL ISPICKVAL ISNEW ISCHANGED ISNUMBER REGEX CONTAINS BEGINS INCLUDES'
      .split(' ')
      .map((name) => [name, 'boolean']),
  ),
  ADDMONTHS: 'date',
  DATE: 'date',
  DATEVALUE: 'date',
  TODAY: 'date',
  TIMENOW: 'time',
  TIMEVALUE: 'time',
};
const NUMBERS = new Set<FieldType>(['int', 'double', 'currency', 'percent']);

export interface ArgumentRules {
  /** Where TEXT() takes no picklists either. */
  withoutPicklistText?: boolean;
}

/**
 * Refuses arguments that the parser takes and the platform does not.
 * @throws FormulaError
 */
export function checkArguments(ast: Node, references: readonly FieldReference[], rules: ArgumentRules): void {
  const types = new Map(references.map(({ path, field }) => [path.join('.'), field?.type ?? 'boolean']));
  visit(ast);

  function visit(node: Node): void {
    if (node.callee?.name) checkCall(node.callee.name, node.arguments ?? []);
    for (const child of [node.left, node.right, node.argument, ...(node.arguments ?? [])]) if (child) visit(child);
  }

  function checkCall(name: string, parameters: readonly Node[]): void {
    const [first, second] = parameters;
    const field = first && fieldOf(first);
    if ((name === 'ISCHANGED' || name === 'PRIORVALUE') && field === undefined)
      throw new FormulaError(`Incorrect parameter for function '${name}()'. Expected a field.`);
    const isPicklist = types.get(field ?? '') === 'picklist';
    if (isPicklist && (NO_PICKLIST.has(name) || (name === 'TEXT' && rules.withoutPicklistText)))
      throw new FormulaError(
        `Field ${field} is a picklist field. Picklist fields are only supported in certain functions, not in ${name}.`,
      );
    if (name === 'ISPICKVAL' && second && typeof second.value !== 'string')
      throw new FormulaError("Incorrect parameter for function 'ISPICKVAL()'. Expected a text in quotes.");
    const wrong = parameters
      .map(typeOf)
      .find((type) => (type === 'boolean' && NO_BOOLEAN.has(name)) || NOT_FROM[name]?.test(type ?? ''));
    if (wrong) throw new FormulaError(`Incorrect parameter type for function '${name}()'. Received ${wrong}.`);
  }

  /** The type of a value as far as it is plain to see. */
  function typeOf(node: Node): string | undefined {
    const field = fieldOf(node);
    const type = types.get(field ?? '');
    if (type) return NUMBERS.has(type) ? 'number' : type;
    if (node.type === 'Literal') return node.value === null ? undefined : typeof node.value;
    if (/^[=!<>]/.test(node.operator ?? '') || node.type === 'LogicalExpression') return 'boolean';
    if (node.callee?.name === 'IF') return typeOf(node.arguments![1]!) ?? typeOf(node.arguments![2]!);
    return RETURNS[node.callee?.name ?? ''];
  }
}

const fieldOf = (node: Node): string | undefined =>
  /^(Identifier|MemberExpression)$/.test(node.type) ? pathOf(node).join('.') : undefined;
