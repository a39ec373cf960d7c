import assert from 'node:assert/strict';
import type { Connection } from '@salesforce/core';
import type { Expected, Moment, Row } from './reportSums.ts';
import { expectedReports } from './reportTable.ts';

interface Cell {
  label: string;
  value: unknown;
}
interface Group {
  key: string;
  value: unknown;
  groupings: Group[];
}
interface Result {
  factMap: Record<string, { aggregates: Cell[] }>;
  groupingsDown: { groupings: Group[] };
  groupingsAcross: { groupings: Group[] };
  reportMetadata: { aggregates: string[] };
}

/** How many cells of a report had records, so that a test can see that something was compared. */
export type CellsWithRecords = number;

/**
 * Runs a packaged report in the org and compares each of its cells, totals and subtotals too, with what the plain
 * records give.
 * @throws when a group or a figure differs, with the report, the group and both figures
 */
export async function compareReport(connection: Connection, name: string, moment: Moment): Promise<CellsWithRecords> {
  const expected = expectedReports[name] ?? assert.fail(`Nothing says what ${name} is to answer.`);
  const { records } = await connection.query<{ Id: string }>(`SELECT Id FROM Report WHERE DeveloperName = '${name}'`);
  assert.equal(records.length, 1, `${name} is in the org`);
  const result = (await connection.analytics.report(records[0]!.Id).execute({ details: false })) as unknown as Result;
  const rows = await rowsOf(connection, expected, moment);

  const down = groupsOf(result.groupingsDown.groupings);
  const across = groupsOf(result.groupingsAcross.groupings);
  assert.deepEqual(
    [...down.values()].map(pathText).sort(),
    pathsOf(rows, expected.down, moment),
    `${name}: groups down`,
  );
  assert.deepEqual(
    [...across.values()].map(pathText).sort(),
    pathsOf(rows, expected.across ?? [], moment),
    `${name}: groups across`,
  );

  const { aggregates } = result.reportMetadata;
  assert.deepEqual([...aggregates].sort(), [...Object.keys(expected.figures), 'RowCount'].sort(), `${name}: figures`);
  let cells = 0;
  for (const [downKey, downPath] of down)
    for (const [acrossKey, acrossPath] of across) {
      const meant = rows.filter(
        (row) =>
          startsWith(row, expected.down, downPath, moment) &&
          startsWith(row, expected.across ?? [], acrossPath, moment),
      );
      const fact = result.factMap[`${downKey}!${acrossKey}`];
      if (!fact) {
        assert.equal(meant.length, 0, `${name} ${downPath} ${acrossPath}: a cell is missing`);
        continue;
      }
      if (meant.length > 0) cells++;
      aggregates.forEach((aggregate, index) => {
        const { value } = fact.aggregates[index]!;
        const figure = aggregate === 'RowCount' ? meant.length : expected.figures[aggregate]!(meant, moment);
        const where = `${name} ${downPath.join(' / ')} × ${acrossPath.join(' / ')}, ${aggregate}: ${String(value)}, not ${figure}`;
        // A cell without a record has no figure, whatever nothing adds up to.
        if (meant.length === 0) assert.ok(value === null || value === 0, where);
        else if (figure === null) assert.equal(value, null, where);
        else assert.ok(typeof value === 'number' && Math.abs(value - figure) <= tolerance(aggregate), where);
      });
    }
  return cells;
}

/** What the stored or shown scale of a figure rounds away. */
function tolerance(aggregate: string): number {
  return aggregate === 'RowCount' || aggregate.startsWith('u!') ? 0 : 0.06;
}

async function rowsOf(connection: Connection, { object, fields, where }: Expected, moment: Moment): Promise<Row[]> {
  const soql = `SELECT Id, ${fields.join(', ')} FROM ${object}`;
  const { records } = await connection.query<Row>(soql, { autoFetch: true, maxFetch: 200_000 });
  return records.filter((row) => where(row, moment));
}

/** Keys of all groups and of the total, with the values from the outermost group on. */
function groupsOf(groups: Group[], before: unknown[] = [], key = 'T'): Map<string, unknown[]> {
  return new Map([
    [key, before],
    ...groups.flatMap((group) => [...groupsOf(group.groupings, [...before, shown(group.value)], group.key)]),
  ]);
}

/** A group without a value is another than the total. */
const pathText = (path: unknown[]): string => JSON.stringify(path);

/** Stages are told apart by their number; the words after it are for people. */
const shown = (value: unknown): unknown => (typeof value === 'string' && /^[1-4] /.test(value) ? value[0] : value);

function pathsOf(rows: Row[], reads: Expected['down'], moment: Moment): string[] {
  const paths = new Set([pathText([])]);
  for (const row of rows)
    reads.forEach((_, level) => paths.add(pathText(reads.slice(0, level + 1).map((read) => read(row, moment)))));
  return [...paths].sort();
}

function startsWith(row: Row, reads: Expected['down'], path: unknown[], moment: Moment): boolean {
  return path.every((value, level) => reads[level]!(row, moment) === value);
}
