import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

const DELIMITERS: Record<string, string> = {
  COMMA: ',',
  TAB: '\t',
  SEMICOLON: ';',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};

export interface CsvFormat {
  /** `COMMA`, `TAB`, … as in a job's `columnDelimiter`. */
  columnDelimiter: string;
  lineEnding: 'LF' | 'CRLF';
}

export function isDelimiter(name: string): boolean {
  return Object.hasOwn(DELIMITERS, name);
}

/** Rows of a CSV file one by one, the header first; all rows must have as many cells as the header. */
export function readRows(file: string, format: CsvFormat): AsyncIterable<string[]> {
  const parser = parse({
    bom: true,
    delimiter: DELIMITERS[format.columnDelimiter]!,
    record_delimiter: format.lineEnding === 'CRLF' ? '\r\n' : '\n',
    skip_empty_lines: true,
  });
  const stream = createReadStream(file);
  stream.on('error', (error) => parser.destroy(error));
  return stream.pipe(parser);
}

/** One line with every cell in quotes, as the API writes results. */
export function writeRow(cells: readonly string[], format: CsvFormat): string {
  const line = cells
    .map((cell) => `"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"`)
    .join(DELIMITERS[format.columnDelimiter]);
  return line + (format.lineEnding === 'CRLF' ? '\r\n' : '\n');
}
