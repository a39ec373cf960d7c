// Each packaged report against plain sums over the same records: on the demo, and on the public CRM data.
import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addMonths } from 'c/renkeiCalendarRules';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { runInsight } from '../../scripts/insight/run.ts';
import { assignPermissionSets } from '../../scripts/install/membership.ts';
import { importFiles } from '../../scripts/integration/importFiles.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import type { FieldValue } from '../../scripts/connection/saveRows.ts';
import { expectedReports } from './reportTable.ts';
import type { Moment, Row } from './reportSums.ts';
import { compareReport } from './reportTotals.ts';

/** Reports that tell something of the public data: deals with an account, as if each had been a case. */
const OF_DEALS = [
  ...['RenkeiFollowUpRate', 'RenkeiOpenCases', 'RenkeiAnswersByRep', 'RenkeiDaysToWin', 'RenkeiHandOffFunnel'],
  ...['RenkeiRevisitPersistence', 'RenkeiTimesAgainstSla', 'RenkeiWonBySegmentOrigin'],
];

/** Of the public data. */
const DEALS = 1500;

const failuresDirectory = mkdtempSync(join(tmpdir(), 'renkei-reports-'));

describe('reports on the demo', { timeout: 240_000 }, () => {
  let org: TestOrg;
  let moment: Moment;

  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T03:00:00Z`);
    await loadDemo(org.connection, { seed: 'mizuki', accounts: 300, asOf: DEMO_DATE, projectDirectory: project });
    // As a demo org is prepared: where accounts stood a month before, so that there is a movement to look at.
    await runSegmentation(org.connection, { asOf: addMonths(DEMO_DATE, -1), failuresDirectory });
    await runSegmentation(org.connection, { failuresDirectory });
    await runInsight(org.connection, { failuresDirectory });
    moment = await momentOf(org);
  });
  after(() => org.close());

  it('each report of the package is stated here a second time', () => {
    const packaged = globSync(join(project, 'force-app/main/insight/reports/*/*.report-meta.xml'))
      .map((file) => basename(file, '.report-meta.xml'))
      .sort();
    assert.deepEqual(Object.keys(expectedReports).sort(), packaged);
    assert.ok(packaged.length >= 14);
  });

  for (const name of Object.keys(expectedReports))
    it(`${name} adds up`, async () => {
      const cells = await compareReport(org.connection, name, moment);
      assert.ok(cells > 1, `${name} has something to tell on the demo`);
    });
});

const dataDirectory = join(project, '../shared/data/crm-sales');
const skip = existsSync(dataDirectory) ? false : `The public data set is not there: ${dataDirectory}`;

describe('reports on the public CRM data', { skip, timeout: 240_000 }, () => {
  let org: TestOrg;
  let moment: Moment;

  before(async () => {
    org = await startTestOrg('2018-01-01T03:00:00Z');
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'USD', timeZone: 'UTC' });
    const mappingFile = join(project, 'config/mappings/crm-sales.json');
    await importFiles(org.connection, { dataDirectory: firstDeals(DEALS), mappingFile, failuresDirectory });
    const { userId } = org.running.org.sessionOfToken(org.running.token);
    await assignPermissionSets(org.connection, [{ userId, name: 'RenkeiMigration' }]);
    const deals = await org.query(
      'SELECT Id, AccountId, OwnerId, IsWon, IsClosed, CloseDate FROM Opportunity WHERE AccountId != NULL ORDER BY Id',
    );
    const segments = ['Key', 'Expand', 'Maintain', 'General'];
    const origins = ['OutboundCall', 'InboundCall', 'WebOrder'];
    await org.insert(
      'RenkeiEscalation__c',
      deals.map((deal, index) => caseOf(deal, index, segments, origins)),
    );
    moment = await momentOf(org);
  });
  after(() => org.close());

  for (const name of OF_DEALS)
    it(`${name} adds up`, async () => {
      assert.ok((await compareReport(org.connection, name, moment)) > 1);
    });
});

/** The public data with its first deals only: enough for every group of every report, and soon imported. */
function firstDeals(count: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-reports-data-'));
  for (const name of readdirSync(dataDirectory)) {
    const lines = readFileSync(join(dataDirectory, name), 'utf8').split('\n');
    writeFileSync(join(directory, name), lines.slice(0, count + 1).join('\n'));
  }
  return directory;
}

/** A deal as the case that might have led to it: handed over some days before it closed. */
function caseOf(deal: Row, index: number, segments: string[], origins: string[]): Record<string, FieldValue> {
  const closed = deal['CloseDate'] ? Date.parse(String(deal['CloseDate'])) : Date.parse('2017-12-20');
  const at = (days: number) => new Date(closed + days * 86_400_000 + index * 1000).toISOString();
  const status = deal['IsWon'] ? 'Won' : deal['IsClosed'] ? 'Lost' : index % 3 === 0 ? 'Queued' : 'Accepted';
  return {
    Account__c: String(deal['AccountId']),
    HandedTo__c: String(deal['OwnerId']),
    Opportunity__c: String(deal['Id']),
    Status__c: status,
    SegmentAtEscalation__c: segments[index % segments.length]!,
    Origin__c: origins[index % origins.length]!,
    EscalatedAt__c: at(-30 - (index % 40)),
    AcceptedAt__c: status === 'Queued' ? null : at(-29),
    FirstVisitOn__c: status === 'Queued' ? null : at(-20),
    // Some were visited long before they had to be: what is not due yet judges nobody.
    FirstVisitDueAt__c: index % 50 === 7 ? '2018-03-01T00:00:00.000Z' : at(-22 + (index % 5)),
    VisitCount__c: index % 4,
    ClosedAt__c: deal['IsClosed'] ? at(0) : null,
  };
}

/** The same day for the report and for the plain sums, in the zone of the user who runs the report. */
async function momentOf(org: TestOrg): Promise<Moment> {
  const now = org.running.org.clock.now();
  const { userId } = org.running.org.sessionOfToken(org.running.token);
  const [user] = await org.query(`SELECT TimeZoneSidKey FROM User WHERE Id = '${userId}'`);
  const timeZone = String(user!['TimeZoneSidKey']);
  const wall = new Date(now.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T') + 'Z');
  return { now, today: wall.toISOString().slice(0, 10), offset: Math.round((wall.getTime() - now.getTime()) / 60_000) };
}
