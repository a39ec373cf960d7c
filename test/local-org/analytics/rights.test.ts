// What a user may not see, and what may not be added up, is in no report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf } from '../../../scripts/local-org/analytics/catalogue.ts';
import { executeReport } from '../../../scripts/local-org/analytics/reports.ts';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { toZip } from '../metadata/samplePackage.ts';
import { openReportOrg } from './reportOrg.ts';
import { REPORTS } from './reportPackage.ts';

interface Result {
  reportMetadata: { aggregates: string[]; detailColumns: string[] };
}

test('a hidden column is left out; what is grouped or filtered by one is refused', async () => {
  const hide = (name: string): Record<string, string> => {
    const file = 'permissionsets/Deals.permissionset';
    return {
      ...REPORTS,
      [file]: REPORTS[file]!.replace(
        new RegExp(`<fieldPermissions>(?:(?!</field).)*Deal__c\\.${name}</field>.*?</fieldPermissions>`),
        '',
      ),
    };
  };
  const blind = await openReportOrg(hide('Size__c'));
  const result = executeReport(blind.org, blind.seller, blind.report('Sales/ByStage'), '', {
    details: true,
  }) as unknown as Result;
  assert.ok(!result.reportMetadata.detailColumns.includes('Deal__c$Size__c'));
  assert.ok(!result.reportMetadata.aggregates.includes('s!Deal__c$Size__c'));
  for (const name of ['Stage__c', 'Amount__c']) {
    const other = await openReportOrg(hide(name));
    assert.throws(() => executeReport(other.org, other.seller, other.report('Sales/ByStage'), '', { details: false }), {
      errorCode: 'FORBIDDEN',
    });
  }
});

test('amounts of several currencies are not added up', async () => {
  const type = 'reportTypes/Deals.reportType';
  const body = REPORTS[type]!.replaceAll('Deal__c<', 'Opportunity<').replace(
    /<sections>.*<\/sections>/s,
    '<sections><columns><checkedByDefault>true</checkedByDefault><field>Amount</field><table>Opportunity</table></columns><masterLabel>All</masterLabel></sections>',
  );
  const report = REPORTS['reports/Secret/Plain.report']!.replace(
    '<field>Deal__c$Name',
    '<aggregateTypes>Sum</aggregateTypes><field>Opportunity$Amount',
  );
  const names = ['groups/Chiefs.group', 'reports/Secret-meta.xml'];
  const files = {
    ...Object.fromEntries(names.map((name) => [name, REPORTS[name]!])),
    [type]: body,
    'reports/Secret/Plain.report': report,
  };
  for (const features of [[], ['MultiCurrency' as const]]) {
    const org = LocalOrg.open({ file: ':memory:', features });
    const { findings } = await deployPackage(org, toZip(files), { checkOnly: false, singlePackage: true });
    assert.deepEqual(findings, []);
    const admin = org.session(org.userId('admin@local.example'));
    const [found] = listOf(org, admin, 'Report');
    const execute = (): unknown => executeReport(org, admin, found!, '', { details: false });
    if (features.length > 0)
      assert.throws(execute, /summarizing the currency field Amount in an org of several currencies/);
    else assert.ok(execute());
  }
});
