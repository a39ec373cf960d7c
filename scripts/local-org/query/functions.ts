import type { FieldFunctionExpression, FunctionExp } from '@jetstreamapp/soql-parser-js';
import { apiTimestamp, zoneOffset } from '../clock.ts';
import { notModelled } from '../errors.ts';
import { capabilitiesOf } from '../schema/capabilities.ts';
import { plainField } from '../schema/fields.ts';
import type { FieldModel, FieldType } from '../schema/model.ts';
import { malformed } from './parse.ts';
import type { Scope } from './scope.ts';

/** A function of a field as SQL, with a field that describes its result. */
export interface FunctionColumn {
  sql: string;
  field: FieldModel;
  aggregate: boolean;
}

type Call = FunctionExp | FieldFunctionExpression;

/** Parts of a date: SQL for the part of a day given as `yyyy-mm-dd`. */
const DATE_PARTS: Record<string, (day: string) => string> = {
  CALENDAR_YEAR: (day) => `CAST(substr(${day}, 1, 4) AS INTEGER)`,
  CALENDAR_QUARTER: (day) => `(CAST(substr(${day}, 6, 2) AS INTEGER) + 2) / 3`,
  CALENDAR_MONTH: (day) => `CAST(substr(${day}, 6, 2) AS INTEGER)`,
  DAY_IN_MONTH: (day) => `CAST(substr(${day}, 9, 2) AS INTEGER)`,
  DAY_IN_WEEK: (day) => `CAST(strftime('%w', ${day}) AS INTEGER) + 1`,
  DAY_IN_YEAR: (day) => `CAST(strftime('%j', ${day}) AS INTEGER)`,
  WEEK_IN_MONTH: (day) => `(CAST(substr(${day}, 9, 2) AS INTEGER) + 6) / 7`,
  WEEK_IN_YEAR: (day) => `(CAST(strftime('%j', ${day}) AS INTEGER) + 6) / 7`,
  FISCAL_YEAR: (day) => DATE_PARTS['CALENDAR_YEAR']!(day),
  FISCAL_QUARTER: (day) => DATE_PARTS['CALENDAR_QUARTER']!(day),
  FISCAL_MONTH: (day) => DATE_PARTS['CALENDAR_MONTH']!(day),
};

const NUMBERS = new Set<FieldType>(['int', 'double', 'currency', 'percent']);

/** A function call of a query. @throws ApiError naming a function that is not modelled, or a field it does not take */
export function functionColumn(scope: Scope, call: Call): FunctionColumn {
  const name = String(call.functionName).toUpperCase();
  const aggregate = AGGREGATES[name];
  if (name === 'COUNT' && !call.parameters?.length) return { sql: 'count(*)', field: result('int'), aggregate: true };
  if (aggregate) {
    const operand = parameterColumn(scope, call);
    if (!name.startsWith('COUNT')) refuseCurrency(scope, operand.field, `${name} of`);
    return { ...aggregate(operand, call), aggregate: true };
  }
  if (name === 'DAY_ONLY') return { sql: dayOf(scope, call), field: result('date'), aggregate: false };
  const part = DATE_PARTS[name];
  if (part) return { sql: part(dayOf(scope, call)), field: result('int'), aggregate: false };
  if (name === 'HOUR_IN_DAY')
    return { sql: `CAST(substr(${instantOf(scope, call)}, 12, 2) AS INTEGER)`, field: result('int'), aggregate: false };
  throw notModelled(`the function ${String(call.functionName)} in a query`);
}

/** An org of several currencies converts amounts before it compares or adds them up. @throws ApiError */
export function refuseCurrency({ context }: Scope, field: FieldModel, what: string): void {
  if (field.type === 'currency' && context.org.schema.find('CurrencyType'))
    throw notModelled(`${what} the currency field ${field.name} in an org of several currencies`);
}

type Operand = { sql: string; field: FieldModel };

const AGGREGATES: Record<string, (operand: Operand, call: Call) => Operand> = {
  COUNT: (operand, call) => ({ sql: `count(${comparable(operand, call)})`, field: result('int') }),
  COUNT_DISTINCT: (operand, call) => ({ sql: `count(DISTINCT ${comparable(operand, call)})`, field: result('int') }),
  SUM: (operand, call) => ({ sql: `sum(${numeric(operand, call)})`, field: operand.field }),
  AVG: (operand, call) => ({ sql: `avg(${numeric(operand, call)})`, field: result('double') }),
  MIN: (operand, call) => ({ sql: `min(${comparable(operand, call)})`, field: operand.field }),
  MAX: (operand, call) => ({ sql: `max(${comparable(operand, call)})`, field: operand.field }),
};

function numeric({ sql, field }: Operand, call: Call): string {
  if (!NUMBERS.has(field.type))
    throw malformed(`field ${field.name} does not support aggregate operator ${call.functionName}`);
  return sql;
}

function comparable({ sql, field }: Operand, call: Call): string {
  if (!capabilitiesOf(field).aggregatable)
    throw malformed(`field ${field.name} does not support aggregate operator ${call.functionName}`);
  return sql;
}

function parameterColumn(scope: Scope, call: Call): Operand {
  const [parameter, another] = call.parameters ?? [];
  if (typeof parameter !== 'string' || another !== undefined)
    throw malformed(`${String(call.functionName)} takes one field.`);
  const column = scope.column(parameter);
  if (column.field.formula) throw notModelled(`${String(call.functionName)} of the formula field ${column.field.name}`);
  return column;
}

function dayOf(scope: Scope, call: Call): string {
  const [parameter] = call.parameters ?? [];
  const { field } = typeof parameter === 'string' ? scope.column(parameter) : { field: undefined };
  return field?.type === 'date' ? parameterColumn(scope, call).sql : `substr(${instantOf(scope, call)}, 1, 10)`;
}

/** An instant as text; `convertTimezone` moves it into the user's time zone. */
function instantOf(scope: Scope, call: Call): string {
  const [parameter] = call.parameters ?? [];
  const nested = typeof parameter === 'object' ? (parameter as Call) : undefined;
  if (nested && String(nested.functionName).toUpperCase() !== 'CONVERTTIMEZONE')
    throw malformed(`${String(call.functionName)} takes a date field.`);
  const { sql, field } = parameterColumn(scope, nested ?? call);
  if (field.type !== 'datetime') throw malformed(`${String(call.functionName)} takes a date field, not ${field.name}.`);
  if (!nested) return sql;
  const { org, session, parameters } = scope.context;
  const timeZone = String(org.store.get('User', session.userId)!['TimeZoneSidKey']);
  return `local_time(${sql}, ${parameters.add(timeZone)})`;
}

/** The function `local_time` of the database: an instant as text in a time zone. */
export function localTime(instant: unknown, timeZone: unknown): string | null {
  if (typeof instant !== 'string') return null;
  const utc = new Date(instant.replace('+0000', 'Z'));
  return apiTimestamp(new Date(utc.getTime() + zoneOffset(String(timeZone), utc)));
}

function result(type: FieldType): FieldModel {
  return plainField('', '', type);
}
