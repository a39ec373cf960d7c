import { builtins } from 'sformula';
import { ADDED_FUNCTIONS } from './functions.ts';
import { FormulaError } from './names.ts';

/** What a formula is evaluated against. */
export interface FormulaContext {
  /** The value at a path of canonical names, in API form: numbers, booleans, `yyyy-mm-dd`, ISO instants, null. */
  value(path: readonly string[]): unknown;
  /** The record before the save; undefined when it is new. */
  prior?: FormulaContext;
  isNew: boolean;
  now: Date;
  /** Of the running user, such as `Asia/Tokyo`. */
  timeZone: string;
}

export type FormulaType = 'string' | 'number' | 'currency' | 'percent' | 'boolean' | 'date' | 'datetime' | 'time';

/** A node of a parsed formula, with what the nodes in use have. */
export interface Node {
  type: string;
  value?: unknown;
  operator?: string;
  name: string;
  object: Node;
  property: Node;
  elements: Node[];
  callee: Node;
  arguments?: Node[];
  left?: Node;
  right?: Node;
  argument?: Node;
}

export type Evaluate = (context: FormulaContext) => unknown;

/** The parser's arithmetic works with decimal objects; outside there are only numbers. */
export interface Decimal {
  toNumber(): number;
  shiftedBy(places: number): Decimal;
  decimalPlaces(places: number, rounding: number): Decimal;
}

const functions = builtins as Record<string, (...values: unknown[]) => unknown>;

/** A closure per node: an order of magnitude quicker than interpreting, and branches not taken are never read. */
export function toFunction(node: Node): Evaluate {
  switch (node.type) {
    case 'Literal':
      return () => node.value;
    case 'Identifier':
    case 'MemberExpression': {
      const path = pathOf(node);
      return (context) => context.value(path);
    }
    case 'ArrayExpression': {
      const elements = node.elements.map(toFunction);
      return (context) => elements.map((element) => element(context));
    }
    case 'CallExpression':
      return callOf(node.callee.name, node.arguments!.map(toFunction));
    default:
      throw new FormulaError(`The local org does not model ${node.type} in a formula.`);
  }
}

function callOf(name: string, parameters: Evaluate[]): Evaluate {
  const [first, second, third] = parameters as [Evaluate, Evaluate, Evaluate];
  if (name === 'IF') return (context) => (first(context) ? second(context) : third(context));
  if (name === 'AND' || name === 'OR') return (context) => firstDecisive(name === 'OR', parameters, context);
  if (name === 'PRIORVALUE') return (context) => first(context.prior ?? context);
  if (name === 'ISCHANGED')
    return (context) => context.prior !== undefined && plain(first(context)) !== plain(first(context.prior));
  const added = ADDED_FUNCTIONS[name];
  if (added) return (context) => added(context, ...parameters.map((parameter) => parameter(context) as string | null));
  const builtin = functions[name]!;
  return (context) => builtin(...parameters.map((parameter) => parameter(context)));
}

function firstDecisive(decisive: boolean, parameters: Evaluate[], context: FormulaContext): boolean | null {
  let result: boolean | null = !decisive;
  for (const parameter of parameters) {
    const value = parameter(context);
    if (value === decisive) return decisive;
    if (value === null || value === undefined) result = null;
  }
  return result;
}

/** The names of a field that a formula reads. */
export function pathOf(node: Node): string[] {
  return node.type === 'Identifier' ? [node.name] : [...pathOf(node.object), node.property.name];
}

function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as Decimal).toNumber() : value;
}

/** Ties away from zero, in the decimals' own numbering. */
export const HALF_UP = 4;

/** The result in API form, as a field of the type holds it. */
export function toResult(
  value: unknown,
  from: FormulaType,
  to: FormulaType,
  scale: number | undefined,
  exact: boolean,
): unknown {
  if (to === 'boolean') return Boolean(value);
  if (value === null || value === undefined) return null;
  if (to === 'string') return String(value).trim() || null;
  if (to === 'date') return String(value).slice(0, 10);
  if (to !== 'number' && to !== 'currency' && to !== 'percent') return value;
  let decimal = functions['$$ADD_NUMBER$$']!(value, 0) as Decimal;
  if (from !== to && to === 'percent') decimal = decimal.shiftedBy(2);
  if (from !== to && from === 'percent') decimal = decimal.shiftedBy(-2);
  if (scale !== undefined) decimal = decimal.decimalPlaces(scale, HALF_UP);
  return exact ? decimal : decimal.toNumber();
}
