import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SfError, type Connection } from '@salesforce/core';
import { writeFailures } from '../connection/failureFile.ts';
import { messagesOf } from '../connection/messages.ts';
import { readMappingFile } from './mappingFile.ts';
import { importData, type ImportRequest, type ImportResult } from './importData.ts';
import { problemsAsCsv, type Problem } from './problem.ts';
import { SPREADSHEET_MARK } from '../connection/spreadsheetText.ts';

export interface FileImportRequest {
  dataDirectory: string;
  mappingFile: string;
  failuresDirectory: string;
  dryRun?: boolean;
  onStep?: ImportRequest['onStep'];
}

export interface FileImportResult extends ImportResult {
  failuresFile: string | null;
}

/**
 * Imports the CSV files of a directory. Problems with the input, and rows that the org refuses, are written to files in full:
 * the screen shows only the first.
 *
 * @throws SfError `MappingUnreadableError`, `NoDataDirectoryError`, `ImportRefusedError`
 */
export async function importFiles(connection: Connection, request: FileImportRequest): Promise<FileImportResult> {
  const messages = messagesOf('import');
  const mappingText = await readMappingFile(request.mappingFile);
  const directory = await stat(request.dataDirectory).catch(() => undefined);
  if (!directory?.isDirectory()) throw messages.createError('error.NoDataDirectory', [request.dataDirectory]);
  try {
    const result = await importData(connection, {
      mappingFile: request.mappingFile,
      mappingText,
      readData: (file) => readIfThere(join(request.dataDirectory, file)),
      nameOf: (file) => join(request.dataDirectory, file),
      dryRun: request.dryRun ?? false,
      ...(request.onStep ? { onStep: request.onStep } : {}),
    });
    const failuresFile =
      result.failures.length > 0
        ? await writeFailures(request.failuresDirectory, `import-${result.mapping}`, result.failures)
        : null;
    return { ...result, failuresFile };
  } catch (problem) {
    const problems =
      problem instanceof SfError ? (problem.data as { problems?: Problem[] } | undefined)?.problems : undefined;
    if (problems) {
      const problemsFile = resolve(request.failuresDirectory, 'import-problems.csv');
      await mkdir(resolve(request.failuresDirectory), { recursive: true });
      await writeFile(problemsFile, SPREADSHEET_MARK + problemsAsCsv(problems));
      (problem as SfError).setData({ problems: problems.map((entry) => ({ ...entry })), problemsFile });
    }
    throw problem;
  }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
}
