import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SaveOutcome } from './saveRows.ts';
import { SPREADSHEET_MARK, spreadsheetRows } from './spreadsheetText.ts';
import { inputText } from './inputText.ts';

export interface Failure {
  object: string;
  /** Id or source key: whatever finds the row again. */
  key: string;
  statusCode: string;
  fields: string;
  message: string;
}

/** The failures among the outcomes of saved rows, one line per reason. */
export function failuresOf(object: string, keys: readonly string[], outcomes: readonly SaveOutcome[]): Failure[] {
  return outcomes.flatMap((outcome, index) =>
    outcome.errors.map(({ statusCode, message, fields }) => ({
      object,
      key: keys[index] ?? '',
      statusCode,
      fields: fields.join(' '),
      message,
    })),
  );
}

const COLUMNS = ['object', 'key', 'status', 'fields', 'reason'];

/** Writes failures as CSV into `directory` and returns the file's path. The name tells the command and the org's day. */
export async function writeFailures(directory: string, name: string, failures: readonly Failure[]): Promise<string> {
  const file = resolve(join(directory, `${name}-failures.csv`));
  await mkdir(resolve(directory), { recursive: true });
  const rows = failures.map((failure) => [
    failure.object,
    failure.key,
    failure.statusCode,
    failure.fields,
    failure.message,
  ]);
  await writeFile(
    file,
    SPREADSHEET_MARK + spreadsheetRows([COLUMNS.map((name) => inputText(`column.${name}`)), ...rows]),
  );
  return file;
}
