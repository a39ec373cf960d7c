import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { CellError, Cells } from '../../../scripts/segmentation/core/cells.ts';
import { CsvReader } from '../../../scripts/segmentation/core/csvReader.ts';
import { Random } from '../../../scripts/demo/random.ts';

/** All records of the text as texts by column, read in chunks of the given sizes, over and over. */
function readAll(csv: string | Uint8Array, columns: string[], chunkSizes: () => number): (string | null)[][] {
  const cells = new Cells('Thing', columns);
  const records: (string | null)[][] = [];
  const reader = new CsvReader(cells, () => records.push(columns.map((_, column) => cells.text(column))));
  const bytes = Buffer.from(csv);
  for (let at = 0; at < bytes.length;) {
    const next = at + chunkSizes();
    // A chunk's memory belongs to whoever sent it: it must not be looked at again.
    const chunk = Uint8Array.prototype.slice.call(bytes, at, next);
    reader.push(chunk);
    chunk.fill(63);
    at = next;
  }
  reader.end();
  return records;
}

const letters = ['a', 'B', '7', ' ', '"', ',', '\n', '\r\n', '株', '𠮷', 'é', "'", ';', '\t', '""'];

function randomCsv(random: Random): { csv: string; columns: string[] } {
  const columns = Array.from({ length: random.integer(1, 6) }, (_, place) => `Column${place}`);
  const lineEnd = random.chance(0.5) ? '\n' : '\r\n';
  const cell = () => {
    const text = Array.from({ length: random.integer(0, 5) }, () => random.pick(letters)).join('');
    const mustQuote = /[",\r\n]/.test(text) || columns.length === 1;
    return mustQuote || random.chance(0.5) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.join(',')];
  for (let record = random.integer(0, 20); record > 0; record--) lines.push(columns.map(cell).join(','));
  return { csv: lines.join(lineEnd) + (random.chance(0.5) ? lineEnd : ''), columns };
}

test('CSV is read as csv-parse reads it, wherever the chunks end', () => {
  const random = new Random('csv');
  for (let round = 0; round < 400; round++) {
    const { csv, columns } = randomCsv(random);
    const expected = (parse(csv, { columns: true, skip_empty_lines: true }) as Record<string, string>[]).map((record) =>
      columns.map((column) => record[column] || null),
    );
    const largest = random.integer(1, 40);
    assert.deepEqual(
      readAll(csv, columns, () => random.integer(1, largest)),
      expected,
      `round ${round}: ${JSON.stringify(csv)}`,
    );
  }
});

test('columns are found by name in any order, others are passed over', () => {
  const csv = '"Later","Unknown","First"\n"2","x","1"\n';
  assert.deepEqual(
    readAll(csv, ['First', 'Later'], () => 1000),
    [['1', '2']],
  );
});

test('a byte order mark, a result without rows and no bytes at all are no failure', () => {
  assert.deepEqual(
    readAll('\ufeff"A"\n"1"\n', ['A'], () => 1),
    [['1']],
  );
  assert.deepEqual(
    readAll('"A"\n', ['A'], () => 9),
    [],
  );
  assert.deepEqual(
    readAll('', ['A'], () => 9),
    [],
  );
});

test('what is no CSV of this query is refused with its record', () => {
  const refused = (csv: string, message: RegExp) =>
    assert.throws(
      () => readAll(csv, ['A', 'B'], () => 7),
      (error: unknown) => error instanceof CellError && message.test(error.message),
    );
  refused('A,C\n1,2\n', /Thing: there is no column B among A, C/);
  refused('A,B\n1,2\n3\n', /Thing, CSV record 2: it has 1 columns and the header 2/);
  refused('A,B\n"1"x,2\n', /record 1: neither a comma nor the end of the line follows a value/);
  refused('A,B\nx"1",2\n', /record 1: a quote stands within a value that is not quoted/);
  refused('A,B\n"1,2\n', /record 1: a quote is never closed/);
});
