// `report run`: the same figures as the org's engine gives, found by any of a report's names, cut or not, safe in a spreadsheet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { DEMO_ACCOUNT_LIMITS, DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { findReport } from '../../scripts/report/findReport.ts';
import { reportAnswer, toTable } from '../../scripts/report/result.ts';
import { reportCsv, runReport } from '../../scripts/report/runReport.ts';
import { CommandLine } from '../commands/cli.ts';
import { logIn } from '../commands/logIn.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

describe('report run', { timeout: 300_000 }, () => {
  let org: TestOrg;
  const cli = new CommandLine();
  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T03:00:00Z`);
    await loadDemo(org.connection, {
      seed: 'mizuki',
      accounts: DEMO_ACCOUNT_LIMITS.min,
      asOf: DEMO_DATE,
      projectDirectory: project,
    });
    await logIn(org, cli);
  });
  after(async () => {
    await org.close();
    cli.remove();
  });

  it('finds a report by developer name, by either language, by a part; refuses the unknown and the ambiguous', async () => {
    for (const name of [
      'RenkeiFollowUpRate',
      'renkeifollowuprate',
      'FollowUpRate',
      'Follow-up rate',
      'フォロー率',
      'ﾌｫﾛｰ率',
    ])
      assert.equal((await findReport(org.connection, name)).developerName, 'RenkeiFollowUpRate', name);
    assert.equal((await findReport(org.connection, 'funnel')).developerName, 'RenkeiHandOffFunnel');
    await assert.rejects(findReport(org.connection, 'weather'), {
      name: 'UnknownReportError',
      message: /"weather"[\s\S]*RenkeiFollowUpRate: Follow-up rate · フォロー率/,
    });
    await assert.rejects(findReport(org.connection, 'case'), {
      name: 'AmbiguousReportError',
      message: /RenkeiOpenCases[\s\S]*RenkeiUnanswered/,
    });
    await assert.rejects(findReport(org.connection, ' '), { name: 'UnknownReportError' });
  });

  it('every report of the folder runs, with its subtotals adding up to its total', async () => {
    const reports = await org.query(`SELECT DeveloperName FROM Report WHERE DeveloperName LIKE 'Renkei%'`);
    assert.ok(reports.length >= 14);
    for (const { DeveloperName } of reports) {
      const table = await runReport(org.connection, String(DeveloperName), false);
      const total = table.lines.at(-1)!;
      assert.equal(total.level, 0, table.name);
      for (const { cells } of table.lines) assert.equal(cells.length, table.figures.length, table.name);
      // The last figure of a line counts its records.
      const count = (line: (typeof table.lines)[number]) => Number(line.cells.at(-1)!.value);
      const groups = table.lines.filter(({ level }) => level === 1);
      if (groups.length > 0)
        assert.equal(
          groups.reduce((sum, line) => sum + count(line), 0),
          count(total),
          table.name,
        );
    }
  });

  it('counts the same as a query', async () => {
    const table = await runReport(org.connection, 'RenkeiOpenCases', false);
    const [row] = await org.query(
      `SELECT COUNT(Id) n FROM RenkeiEscalation__c WHERE Status__c IN ('Queued', 'Accepted', 'Visited', 'Returned')`,
    );
    assert.equal(table.lines.at(-1)!.cells.at(-1)!.value, row!['n']);
  });

  it('lists the records when asked, and CSV keeps numbers and disarms formulas', async () => {
    const [open] = await org.query(`SELECT Id FROM RenkeiEscalation__c WHERE Status__c = 'Accepted' LIMIT 1`);
    const { records } = await org.connection.query<{ Account__c: string }>(
      `SELECT Account__c FROM RenkeiEscalation__c WHERE Id = '${open!['Id']}'`,
    );
    await org.connection.sobject('Account').update({ Id: records[0]!.Account__c, Name: '=cmd|calc' });
    const table = await runReport(org.connection, 'RenkeiOpenCases', true);
    const [row] = await org.query(
      `SELECT COUNT(Id) n FROM RenkeiEscalation__c WHERE Status__c IN ('Queued', 'Accepted', 'Visited', 'Returned')`,
    );
    assert.equal(table.details!.rows.length, row!['n']);
    assert.equal(table.isWhole, true);
    const text = reportCsv(table, 'Level');
    const rows = parse(text, { bom: true }) as string[][];
    assert.equal(rows.length, table.details!.rows.length + 1);
    for (const cells of rows) for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+@]/);
    assert.ok(text.includes("'=cmd|calc"));
    const figures = parse(reportCsv(await runReport(org.connection, 'RenkeiFollowUpRate', false), 'Level'), {
      bom: true,
    }) as string[][];
    assert.equal(figures[0]![0], 'Level');
    assert.match(figures.at(-1)!.at(-1)!, /^\d+$/);
  });

  it('the command prints a table with the total, writes files, and says when records were cut', async () => {
    const target = ['--target-org', 'renkei-local'];
    const printed = await cli.run('report', 'run', 'フォロー率', ...target);
    assert.equal(printed.status, 0, printed.stderr);
    assert.match(printed.stdout, /Follow-up rate · フォロー率[\s\S]*Total/);
    const file = join(cli.directory, 'rate.csv');
    await cli.run('report', 'run', 'RenkeiFollowUpRate', ...target, '--format', 'csv', '--output', file);
    assert.equal(readFileSync(file, 'utf8').charCodeAt(0), 0xfeff);
    const json = await cli.run('report', 'run', 'RenkeiFollowUpRate', ...target, '--json');
    assert.equal(json.json.result!['developerName'], 'RenkeiFollowUpRate');
    const unknown = await cli.run('report', 'run', 'weather', ...target, '--json');
    assert.deepEqual([unknown.status, unknown.json.name], [2, 'UnknownReportError']);
    const { userId } = org.running.org.sessionOfToken(org.running.token);
    await org.insert(
      'RenkeiActionItem__c',
      Array.from({ length: 2_050 }, (_, index) => ({
        Subject__c: `Action ${index}`,
        AssignedTo__c: userId,
        DueOn__c: DEMO_DATE,
        Status__c: 'Open',
      })),
    );
    const cut = await cli.run('report', 'run', 'RenkeiOpenActions', ...target, '--details', '--json');
    assert.equal(cut.status, 0, cut.stdout);
    assert.equal(cut.json.result!['isWhole'], false);
    assert.match(JSON.stringify(cut.json), /first 2,000 records only/);
    assert.ok(!cli.printed.includes(org.running.token));
  });
});

describe('what the analytics API answers', () => {
  it('a matrix has a column for each group across and their sum; nothing is no formula', () => {
    const group = (key: string, label: string, value: string | null) => ({ key, label, value, groupings: [] });
    const fact = (value: number) => ({ aggregates: [{ label: `${value}`, value }] });
    const table = toTable(
      reportAnswer.parse({
        allData: true,
        factMap: { 'T!T': fact(3), '0!T': fact(3), 'T!0': fact(1), 'T!1': fact(2), '0!0': fact(1), '0!1': fact(2) },
        groupingsDown: { groupings: [group('0', '-', null)] },
        groupingsAcross: { groupings: [group('0', 'A', 'A'), group('1', 'B', 'B')] },
        reportExtendedMetadata: {
          aggregateColumnInfo: { RowCount: { label: 'Record Count' } },
          detailColumnInfo: {},
          groupingColumnInfo: { X: { label: 'Reason' } },
        },
        reportMetadata: {
          name: 'M',
          developerName: 'M',
          reportFormat: 'MATRIX',
          aggregates: ['RowCount'],
          groupingsDown: [{ name: 'X' }],
          groupingsAcross: [{ name: 'Y' }],
        },
      }),
      false,
    );
    assert.deepEqual(table.figures, ['A', 'B', 'Record Count']);
    assert.deepEqual(
      table.lines.map(({ level, groups, cells }) => [level, groups, cells.map(({ value }) => value)]),
      [
        [1, ['–'], [1, 2, 3]],
        [0, [], [1, 2, 3]],
      ],
    );
  });
});
