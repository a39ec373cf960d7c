import type { FieldKind } from './accountFields.ts';
import { CellError, type Cells } from './cells.ts';
import { NO_DAY, textOfDay } from './days.ts';
import { Symbols } from './symbols.ts';

/** What a field holds, as a synchronous query gives it. */
export type FieldValue = string | number | boolean | null;

/** What a field of a kind holds. */
export type ValueOf<Kind extends FieldKind> = Kind extends 'flag'
  ? boolean
  : Kind extends 'date' | 'text'
    ? string | null
    : number | null;

type TypedArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** The array, or a longer one with the same beginning, so that it has the place. */
export function roomFor<Values extends TypedArray>(values: Values, place: number): Values {
  if (place < values.length) return values;
  const longer = new (values.constructor as new (length: number) => Values)(Math.max(2 * values.length, place + 1));
  longer.set(values);
  return longer;
}

/** Days are counted from one that lies before every date that an org holds. */
const FIRST_DAY = -1_000_000;

/**
 * One field of all accounts: a typed array by the account's place. What was never read is null, and null is 0 in the array: of a
 * field that is mostly empty most cells are passed over, and its memory is never touched. One class for all kinds, so that what
 * reads a million cells is compiled once.
 */
export class Column<Value extends FieldValue = FieldValue> {
  readonly #kind: FieldKind;
  /** Of numbers: whole multiples of 10^−places are held. */
  readonly #places: number;
  readonly #symbols = new Symbols();
  #values: Float64Array | Int32Array | Uint16Array | Uint8Array;

  /** @param expected number of accounts, if known */
  constructor(kind: FieldKind, expected: number) {
    this.#kind = kind;
    this.#places = kind === 'amount2' ? 2 : kind === 'number1' ? 1 : 0;
    if (kind === 'amount0' || kind === 'amount2') this.#values = new Float64Array(expected);
    else this.#values = kind === 'text' || kind === 'flag' ? new Uint8Array(expected) : new Int32Array(expected);
  }

  /** Takes the cell of the present record. @throws CellError when it is none of its kind */
  read(place: number, cells: Cells, column: number): void {
    const held = this.#held(cells, column);
    if (this.#kind === 'text' && held > 255 && this.#values instanceof Uint8Array) {
      this.#values = Uint16Array.from(this.#values);
    }
    if (place >= this.#values.length) this.#values = roomFor(this.#values, place);
    this.#values[place] = held;
  }

  value(place: number): Value {
    return this.#value(this.#values[place] ?? 0) as Value;
  }

  #held(cells: Cells, column: number): number {
    if (this.#kind === 'date') {
      const day = cells.day(column);
      return day === NO_DAY ? 0 : day - FIRST_DAY;
    }
    if (this.#kind === 'flag') return cells.flag(column) ? 1 : 0;
    const held = this.#kind === 'text' ? cells.symbol(column, this.#symbols) : this.#number(cells, column);
    const most = this.#kind === 'text' ? 65_535 : this.#values instanceof Int32Array ? 1e9 : Infinity;
    if (Math.abs(held) <= most) return held;
    throw new CellError(
      `${cells.object}, record ${cells.record}, ${cells.columns[column]}: more than ${most} is not held`,
    );
  }

  /** From zero on one is added: zero is no null. */
  #number(cells: Cells, column: number): number {
    const scaled = cells.scaled(column, this.#places);
    if (Number.isNaN(scaled)) return 0;
    return scaled < 0 ? scaled : scaled + 1;
  }

  #value(held: number): FieldValue {
    if (this.#kind === 'flag') return held === 1;
    if (held === 0) return null;
    if (this.#kind === 'date') return textOfDay(held + FIRST_DAY);
    if (this.#kind === 'text') return this.#symbols.textOf(held);
    return (held < 0 ? held : held - 1) / 10 ** this.#places;
  }
}
