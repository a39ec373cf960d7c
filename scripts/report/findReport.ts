import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { keyValue } from '../connection/values.ts';

const messages = messagesOf('report.run');
const FOLDER = 'RenkeiReports';
/** Between the names of a report in both languages. */
const BETWEEN = ' · ';

export interface ReportName {
  id: string;
  developerName: string;
  /** In both languages. */
  name: string;
}

/**
 * Finds a report of the package by its developer name, or by its name in either language; a part is enough where only one report has it.
 * @throws SfError `NoReportsError`, `UnknownReportError` (with those that there are), `AmbiguousReportError` (with those it could be)
 */
export async function findReport(connection: Connection, wanted: string): Promise<ReportName> {
  const reports = await readReports(connection);
  if (reports.length === 0) throw messages.createError('error.NoReports', [FOLDER]);
  const text = plain(wanted);
  const exactly = reports.filter((report) => namesOf(report).some((name) => plain(name) === text));
  const found =
    exactly.length > 0 || text === ''
      ? exactly
      : reports.filter((report) => namesOf(report).some((name) => plain(name).includes(text)));
  if (found.length === 1) return found[0]!;
  const list = (some: readonly ReportName[]) =>
    some.map(({ developerName, name }) => `\n  ${developerName}: ${name}`).join('');
  if (found.length === 0) throw messages.createError('error.UnknownReport', [wanted, list(reports)]);
  throw messages.createError('error.AmbiguousReport', [wanted, list(found)], [found[0]!.developerName]);
}

async function readReports(connection: Connection): Promise<ReportName[]> {
  const folders = await queryRows(
    connection,
    `SELECT Id FROM Folder WHERE Type = 'Report' AND DeveloperName = ${soqlText(FOLDER)}`,
    z.looseObject({ Id: keyValue }),
  );
  const [folder] = folders;
  if (!folder) return [];
  const rows = await queryRows(
    connection,
    `SELECT Id, DeveloperName, Name FROM Report WHERE OwnerId = ${soqlText(folder.Id)} ORDER BY Name`,
    z.looseObject({ Id: keyValue, DeveloperName: keyValue, Name: keyValue }),
  );
  return rows.map(({ Id, DeveloperName, Name }) => ({ id: Id, developerName: DeveloperName, name: Name }));
}

function namesOf({ developerName, name }: ReportName): string[] {
  return [developerName, developerName.replace(/^Renkei/, ''), name, ...name.split(BETWEEN)];
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
