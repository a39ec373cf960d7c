import { CellError, MOST_COLUMNS, type Cells } from './cells.ts';

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const INCOMPLETE = -1;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads CSV (RFC 4180, UTF-8, as Bulk API 2.0 writes it) in chunks that may end anywhere, and fills the cells of one record after
 * the other. Nothing is made per record: the cells are places in the bytes.
 */
export class CsvReader {
  readonly #cells: Cells;
  readonly #onRecord: () => void;
  /** What was left of the last chunk, then the present one; one byte stays free for a closing line feed. */
  #buffer = new Uint8Array(65_536);
  #length = 0;
  /** Columns of the header; 0 before it was read. */
  #width = 0;

  /** `onRecord` is called for every record after the header, while the cells stand for it. */
  constructor(cells: Cells, onRecord: () => void) {
    this.#cells = cells;
    this.#onRecord = onRecord;
  }

  /** @throws CellError when the bytes are no CSV, a record has not the header's columns, or a needed column is missing */
  push(chunk: Uint8Array): void {
    if (this.#length + chunk.length >= this.#buffer.length) {
      const larger = new Uint8Array(2 * (this.#length + chunk.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length += chunk.length;
    this.#readRecords();
  }

  /** Says that there is no more: the last record may lack its line feed. */
  end(): void {
    if (this.#length === 0) return;
    this.#buffer[this.#length++] = LINE_FEED;
    this.#readRecords();
    if (this.#length > 0) this.#refuse('a quote is never closed');
  }

  #readRecords(): void {
    this.#cells.bytes = this.#buffer;
    const marked = this.#width === 0 && BYTE_ORDER_MARK.every((byte, place) => this.#buffer[place] === byte);
    let at = marked ? BYTE_ORDER_MARK.length : 0;
    for (;;) {
      const next = this.#readRecord(at);
      if (next === INCOMPLETE) break;
      at = next;
    }
    this.#buffer.copyWithin(0, at, this.#length);
    this.#length -= at;
  }

  /** Where the record after the one at this place starts, or `INCOMPLETE` when this one does not end within the buffer. */
  #readRecord(start: number): number {
    const cells = this.#cells;
    const { starts, ends } = cells;
    const bytes = this.#buffer;
    const length = this.#length;
    cells.quotesDoubled = false;
    let column = 0;
    let at = start;
    for (;;) {
      if (at >= length) return INCOMPLETE;
      if (bytes[at] === QUOTE) {
        starts[column] = ++at;
        for (;;) {
          while (at < length && bytes[at] !== QUOTE) at++;
          if (at + 1 >= length) return INCOMPLETE;
          if (bytes[at + 1] !== QUOTE) break;
          cells.quotesDoubled = true;
          at += 2;
        }
        ends[column] = at++;
      } else {
        starts[column] = at;
        for (; at < length; at++) {
          const byte = bytes[at];
          if (byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
          if (byte === QUOTE) this.#refuse('a quote stands within a value that is not quoted');
        }
        if (at >= length) return INCOMPLETE;
        ends[column] = at;
      }
      column++;
      if (bytes[at] === COMMA) {
        if (column === MOST_COLUMNS) this.#refuse(`there are more than ${MOST_COLUMNS} columns`);
        at++;
        continue;
      }
      if (bytes[at] === CARRIAGE_RETURN && ++at >= length) return INCOMPLETE;
      if (bytes[at] !== LINE_FEED) this.#refuse('neither a comma nor the end of the line follows a value');
      this.#take(start, column);
      return at + 1;
    }
  }

  #take(start: number, width: number): void {
    const cells = this.#cells;
    if (width === 1 && cells.starts[0] === start && cells.ends[0] === start) return;
    if (this.#width === 0) {
      this.#readHeader(width);
      return;
    }
    if (width !== this.#width) this.#refuse(`it has ${width} columns and the header ${this.#width}`);
    cells.record++;
    this.#onRecord();
  }

  #readHeader(width: number): void {
    const cells = this.#cells;
    this.#width = width;
    cells.place(Array.from({ length: width }, (_, position) => cells.textAt(position)));
  }

  #refuse(problem: string): never {
    throw new CellError(`${this.#cells.object}, CSV record ${this.#cells.record + 1}: ${problem}`);
  }
}
