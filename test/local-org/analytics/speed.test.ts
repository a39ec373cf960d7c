import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { executeReport } from '../../../scripts/local-org/analytics/reports.ts';
import type { Session } from '../../../scripts/local-org/org.ts';
import { openReportOrg, type ReportOrg } from './reportOrg.ts';

const DEALS = 100_000;
let reports: ReportOrg;

before(async () => {
  reports = await openReportOrg();
  const { org, admin, seller } = reports;
  const stages = ['Open', 'Won', 'Lost', null];
  org.store.transaction(() => {
    const account = reports.insert('Account', { Name: 'Big', Industry: 'Banking' });
    const { Id: _id, ...template } = org.store.get('Deal__c', reports.insert('Deal__c', { Name: 'Template' }))!;
    const { Id: _step, ...step } = org.store.get('Step__c', reports.insert('Step__c', { Name: 'Template' }))!;
    for (let index = 1; index < DEALS; index++) {
      const Id = org.store.nextId('Deal__c');
      const month = String((index % 12) + 1).padStart(2, '0');
      org.store.insert('Deal__c', {
        ...template,
        Id,
        Name: `Deal ${index}`,
        Account__c: account,
        Amount__c: index / 100,
        Stage__c: stages[index % 4],
        Region__c: `Region ${index % 47}`,
        ClosedOn__c: `2026-${month}-15`,
        SeenAt__c: `2026-${month}-${String((index % 28) + 1).padStart(2, '0')}T22:30:00.000+0000`,
        OwnerId: index % 3 === 0 ? seller.userId : admin.userId,
      });
      if (index % 2 === 0)
        org.store.insert('Step__c', { ...step, Id: org.store.nextId('Step__c'), Deal__c: Id, Minutes__c: index % 60 });
    }
  });
});

/** Runs a report three times and takes the best: the time that the processor was at it, as other work shares the machine. */
function milliseconds(session: Session, name: string, details: boolean): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    executeReport(reports.org, session, reports.report(name), '', { details });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

for (const name of ['Sales/ByStage', 'Sales/Matrix'])
  for (const details of [false, true])
    test(`over 100,000 records, in two seconds: ${name}${details ? ' with details' : ''}`, (context) => {
      for (const session of [reports.admin, reports.seller]) {
        const time = milliseconds(session, name, details);
        context.diagnostic(`${Math.round(time)} ms`);
        assert.ok(time < 2000, `${time} ms`);
      }
    });

test('all rows are counted where only the first 2,000 are given', () => {
  const result = executeReport(reports.org, reports.admin, reports.report('Sales/ByStage'), '', { details: true });
  const facts = result['factMap'] as Record<string, { aggregates: { value: number }[]; rows: unknown[] }>;
  assert.equal(result['allData'], false);
  assert.equal(facts['T!T']!.aggregates.at(-1)!.value, DEALS - 1);
  assert.equal(
    Object.values(facts).reduce((sum, { rows }) => sum + rows.length, 0),
    2000,
  );
});
