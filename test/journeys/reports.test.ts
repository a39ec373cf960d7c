/**
 * Every packaged report and both dashboards as the manager opens them: a chart and a table with rows, in both languages, at a desk and on a
 * phone. With `RENKEI_PICTURES=1` (`npm run report-pictures`) their pictures are written to `docs/pictures/reports`; with names, as in
 * `RENKEI_PICTURES=RenkeiManager,RenkeiInsideSales node --test test/journeys/reports.test.ts`, those of these alone are.
 */
import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { project } from '../connection/testOrg.ts';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { refreshes } from './pictures.ts';
import { smallPicture } from './smallPicture.ts';
import { Visitor } from './visitor.ts';

interface Packaged {
  kind: 'Report' | 'Dashboard';
  name: string;
  title: string;
}
const packaged = (kind: Packaged['kind'], files: string, tag: string): Packaged[] =>
  globSync(join(project, 'force-app', files))
    .sort()
    .map((file) => {
      const [, title = ''] =
        new RegExp(`<${tag}>([^<]*)</${tag}>\\s*<(?:reportType|titleColor)`).exec(readFileSync(file, 'utf8')) ?? [];
      return { kind, name: basename(file).split('.')[0]!, title };
    });
const REPORTS = packaged('Report', 'main/insight/reports/*/*.report-meta.xml', 'name');
const DASHBOARDS = packaged('Dashboard', 'dashboards/dashboards/*/*.dashboard-meta.xml', 'title');
/** One of each shape: groups, groups in groups with records, a matrix, and a dashboard. */
const SHAPES = ['RenkeiFollowUpRate', 'RenkeiOpenCases', 'RenkeiHandOffFunnel', 'RenkeiManager'];
/** Beside single numbers, each dashboard has at least so many charts. */
const FEWEST_CHARTS = 8;
const MARKS = 'shell-report-chart svg .mark';
/** The part of a long page that a picture shows. */
const PICTURE_HEIGHT = 1000;
/** A dashboard is shown whole, and its many charts take more room. */
const DASHBOARD_HEIGHT = 2600;
const DASHBOARD_BYTES = 130_000;

const asked = refreshes ? process.env['RENKEI_PICTURES']! : '';
/** Names that were asked for; null when all are opened. */
const only = asked === '' || asked === '1' ? null : new Set(asked.split(','));
const skipped = ({ name }: Packaged) => ({ skip: only !== null && !only.has(name) });
for (const name of only ?? [])
  if (![...REPORTS, ...DASHBOARDS].some((one) => one.name === name))
    throw new Error(`RENKEI_PICTURES: no report or dashboard is called ${name}.`);

describe('reports and dashboards', { timeout: 900_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let visitor: Visitor;
  const ids = new Map<string, string>();

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    visitor = new Visitor(await browser.open(org.signInUrl), org);
    await visitor.page.locator('[data-menu="language"]').waitFor();
    for (const kind of ['Report', 'Dashboard'])
      for (const row of await visitor.query(`SELECT Id, DeveloperName FROM ${kind}`))
        ids.set(String(row['DeveloperName']), String(row['Id']));
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  /** Opens one and waits until its figures are drawn. */
  async function open({ kind, name }: Packaged): Promise<void> {
    assert.ok(ids.get(name), `${name} is in the org, and the manager sees it`);
    await visitor.goTo(
      `/lightning/r/${kind}/${ids.get(name)}/view`,
      kind === 'Report' ? 'shell-report-figures tbody tr' : 'shell-report-chart svg',
    );
    // A mark may stand for nothing, and is not to be seen then.
    await visitor.page.locator(MARKS).first().waitFor({ state: 'attached' });
    if (kind === 'Dashboard')
      await visitor.page
        .locator('shell-report-chart svg')
        .nth(FEWEST_CHARTS - 1)
        .waitFor();
  }

  async function takePicture(name: string, language: string): Promise<void> {
    if (!asked) return;
    const { page } = visitor;
    const folder = join(project, 'docs/pictures/reports');
    mkdirSync(folder, { recursive: true });
    const bottom = await page
      .locator('article, shell-dashboard-page')
      .last()
      .evaluate((body) => body.getBoundingClientRect().bottom);
    const isDashboard = DASHBOARDS.some((one) => one.name === name);
    const height = Math.round(Math.min(bottom + 16, isDashboard ? DASHBOARD_HEIGHT : PICTURE_HEIGHT));
    await page.setViewportSize({ width: DESKTOP.width, height });
    await page.waitForTimeout(150);
    writeFileSync(
      join(folder, `${name}-${language}-${DESKTOP.width}.png`),
      smallPicture(await page.screenshot(), isDashboard ? DASHBOARD_BYTES : undefined),
    );
    await page.setViewportSize(DESKTOP);
  }

  test('the tab lists each report with its bilingual name and what it answers', async () => {
    await visitor.goTo('/lightning/o/Report/home', 'shell-report-list tbody tr');
    const list = visitor.page.locator('shell-report-list');
    for (const { title } of REPORTS) await list.getByText(title, { exact: true }).first().waitFor();
    await assertAccessible(visitor.page);
  });

  for (const one of REPORTS)
    test(`${one.name} shows a chart and a table with rows`, skipped(one), async () => {
      await open(one);
      const { page } = visitor;
      assert.equal(await page.locator('h1').last().innerText(), one.title);
      // Groups and a total.
      await page.locator('shell-report-figures tbody tr').nth(1).waitFor({ state: 'attached' });
      assert.ok((await visitor.width()) <= DESKTOP.width, 'the page is not wider than the window');
      if (SHAPES.includes(one.name)) await assertAccessible(page);
      await takePicture(one.name, 'en');
    });

  for (const one of DASHBOARDS)
    test(`the dashboard ${one.name} shows a figure in each component`, skipped(one), async () => {
      await open(one);
      const { page } = visitor;
      assert.doesNotMatch(await page.locator('main').innerText(), /undefined|NaN|\[object/);
      assert.ok((await visitor.width()) <= DESKTOP.width);
      if (SHAPES.includes(one.name)) await assertAccessible(page);
      await takePicture(one.name, 'en');
    });

  test('on a phone nothing is wider than the window', async () => {
    await visitor.page.setViewportSize(PHONE);
    for (const one of [...REPORTS, ...DASHBOARDS].filter(({ name }) => SHAPES.includes(name))) {
      await open(one);
      assert.ok((await visitor.width()) <= PHONE.width, one.name);
    }
    await visitor.page.setViewportSize(DESKTOP);
  });

  test('in Japanese, fields and values are', async () => {
    await visitor.chooseFrom('language', '日本語');
    for (const one of [...REPORTS, ...DASHBOARDS].filter(
      (one) => (SHAPES.includes(one.name) || one.kind === 'Dashboard') && !skipped(one).skip,
    )) {
      await open(one);
      const words = await visitor.page.locator('main').innerText();
      assert.doesNotMatch(words, /Record Count|Sum of|Average of/, one.name);
      if (one.kind === 'Dashboard') await takePicture(one.name, 'ja');
    }
    await assertAccessible(visitor.page);
  });

  test('no page complained', () => assert.deepEqual(browser.complaints, []));
});
