import { access, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import type { ExportedFile } from './exportData.ts';

const NAME = 'renkei-export.json';

const exportRecord = z.looseObject({
  schema: z.literal(1),
  /** Id of the org. */
  org: z.string(),
  /** The export came right before a removal; otherwise it was one on trial, and what came after it is not in it. */
  removing: z.boolean(),
  files: z.array(z.looseObject({ file: z.string(), object: z.string(), rows: z.number() })),
});

/** Notes beside the files of an export that all of them are there and counted. */
export async function writeExportRecord(
  connection: Connection,
  directory: string,
  files: readonly ExportedFile[],
  removing: boolean,
): Promise<void> {
  const record: z.infer<typeof exportRecord> = {
    schema: 1,
    org: await orgId(connection),
    removing,
    files: files.map(({ file, object, rows }) => ({ file: basename(file), object, rows })),
  };
  await writeFile(join(directory, NAME), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * What a directory holds for an uninstall that goes on: the whole export that it wrote before it began to remove, another export, which
 * must not be overwritten by what is left, or none.
 */
export async function exportIn(connection: Connection, directory: string): Promise<'whole' | 'other' | 'none'> {
  let text: string;
  try {
    text = await readFile(join(directory, NAME), 'utf8');
  } catch (problem) {
    if (['ENOENT', 'ENOTDIR'].includes((problem as NodeJS.ErrnoException).code ?? '')) return 'none';
    throw problem;
  }
  const record = readRecord(text);
  if (!record?.removing || record.org !== (await orgId(connection))) return 'other';
  for (const { file } of record.files) {
    try {
      await access(join(directory, basename(file)));
    } catch {
      return 'other';
    }
  }
  return 'whole';
}

function readRecord(text: string): z.infer<typeof exportRecord> | undefined {
  try {
    return exportRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function orgId(connection: Connection): Promise<string> {
  const [org] = await queryRows(connection, 'SELECT Id FROM Organization', z.looseObject({ Id: z.string() }));
  return org!.Id;
}
