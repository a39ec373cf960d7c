import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { apiTimestamp } from '../clock.ts';
import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { FieldModel, FieldType } from '../schema/model.ts';
import { unquote } from './parse.ts';

/** Kinds of values that fields are compared with, as error messages call them. */
type Kind = 'string' | 'id' | 'double' | 'int' | 'boolean' | 'date' | 'dateTime' | 'time';

const KINDS: Partial<Record<FieldType, Kind>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  int: 'int',
  double: 'double',
  currency: 'double',
  percent: 'double',
  date: 'date',
  datetime: 'dateTime',
  time: 'time',
};

export function kindOf(field: FieldModel): Kind {
  return KINDS[field.type] ?? 'string';
}

/** A literal of the query as the value that the field's column would hold. @throws ApiError when it is of another type */
export function literalValue(
  field: FieldModel,
  kind: Kind,
  written: string,
  type: LiteralType,
  like = false,
): string | number | null {
  if (type === 'NULL') return null;
  if (type === 'STRING') {
    const text = unquote(written, like);
    if (kind === 'id') return idValue(text);
    if (kind !== 'string') throw wrongType(field, kind);
    return text === '' ? null : text;
  }
  if (kind === 'boolean' && type === 'BOOLEAN') return written.toUpperCase() === 'TRUE' ? 1 : 0;
  if ((kind === 'double' || kind === 'int') && (type === 'INTEGER' || type === 'DECIMAL')) return Number(written);
  if (kind === 'date' && type === 'DATE') return validDay(written);
  if (kind === 'dateTime' && type === 'DATETIME') return instantValue(written);
  throw wrongType(field, kind);
}

/** A bound value as the value that the field's column would hold. */
export function boundValue(field: FieldModel, kind: Kind, value: unknown): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) return kind === 'date' ? value.toISOString().slice(0, 10) : apiTimestamp(value);
  const fits: Record<Kind, string> = {
    string: 'string',
    id: 'string',
    double: 'number',
    int: 'number',
    boolean: 'boolean',
    date: 'string',
    dateTime: 'string',
    time: 'string',
  };
  if (typeof value !== fits[kind]) throw wrongType(field, kind);
  if (kind === 'id') return idValue(value as string);
  if (kind === 'dateTime') return instantValue(value as string);
  if (kind === 'date') return validDay(value as string);
  return kind === 'boolean' ? Number(value) : (value as string | number);
}

function idValue(text: string): string {
  const id = toLongId(text);
  if (!id) throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return id;
}

function validDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new ApiError('MALFORMED_QUERY', `Invalid date: ${text}`);
  return text;
}

function instantValue(text: string): string {
  const instant = new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isNaN(instant.getTime())) throw new ApiError('MALFORMED_QUERY', `Invalid datetime: ${text}`);
  return apiTimestamp(instant);
}

function wrongType(field: FieldModel, kind: Kind): ApiError {
  const quotes =
    kind === 'string' || kind === 'id' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const type = kind === 'id' ? 'string' : kind;
  return new ApiError(
    'INVALID_FIELD',
    `value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`,
    { fields: [field.name] },
  );
}
