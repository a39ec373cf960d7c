import { apiTimestamp, startOfDay } from '../clock.ts';
import { ApiError } from '../errors.ts';
import { dateLiteralRange, isDateLiteral } from '../query/dates.ts';
import type { DayRange } from '../query/dates.ts';
import { isDay } from '../record/values.ts';
import type { FieldModel } from '../schema/model.ts';
import { intervalRange } from './intervals.ts';
import type { Filter, ReportModel } from './report.ts';
import type { ReportField } from './reportType.ts';
import { forbidden } from './rows.ts';
import type { ReportColumn, ReportRows } from './rows.ts';

const NUMBERS = new Set(['double', 'int', 'currency', 'percent']);
const BY_PART = ['contains', 'notContain'];
const COMPARISONS: Record<string, string> = {
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};
const BY_ORDER = Object.keys(COMPARISONS);

export const isNumeric = ({ type }: FieldModel): boolean => NUMBERS.has(type);
export const isDated = ({ type }: FieldModel): boolean => type === 'date' || type === 'datetime';

/** The operators that this org models for a field of a report. */
export function operatorsOf(field: FieldModel): string[] {
  const same = ['equals', 'notEqual'];
  if (field.type === 'boolean') return same;
  if (isNumeric(field) || isDated(field)) return [...same, ...BY_ORDER];
  return field.type === 'multipicklist' ? [] : [...same, ...BY_PART];
}

/**
 * What is wrong with the value of a filter.
 * @param absolute whether a day as `2026-04-01` will do: the API takes one, metadata write them as the locale does
 */
export function valueProblem(
  field: FieldModel,
  operator: string,
  value: string,
  absolute: boolean,
): string | undefined {
  const values = valuesOf(value);
  if (operator in COMPARISONS && values.length !== 1) return `${operator} compares ${field.name} with one value`;
  if (field.type === 'boolean' && !/^(0|1|true|false)$/i.test(value))
    return `${field.name} is a checkbox: its value is 0 or 1, not ${value || 'empty'}`;
  const bad = values.find((each) => {
    if (isNumeric(field)) return Number.isNaN(Number(each));
    if (isDated(field)) return !isDateLiteral(each) && !(absolute && isDay(each));
    return field.picklist && !BY_PART.includes(operator) && !field.picklist.values.some((one) => one.value === each);
  });
  if (bad === undefined) return undefined;
  if (field.picklist) return `${field.name} has no picklist value ${bad}`;
  return `${bad} is no ${isDated(field) ? 'relative date' : 'number'} for ${field.name}`;
}

const valuesOf = (value: string): string[] => value.split(',').flatMap((each) => (each.trim() ? [each.trim()] : []));

/** Conditions of a report: its filters in their logic, its time frame and its scope. @throws ApiError */
export function conditions(rows: ReportRows, report: ReportModel): string[] {
  const { org, session, parameters } = rows.context;
  const filters = report.filters.map((filter) => filterSql(rows, report, filter));
  const found = filters.length > 0 ? [logicOf(report.booleanFilter, filters)] : [];
  if (report.timeFrame) {
    const { column, interval, startDate, endDate } = report.timeFrame;
    const range = intervalRange(interval, rows.timeZone, org.clock.now(), startDate, endDate);
    if (range) found.push(inRange(rows, columnOf(rows, report, column), range));
  }
  if (report.scope === 'user' && rows.owner) found.push(`${rows.owner} = ${parameters.add(session.userId)}`);
  return found;
}

interface Found extends ReportColumn {
  field: FieldModel;
}

function columnOf(rows: ReportRows, report: ReportModel, key: string): Found {
  const field: ReportField | undefined = report.type.fields.get(key);
  if (!field) throw new ApiError('BAD_REQUEST', `The report type ${report.type.label} has no column ${key}.`);
  const column = rows.column(field);
  if (!column) throw forbidden(`it filters by ${key}, which you may not see`);
  return { ...column, field: field.field };
}

function filterSql(rows: ReportRows, report: ReportModel, { column, operator, value }: Filter): string {
  const found = columnOf(rows, report, column);
  const { field } = found;
  if (!operatorsOf(field).includes(operator))
    throw new ApiError('BAD_REQUEST', `The operator ${operator} does not suit the column ${column}.`);
  const problem = valueProblem(field, operator, value, true);
  if (problem) throw new ApiError('BAD_REQUEST', `Invalid filter value: ${problem}.`);
  if (isDated(field) && value) return datesSql(rows, found, operator, valuesOf(value));
  const sql = found.name ?? found.sql;
  const { parameters } = rows.context;
  const values = valuesOf(value).map((each) => {
    if (field.type === 'boolean') return Number(/^(1|true)$/i.test(each));
    return isNumeric(field) ? Number(each) : each;
  });
  if (operator in COMPARISONS) return `${sql} ${COMPARISONS[operator]} ${parameters.add(values[0]!)}`;
  const terms = values.map((each) =>
    BY_PART.includes(operator)
      ? `instr(lower(${sql}), ${parameters.add(String(each).toLowerCase())}) > 0`
      : `${sql} = ${parameters.add(each)}`,
  );
  const any = terms.length > 0 ? `coalesce(${terms.join(' OR ')}, 0)` : `${sql} IS NULL`;
  return operator === 'equals' || operator === 'contains' ? any : `NOT (${any})`;
}

function datesSql(rows: ReportRows, column: Found, operator: string, values: string[]): string {
  const ranges = values.map((value) => dayRange(value, rows));
  const within = ranges.map((range) => inRange(rows, column, range)).join(' OR ');
  const { from, to } = ranges[0]!;
  if (operator === 'equals') return `(${within})`;
  if (operator === 'notEqual') return `NOT coalesce(${within}, 0)`;
  const edge = operator === 'lessThan' || operator === 'greaterOrEqual' ? from : to;
  const sign = operator === 'lessThan' || operator === 'lessOrEqual' ? '<' : '>=';
  return `${column.sql} ${sign} ${bindDay(rows, column, edge)}`;
}

function dayRange(value: string, rows: ReportRows): DayRange {
  if (isDateLiteral(value)) return dateLiteralRange(value, rows.timeZone, rows.context.org.clock.now());
  const next = new Date(Date.parse(`${value}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { from: value, to: next };
}

function inRange(rows: ReportRows, column: Found, { from, to }: Partial<DayRange>): string {
  const edges = [
    ...(from ? [`${column.sql} >= ${bindDay(rows, column, from)}`] : []),
    ...(to ? [`${column.sql} < ${bindDay(rows, column, to)}`] : []),
  ];
  return `(${edges.join(' AND ') || '1'})`;
}

const bindDay = (rows: ReportRows, { field }: Found, day: string): string =>
  rows.context.parameters.add(field.type === 'date' ? day : apiTimestamp(startOfDay(rows.timeZone, day)));

/** Filters joined as the boolean filter says: `(1 OR 2) AND NOT 3`; without one all of them. */
function logicOf(booleanFilter: string | null, filters: string[]): string {
  const problem = booleanFilter && logicProblem(booleanFilter, filters.length);
  if (problem) throw new ApiError('BAD_REQUEST', problem);
  const terms = booleanFilter ?? filters.map((_, index) => index + 1).join(' AND ');
  return `(${terms.replace(/\d+/g, (number) => `(${filters[Number(number) - 1]})`)})`;
}

/** Filters joined by AND alone or by OR alone, between parentheses or the ends. */
const CHAIN = /(?<=(?:^|\()\s*)\d+(?:(?:\s+AND\s+\d+)+|(?:\s+OR\s+\d+)+)(?=\s*(?:\)|$))/g;

/** What is wrong with a boolean filter over so many filters. */
export function logicProblem(text: string, count: number): string | undefined {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const unknown = numbers.find((number) => number < 1 || number > count);
  if (unknown !== undefined) return `The boolean filter ${text} names the filter ${unknown}: there are ${count}`;
  const missing = Array.from({ length: count }, (_, index) => index + 1).find((number) => !numbers.includes(number));
  if (missing !== undefined) return `The boolean filter ${text} does not name the filter ${missing}`;
  let rest = text.toUpperCase();
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest
      .replace(/\bNOT\s+(\d+)/g, '$1')
      .replace(/\(\s*\d+\s*\)/g, '0')
      .replace(CHAIN, '0');
  }
  return /^\s*\d+\s*$/.test(rest)
    ? undefined
    : `The boolean filter ${text} is no logic of AND, OR, NOT and parentheses`;
}
