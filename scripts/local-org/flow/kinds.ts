import { builtins } from 'sformula';
import { HALF_UP, type Decimal, type FormulaType } from '../formula/evaluate.ts';
import type { FieldModel, FieldType, ObjectModel } from '../schema/model.ts';

export type DataType =
  'String' | 'Number' | 'Currency' | 'Boolean' | 'Date' | 'DateTime' | 'Picklist' | 'Multipicklist' | 'SObject';

/** What a resource, a field or a literal holds. */
export interface Kind {
  type: DataType;
  collection?: boolean;
  /** Of records. */
  object?: ObjectModel;
  /** Where the value is that of a field. */
  field?: FieldModel;
}

/** Something a deploy refuses about a flow; reported at the element in hand. */
export class FlowProblem extends Error {}

/** @throws FlowProblem */
export function refuse(problem: string): never {
  throw new FlowProblem(problem);
}

/** Refuses what an org may well take and this one does not model. @throws FlowProblem */
export function unmodelled(what: string): never {
  throw new FlowProblem(`${what} is not modelled by the local org`);
}

const OF_FIELD: Partial<Record<FieldType, DataType>> = {
  boolean: 'Boolean',
  int: 'Number',
  double: 'Number',
  percent: 'Number',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'Multipicklist',
};
const TEXT = new Set<DataType>(['String', 'Picklist', 'Multipicklist']);
const NUMBER = new Set<DataType>(['Number', 'Currency']);
const FIELD_TYPES: Partial<Record<DataType, FieldType>> = {
  String: 'string',
  Number: 'double',
  Currency: 'currency',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Picklist: 'picklist',
  Multipicklist: 'multipicklist',
};

/** @throws FlowProblem for times and compound addresses */
export function kindOfField(field: FieldModel): Kind {
  if (field.type === 'time' || field.type === 'address')
    unmodelled(`A flow with a field of type ${field.type} (${field.name})`);
  return { type: OF_FIELD[field.type] ?? 'String', field };
}

export const isText = ({ type }: Kind): boolean => TEXT.has(type);
export const isNumber = ({ type }: Kind): boolean => NUMBER.has(type);
const isId = ({ field }: Kind): boolean => field?.type === 'id' || field?.type === 'reference';

/** The field type that a formula knows a value by. */
export const fieldTypeOf = ({ type, field }: Kind): FieldType => field?.type ?? FIELD_TYPES[type]!;

/** The result type of a formula resource. */
export const formulaTypeOfData = (type: DataType): FormulaType => type.toLowerCase() as FormulaType;

/** Whether values of one kind may be assigned to, or compared with, another. */
export function suits(left: Kind, right: Kind): boolean {
  if (Boolean(left.collection) !== Boolean(right.collection)) return false;
  if (left.type === 'SObject' || right.type === 'SObject')
    return left.type === right.type && left.object === right.object;
  return (isText(left) && isText(right)) || (isNumber(left) && isNumber(right)) || left.type === right.type;
}

/** A kind as an error names it. */
export const nameOf = ({ type, collection, object }: Kind): string =>
  `${object?.name ?? type}${collection ? ' collection' : ''}`;

const functions = builtins as unknown as Record<string, (...values: unknown[]) => unknown>;
const isDecimal = (value: unknown): value is Decimal => typeof value === 'object' && value !== null;

/** Sum or difference of two numbers, in decimals. */
export const added = (left: unknown, right: unknown): unknown => functions['$$ADD_NUMBER$$']!(left, right);
export const subtracted = (left: unknown, right: unknown): unknown => functions['$$SUBTRACT_NUMBER$$']!(left, right);

/** The day so many days later, or earlier. */
export function movedDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.trunc(days) * 86_400_000).toISOString().slice(0, 10);
}

/** A number as a plain one; every other value as it is. */
export const plain = (value: unknown): unknown => (isDecimal(value) ? value.toNumber() : value);

/** A value as a record takes it: numbers rounded half up, in decimals, to the scale of the field. */
export function forField(field: FieldModel, value: unknown): unknown {
  return isDecimal(value) && 'decimalPlaces' in value ? value.decimalPlaces(field.scale, HALF_UP).toNumber() : value;
}

/** Places behind the decimal point of a number. */
export function placesOf(value: unknown): number {
  const decimal = functions['$$ADD_NUMBER$$']!(value, 0) as { decimalPlaces(): number };
  return decimal.decimalPlaces();
}

/** Below 0, 0 or above 0; undefined when either is null. Text compares without case, ids with it, instants by time. */
export function ordered(kind: Kind, left: unknown, right: unknown): number | undefined {
  if (left === null || right === null) return undefined;
  if (isNumber(kind))
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : (subtracted(left, right) as Decimal).toNumber();
  if (kind.type === 'DateTime') return Date.parse(String(left)) - Date.parse(String(right));
  if (kind.type === 'Boolean') return Number(left) - Number(right);
  const [a, b] = isText(kind) && !isId(kind) ? [caseless(left), caseless(right)] : [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether two values are the same; null is the same as null only. */
export function same(kind: Kind, left: unknown, right: unknown): boolean {
  return left === null || right === null ? left === right : ordered(kind, left, right) === 0;
}

export const caseless = (value: unknown): string => String(value).toLowerCase();
