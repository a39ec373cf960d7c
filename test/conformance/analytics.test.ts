import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import jsforce from 'jsforce';
import { REPORTS } from '../local-org/analytics/reportPackage.ts';
import { toZip } from '../local-org/metadata/samplePackage.ts';
import { assignToAdministrator, startTestOrg } from './localOrg.ts';

const running = await startTestOrg();
const connection = new jsforce.Connection({ instanceUrl: running.url, accessToken: running.token, version: '66.0' });

before(async () => {
  const deployed = await connection.metadata
    .deploy(Buffer.from(toZip(REPORTS)), { singlePackage: true })
    .complete(true);
  assert.deepEqual(deployed.details?.componentFailures ?? [], []);
  assignToAdministrator(running, 'Deals');
  await connection.sobject('Deal__c').create([
    { Name: 'A', Amount__c: 10.5, Stage__c: 'Won', ClosedOn__c: '2026-03-04', Region__c: 'North' },
    { Name: 'B', Amount__c: 20, Stage__c: 'Won', ClosedOn__c: '2026-03-31', Region__c: 'north' },
    { Name: 'C', Amount__c: 300, Stage__c: 'Lost', ClosedOn__c: '2026-04-01' },
    { Name: 'D', Amount__c: 1, Stage__c: null },
  ]);
});

const idOf = async (name: string): Promise<string> =>
  (await connection.analytics.reports()).find((report) => report.name === name)!.id;

const aggregatesOf = (
  result: { factMap: Record<string, { aggregates: { label: string; value: number }[] }> },
  key: string,
): number[] => result.factMap[key]!.aggregates.map(({ value }) => value);

test('a list of reports, and what one is made of', async () => {
  const [info] = (await connection.analytics.reports()).filter(({ name }) => name === 'Deals by stage');
  assert.deepEqual(Object.keys(info!).sort(), ['describeUrl', 'id', 'instancesUrl', 'name', 'url']);
  const { reportMetadata, reportTypeMetadata, reportExtendedMetadata } = await connection.analytics
    .report(info!.id)
    .describe();
  assert.deepEqual(
    reportMetadata.groupingsDown.map(({ name, dateGranularity, sortOrder }) => [name, dateGranularity, sortOrder]),
    [
      ['Deal__c$Stage__c', 'None', 'Asc'],
      ['Deal__c$ClosedOn__c', 'Month', 'Desc'],
    ],
  );
  assert.deepEqual([reportMetadata.reportFormat, reportMetadata.reportType.type], ['SUMMARY', 'Deals__c']);
  assert.equal(reportMetadata.aggregates.at(-1), 'RowCount');
  assert.equal(reportTypeMetadata.categories[0]!.columns['Deal__c$Stage__c']!.filterValues.length, 3);
  assert.equal(reportExtendedMetadata.aggregateColumnInfo['s!Deal__c$Amount__c']!.label, 'Sum of Amount');
  assert.equal(reportExtendedMetadata.groupingColumnInfo['Deal__c$ClosedOn__c']!.groupingLevel, 1);
});

test('a summary report runs, with and without details', async () => {
  const report = connection.analytics.report(await idOf('Deals by stage'));
  const plain = await report.execute();
  assert.deepEqual([plain.allData, plain.hasDetailRows, plain.factMap['T!T']!.rows], [true, false, undefined]);
  assert.deepEqual(
    plain.groupingsDown!.groupings.map(({ key, label, value }) => [key, label, value]),
    [
      ['0', '-', null],
      ['1', 'Won', 'Won'],
      ['2', 'Lost', 'Lost'],
    ],
  );
  assert.deepEqual(aggregatesOf(plain, 'T!T'), [331.5, 82.875, 300, 362, 1, 25, 4]);
  assert.deepEqual(aggregatesOf(plain, '1_0!T'), [30.5, 15.25, 20, 61, 1, 0, 2]);
  const { factMap } = await report.execute({ details: true });
  assert.deepEqual(
    factMap['1_0!T']!.rows!.map(({ dataCells }) => dataCells.map(({ label }) => label)),
    [
      ['A', '-', '10.50', '21.00', 'North'],
      ['B', '-', '20.00', '40.00', 'north'],
    ],
  );
});

test('a run with other filters', async () => {
  const reportFilters = [{ column: 'Deal__c$Stage__c', operator: 'equals', value: 'Won' }];
  const metadata = { reportMetadata: { reportFilters, reportBooleanFilter: null } };
  const result = await connection.analytics.report(await idOf('Deals by stage')).execute({ metadata } as never);
  assert.deepEqual(aggregatesOf(result, 'T!T').at(-1), 2);
  await assert.rejects(connection.analytics.report('00O000000000999AAA').describe(), { errorCode: 'NOT_FOUND' });
});

test('dashboards: list, description, components, status, refresh', async () => {
  const [info] = await connection.analytics.dashboards();
  assert.equal(info!.name, 'Sales board');
  const dashboard = connection.analytics.dashboard(info!.id);
  const { components, layout, runningUser } = await dashboard.describe();
  assert.deepEqual(
    components.map(({ properties }) => (properties as { visualizationType: string }).visualizationType),
    ['Column', 'Metric', 'Donut', 'FlexTable'],
  );
  assert.ok(layout.gridLayout);
  assert.equal(runningUser.id, running.org.userId('admin@local.example'));
  const one = await dashboard.components(components[1]!.id);
  assert.deepEqual(
    one.componentData.map(({ componentId }) => componentId),
    [components[1]!.id],
  );
  assert.equal(one.componentData[0]!.reportResult.factMap['T!T']!.aggregates[0]!.label, '331.50');
  assert.equal((await dashboard.components()).componentData.length, 4);
  assert.equal((await dashboard.status()).componentStatus.length, 4);
  assert.match((await dashboard.refresh()).statusUrl, /\/status$/);
});

test('reports, dashboards and folders as records', async () => {
  const { records } = await connection.query('SELECT Name, DeveloperName, FolderName FROM Report ORDER BY Name');
  assert.deepEqual(
    records.map(({ Name, DeveloperName, FolderName }) => [Name, DeveloperName, FolderName]),
    [
      ['Deals by stage', 'ByStage', 'Sales reports'],
      ['Owners by quarter', 'Matrix', 'Sales reports'],
      ['Plain', 'Plain', 'Secret reports'],
    ],
  );
  const dashboards = await connection.query("SELECT Title, FolderName FROM Dashboard WHERE DeveloperName = 'Sales'");
  assert.equal(dashboards.records[0]!['Title'], 'Sales board');
  const folders = await connection.query(
    "SELECT DeveloperName FROM Folder WHERE Type = 'Report' ORDER BY DeveloperName",
  );
  assert.deepEqual(
    folders.records.map(({ DeveloperName }) => DeveloperName),
    ['Sales', 'Secret'],
  );
});

test('what was deployed is retrieved as it was, folders too', async () => {
  const types = [
    { name: 'Report', members: ['Sales', 'Sales/ByStage'] },
    { name: 'Dashboard', members: ['Boards/', 'Boards/Sales'] },
    { name: 'ReportType', members: ['*'] },
  ];
  const { zipFile } = await connection.metadata
    .retrieve({ apiVersion: '66.0', unpackaged: { types, version: '66.0' } } as never)
    .complete();
  const files = unzipSync(Buffer.from(zipFile, 'base64'));
  const expected = [
    'reports/Sales-meta.xml',
    'reports/Sales/ByStage.report',
    'dashboards/Boards-meta.xml',
    'dashboards/Boards/Sales.dashboard',
    'reportTypes/Deals.reportType',
    'reportTypes/DealSteps.reportType',
  ];
  for (const path of expected) assert.equal(strFromU8(files[`unpackaged/${path}`]!), REPORTS[path], path);
  const listed = await connection.metadata.list([
    { type: 'Report', folder: 'Sales' } as never,
    { type: 'ReportFolder' },
  ]);
  assert.deepEqual(listed.map(({ fullName }) => fullName).sort(), ['Sales', 'Sales/ByStage', 'Sales/Matrix', 'Secret']);
});
