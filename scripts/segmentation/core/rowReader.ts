import { CellError, type Cells } from './cells.ts';

/** A record by field name, as a synchronous query gives it. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Fills the cells with plain rows: a value becomes the bytes that it has in CSV, and is read from there. */
export class RowReader {
  readonly #cells: Cells;
  #buffer = Buffer.alloc(1024);
  #length = 0;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  /** @throws CellError when a needed field is missing (null is no missing field) or no text, number or boolean */
  read(row: PlainRow): void {
    const cells = this.#cells;
    cells.record++;
    cells.quotesDoubled = false;
    this.#length = 0;
    cells.columns.forEach((column, index) => {
      const value = row[column];
      if (value === undefined && cells.needs(index)) this.#refuse(column, 'the row lacks it');
      cells.positions[index] = value === undefined ? -1 : index;
      cells.starts[index] = this.#length;
      this.#write(column, value);
      cells.ends[index] = this.#length;
    });
    cells.bytes = this.#buffer;
  }

  #write(column: string, value: unknown): void {
    if (value === null || value === undefined) return;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      this.#refuse(column, `${JSON.stringify(value)} is no single value`);
    }
    const text = String(value);
    const needed = this.#length + 3 * text.length;
    if (needed > this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer], 2 * needed);
    this.#length += this.#buffer.write(text, this.#length);
  }

  #refuse(column: string, problem: string): never {
    throw new CellError(`${this.#cells.object}, record ${this.#cells.record}, ${column}: ${problem}`);
  }
}
