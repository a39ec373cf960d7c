import type { SfError } from '@salesforce/core';
import { messagesOf } from '../connection/messages.ts';
import { spreadsheetRows } from '../connection/spreadsheetText.ts';
import { inputText } from '../connection/inputText.ts';

/** Something in the input that keeps it from being imported, with the place where a person finds it. */
export interface Problem {
  file: string;
  /** From 1; 0 when the whole file is meant. */
  line: number;
  /** Character in the line, from 1; 0 when the whole line is meant. */
  column: number;
  /** Column of the CSV file, field of the org, or path in the mapping. */
  field: string;
  reason: string;
}

/** `accounts.csv:12:30 revenue "12x" is no number`. */
export function problemLine({ file, line, column, field, reason }: Problem): string {
  const place = [file, ...(line > 0 ? [line, ...(column > 0 ? [column] : [])] : [])].join(':');
  return [place, field, reason].filter((part) => part !== '').join(' ');
}

export function problemsAsCsv(problems: readonly Problem[]): string {
  return spreadsheetRows([
    ['file', 'line', 'column', 'field', 'reason'].map((name) => inputText(`column.${name}`)),
    ...problems.map(({ file, line, column, field, reason }) => [file, line, column, field, reason]),
  ]);
}

/** The error of an import that writes nothing: the first problems in words, all of them as data. */
export function refusedImport(problems: readonly Problem[]): SfError {
  const messages = messagesOf('integration');
  const SHOWN = 20;
  const lines = problems.slice(0, SHOWN).map(problemLine);
  if (problems.length > SHOWN) lines.push(messages.getMessage('more', [problems.length - SHOWN]));
  return messages
    .createError('error.ImportRefused', [problems.length, lines.join('\n')])
    .setData({ problems: problems.map((problem) => ({ ...problem })) });
}
