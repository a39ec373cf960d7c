/**
 * What a manager, a rep and an administrator see of the segmentation, in a real browser, on the org that `npm start` starts.
 * The figures on the page are held against the records, read over the API as the same person.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { takePictures } from './pictures.ts';
import { assertEventually, assertSays, Visitor } from './visitor.ts';

const MAP = '/lightning/n/RenkeiSegmentMap';
const segments = ['Key', 'Expand', 'Maintain', 'General'] as const;

describe('segmentation', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    page = await browser.open(org.signInUrl);
    visitor = new Visitor(page, org);
    await cell('Key').waitFor();
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const cell = (segment: string) => page.locator(`button[data-segment="${segment}"]`);
  const rows = () => page.locator('c-renkei-segment-accounts li.line');

  const query = (soql: string) => visitor.query(soql);
  const goTo = (path: string, selector: string) => visitor.goTo(path, selector);
  const chooseFrom = (menu: 'language' | 'user', label: string | RegExp) => visitor.chooseFrom(menu, label);

  test('the map shows each segment with the count of its records', async () => {
    const records = await query(
      'SELECT RenkeiSegment__c segment, COUNT(Id) accounts FROM Account WHERE RenkeiSegment__c != NULL GROUP BY RenkeiSegment__c',
    );
    const counts = new Map(records.map((record) => [record['segment'] as string, record['accounts'] as number]));
    for (const segment of segments) {
      assert.ok(counts.get(segment)! > 0, `${segment} has accounts`);
      assert.match(
        await cell(segment).locator('.count').innerText(),
        new RegExp(`^${counts.get(segment)!.toLocaleString('en')}$`),
      );
    }
    await assertSays(page.locator('section.strip'), new RegExp(`${counts.get('Unscored')} accounts`));
  });

  test('the page is styled: cells stand in two columns, with the colours of the design system', async () => {
    const [key, expand, maintain] = await Promise.all(
      ['Key', 'Expand', 'Maintain'].map((name) => cell(name).boundingBox()),
    );
    assert.equal(key!.y, expand!.y, 'high potential above');
    assert.equal(key!.x, maintain!.x, 'high relationship on the right');
    assert.ok(key!.x > expand!.x && maintain!.y > key!.y);
    const button = page.locator('c-renkei-segment-accounts lightning-button button').first();
    await button.waitFor();
    const style = await button.evaluate((element) => {
      const { borderTopStyle, borderTopLeftRadius, fontFamily, cursor } = getComputedStyle(element);
      return { borderTopStyle, borderTopLeftRadius, fontFamily, cursor };
    });
    assert.equal(style.borderTopStyle, 'solid');
    assert.notEqual(style.borderTopLeftRadius, '0px');
    assert.doesNotMatch(style.fontFamily, /^(serif|Times)/);
    assert.equal(style.cursor, 'pointer');
  });

  test('a cell lists its accounts with reasons, page by page', async () => {
    await cell('Expand').click();
    await page.getByRole('heading', { name: /Expand/ }).waitFor();
    await rows().first().waitFor();
    const first = await rows().count();
    for (const reason of await rows().locator('.reason').allInnerTexts())
      assert.match(reason, /\d/, 'a reason names a figure');
    await page.getByRole('button', { name: 'Show more' }).click();
    await rows().nth(first).waitFor();
    assert.ok((await rows().count()) > first);
    const names = await rows().locator('a.name').allInnerTexts();
    assert.equal(new Set(names).size, names.length, 'no account twice');
  });

  test('choosing the chosen cell again keeps its list', async () => {
    await cell('Expand').click();
    await page.waitForTimeout(500);
    assert.ok((await rows().count()) > 0);
  });

  test('arrow keys walk the grid, Enter chooses', async () => {
    await cell('Key').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Maintain: / }).waitFor();
    assert.equal(await cell('Maintain').getAttribute('aria-pressed'), 'true');
  });

  test('a filter narrows grid, list and headline alike', async () => {
    const before = await cell('Key').locator('.count').innerText();
    await page.getByRole('combobox', { name: 'Size' }).click();
    await page.getByRole('option', { name: /300/ }).click();
    await page.getByRole('button', { name: /Clear/ }).waitFor();
    const [record] = await query(
      "SELECT COUNT(Id) accounts FROM Account WHERE RenkeiSegment__c = 'Key' AND RenkeiSizeBand__c = 'From300To1000'",
    );
    const narrowed = String(record!['accounts']);
    assert.notEqual(narrowed, before);
    await assertEventually(
      async () => (await cell('Key').locator('.count').innerText()) === narrowed,
      `the count follows the filter to ${narrowed}`,
    );
    await page.getByRole('button', { name: /Clear/ }).click();
    await assertEventually(async () => (await cell('Key').locator('.count').innerText()) === before, 'all are back');
  });

  test('the unscored open by cause, and a missing input can be given on the account page', async () => {
    const causes = page.locator('section.strip button');
    await causes.first().click();
    await rows().first().waitFor();
    await rows().locator('a.name').first().click();
    await page.waitForURL(/\/lightning\/r\/Account\/\w{18}\/view/);
    const id = /Account\/(\w{18})/.exec(page.url())![1];
    const missing = page.locator('c-renkei-segment-missing');
    await missing.waitFor();
    await missing.locator('input').fill('240');
    await missing.getByRole('button').click();
    await assertEventually(async () => {
      const [account] = await query(`SELECT NumberOfEmployees FROM Account WHERE Id = '${id}'`);
      return account!['NumberOfEmployees'] === 240;
    }, 'the employee count is saved');
  });

  test('the account page says first where the account stands and what to do', async () => {
    const [account] = await query(
      "SELECT Id, Name FROM Account WHERE RenkeiSegment__c = 'Expand' AND RenkeiFocus__c = NULL ORDER BY Name LIMIT 1",
    );
    await goTo(`/lightning/r/Account/${account!['Id'] as string}/view`, 'c-renkei-segment-card .standing');
    const card = page.locator('c-renkei-segment-card');
    await assertSays(card.locator('.standing'), /^Expand: Field sales leads/);
    await assertSays(card, /estimated/);
    await assertSays(card, /measured/);
    await assertAccessible(page);
    await takePictures(page, 'account-en');
    assert.doesNotMatch(await page.locator('body').innerText(), /not modelled/);
  });

  test('every page of the app opens without an error, and is accessible', async () => {
    for (const [path, selector, name] of [
      [MAP, 'button[data-segment="Key"]', 'segment-map-en'],
      ['/lightning/o/Account/list', 'table tbody tr', 'accounts-en'],
      ['/lightning/o/RenkeiSegmentPolicy__c/list', 'table tbody tr', 'policies-en'],
    ] as const) {
      await goTo(path, selector);
      if (path === MAP) await rows().first().waitFor();
      await assertAccessible(page);
      await takePictures(page, name);
    }
    assert.deepEqual(browser.complaints, []);
  });

  test('at 390 px nothing is wider than the phone', async () => {
    for (const [path, selector] of [
      [MAP, 'button[data-segment="Key"]'],
      ['/lightning/o/Account/list', 'table tbody tr, [role="list"]'],
    ] as const) {
      await page.setViewportSize(PHONE);
      await goTo(path, selector);
      if (path === MAP) await rows().first().waitFor();
      const width = await visitor.width();
      assert.ok(width <= PHONE.width, `${path} is ${width} px wide`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('in Japanese, labels, fields and sentences are Japanese', async () => {
    await goTo(MAP, 'button[data-segment="Key"]');
    await chooseFrom('language', '日本語');
    await cell('Key').waitFor();
    await rows().first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ja');
    assert.equal(await cell('Key').locator('.name').innerText(), '重点顧客');
    assert.equal(await cell('Expand').locator('.name').innerText(), '拡大顧客');
    const labels = await page.locator('c-renkei-segment-map').innerText();
    for (const word of ['ポテンシャル', '関係度', '訪問営業']) assert.match(labels, new RegExp(word));
    await assertAccessible(page);
    await takePictures(page, 'segment-map-ja');
    const [account] = await query("SELECT Id FROM Account WHERE RenkeiSegment__c = 'Key' ORDER BY Name LIMIT 1");
    await goTo(`/lightning/r/Account/${account!['Id'] as string}/view`, 'c-renkei-segment-card .standing');
    await assertSays(page.locator('c-renkei-segment-card .standing'), /重点顧客/);
    await takePictures(page, 'account-ja');
    await goTo(MAP, 'button[data-segment="Key"]');
    await chooseFrom('language', 'English');
    await cell('Key').waitFor();
  });

  test('a rep sees the accounts that sharing gives, and no more', async () => {
    const all = (await query('SELECT COUNT(Id) accounts FROM Account'))[0]!['accounts'] as number;
    await chooseFrom('user', /Ishida/);
    await cell('Key').waitFor();
    const own = (await query('SELECT COUNT(Id) accounts FROM Account'))[0]!['accounts'] as number;
    assert.ok(own > 0 && own < all, `${own} of ${all}`);
    const shown = await Promise.all(
      segments.map(async (name) => Number((await cell(name).locator('.count').innerText()).replace(/\D/g, ''))),
    );
    const [record] = await query(
      "SELECT COUNT(Id) accounts FROM Account WHERE RenkeiSegment__c != 'Unscored' AND RenkeiSegment__c != NULL",
    );
    assert.equal(
      shown.reduce((sum, count) => sum + count, 0),
      record!['accounts'],
    );
  });

  test('text of users is text: a name with markup does not become markup', async () => {
    await chooseFrom('user', /Local Administrator|admin/);
    await cell('Key').waitFor();
    const [account] = await query(
      "SELECT Id FROM Account WHERE RenkeiSegment__c = 'Key' ORDER BY RenkeiPotential__c DESC NULLS LAST LIMIT 1",
    );
    const id = account!['Id'] as string;
    const status = await page.evaluate(
      async (recordId) =>
        (
          await fetch(`/services/data/v66.0/sobjects/Account/${recordId}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ Name: '<img src=x onerror="window.broken=1"> & "Ltd"' }),
          })
        ).status,
      id,
    );
    assert.equal(status, 204);
    await goTo(`/lightning/r/Account/${id}/view`, 'c-renkei-segment-card .standing');
    await goTo(MAP, 'button[data-segment="Key"]');
    await rows().first().waitFor();
    assert.match((await rows().locator('a.name').allInnerTexts()).join('\n'), /<img src=x/);
    assert.equal(await page.evaluate(() => 'broken' in window), false);
  });
});
