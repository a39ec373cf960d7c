import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { countRows, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { SPREADSHEET_MARK, spreadsheetRows } from '../../connection/spreadsheetText.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { fieldPlaces, isFilled } from './losses.ts';
import { ownObjects } from './ownComponents.ts';

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
  const write = async (request: Omit<WriteRequest, 'file' | 'expected'>): Promise<void> => {
    const { object, condition } = request;
    const file = resolve(join(directory, `${object}.csv`));
    const expected = await countRows(connection, object, condition);
    if (expected === 0) return;
    progress(object);
    const { read, written } = await writeRows(connection, { ...request, expected, file });
    const now = await countRows(connection, object, condition);
    if (read !== now) throw messagesOf('uninstall').createError('error.ExportIncomplete', [file, read, now]);
    if (written === 0) await rm(file);
    else files.push({ file, object, rows: written });
  };
  for (const object of ownObjects(keys)) {
    const described = await describeObject(connection, object);
    if (described) await write({ object, columns: [...described.fields.keys()] });
  }
  for (const { object, described, fields, conditions, unfilterable } of await fieldPlaces(connection, keys)) {
    const columns = ['Id', ...KEYS.filter((field) => described.fields.has(field)), ...fields];
    // Where a value can hide from conditions, all records are read and those with one kept.
    if (unfilterable.length > 0) await write({ object, columns, filled: fields });
    else await write({ object, columns, condition: conditions.map(({ condition }) => `(${condition})`).join(' OR ') });
  }
  return files;
}

interface WriteRequest {
  object: string;
  columns: string[];
  condition?: string;
  /** Only rows with a value in one of these are written. */
  filled?: readonly string[];
  /** Rows that the org has. */
  expected: number;
  file: string;
}

async function writeRows(
  connection: Connection,
  { object, columns, condition, filled, expected, file }: WriteRequest,
): Promise<{ read: number; written: number }> {
  await writeFile(file, SPREADSHEET_MARK + spreadsheetRows([columns]));
  const soql = `SELECT ${columns.join(', ')} FROM ${object}${condition ? ` WHERE ${condition}` : ''}`;
  const transport = expected > SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  let batch: unknown[][] = [];
  let read = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    await appendFile(file, spreadsheetRows(batch));
    batch = [];
  };
  for await (const row of streamRows(connection, transport, soql, z.record(z.string(), z.unknown()))) {
    read += 1;
    if (filled && !isFilled(row, filled)) continue;
    batch.push(columns.map((field) => row[field] ?? null));
    written += 1;
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return { read, written };
}
