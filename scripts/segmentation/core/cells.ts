import { dayOf, NO_DAY } from './days.ts';
import { parseScaled } from './decimalText.ts';
import { NO_KEY, type KeySpace } from './salesforceKey.ts';
import type { Symbols } from './symbols.ts';

/** A query of more columns than this is none of ours. */
export const MOST_COLUMNS = 512;

const MINUS = 45;
const PLUS = 43;
const DOT = 46;
const ZERO = 48;

/**
 * The cells of the record that is being read, as bytes. Both ways in, CSV and plain rows, fill them, so a value means the same
 * on either way: absent, null and empty are null. Columns are named by their place in `columns`.
 */
export class Cells {
  readonly object: string;
  /** Required columns first, then those that the input may lack. */
  readonly columns: readonly string[];
  readonly #required: number;
  bytes: Uint8Array = new Uint8Array();
  /** Where each column of the input starts and ends in the bytes. */
  readonly starts = new Int32Array(MOST_COLUMNS);
  readonly ends = new Int32Array(MOST_COLUMNS);
  /** Which column of the input is which of `columns`; −1: none. */
  readonly positions: Int32Array;
  /** A quoted CSV cell of this record holds doubled quotes. */
  quotesDoubled = false;
  /** Records so far, this one included. */
  record = 0;

  constructor(object: string, required: readonly string[], optional: readonly string[] = []) {
    this.object = object;
    this.columns = [...required, ...optional];
    this.#required = required.length;
    this.positions = new Int32Array(this.columns.length).fill(-1);
  }

  /** Finds the columns among the names of the input, in whatever order. @throws CellError naming one that is needed and missing */
  place(names: readonly string[]): void {
    this.columns.forEach((column, index) => {
      this.positions[index] = names.indexOf(column);
      if (this.positions[index] < 0 && this.needs(index)) {
        throw new CellError(`${this.object}: there is no column ${column} among ${names.join(', ')}`);
      }
    });
  }

  /** Whether an input without this column means nothing. */
  needs(column: number): boolean {
    return column < this.#required;
  }

  /** Whether the input has the column at all. */
  has(column: number): boolean {
    return this.positions[column]! >= 0;
  }

  isNull(column: number): boolean {
    const position = this.positions[column]!;
    return position < 0 || this.starts[position] === this.ends[position];
  }

  /** An Id by its number, `NO_KEY` for null. */
  key(column: number, keys: KeySpace): number {
    const position = this.positions[column]!;
    if (position < 0) return NO_KEY;
    return keys.fromBytes(this.bytes, this.starts[position]!, this.ends[position]!) ?? this.#refuse(column, 'an Id');
  }

  /** An Id by its number. @throws CellError for null */
  neededKey(column: number, keys: KeySpace): number {
    const key = this.key(column, keys);
    return key === NO_KEY ? this.#refuse(column, 'an Id') : key;
  }

  /** Whether the text starts with these letters of ASCII. */
  startsWith(column: number, letters: string): boolean {
    const position = this.positions[column]!;
    if (position < 0) return false;
    const start = this.starts[position]!;
    if (this.ends[position]! - start < letters.length) return false;
    for (let place = 0; place < letters.length; place++) {
      if (this.bytes[start + place] !== letters.charCodeAt(place)) return false;
    }
    return true;
  }

  /** Whether the text is just these letters of ASCII. */
  is(column: number, letters: string): boolean {
    const position = this.positions[column]!;
    return this.ends[position]! - this.starts[position]! === letters.length && this.startsWith(column, letters);
  }

  /** `true` or `false`; null is false. */
  flag(column: number): boolean {
    const position = this.positions[column]!;
    if (position < 0) return false;
    const start = this.starts[position]!;
    const length = this.ends[position]! - start;
    // t-r-u-e and f-a-l-s-e are told by length and first letter; anything else is no boolean.
    if (length === 4 && this.bytes[start] === 116) return true;
    if (length === 0 || (length === 5 && this.bytes[start] === 102)) return false;
    return this.#refuse(column, 'true or false');
  }

  /** A date, `NO_DAY` for null. */
  day(column: number): number {
    const position = this.positions[column]!;
    if (position < 0) return NO_DAY;
    const start = this.starts[position]!;
    if (start === this.ends[position]) return NO_DAY;
    if (this.ends[position]! - start !== 10) return this.#refuse(column, 'a date');
    return this.#dayAt(start) ?? this.#refuse(column, 'a date');
  }

  /** A date and time as whole seconds after 1970 in UTC; NaN for null. */
  instant(column: number): number {
    const position = this.positions[column]!;
    if (position < 0) return NaN;
    const { bytes } = this;
    const start = this.starts[position]!;
    const end = this.ends[position]!;
    if (start === end) return NaN;
    // yyyy-mm-ddThh:mm:ss
    const day = this.#dayAt(start);
    if (day === undefined || end - start < 20 || bytes[start + 10] !== 84) return this.#refuse(column, 'a time');
    const seconds =
      day * 86_400 +
      this.#twoDigits(start + 11) * 3600 +
      this.#twoDigits(start + 14) * 60 +
      this.#twoDigits(start + 17);
    let at = start + 19;
    if (bytes[at] === DOT) while (at + 1 < end && bytes[++at]! >= ZERO && bytes[at]! <= ZERO + 9);
    const offset = this.#offsetAt(at, end);
    return Number.isNaN(seconds + offset) ? this.#refuse(column, 'a time') : seconds - offset;
  }

  /** A number × 10^places, rounded half up to a whole number; NaN for null. Beyond 2^53 it is the nearest that a number holds. */
  scaled(column: number, places: number): number {
    const position = this.positions[column]!;
    if (position < 0) return NaN;
    const start = this.starts[position]!;
    const end = this.ends[position]!;
    if (start === end) return NaN;
    return parseScaled(this.bytes, start, end, places) ?? this.#refuse(column, 'a number');
  }

  symbol(column: number, symbols: Symbols): number {
    const position = this.positions[column]!;
    if (position < 0) return 0;
    if (this.quotesDoubled) return symbols.ofText(this.textAt(position));
    return symbols.ofBytes(this.bytes, this.starts[position]!, this.ends[position]!);
  }

  /** Null for null and for the empty text, which Salesforce does not tell apart. */
  text(column: number): string | null {
    const position = this.positions[column]!;
    return position < 0 ? null : this.textAt(position) || null;
  }

  /** The text of a column by its place in the input. */
  textAt(position: number): string {
    const start = this.starts[position]!;
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.ends[position]! - start).toString();
    return this.quotesDoubled ? text.replaceAll('""', '"') : text;
  }

  #dayAt(at: number): number | undefined {
    const { bytes } = this;
    if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return undefined;
    const year = this.#twoDigits(at) * 100 + this.#twoDigits(at + 2);
    return dayOf(year, this.#twoDigits(at + 5), this.#twoDigits(at + 8));
  }

  #twoDigits(at: number): number {
    const tens = this.bytes[at]! - ZERO;
    const ones = this.bytes[at + 1]! - ZERO;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
  }

  /** Seconds of `Z`, `+0900` or `+09:00`; NaN when it is neither. */
  #offsetAt(at: number, end: number): number {
    const sign = this.bytes[at];
    if (sign === 90) return end === at + 1 ? 0 : NaN;
    if (sign !== PLUS && sign !== MINUS) return NaN;
    const colon = this.bytes[at + 3] === 58 ? 1 : 0;
    if (end !== at + 5 + colon) return NaN;
    const seconds = this.#twoDigits(at + 1) * 3600 + this.#twoDigits(at + 3 + colon) * 60;
    return sign === PLUS ? seconds : -seconds;
  }

  #refuse(column: number, expected: string): never {
    const text = JSON.stringify(this.text(column));
    throw new CellError(`${this.object}, record ${this.record}, ${this.columns[column]}: ${text} is not ${expected}`);
  }
}

/** A value that is none of its kind, or an input without a column that is needed: named, never guessed. */
export class CellError extends Error {
  override readonly name = 'CellError';
}
