import { GraphQLError, Kind, valueFromASTUntyped } from 'graphql';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Shape, Shapes } from './shape.ts';

type Input = Record<string, unknown>;

const OPERATORS: Record<string, string> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'LIKE',
  in: 'IN',
  nin: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
};

/** A `where` argument as a SOQL condition. Values are bound, never written into the text. */
export class Conditions {
  readonly binds: Record<string, unknown> = {};
  readonly #shapes: Shapes;

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  bind(value: unknown): string {
    const name = `value${Object.keys(this.binds).length}`;
    this.binds[name] = value;
    return `:${name}`;
  }

  /** @returns the empty text when the filter says nothing */
  where(shape: Shape, filter: Input | null | undefined, prefix = ''): string {
    return join(
      Object.entries(filter ?? {}).map(([name, value]) => this.#clause(shape, name, value, prefix)),
      ' AND ',
    );
  }

  #clause(shape: Shape, name: string, value: unknown, prefix: string): string {
    if (value === null || value === undefined) return '';
    const among = (list: unknown): string[] => (list as Input[]).map((each) => this.where(shape, each, prefix));
    if (name === 'and') return join(among(value), ' AND ');
    if (name === 'or') return join(among(value), ' OR ');
    if (name === 'not') {
      const inner = this.where(shape, value as Input, prefix);
      return inner ? `(NOT ${inner})` : '';
    }
    const parent = shape.parents.get(name);
    if (parent) return this.where(this.#shapes.get(parent.targets[0]!)!, value as Input, `${prefix}${name}.`);
    const comparisons = Object.entries(value as Input).map(([operator, operand]) =>
      this.#comparison(`${prefix}${name}`, operator, operand),
    );
    return join(comparisons, ' AND ');
  }

  #comparison(path: string, operator: string, operand: unknown): string {
    if (operator === 'inq' || operator === 'ninq')
      return `${path} ${operator === 'inq' ? 'IN' : 'NOT IN'} (${this.#join(operand as Input)})`;
    const sign = OPERATORS[operator]!;
    if (operand === null && sign !== '=' && sign !== '!=')
      throw new GraphQLError(`The operator '${operator}' of ${path} needs a value.`);
    const values = Array.isArray(operand) ? operand.map((each) => this.#value(path, each)) : this.#value(path, operand);
    if (!(values instanceof Literal) && !(Array.isArray(values) && values.some((each) => each instanceof Literal)))
      return `${path} ${sign} ${this.bind(values)}`;
    if (Array.isArray(values))
      throw new GraphQLError(`A list of dates for ${path} holds values, not literals or ranges.`);
    return `${path} ${sign} ${values.soql}`;
  }

  #join(input: Input): string {
    const [[object, filter] = [], ...others] = Object.entries(input).filter(([name]) => name !== 'ApiName');
    if (object === undefined || others.length > 0) throw new GraphQLError('A join names one object and its filter.');
    const shape = this.#shapes.get(object)!;
    const field = String(input['ApiName']);
    if (!shape.fields.has(field)) throw new GraphQLError(`The join field '${field}' is no field of ${object}.`);
    const where = this.where(shape, filter as Input);
    return `SELECT ${field} FROM ${object}${where ? ` WHERE ${where}` : ''}`;
  }

  /** A day or an instant comes as `{ value }`, `{ literal }` or `{ range }`. */
  #value(path: string, operand: unknown): unknown {
    if (typeof operand !== 'object' || operand === null) return operand;
    const [[kind, given] = [], ...others] = Object.entries(operand);
    if (kind === undefined || others.length > 0)
      throw new GraphQLError(`A date for ${path} is one of value, literal or range.`);
    if (kind === 'value' || given === null) return given;
    if (kind === 'literal') return new Literal(String(given));
    const [[range, count] = [], ...more] = Object.entries(given as Input);
    if (range === undefined || more.length > 0 || !(Number(count) >= 0))
      throw new GraphQLError(`A range for ${path} has one unit and a number.`);
    return new Literal(`${range.toUpperCase()}:${Number(count)}`);
  }
}

class Literal {
  readonly soql: string;

  constructor(soql: string) {
    this.soql = soql;
  }
}

/** One column of an `orderBy` argument, with what is said of it. */
export interface OrderColumn {
  path: string;
  clause: { function?: string; order?: string; nulls?: string };
}

/** The columns of the `orderBy` argument in the order in which they are written, literally or in a variable. */
export function orderColumns(info: GraphQLResolveInfo, node: FieldNode, shapes: Shapes, shape: Shape): OrderColumn[] {
  const argument = node.arguments?.find(({ name }) => name.value === 'orderBy')?.value;
  if (!argument) return [];
  const sources = Object.entries(info.variableValues.sources).map(([name, { value }]) => [name, value]);
  const written = argument.kind === Kind.NULL ? null : valueFromASTUntyped(argument, Object.fromEntries(sources));
  const walk = (input: unknown, at: Shape, prefix: string): OrderColumn[] =>
    Object.entries((input ?? {}) as Input).flatMap(([name, value]) => {
      const parent = at.parents.get(name);
      if (parent) return walk(value, shapes.get(parent.targets[0]!)!, `${prefix}${name}.`);
      return value ? [{ path: prefix + name, clause: value as OrderColumn['clause'] }] : [];
    });
  return walk(written, shape, '');
}

/** ` ORDER BY …`, or nothing. Nulls come first unless the clause says otherwise. */
export function orderBy(
  columns: readonly OrderColumn[],
  expression: (column: OrderColumn) => string = ({ path }) => path,
): string {
  if (columns.length === 0) return '';
  const written = columns.map((column) => {
    const { order = 'ASC', nulls = 'FIRST' } = column.clause;
    return `${expression(column)} ${order} NULLS ${nulls}`;
  });
  return ` ORDER BY ${written.join(', ')}`;
}

function join(conditions: readonly string[], by: string): string {
  const said = conditions.filter(Boolean);
  return said.length > 1 ? `(${said.join(by)})` : (said[0] ?? '');
}
