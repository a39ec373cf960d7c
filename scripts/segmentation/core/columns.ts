import { CellError, type Cells } from './cells.ts';
import { NO_DAY, textOfDay } from './days.ts';
import { Symbols } from './symbols.ts';

/** What a field holds, as a synchronous query gives it. */
export type FieldValue = string | number | boolean | null;

/**
 * One field of all accounts: a typed array by the account's place. What was never read is null, and null is 0 in the array: of a
 * field that is mostly empty most cells are passed over, and its memory is never touched.
 */
export interface Column {
  /** Takes the cell of the present record. */
  read(place: number, cells: Cells, column: number): void;
  value(place: number): FieldValue;
}

type TypedArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The array, or a longer one with the same beginning, so that it has the place. */
export function roomFor<Values extends TypedArray>(values: Values, place: number): Values {
  if (place < values.length) return values;
  const longer = new (values.constructor as new (length: number) => Values)(Math.max(2 * values.length, place + 1));
  longer.set(values);
  return longer;
}

/** Numbers as whole multiples of 10^−places; from zero on one is added. */
export class NumberColumn implements Column {
  values: Int32Array | Float64Array;
  readonly #places: number;

  /** @param values of 32 bits where nine digits are enough */
  constructor(values: Int32Array | Float64Array, places: number) {
    this.values = values;
    this.#places = places;
  }

  read(place: number, cells: Cells, column: number): void {
    this.values = roomFor(this.values, place);
    const scaled = cells.scaled(column, this.#places);
    if (Math.abs(scaled) >= 1e9 && this.values instanceof Int32Array) {
      const { object, record, columns } = cells;
      throw new CellError(`${object}, record ${record}, ${columns[column]}: more than nine digits`);
    }
    this.values[place] = Number.isNaN(scaled) ? 0 : scaled < 0 ? scaled : scaled + 1;
  }

  value(place: number): number | null {
    const stored = this.values[place] ?? 0;
    return stored === 0 ? null : (stored < 0 ? stored : stored - 1) / 10 ** this.#places;
  }
}

/** Days, counted from one that lies before every date that an org holds. */
const FIRST_DAY = -1_000_000;

export class DateColumn implements Column {
  values: Int32Array;

  constructor(expected: number) {
    this.values = new Int32Array(expected);
  }

  read(place: number, cells: Cells, column: number): void {
    this.values = roomFor(this.values, place);
    const day = cells.day(column);
    this.values[place] = day === NO_DAY ? 0 : day - FIRST_DAY;
  }

  value(place: number): string | null {
    const stored = this.values[place] ?? 0;
    return stored === 0 ? null : textOfDay(stored + FIRST_DAY);
  }
}

/** Texts of which there are few, such as picklist values. */
export class TextColumn implements Column {
  values: Uint8Array | Uint16Array;
  readonly symbols = new Symbols();

  constructor(expected: number) {
    this.values = new Uint8Array(expected);
  }

  read(place: number, cells: Cells, column: number): void {
    const symbol = cells.symbol(column, this.symbols);
    if (symbol > 255 && this.values instanceof Uint8Array) this.values = Uint16Array.from(this.values);
    if (symbol > 65_535)
      throw new CellError(`${cells.object}, ${cells.columns[column]}: more than 65,535 different texts`);
    this.values = roomFor(this.values, place);
    this.values[place] = symbol;
  }

  value(place: number): string | null {
    return this.symbols.textOf(this.values[place] ?? 0);
  }
}

export class FlagColumn implements Column {
  values: Uint8Array;

  constructor(expected: number) {
    this.values = new Uint8Array(expected);
  }

  read(place: number, cells: Cells, column: number): void {
    this.values = roomFor(this.values, place);
    this.values[place] = cells.flag(column) ? 1 : 0;
  }

  value(place: number): boolean {
    return this.values[place] === 1;
  }
}
