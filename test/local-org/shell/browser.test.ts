import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { PHONE, startBrowser } from '../../journeys/browser.ts';
import type { TestBrowser } from '../../journeys/browser.ts';
import { startWorkshop } from './fixture.ts';
import type { WorkshopOrg } from './fixture.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Axe {
  run(context: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

let workshop: WorkshopOrg;
let browser: TestBrowser;
before(async () => {
  workshop = await startWorkshop();
  [browser] = await Promise.all([startBrowser(), workshop.built()]);
});
after(async () => {
  await browser.close();
  await workshop.close();
});
afterEach(async () => {
  for (const page of browser.context.pages()) await page.close();
  assert.deepEqual(browser.complaints.splice(0), [], 'pages and consoles without errors');
});

const home = '/lightning/n/WorkshopHome';
const widgetPage = (): string => `/lightning/r/Widget__c/${workshop.ids.lathe}/view`;
const open = (to: string, user: 'admin' | 'hana' = 'admin', language = 'en_US', size?: typeof PHONE): Promise<Page> =>
  browser.open(workshop.link(user, to, language), size);

/** Axe sees into synthetic shadow; what it finds is told by rule and element. */
async function accessibilityFaults(page: Page): Promise<string[]> {
  const source = await readFile(axe, 'utf8');
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

test('tabs, home page and component come from the metadata; the design system is there', async () => {
  const page = await open('/');
  await page.waitForURL(`**${home}`);
  assert.deepEqual(await page.locator('shell-navigation-bar li').allInnerTexts(), ['Workshop', 'Widgets', 'Accounts']);
  await page.getByText('Lathe · Peg 01', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Welcome to the workshop' }).waitFor();
  const button = page.getByRole('button', { name: 'Refresh' });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(1, 118, 211)');
  assert.equal(await page.locator('[data-today]').innerText(), '2024-05-14', 'the page lives by the org’s clock');
  await page.getByText(/The org’s clock stands at Tuesday, May 14, 2024/).waitFor();
});

test('the bell tells of notifications, leads to their record and has them read', async () => {
  const { org, ids } = workshop;
  org.notifications.send({ typeId: 'x', title: 'Lathe', body: 'Look at it.', targetId: ids.lathe }, [ids.hana]);
  const page = await open(home, 'hana');
  await page.locator('[data-menu=notifications] button', { hasText: '1 unread' }).click();
  await page.getByRole('menuitem', { name: 'Lathe – Look at it.' }).click();
  await page.waitForURL(`**${widgetPage()}`);
  await page.locator('[data-menu=notifications] button', { hasText: /^((?!unread).)*$/s }).waitFor();
  assert.deepEqual(
    org.notifications.list(ids.hana).map(({ isRead }) => isRead),
    [true],
  );
});

test('language and user are switched from the header', async () => {
  const page = await open(home);
  await page.locator('[data-menu=language] button').click();
  await page.getByRole('menuitemcheckbox', { name: '日本語' }).click();
  await page.getByRole('heading', { name: '作業場へようこそ' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
  assert.equal(
    await page.evaluate(() => document.fonts.check('13px "Noto Sans JP"', '作業場')),
    true,
    'Japanese is drawn, not boxes',
  );
  await page.locator('[data-menu=user] button').click();
  await page.getByRole('menuitemcheckbox', { name: 'Hana Mori – Fitter' }).click();
  await page.locator('[data-menu=user]').getByText('Hana Mori').waitFor();
  await page.getByRole('heading', { name: '作業場へようこそ' }).waitFor();
});

test('lists: columns, another list view, sorting, paging, and into a record and back', async () => {
  const page = await open('/lightning/o/Widget__c/list');
  await page.getByRole('link', { name: 'Lathe' }).waitFor();
  assert.deepEqual(await page.locator('shell-record-table th').allInnerTexts(), [
    'Widget name',
    'Colour',
    'Weight',
    'Maker',
  ]);
  assert.deepEqual(await page.locator('tbody tr').first().locator('td').allInnerTexts(), [
    'Lathe',
    'Red',
    '1,250.5',
    'Aoki Tools',
  ]);
  await page.getByText('50+ items').waitFor();
  await page.locator('[data-action=next] button').click();
  await page.getByText('61 items').waitFor();
  await page.locator('[data-menu=list-views] button').click();
  await page.getByRole('menuitemcheckbox', { name: 'Red ones' }).click();
  await page.waitForURL('**/list?filterName=Red_ones');
  await page.getByText('31 items').waitFor();
  await page.getByRole('button', { name: 'Weight' }).click();
  await page.locator('tbody tr').first().getByText('Peg 02').waitFor();
  await page.getByRole('button', { name: 'Weight' }).click();
  await page.getByRole('link', { name: 'Lathe' }).click();
  await page.getByRole('heading', { name: 'Lathe', level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Red ones' }).waitFor();
});

test('a record page shows what layout, compact layout and page say, and the user may see', async () => {
  const page = await open(widgetPage());
  await page.locator('[data-highlight=Maker__c]').getByRole('link', { name: 'Aoki Tools' }).waitFor();
  const labels = (): Promise<string[]> =>
    page.locator('[data-component="force:detailPanel"] .slds-form-element__label').allInnerTexts();
  await page.getByText('combination 1234').waitFor();
  assert.deepEqual(await labels(), [
    'Widget name',
    'Owner',
    'Colour',
    'Built on',
    'Weight',
    'Fragile',
    'Maker',
    'Secret',
    'Notes',
  ]);
  await page.locator('[data-weight]').getByText('1250.5 kg').waitFor();
  await page.locator('force-related-list-container [data-related-list="Parts__r"]').getByText('Spindle').waitFor();
  const staff = await open(widgetPage(), 'hana', 'ja');
  await staff.locator('[data-field=Colour__c]').first().getByText('赤').waitFor();
  assert.equal(await staff.locator('[data-field=Secret__c]').count(), 0);
  assert.doesNotMatch(await staff.content(), /combination 1234/);
});

/** Number inputs show another text while they have the focus. */
async function typeNumber(page: Page, field: string, text: string): Promise<void> {
  const input = page.locator(`[data-field=${field}] input`).first();
  await input.click();
  await page.keyboard.press('ControlOrMeta+A');
  await input.pressSequentially(text);
}

test('a page’s own fields and lists: dynamic forms, and a related list with its own columns and order', async () => {
  const page = await open(widgetPage());
  const section = page.locator('flexipage-field-section');
  await section.getByRole('heading', { name: 'Body of the widget' }).waitFor();
  assert.deepEqual(await section.locator('.slds-form-element__label').allInnerTexts(), ['Weight', 'Built on']);
  assert.equal(await section.getByRole('button', { name: 'Edit Built on' }).count(), 0);
  const list = page.locator('lst-dynamic-related-list');
  await list.getByText('Priced parts (1)').waitFor();
  await list.getByRole('button', { name: 'New' }).click();
  const dialog = page.getByRole('dialog', { name: 'New Part' });
  await dialog.locator('[data-field=Name] input').fill('Belt');
  await dialog.locator('[data-field=Price__c] input').click();
  await page.keyboard.type('300');
  await dialog.locator('[data-action=save] button').click();
  await page.getByRole('heading', { name: 'Belt', level: 1 }).waitFor();
  await page.goto(workshop.url + widgetPage());
  await list.getByText('Priced parts (2)').waitFor();
  assert.deepEqual(await list.locator('.slds-tile h3').allInnerTexts(), ['Belt', 'Spindle']);
});

test('editing in place: errors stand at their field or on top, a save reaches every wire', async () => {
  const page = await open(widgetPage());
  // The page shows the field elsewhere, too: whichever part comes first, this one is edited.
  const panel = page.locator('[data-component="force:detailPanel"]');
  await panel.getByRole('button', { name: 'Edit Weight' }).click();
  const save = panel.locator('[data-action=save] button');
  await panel.locator('[data-field=Weight__c] input').waitFor();
  await typeNumber(page, 'Weight__c', '-5');
  await save.click();
  await page
    .locator('[data-component="force:detailPanel"] [data-field=Weight__c]')
    .getByText('A widget weighs something.')
    .waitFor();
  await typeNumber(page, 'Weight__c', '77');
  await page.locator('[data-field=Colour__c] button[role=combobox]').click();
  await page.getByRole('option', { name: 'Blue' }).click();
  await save.click();
  await page.locator('[data-form-errors]').getByText('Nothing blue is fragile.').waitFor();
  await page.locator('[data-field=Fragile__c] input').uncheck({ force: true });
  await save.click();
  await page.locator('[data-toast=success]').getByText('Widget was saved.').waitFor();
  await page.locator('[data-weight]').getByText('77 kg').waitFor();
  await page.locator('[data-highlight=Weight__c]').getByText('77').waitFor();
  assert.ok(browser.complaints.splice(0).every((each) => /400 \(Bad Request\)/.test(each)));
});

test('a record is made with a lookup, and deleted', async () => {
  const page = await open('/lightning/o/Widget__c/list');
  await page.locator('[data-action=new] button').click();
  const dialog = page.getByRole('dialog', { name: 'New Widget' });
  await dialog.locator('[data-action=save] button').click();
  await dialog.locator('[data-field=Name]').getByText('Complete this field.').waitFor();
  await dialog.locator('[data-field=Name] input').fill('Anvil');
  await dialog.locator('[data-field=Maker__c] input').click();
  await page.keyboard.type('aok');
  await page.getByRole('option', { name: 'Aoki Tools' }).click();
  await dialog.locator('[data-action=save] button').click();
  await page.getByRole('heading', { name: 'Anvil', level: 1 }).waitFor();
  await page.locator('[data-field=Maker__c]').getByRole('link', { name: 'Aoki Tools' }).waitFor();
  await page.locator('[data-field=OwnerId]').getByText('Local Administrator').waitFor();
  await page.locator('[data-action=delete] button').click();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.waitForURL('**/lightning/o/Widget__c/list');
  await page.getByText('Anvil was deleted.').waitFor();
});

test('at 390 px the tabs are a menu, nothing is wider than the page', async () => {
  for (const path of [
    home,
    '/lightning/o/Widget__c/list',
    widgetPage(),
    `/lightning/r/Account/${workshop.ids.maker}/view`,
  ]) {
    const page = await open(path, 'admin', 'en_US', PHONE);
    await page.locator('h1, h2').first().waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, path);
  }
  const page = browser.context.pages().at(-1)!;
  await page.locator('[data-menu=tabs] button').click();
  await page.getByRole('menuitemcheckbox', { name: 'Widgets' }).click();
  await page.getByRole('heading', { name: 'All widgets' }).waitFor();
});

test('axe finds nothing on home, list, record and dialog, at both widths', async () => {
  for (const size of [undefined, PHONE])
    for (const path of [home, '/lightning/o/Widget__c/list', widgetPage(), '/lightning/o/Widget__c/new']) {
      const page = await open(path, 'admin', 'en_US', size);
      await page.locator('h1, h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await accessibilityFaults(page), [], path);
      await page.close();
    }
});

test('what is not there is said: no page, no access, no such component', async () => {
  const page = await open('/lightning/n/Nothing');
  await page.getByText('This page does not exist, or you have no access to it.').waitFor();
  await page.goto(`${workshop.url}/lightning/r/Widget__c/a00000000000999AAA/view`);
  await page.getByRole('alert').first().waitFor();
  await page.waitForLoadState('networkidle');
  assert.ok(browser.complaints.splice(0).every((each) => /40[034]/.test(each)));
});
