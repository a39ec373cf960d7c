import type { CompiledFormula } from '../formula/compile.ts';
import { pathOf } from '../formula/evaluate.ts';
import type { Node } from '../formula/evaluate.ts';
import type { FieldModel } from '../schema/model.ts';

/** A part of a formula as SQL. */
interface Part {
  sql: string;
  /** Whether it is as exact as the decimals of formulas: what arithmetic gives here is not, and is not compared. */
  exact: boolean;
  /** Whether it is a whole number, which no rounding changes. */
  whole: boolean;
}

export interface FormulaPlaces {
  /** A field that is stored. */
  column(path: readonly string[]): { sql: string; field: FieldModel };
  /** A formula field that the formula reads, and the id of the parent that it is of; undefined for a stored field. */
  formula(
    path: readonly string[],
  ): { formula: CompiledFormula; field: FieldModel; parent?: string; places: FormulaPlaces } | undefined;
  /** A constant such as `$User.Department`. */
  constant(path: readonly string[]): unknown;
  bind(value: string | number): string;
  /** Of the running user. */
  timeZone: string;
  /** `2026-04-01`, and the instant, both as columns hold them. */
  today: string;
  now: string;
}

/** A formula beyond what is put into SQL here. */
class Unsupported extends Error {}

/** So near to a tie or to a whole number doubles are not trusted to be on the side where decimals are. */
const NEAR = 1e-6;
const COMPARISONS: Record<string, string> = { LT: '<', LTE: '<=', GT: '>', GTE: '>=', EQ: '=', NEQ: '<>' };
const ARITHMETIC: Record<string, string> = { ADD: '+', SUBTRACT: '-', MULTIPLY: '*', DIVIDE: '/' };

/**
 * A formula field as SQL over columns, many times quicker than its evaluation; undefined when it holds something else than the
 * usual functions.
 * @returns doubts: conditions under which the evaluation has to decide, as doubles come too near to a tie
 */
export function formulaSql(
  formula: CompiledFormula,
  field: FieldModel,
  places: FormulaPlaces,
): { sql: string; doubts: string[] } | undefined {
  const doubts: string[] = [];
  try {
    return { sql: resultOf(formula, field, places, doubts).sql, doubts };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** The formula with the type and the decimals of its field. */
function resultOf(formula: CompiledFormula, field: FieldModel, places: FormulaPlaces, doubts: string[]): Part {
  const part = translate(formula.expression, places, doubts);
  if (formula.calculatedType !== formula.returnType) throw new Unsupported();
  if (formula.returnType === 'boolean') return { ...part, sql: `coalesce(${part.sql}, 0)` };
  if (!['number', 'currency', 'string'].includes(formula.returnType)) throw new Unsupported();
  if (part.whole || formula.returnType === 'string') return part;
  const scaled = `abs(${part.sql}) * 1e${field.scale}`;
  doubts.push(`abs(${scaled} - CAST(${scaled} AS INTEGER) - 0.5) < ${NEAR}`);
  return { sql: `round(${part.sql}, ${field.scale})`, exact: true, whole: field.scale === 0 };
}

function translate(node: Node, places: FormulaPlaces, doubts: string[]): Part {
  if (node.type === 'Literal') return constant(node.value, places);
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return read(pathOf(node), places, doubts);
  if (node.type !== 'CallExpression') throw new Unsupported();
  const { name } = node.callee;
  const given = node.arguments!;
  const parts = given.map((argument) => translate(argument, places, doubts));
  const [first, second, third] = parts as [Part, Part, Part];
  const truth = (sql: string): Part => ({ sql: `(${sql})`, exact: true, whole: true });
  const [, verb = '', type] = /^\$\$([A-Z]+)_(NUMBER|DATE|DATETIME)\$\$$/.exec(name) ?? [];
  const comparison = COMPARISONS[verb];
  if (comparison) {
    if (!first.exact || !second.exact || (type === 'DATETIME' && /EQ$/.test(verb))) throw new Unsupported();
    return truth(`${first.sql} ${comparison} ${second.sql}`);
  }
  if (ARITHMETIC[verb] && type === 'NUMBER') {
    const by = verb === 'DIVIDE' ? `nullif(${second.sql}, 0)` : second.sql;
    return { sql: `(1.0 * ${first.sql} ${ARITHMETIC[verb]} ${by})`, exact: false, whole: false };
  }
  switch (name) {
    case 'IF':
      return {
        sql: `CASE WHEN ${first.sql} THEN ${second.sql} ELSE ${third.sql} END`,
        exact: second.exact && third.exact,
        whole: second.whole && third.whole,
      };
    case 'AND':
    case 'OR':
      return truth(parts.map(({ sql }) => sql).join(` ${name} `));
    case 'NOT':
      return truth(`NOT ${first.sql}`);
    case 'ISBLANK':
      return truth(`${first.sql} IS NULL`);
    case 'ISPICKVAL':
      return truth(`coalesce(${first.sql}, '') COLLATE BINARY = coalesce(${second.sql}, '')`);
    case 'NULLVALUE':
      return {
        ...second,
        sql: `coalesce(${first.sql}, ${second.sql})`,
        exact: first.exact && second.exact,
        whole: first.whole && second.whole,
      };
    case '$$DIFF_DATE$$':
      return { sql: `(julianday(${first.sql}) - julianday(${second.sql}))`, exact: true, whole: true };
    case '$$DIFF_DATETIME$$':
      return { sql: `((${seconds(first)} - ${seconds(second)}) / 86400.0)`, exact: false, whole: false };
    case 'FLOOR':
      if (!first.exact) doubts.push(`abs(${first.sql} - round(${first.sql})) < ${NEAR}`);
      return { sql: `CAST(${first.sql} AS INTEGER)`, exact: true, whole: true };
    case 'TODAY':
      return truth(places.bind(places.today));
    case 'NOW':
      return truth(places.bind(places.now));
    case 'DATEVALUE':
      return truth(`report_period(${first.sql}, ${places.bind(places.timeZone)}, 'Day')`);
    default:
      throw new Unsupported();
  }
}

/** Seconds since 1970 of an instant; SQLite knows no zone without a colon, and all instants are UTC. */
const seconds = ({ sql }: Part): string => `unixepoch(substr(${sql}, 1, 23), 'subsec')`;

function constant(value: unknown, places: FormulaPlaces): Part {
  if (value === null || value === undefined) return { sql: 'NULL', exact: true, whole: true };
  if (typeof value === 'boolean') return { sql: String(Number(value)), exact: true, whole: true };
  if (typeof value === 'number') return { sql: String(value), exact: true, whole: Number.isInteger(value) };
  if (typeof value !== 'string' || value.trim() !== value) throw new Unsupported();
  return { sql: places.bind(value), exact: true, whole: false };
}

function read(path: readonly string[], places: FormulaPlaces, doubts: string[]): Part {
  if (path[0]!.startsWith('$')) return constant(places.constant(path), places);
  const inner = places.formula(path);
  if (inner) {
    const part = resultOf(inner.formula, inner.field, inner.places, doubts);
    return inner.parent ? { ...part, sql: `CASE WHEN ${inner.parent} IS NOT NULL THEN ${part.sql} END` } : part;
  }
  const { sql, field } = places.column(path);
  if (field.type === 'percent' || field.type === 'time') throw new Unsupported();
  return {
    sql,
    exact: true,
    whole: field.type === 'boolean' || field.type === 'int' || (field.type === 'double' && field.scale === 0),
  };
}
