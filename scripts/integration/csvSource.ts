import { CsvError, parse } from 'csv-parse/sync';
import { decodeFile } from './encoding.ts';
import type { Source } from './mapping.ts';
import type { Problem } from './problem.ts';
import { inputText } from '../connection/inputText.ts';

/** One row of a CSV file. */
export interface SourceRow {
  /** Trimmed value by column; the empty text where nothing stands. */
  values: Record<string, string>;
  /** The values of the key columns, joined. */
  key: string;
  line: number;
  /** The character at which the value of a column begins, for complaints. */
  columnOf(name: string): number;
}

export interface ReadSource {
  file: string;
  columns: string[];
  rows: SourceRow[];
  problems: Problem[];
}

interface RawRecord {
  record: string[];
  raw: string;
  info: { lines: number };
}

/**
 * Reads a whole CSV file. Anything out of order is a problem, not an exception: wrong bytes, broken quotes, a row with too few or
 * too many values, an empty or repeated key.
 */
export function readCsvSource(file: string, content: Uint8Array, source: Source): ReadSource {
  const result: ReadSource = { file, columns: [], rows: [], problems: [] };
  const decoded = decodeFile(content, source.encoding);
  if (!('text' in decoded)) {
    result.problems.push({ file, field: '', ...decoded });
    return result;
  }
  const { text } = decoded;
  let records: RawRecord[];
  try {
    records = parse(text, {
      delimiter: source.delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as RawRecord[];
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    result.problems.push(syntaxProblem(file, text, problem, source.delimiter));
    return result;
  }
  const [header, ...body] = records;
  if (!header) {
    result.problems.push({
      file,
      line: 1,
      column: 1,
      field: '',
      reason: inputText('csv.empty'),
    });
    return result;
  }
  result.columns = header.record.map((name) => name.trim());
  result.columns.forEach((name, index) => {
    if (result.columns.indexOf(name) !== index) {
      result.problems.push({
        file,
        line: 1,
        column: columnStart(header.raw, index, source.delimiter),
        field: name,
        reason: inputText('csv.columnTwice'),
      });
    }
  });
  for (const name of [...source.key, ...Object.keys(source.replace)]) {
    if (!result.columns.includes(name)) {
      result.problems.push({
        file,
        line: 1,
        column: 1,
        field: name,
        reason: inputText('csv.noColumn', [result.columns.join(', ')]),
      });
    }
  }
  if (result.problems.length === 0) readRows(body, result, source);
  return result;
}

function readRows(body: RawRecord[], result: ReadSource, source: Source): void {
  const { file, columns, problems } = result;
  const firstLine = new Map<string, number>();
  for (const { record, raw, info } of body) {
    // csv-parse counts up to the end of the record; quoted values may hold line ends.
    const line = info.lines - (raw.replace(/\r?\n$/, '').match(/\n/g)?.length ?? 0);
    if (record.length !== columns.length) {
      problems.push({
        file,
        line,
        column: 1,
        field: '',
        reason: inputText('csv.width', [record.length, columns.length]),
      });
      continue;
    }
    const columnOf = (name: string): number => columnStart(raw, columns.indexOf(name), source.delimiter);
    const values = Object.fromEntries(
      columns.map((name, index) => [name, replaced(source, name, record[index]!.trim())]),
    );
    const parts = source.key.map((name) => values[name]!);
    const empty = source.key.find((name) => values[name] === '');
    if (empty !== undefined) {
      problems.push({
        file,
        line,
        column: columnOf(empty),
        field: empty,
        reason: inputText('csv.keyEmpty'),
      });
      continue;
    }
    const key = parts.join('|');
    const known = firstLine.get(key.toLowerCase());
    if (known !== undefined) {
      if (!source.distinct) {
        const name = source.key[0]!;
        problems.push({
          file,
          line,
          column: columnOf(name),
          field: name,
          reason: inputText('csv.keyTwice', [key, known]),
        });
      }
      continue;
    }
    firstLine.set(key.toLowerCase(), line);
    result.rows.push({ values, key, line, columnOf });
  }
}

/** Where csv-parse gave up: it counts lines and values, and people look for characters. */
function syntaxProblem(file: string, text: string, error: CsvError, delimiter: string): Problem {
  const { lines = 0, column } = error as CsvError & { lines?: number; column?: number };
  const index = Number(column ?? 0);
  const textLines = text.split(/\r?\n/, Math.max(lines, 1));
  const names = (textLines[0] ?? '').split(delimiter);
  const place = lines > 0 ? columnStart(textLines[lines - 1] ?? '', index, delimiter) : 0;
  return { file, line: lines, column: place, field: names[index] ?? '', reason: syntaxReason(error) };
}

/** In words of our own where people meet them; the parser's other errors come from options that are not used. */
function syntaxReason(error: CsvError): string {
  const worded = ['CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE'];
  return worded.includes(error.code) ? inputText(`csv.${error.code}`) : error.message;
}

function replaced(source: Source, column: string, value: string): string {
  const spellings = source.replace[column];
  return spellings && Object.hasOwn(spellings, value) ? spellings[value]! : value;
}

/** Character at which the value with this index begins in the raw text of a record. */
function columnStart(raw: string, index: number, delimiter: string): number {
  let quoted = false;
  let value = 0;
  for (let position = 0; position < raw.length; position += 1) {
    if (value === index) return position - raw.lastIndexOf('\n', position - 1);
    if (raw[position] === '"') quoted = !quoted;
    else if (raw[position] === delimiter && !quoted) value += 1;
  }
  return Math.max(1, raw.replace(/\r?\n$/, '').length - raw.replace(/\r?\n$/, '').lastIndexOf('\n'));
}
