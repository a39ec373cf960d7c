import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { platformProblem } from '../../connection/failureKind.ts';
import { describeObject, type ObjectDescription } from '../objectDescription.ts';
import { accountChildFields } from '../systems/accountChildren.ts';

/** What hangs on the accounts by one field. */
export interface ExportedChildren {
  object: string;
  field: string;
  records: Record<string, unknown>[];
}

export interface AccountExport {
  exportedAt: string;
  accounts: Record<string, unknown>[];
  children: ExportedChildren[];
  /** Fields by which the org does not let anything be queried: what hangs by them moves, but is not in the file. */
  notExported: string[];
}

const anyRow = z.looseObject({});
/** Kinds of fields that repeat others, or hold files. */
const LEFT_OUT = new Set(['address', 'location', 'base64']);

/** Reads accounts and everything that hangs on them, with all fields that the user may read. */
export async function exportAccounts(
  connection: Connection,
  ids: readonly string[],
  now: Date,
): Promise<AccountExport> {
  const account = (await describeObject(connection, 'Account'))!;
  const accounts = await recordsOf(connection, account, 'Id', ids);
  const children: ExportedChildren[] = [];
  const notExported: string[] = [];
  for (const { object, field } of await accountChildFields(connection)) {
    const description = await describeObject(connection, object);
    if (!description) continue;
    try {
      const records = await recordsOf(connection, description, field, ids);
      if (records.length > 0) children.push({ object, field, records });
    } catch (problem) {
      const { code = '' } = platformProblem(problem) ?? {};
      if (!/MALFORMED_QUERY|INVALID_FIELD|INVALID_TYPE|NOT_SUPPORTED/.test(code)) throw problem;
      notExported.push(`${object}.${field}`);
    }
  }
  return { exportedAt: now.toISOString(), accounts, children, notExported };
}

/** Writes an export to a new file; where one of that name is there already, to the next: none is ever written over. */
export async function writeExport(file: string, content: AccountExport): Promise<string> {
  await mkdir(dirname(resolve(file)), { recursive: true });
  const { path, handle } = await openNew(resolve(file));
  // On the disk before the merge, also if the machine loses power in between.
  try {
    await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/** Two exports within one tick of the org's clock have the same name but for a number. */
async function openNew(file: string): Promise<{ path: string; handle: FileHandle }> {
  const { dir, name, ext } = parse(file);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? file : join(dir, `${name}-${number}${ext}`);
    try {
      return { path, handle: await open(path, 'wx', 0o600) };
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
    }
  }
}

async function recordsOf(
  connection: Connection,
  { name, fields }: ObjectDescription,
  by: string,
  ids: readonly string[],
): Promise<Record<string, unknown>[]> {
  const names = [...fields.values()].filter(({ type }) => !LEFT_OUT.has(type)).map((field) => field.name);
  const list = ids.map(soqlText).join(', ');
  const soql = `SELECT ${names.join(', ')} FROM ${name} WHERE ${by} IN (${list})`;
  const rows = await queryRows(connection, soql, anyRow);
  return rows.map(({ attributes: _attributes, ...row }) => row);
}
