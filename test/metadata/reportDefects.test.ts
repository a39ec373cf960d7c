// A small package of reports and a dashboard deploys; with any one defect in it nothing does, and the refusal names file and element.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { deployPackage } from '../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../scripts/local-org/org.ts';
import { REPORTS } from '../local-org/analytics/reportPackage.ts';
import { changed, toZip } from '../local-org/metadata/samplePackage.ts';

type Defect = [name: string, file: string, from: string, to: string, problem: RegExp];

const type = 'reportTypes/DealSteps.reportType';
const byStage = 'reports/Sales/ByStage.report';
const matrix = 'reports/Sales/Matrix.report';
const plain = 'reports/Secret/Plain.report';
const board = 'dashboards/Boards/Sales.dashboard';
const secret = 'reports/Secret-meta.xml';
const amount = '<field>Deal__c$Amount__c</field>';
const down = '<groupingsDown><field>Deal__c$Stage__c</field><sortOrder>Asc</sortOrder></groupingsDown>';

const DEFECTS: Defect[] = [
  [
    'base object',
    type,
    '<baseObject>Deal__c<',
    '<baseObject>Bargain__c<',
    /baseObject - no CustomObject named Bargain__c/,
  ],
  [
    'relationship',
    type,
    '<relationship>Steps__r<',
    '<relationship>Steps<',
    /relationship - Deal__c has no child relationship Steps\b/,
  ],
  [
    'table of a section',
    type,
    '<table>Deal__c.Steps__r<',
    '<table>Deal__c.Paces__r<',
    /table - the report type has no table Deal__c\.Paces__r/,
  ],
  [
    'column of a section',
    type,
    '<field>Minutes__c<',
    '<field>Hours__c<',
    /Could not find field Hours__c in table Deal__c\.Steps__r/,
  ],
  [
    'order of a report type',
    type,
    '<label>Deals with or without steps</label>',
    '',
    /Required field is missing: label/,
  ],
  [
    'an object that allows no reports',
    'objects/Step__c.object',
    '<enableReports>true<',
    '<enableReports>false<',
    /the object Step__c does not allow reports/,
  ],
  ['report type', plain, 'Deals__c', 'Bargains__c', /reportType - no ReportType named Bargains__c/],
  [
    'folder',
    plain,
    '<format>Tabular<',
    '<folderName>X</folderName><format>Tabular<',
    /Report\.folderName is not modelled/,
  ],
  [
    'column',
    byStage,
    '<field>Deal__c$Account__c</field>',
    '<field>Deal__c$Client__c</field>',
    /field - the report type Deals has no column Deal__c\$Client__c/,
  ],
  [
    'grouping as a column',
    byStage,
    '<columns><field>Deal__c$Name</field></columns>',
    '<columns><field>Deal__c$Stage__c</field></columns>',
    /Deal__c\$Stage__c is a grouping and cannot be a column as well/,
  ],
  [
    'four groupings',
    byStage,
    down,
    `${down}${['Region__c', 'Owner'].map((name) => down.replace('Stage__c', name)).join('')}`,
    /A Summary report has 1 to 3 groupings down, not 4/,
  ],
  [
    'name too long',
    byStage,
    '<name>Deals by stage<',
    '<name>Deals by stage and by everything else too<',
    /Value too long for field: name maximum length is:40/,
  ],
  [
    'sum of a text',
    byStage,
    '<columns><field>Deal__c$Name</field></columns>',
    '<columns><aggregateTypes>Sum</aggregateTypes><field>Deal__c$Name</field></columns>',
    /Deal__c\$Name cannot be summarized by Sum: it is not a number/,
  ],
  [
    'median',
    byStage,
    '<aggregateTypes>Sum</aggregateTypes><field>Deal__c$Size__c',
    '<aggregateTypes>Median</aggregateTypes><field>Deal__c$Size__c',
    /The summary Median is not modelled/,
  ],
  [
    'operator',
    byStage,
    '<operator>greaterOrEqual<',
    '<operator>contains<',
    /The operator contains does not suit Deal__c\$Amount__c/,
  ],
  ['picklist value', byStage, '<value>Won,Lost<', '<value>Won,Gone<', /Stage__c has no picklist value Gone/],
  ['number in a filter', byStage, '<value>0<', '<value>much<', /much is no number for Amount__c/],
  [
    'filter column',
    byStage,
    '<column>Deal__c$Region__c<',
    '<column>Deal__c$Land__c<',
    /column - the report type Deals has no column Deal__c\$Land__c/,
  ],
  [
    'boolean filter',
    byStage,
    '(1 OR 2) AND 3',
    '(1 OR 2) AND 4',
    /The boolean filter .* names the filter 4: there are 3/,
  ],
  ['logic', byStage, '(1 OR 2) AND 3', '(1 OR 2 AND 3', /is no logic of AND, OR, NOT and parentheses/],
  ['mixed logic', byStage, '(1 OR 2) AND 3', '1 OR 2 AND 3', /is no logic of AND, OR, NOT and parentheses/],
  ['comparison without a value', byStage, '<value>0<', '<value><', /greaterOrEqual compares Amount__c with one value/],
  [
    'granularity of a picklist',
    byStage,
    down,
    down.replace('<field>', '<dateGranularity>Day</dateGranularity><field>'),
    /dateGranularity goes with dates: Deal__c\$Stage__c is none/,
  ],
  ['fiscal granularity', byStage, '>Month<', '>FiscalQuarter<', /The date granularity FiscalQuarter is not modelled/],
  [
    'chart grouping',
    byStage,
    '<groupingColumn>Deal__c$Stage__c<',
    '<groupingColumn>Deal__c$Region__c<',
    /groupingColumn - the report does not group by Deal__c\$Region__c/,
  ],
  [
    'chart summary',
    byStage,
    '<aggregate>Sum</aggregate>',
    '<aggregate>Minimum</aggregate>',
    /chartSummaries - the report does not summarize m!Deal__c\$Amount__c/,
  ],
  ['chart type', byStage, '>VerticalColumnStacked<', '>Scatter<', /The chart type Scatter is not modelled/],
  [
    'summary formula',
    byStage,
    'IsBig__c:SUM / RowCount',
    'Huge__c:SUM / RowCount',
    /Invalid summary formula: Deal__c\.Huge__c:SUM is no summary of a column/,
  ],
  [
    'sort column',
    byStage,
    '<sortColumn>Deal__c$Name<',
    '<sortColumn>Deal__c$Region__c2<',
    /sortColumn - the report has no column Deal__c\$Region__c2/,
  ],
  [
    'sort of a grouping',
    matrix,
    '<aggregateType>RowCount</aggregateType><field>Deal__c$Owner</field><sortByName>RowCount<',
    `<aggregateType>Average</aggregateType><field>Deal__c$Owner</field><sortByName>Deal__c$Amount__c<`,
    /sortByName - the report does not summarize a!Deal__c\$Amount__c/,
  ],
  ['interval', matrix, 'INTERVAL_CURY', 'INTERVAL_ENTITLEMENT', /INTERVAL_ENTITLEMENT/],
  [
    'time frame',
    matrix,
    '<dateColumn>Deal__c$ClosedOn__c<',
    '<dateColumn>Deal__c$Region__c<',
    /dateColumn - Deal__c\$Region__c is not a date/,
  ],
  [
    'matrix without columns',
    matrix,
    '<format>Matrix<',
    '<format>Summary<',
    /A Summary report has 0 to 0 groupings across, not 1/,
  ],
  [
    'element twice',
    matrix,
    amount,
    `${amount}<aggregateTypes>Sum</aggregateTypes>`,
    /Element aggregateTypes .*ReportColumn/,
  ],
  ['audience of a folder', secret, '<sharedTo>Chiefs<', '<sharedTo>Bosses<', /sharedTo - no Group named Bosses found/],
  [
    'audience of everyone',
    secret,
    '<sharedTo>Chiefs</sharedTo><sharedToType>Group<',
    '<sharedTo>All</sharedTo><sharedToType>Organization<',
    /an Organization is AllInternalUsers, not All/,
  ],
  [
    'report of a dashboard',
    board,
    '<report>Sales/ByStage<',
    '<report>Sales/ByPhase<',
    /report - no Report named Sales\/ByPhase found/,
  ],
  [
    'chart of a report without one',
    board,
    '<report>Sales/ByStage</report><useReportChart>',
    '<report>Sales/Matrix</report><useReportChart>',
    /useReportChart - the report Sales\/Matrix has no chart/,
  ],
  [
    'grouping of a component',
    board,
    '<groupingColumn>Deal__c$Owner<',
    '<groupingColumn>Deal__c$Stage__c<',
    /groupingColumn - the report Sales\/Matrix does not group by Deal__c\$Stage__c/,
  ],
  [
    'metric',
    board,
    '<chartSummary><aggregate>Sum</aggregate><column>Deal__c$Amount__c</column></chartSummary>',
    '',
    /Required field is missing: chartSummary/,
  ],
  [
    'figure of a metric',
    board,
    '<aggregate>Sum</aggregate>',
    '<aggregate>Minimum</aggregate>',
    /chartSummary - the report does not summarize m!Deal__c\$Amount__c/,
  ],
  [
    'column of a table',
    board,
    '<reportColumn>s!Deal__c$Amount__c<',
    '<reportColumn>m!Deal__c$Amount__c<',
    /reportColumn - the report Sales\/ByStage has no aggregate m!Deal__c\$Amount__c/,
  ],
  [
    'running user',
    board,
    '<textColor>',
    '<runningUser>admin@local.example</runningUser><textColor>',
    /LoggedInUser has no runningUser/,
  ],
  [
    'unknown running user',
    board,
    '<dashboardType>LoggedInUser<',
    '<dashboardType>SpecifiedUser<',
    /Required field is missing: runningUser/,
  ],
  ['component over the edge', board, '<columnIndex>6<', '<columnIndex>7<', /reaches over the 12 columns/],
  ['gauge', board, '<componentType>Metric<', '<componentType>Gauge<', /The dashboard component Gauge is not modelled/],
];

let org: LocalOrg;
before(() => {
  org = LocalOrg.open({ file: ':memory:' });
});

test('the package deploys as it is', async () => {
  const { findings } = await deployPackage(org, toZip(REPORTS), { checkOnly: true, singlePackage: true });
  assert.deepEqual(findings, []);
});

for (const [name, file, from, to, problem] of DEFECTS)
  test(`refused: ${name}`, async () => {
    const files = changed(file, from, to, REPORTS);
    const { findings } = await deployPackage(org, toZip(files), { checkOnly: true, singlePackage: true });
    const all = JSON.stringify(findings.map(({ file: at, problem: what }) => `${at}: ${what}`));
    const found = findings.find((finding) => problem.test(finding.problem));
    assert.ok(found, all);
    assert.ok(found.line !== undefined && found.line > 0, all);
    if (name !== 'an object that allows no reports') assert.equal(found.file, file);
  });

test('refused: a report whose folder is not in the org', async () => {
  const { ['reports/Secret-meta.xml']: _folder, ...files } = REPORTS;
  const { findings } = await deployPackage(org, toZip(files), { checkOnly: true, singlePackage: true });
  assert.deepEqual(
    findings.map(({ file, problem }) => [file, problem]),
    [[plain, 'Cannot find folder: Secret']],
  );
});
