import { apiTimestamp } from '../clock.ts';
import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { FieldModel } from '../schema/model.ts';

/** Days and instants are from 1700 to 4000. */
const FIRST_DAY = '1700-01-01';
const AFTER_LAST_DAY = '4001-01-01';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z?$/;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const EMAIL = /^[^\s@,;<>()"]+@[^\s@,;<>()".]+(\.[^\s@,;<>()".]+)+$/;

/**
 * A value of a JSON body as the store keeps it: checked by the field's type, text trimmed, numbers rounded half up to
 * the field's scale, ids in their long form.
 * @throws ApiError JSON_PARSER_ERROR, MALFORMED_ID, INVALID_TYPE_ON_FIELD_IN_RECORD
 */
export function convertValue(field: FieldModel, value: unknown): unknown {
  if (value === null) {
    if (field.type === 'boolean') throw wrongType(field, 'null');
    return null;
  }
  switch (field.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw unreadable('boolean', value);
      return value;
    case 'int':
      return roundHalfUp(numberOf(value, 'int'), 0);
    case 'double':
    case 'currency':
    case 'percent':
      return roundHalfUp(numberOf(value, 'double'), field.scale);
    case 'date':
      return textOf(value, 'date', isDay);
    case 'datetime': {
      const text = textOf(value, 'datetime', isInstant);
      return text === null ? null : wholeSecond(new Date(text));
    }
    case 'time': {
      const text = textOf(value, 'time', (given) => TIME.test(given));
      return text === null ? null : `${text.replace('Z', '').padEnd(12, text.includes('.') ? '0' : '.000')}Z`;
    }
    case 'id':
    case 'reference': {
      const text = textOf(value, 'string');
      if (text === null) return null;
      const id = toLongId(text);
      if (id === undefined) throw malformedId(field, text);
      return id;
    }
    case 'multipicklist':
      return inOrder(field, textOf(value, 'string'));
    default:
      return textOf(value, 'string');
  }
}

/** Chosen values, each once, in the order in which the field has them; what it has not comes last. */
function inOrder(field: FieldModel, text: string | null): string | null {
  if (text === null) return null;
  const chosen = new Set(text.split(';').map((one) => one.trim()));
  const known = field.picklist!.values.map(({ value }) => value).filter((value) => chosen.delete(value));
  chosen.delete('');
  return [...known, ...chosen].join(';') || null;
}

/** Whether text is a day that exists, such as `2026-04-01`. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether text is an instant with its offset from UTC, such as `2026-04-01T09:00:00.000+0900`. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** An instant as records keep it: the platform stores whole seconds. */
export function wholeSecond(instant: Date): string {
  return apiTimestamp(new Date(Math.floor(instant.getTime() / 1000) * 1000));
}

/** Rounds in decimal, ties away from zero: 1.005 to two places is 1.01. */
function roundHalfUp(value: number, scale: number): number {
  const [digits, exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Number(`${digits}e${Number(exponent) + scale}`);
  // A double this large has no digits left to round.
  if (shifted >= Number.MAX_SAFE_INTEGER) return value;
  const rounded = Number(`${Math.round(shifted)}e${-scale}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Checks a converted value against the field's length, range and values.
 * @throws ApiError STRING_TOO_LONG, NUMBER_OUTSIDE_VALID_RANGE, INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, INVALID_EMAIL_ADDRESS
 */
export function checkValue(field: FieldModel, value: unknown): void {
  if (typeof value === 'number') {
    const places = field.precision - field.scale;
    const limit = field.precision > 0 ? 10 ** places : 2 ** 31;
    if (Math.abs(value) >= limit)
      throw fault('NUMBER_OUTSIDE_VALID_RANGE', field, `value outside of valid range on numeric field: ${value}`);
  } else if (typeof value === 'string') {
    if (field.length > 0 && value.length > field.length)
      throw fault('STRING_TOO_LONG', field, `data value too large: ${value} (max length=${field.length})`);
    if (field.type.startsWith('date') && (value < FIRST_DAY || value >= AFTER_LAST_DAY))
      throw fault('NUMBER_OUTSIDE_VALID_RANGE', field, `invalid date: ${value}`);
    if (field.type === 'email' && !EMAIL.test(value))
      throw fault('INVALID_EMAIL_ADDRESS', field, `invalid email address: ${value}`);
    if (field.picklist?.restricted) checkPicklist(field, value);
  }
}

function checkPicklist(field: FieldModel, value: string): void {
  const chosen = field.type === 'multipicklist' ? value.split(';') : [value];
  for (const one of chosen)
    if (!field.picklist!.values.some((known) => known.active && known.value === one))
      throw badPicklistValue(field, one);
}

export function badPicklistValue(field: FieldModel, value: string): ApiError {
  const problem = `bad value for restricted picklist field: ${value}`;
  return fault('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', field, problem);
}

export function wrongType(field: FieldModel, value: string): ApiError {
  return fault('INVALID_TYPE_ON_FIELD_IN_RECORD', field, `value not of required type: ${value}`);
}

export function malformedId(field: FieldModel, id: string, code = 'MALFORMED_ID'): ApiError {
  return fault(code, field, `id value of incorrect type: ${id}`);
}

/** An error about one field, worded as the platform does: label, colon, problem. */
function fault(code: string, field: FieldModel, problem: string): ApiError {
  return new ApiError(code, `${field.label}: ${problem}`, { fields: [field.name] });
}

function numberOf(value: unknown, kind: 'int' | 'double'): number {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || (kind === 'int' && !Number.isInteger(number)))
    throw unreadable(kind, value);
  return number;
}

function textOf(value: unknown, kind: string, isRight?: (text: string) => boolean): string | null {
  if (typeof value !== 'string') throw unreadable(kind, value);
  const text = value.trim();
  if (text === '') return null;
  if (isRight && !isRight(text)) throw unreadable(kind, value);
  return text;
}

function unreadable(kind: string, value: unknown): ApiError {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return new ApiError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${kind} from ${tokenOf(value)} value ${text} or request may be missing a required field`,
  );
}

function tokenOf(value: unknown): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}
