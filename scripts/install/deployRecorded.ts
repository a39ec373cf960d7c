import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { writeRecord, type InstallationRecord } from './content/installationRecord.ts';
import { deployPaths } from './deployPackage.ts';

/**
 * Deploys sources, and the record of them in the same transaction.
 * @param record null: the org remembers the same already
 * @returns the number of components deployed
 */
export async function deployRecorded(
  connection: Connection,
  project: string,
  paths: string[],
  record: InstallationRecord | null,
  progress: (text: string) => void = () => undefined,
): Promise<number> {
  if (record === null && paths.length === 0) return 0;
  const directory = await mkdtemp(join(tmpdir(), 'renkei-record-'));
  try {
    if (record) await writeRecord(record, directory);
    const all = record ? [...paths, directory] : paths;
    const { components } = await deployPaths(connection, project, all, (done, total) => progress(`${done} / ${total}`));
    return components;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
