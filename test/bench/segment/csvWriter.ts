import type { FieldValue } from '../../../scripts/segmentation/core/columns.ts';

const COMMA = 44;
const LINE_FEED = 10;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const QUOTE = 34;
/** Digits of the largest safe integer, its sign, a dot and a separator. */
const NUMBER_ROOM = 20;

/** Writes records as CSV in bytes; making texts of them first would cost more than scoring them. */
export class CsvWriter {
  #bytes = Buffer.alloc(1 << 16);
  #length = 0;

  /** Bytes written and not taken yet. */
  get length(): number {
    return this.#length;
  }

  /** The bytes written since they were taken last; they are the caller's. */
  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return bytes;
  }

  /** Writes the next value of a record; null is empty. */
  add(value: FieldValue): void {
    if (typeof value !== 'number') this.#addText(value === null ? '' : String(value));
    else if (Number.isSafeInteger(value)) this.#addDigits(value, 0);
    else this.#addDecimal(value);
    this.#bytes[this.#length++] = COMMA;
  }

  endRecord(): void {
    this.#bytes[this.#length - 1] = LINE_FEED;
  }

  #addText(text: string): void {
    this.#makeRoom(3 * text.length + 1);
    const bytes = this.#bytes;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code < 32 || code > 126 || code === COMMA || code === QUOTE) return this.#addQuoted(text);
      bytes[this.#length + place] = code;
    }
    this.#length += text.length;
  }

  #addQuoted(text: string): void {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    this.#makeRoom(3 * quoted.length + 1);
    this.#length += this.#bytes.write(quoted, this.#length);
  }

  /** Amounts and scores have two decimals at most; others are written as JavaScript writes them. */
  #addDecimal(value: number): void {
    const hundredths = Math.round(value * 100);
    if (!Number.isSafeInteger(hundredths) || hundredths / 100 !== value) this.#addText(String(value));
    else if (hundredths % 10 === 0) this.#addDigits(hundredths / 10, 1);
    else this.#addDigits(hundredths, 2);
  }

  #addDigits(whole: number, decimals: number): void {
    this.#makeRoom(NUMBER_ROOM);
    const bytes = this.#bytes;
    if (whole < 0) bytes[this.#length++] = MINUS;
    let rest = Math.abs(whole);
    let width = decimals > 0 ? decimals + 2 : 1;
    for (let limit = 10 ** (decimals > 0 ? decimals + 1 : 1); rest >= limit; limit *= 10) width++;
    for (let at = this.#length + width - 1; at >= this.#length; at--) {
      if (decimals > 0 && at === this.#length + width - 1 - decimals) {
        bytes[at] = DOT;
        continue;
      }
      const left = Math.floor(rest / 10);
      bytes[at] = ZERO + (rest - left * 10);
      rest = left;
    }
    this.#length += width;
  }

  #makeRoom(bytes: number): void {
    if (this.#length + bytes > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], 2 * (this.#bytes.length + bytes));
    }
  }
}
