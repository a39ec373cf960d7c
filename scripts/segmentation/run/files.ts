import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { ingestLine, UPLOAD_BYTES } from '../../connection/ingestJob.ts';
import type { FieldValue, Row } from '../../connection/saveRows.ts';
import type { Checkpoint, Chunk } from './checkpoint.ts';
import { INPUT_FIELDS, STAMP_FIELDS, type FieldKind } from '../core/accountFields.ts';

/** Rows of one upload: a run that is taken up again repeats at most one. */
const CHUNK_ROWS = 100_000;
/** Rows between two writes to the disk. */
const BUFFERED_ROWS = 1000;
/** Accounts that one query can read back. */
const SAMPLE = 400;

const WRITTEN: Readonly<Record<string, FieldKind>> = {
  ...INPUT_FIELDS,
  ...STAMP_FIELDS,
  // Asks the flow to score the account, whatever else has changed.
  RenkeiScoredPolicy__c: 'text',
};
const COLUMNS = ['Id', ...Object.keys(WRITTEN)];

/** Writes updates of accounts into files of one upload each, in the form that Bulk API 2.0 takes. */
export class UpdateFiles {
  readonly #checkpoint: Checkpoint;
  readonly #chunks: Chunk[] = [];
  #file: number | undefined;
  #bytes = 0;
  #lines: string[] = [];
  /** Every so-manieth account, more than is asked for. */
  #sampled: string[] = [];
  #step = 1;
  #rows = 0;

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = checkpoint;
  }

  add(row: Readonly<Record<string, FieldValue>>): void {
    const line = ingestLine(COLUMNS.map((column) => row[column]));
    let chunk = this.#chunks.at(-1);
    if (!chunk || this.#file === undefined || chunk.rows >= CHUNK_ROWS || this.#bytes + line.length > UPLOAD_BYTES) {
      this.#close();
      chunk = { file: `accounts-${this.#chunks.length + 1}.csv`, rows: 0, job: null, done: false, failures: [] };
      this.#chunks.push(chunk);
      this.#file = openSync(this.#checkpoint.file(chunk.file), 'w');
      this.#bytes = writeSync(this.#file, ingestLine(COLUMNS));
    }
    chunk.rows += 1;
    // Ids, dates and numbers are ASCII: a character is a byte.
    this.#bytes += line.length;
    this.#lines.push(line);
    if (this.#rows++ % this.#step === 0) this.#sampled.push(String(row['Id']));
    if (this.#sampled.length >= 2 * SAMPLE) {
      this.#sampled = this.#sampled.filter((_id, index) => index % 2 === 0);
      this.#step *= 2;
    }
    if (this.#lines.length >= BUFFERED_ROWS) this.#flush();
  }

  /** Some of the accounts, spread evenly over all of them. */
  get sample(): string[] {
    return this.#sampled.filter((_id, index) => this.#sampled.length <= SAMPLE || index % 2 === 0);
  }

  /** The files that there are now. */
  finish(): Chunk[] {
    this.#close();
    return this.#chunks;
  }

  #close(): void {
    if (this.#file === undefined) return;
    this.#flush();
    closeSync(this.#file);
    this.#file = undefined;
  }

  #flush(): void {
    writeSync(this.#file!, this.#lines.join(''));
    this.#lines = [];
  }
}

/** The whole file, for an upload. */
export function updateText(file: string): string {
  return readFileSync(file, 'latin1');
}

/** The rows of a file as they were added, all of them or those with these Ids. */
export function updateRows(file: string, ids?: ReadonlySet<string>): Row[] {
  const lines = parse(updateText(file), { columns: true, skip_empty_lines: true }) as Record<string, string>[];
  const wanted = ids ? lines.filter((line) => ids.has(line['Id']!)) : lines;
  return wanted.map((line) => {
    const given = Object.entries(line).filter(([, text]) => text !== '');
    return Object.fromEntries(given.map(([column, text]) => [column, valueOf(WRITTEN[column], text)]));
  });
}

function valueOf(kind: FieldKind | undefined, text: string): FieldValue {
  if (text === '#N/A') return null;
  if (kind === 'flag') return text === 'true';
  return kind === undefined || kind === 'date' || kind === 'text' ? text : Number(text);
}
