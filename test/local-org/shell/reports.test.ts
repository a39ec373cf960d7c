// Reports and dashboards in the browser: found, read, understood with eyes and without, on a phone and on paper.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { startLocalOrg } from '../../../scripts/local-org/main.ts';
import type { RunningOrg } from '../../../scripts/local-org/main.ts';
import { PHONE, startBrowser } from '../../journeys/browser.ts';
import type { TestBrowser } from '../../journeys/browser.ts';
import { REPORTS } from '../analytics/reportPackage.ts';
import { toZip } from '../metadata/samplePackage.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const APP = {
  'applications/Sales.app': `<?xml version="1.0" encoding="UTF-8"?><CustomApplication ${NAMESPACE}><formFactors>Large</formFactors><label>Sales</label><navType>Standard</navType><tabs>standard-report</tabs><tabs>standard-Dashboard</tabs><uiType>Lightning</uiType></CustomApplication>`,
  'permissionsets/App.permissionset': `<?xml version="1.0" encoding="UTF-8"?><PermissionSet ${NAMESPACE}><applicationVisibilities><application>Sales</application><visible>true</visible></applicationVisibilities><label>App</label></PermissionSet>`,
};

interface Axe {
  run(context: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

let running: RunningOrg;
let browser: TestBrowser;
before(async () => {
  running = await startLocalOrg({ dataDirectory: ':memory:', clock: new Date('2026-07-10T12:00:00Z') });
  const { org } = running;
  const { findings } = await deployPackage(org, toZip({ ...REPORTS, ...APP }), {
    checkOnly: false,
    singlePackage: true,
  });
  assert.deepEqual(findings, []);
  const admin = org.session(org.userId('admin@local.example'));
  const insert = (object: string, record: Record<string, unknown>): void => {
    const [result] = org.save(admin, [{ action: 'insert', object, record }], { allOrNone: true });
    assert.ok(result!.success, JSON.stringify(result!.errors));
  };
  for (const name of ['Deals', 'App'])
    insert('PermissionSetAssignment', {
      AssigneeId: admin.userId,
      PermissionSetId: org.store.find('PermissionSet', 'Name', [name])[0]!['Id'],
    });
  for (let index = 0; index < 30; index++)
    insert('Deal__c', {
      Name: `Deal ${index}`,
      Amount__c: index * 10,
      Stage__c: ['Open', 'Won', 'Lost'][index % 3],
      ClosedOn__c: `2026-0${(index % 4) + 1}-15`,
      SeenAt__c: `2026-0${(index % 4) + 1}-15T22:30:00Z`,
    });
  const isReady = async (): Promise<boolean> => {
    const { state, message } = (await (await fetch(`${running.url}/shell/status`)).json()) as Record<string, string>;
    if (state === 'failed') throw new Error(message);
    return state === 'ready';
  };
  browser = await startBrowser();
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100));
});
after(async () => {
  await browser.close();
  await running.close();
});
afterEach(async () => {
  for (const page of browser.context.pages()) await page.close();
  assert.deepEqual(browser.complaints.splice(0), [], 'pages and consoles without errors');
});

const addressOf = (object: 'Report' | 'Dashboard', name: string): string =>
  `/lightning/r/${object}/${String(running.org.store.find(object, 'DeveloperName', [name])[0]!['Id'])}/view`;
const open = (to: string, language = 'en_US', size?: typeof PHONE): Promise<Page> =>
  browser.open(running.signInUrl({ to, language }), size);

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run(document));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  return wide > 0 ? [...found, `wider than the window by ${wide}`] : found;
}

test('reports are found by folder and by what is typed, and opened', async () => {
  const page = await open('/');
  await page.getByRole('heading', { name: 'Reports' }).waitFor();
  await page.getByText('3 items').waitFor();
  await page.getByLabel('Search').fill('STAGE');
  await page.getByText('1 item', { exact: true }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByRole('link', { name: 'Deals by stage' }).click();
  await page.getByRole('heading', { name: 'Deals by stage', level: 1 }).waitFor();
  await page.waitForURL('**/lightning/r/Report/*/view');
});

test('a report says what it is filtered by, and shows its chart, its groups and its records', async () => {
  const page = await open(addressOf('Report', 'ByStage'));
  await page.getByText('2. Stage equals Won, Lost').waitFor();
  const chart = page.getByRole('img', { name: 'Sum of Amount' });
  await chart.waitFor();
  assert.equal(await chart.locator('path title').count(), 12);
  assert.match((await chart.locator('path title').first().textContent()) ?? '', /^Open, April 2026: [\d,.]+$/);
  const total = page.locator('shell-report-figures tr[data-group=T] td');
  assert.deepEqual((await total.allInnerTexts()).slice(0, 4), ['Total', '', '4,350.00', '145.00']);
  assert.equal(await page.locator('shell-report-figures tr', { hasText: 'Subtotal' }).count(), 3);
  assert.equal(await page.locator('shell-report-records tbody tr').count(), 30);
  await page.getByText('Figures of the chart').click();
  await page.getByRole('table', { name: 'Sum of Amount' }).getByRole('rowheader', { name: 'Won' }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Print' }).isVisible(), false);
  assert.equal(await page.locator('shell-navigation-bar').isVisible(), false);
});

test('a matrix has a column a group across; in Japanese its words are Japanese', async () => {
  const page = await open(addressOf('Report', 'Matrix'), 'ja');
  await page.getByText('ClosedOn: 今年').waitFor();
  const headings = page.locator('shell-report-figures thead tr').first().locator('th');
  assert.deepEqual((await headings.allInnerTexts()).slice(2), ['2026年第1四半期', '2026年第2四半期', '合計']);
  assert.deepEqual(await faults(page), []);
});

test('a dashboard: a chart, a figure, a round one, a table, each leading to its report; on a phone one below the other', async () => {
  for (const [language, size] of [['en_US'], ['ja', PHONE]] as const) {
    const page = await open(addressOf('Dashboard', 'Sales'), language, size);
    await page.locator('[data-component="All amounts"]').getByText('4,350.00').waitFor();
    await page.locator('shell-report-chart svg').nth(1).waitFor();
    const rows = await page.locator('[data-component=Table] tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split('\t')[0]!.trim()),
      ['Open', 'Won', 'Lost', language === 'ja' ? '合計' : 'Total'],
    );
    assert.deepEqual(await faults(page), []);
    await page.locator('[data-component="By stage"] a').click();
    await page.getByRole('heading', { name: 'Deals by stage', level: 1 }).waitFor();
    assert.deepEqual(await faults(page), []);
  }
});

test('what is not there, or not shared, says so', async () => {
  const page = await open('/lightning/r/Report/00O000000000999AAA/view');
  await page.getByText(/no Report 00O000000000999AAA/).waitFor();
  assert.deepEqual(await faults(page), []);
  assert.ok(browser.complaints.splice(0).every((each) => /404/.test(each)));
});
