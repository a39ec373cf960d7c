import type { Connection } from '@salesforce/core';
import { unexpectedAnswer } from '../connection/errors.ts';
import { spreadsheetRows, SPREADSHEET_MARK } from '../connection/spreadsheetText.ts';
import { findReport } from './findReport.ts';
import { reportAnswer, toTable, type ReportCell, type ReportTable } from './result.ts';

/**
 * Runs a report of the package in the org, by the org's own engine and as the user who asks.
 * @param details the records too; a report without groups has nothing else to tell
 * @throws SfError `UnknownReportError`, `AmbiguousReportError`, `NoReportsError`
 */
export async function runReport(connection: Connection, name: string, details: boolean): Promise<ReportTable> {
  const { id } = await findReport(connection, name);
  const report = connection.analytics.report(id);
  const first = await answerOf(() => report.execute({ details }), name);
  const needsDetails = !details && first.reportMetadata.reportFormat === 'TABULAR';
  const answer = needsDetails ? await answerOf(() => report.execute({ details: true }), name) : first;
  return toTable(answer, details || needsDetails);
}

async function answerOf(run: () => Promise<unknown>, name: string) {
  const parsed = reportAnswer.safeParse(await run());
  if (!parsed.success) throw unexpectedAnswer(`report ${name}`, parsed.error);
  return parsed.data;
}

/** The report as CSV, safe to open in a spreadsheet; values as they are counted, so that they can be counted on. */
export function reportCsv(table: ReportTable, levelName: string): string {
  const padded = (groups: readonly string[]) => table.groupings.map((_, index) => groups[index] ?? null);
  const values = (cells: readonly ReportCell[]) => cells.map(({ value }) => value);
  const rows =
    table.details === null
      ? [
          [levelName, ...table.groupings, ...table.figures],
          ...table.lines.map(({ level, groups, cells }) => [level, ...padded(groups), ...values(cells)]),
        ]
      : [
          [...table.groupings, ...table.details.columns],
          ...table.details.rows.map(({ groups, cells }) => [
            ...padded(groups),
            // A record's own words are what people know it by, its numbers are to be counted.
            ...cells.map(({ label, value }) => (typeof value === 'number' ? value : label)),
          ]),
        ];
  return SPREADSHEET_MARK + spreadsheetRows(rows);
}
