import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { countRows, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { SPREADSHEET_MARK, spreadsheetRows } from '../../connection/spreadsheetText.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { filledConditions, recordObject } from './losses.ts';
import { fieldsOnOthers, ownObjects } from './ownComponents.ts';

export interface ExportedFile {
  file: string;
  object: string;
  rows: number;
}

/** Rows that are held before they are written. */
const BATCH = 1000;
/** Fields by which a record of a standard object is found again in another org. */
const KEYS = ['Name', 'AccountNumber', 'Username', 'SerialNumber', 'Subject'];

/**
 * Writes what an uninstall takes away as CSV: a file for each own object, and one for each standard object with own fields, of the records
 * that have a value in one. Each file is counted against the org.
 * @throws SfError `ExportIncompleteError` when the org has other numbers of rows than the files
 */
export async function exportData(
  connection: Connection,
  keys: readonly string[],
  directory: string,
  progress: (text: string) => void = () => undefined,
): Promise<ExportedFile[]> {
  await mkdir(directory, { recursive: true });
  const files: ExportedFile[] = [];
  const write = async (object: string, fields: string[], condition?: string): Promise<void> => {
    const file = resolve(join(directory, `${object}.csv`));
    const expected = await countRows(connection, object, condition);
    if (expected === 0) return;
    progress(object);
    const rows = await writeRows(connection, { object, fields, condition, expected, file });
    const now = await countRows(connection, object, condition);
    if (rows !== now) throw messagesOf('uninstall').createError('error.ExportIncomplete', [file, rows, now]);
    files.push({ file, object, rows });
  };
  for (const object of ownObjects(keys)) {
    const described = await describeObject(connection, object);
    if (described) await write(object, [...described.fields.keys()]);
  }
  for (const [owner, fields] of fieldsOnOthers(keys)) {
    const object = recordObject(owner);
    const described = await describeObject(connection, object);
    const conditions = await filledConditions(connection, owner, fields);
    if (!described || conditions.length === 0) continue;
    const present = fields.filter((field) => described.fields.has(field));
    const columns = ['Id', ...KEYS.filter((field) => described.fields.has(field)), ...present];
    await write(object, columns, conditions.map(({ condition }) => `(${condition})`).join(' OR '));
  }
  return files;
}

async function writeRows(
  connection: Connection,
  {
    object,
    fields,
    condition,
    expected,
    file,
  }: { object: string; fields: string[]; condition: string | undefined; expected: number; file: string },
): Promise<number> {
  await writeFile(file, SPREADSHEET_MARK + spreadsheetRows([fields]));
  const soql = `SELECT ${fields.join(', ')} FROM ${object}${condition ? ` WHERE ${condition}` : ''}`;
  const transport = expected > SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  let batch: unknown[][] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    await appendFile(file, spreadsheetRows(batch));
    batch = [];
  };
  for await (const row of streamRows(connection, transport, soql, z.record(z.string(), z.unknown()))) {
    batch.push(fields.map((field) => row[field] ?? null));
    rows += 1;
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return rows;
}
