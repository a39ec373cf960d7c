import assert from 'node:assert/strict';
import { before, test } from 'node:test';
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

test('a summary report runs, with and without details', async () => {
  const report = connection.analytics.report(await idOf('Deals by stage'));
  const result = await report.execute({ details: true });
});
