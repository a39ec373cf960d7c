import { csvText } from './csvText.ts';

/** Stands at the beginning of a file to say that it is UTF-8, which a spreadsheet would not know otherwise. */
export const SPREADSHEET_MARK = '\ufeff';

/**
 * Rows as CSV text that is safe to open in a spreadsheet: a text that would be taken for a formula begins with an apostrophe.
 * Numbers stay numbers.
 */
export function spreadsheetRows(rows: readonly (readonly unknown[])[]): string {
  return csvText(rows.map((row) => row.map(harmless)));
}

// Also after spaces, and in the full width in which Japanese keyboards write the same signs.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function harmless(value: unknown): unknown {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}
