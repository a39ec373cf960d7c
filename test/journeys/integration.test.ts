/**
 * A manager decides about customers that other systems know, by keyboard, in a real browser, on the demo org: what is shown is held against
 * the records, and what is decided is found in them. Also without any pair, by two people at once, and by whoever may not.
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { Keyboard } from './keyboard.ts';
import { Office } from './office.ts';
import { takePictures } from './pictures.ts';
import { assertEventually, assertSays, numberIn, Visitor } from './visitor.ts';

const REVIEW = '/lightning/n/RenkeiReview';
const TAB = { en: 'Customer data', ja: '顧客データ' };
const CANDIDATE = 'RenkeiLinkCandidate__c';
const OPEN = `${CANDIDATE} WHERE Decision__c = 'Open' AND SourceRecord__r.State__c = 'Doubtful'`;

describe('what other systems know of customers', { timeout: 900_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;
  let keyboard: Keyboard;

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    page = await browser.open(org.signInUrl);
    visitor = new Visitor(page, org);
    keyboard = new Keyboard(page);
    await page.locator('button[data-segment="Key"]').waitFor();
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const review = (): Locator => page.locator('c-renkei-link-review');
  const rowName = (): Promise<string> => review().locator('.row-name').innerText();
  const accountName = (): Promise<string> => review().locator('.account-name').innerText();
  const one = async (soql: string) => (await visitor.query(soql))[0]!;
  const count = async (from: string) => Number((await one(`SELECT COUNT(Id) total FROM ${from}`))['total']);

  async function open(language: 'en' | 'ja' = 'en'): Promise<void> {
    await visitor.goTo(REVIEW, '[role="tab"]');
    await page.getByRole('tab', { name: TAB[language], exact: true }).click();
    await page.locator('c-renkei-source-summary .sources').waitFor();
    await review().locator('.row-name, .empty').first().waitFor();
  }

  /** The candidate that is shown, as it is stored. */
  async function shown(): Promise<Record<string, unknown>> {
    const [row, account] = [await rowName(), await accountName()].map((name) => name.replaceAll("'", "\\'"));
    return one(
      `SELECT Id, Decision__c, DecidedBy__r.Name, LaterUntil__c, SourceRecord__c, Account__c FROM ${CANDIDATE} WHERE SourceRecord__r.DisplayName__c = '${row}' AND Account__r.Name = '${account}'`,
    );
  }
  const stored = (id: unknown) =>
    one(
      `SELECT Decision__c, LaterUntil__c, SourceRecord__r.State__c, SourceRecord__r.Account__c FROM ${CANDIDATE} WHERE Id = '${String(id)}'`,
    );
  /** Decides by a key, when the page takes it: rights are read, and what was decided before is saved. */
  async function decide(key: 's' | 'a' | 'l', command: string): Promise<void> {
    await review().locator(`button.${command}:enabled`).waitFor();
    await keyboard.press(key);
  }
  const movedOn = (from: string) => assertEventually(async () => (await rowName()) !== from, 'the next pair is shown');
  async function picture(name: string): Promise<void> {
    await takePictures(page, name);
    if (process.env['RENKEI_PICTURES'] !== '1') return;
    mkdirSync('docs/pictures', { recursive: true });
    for (const width of [1280, 390])
      copyFileSync(`tmp/pictures/${name}-${width}.png`, `docs/pictures/${name}-${width}.png`);
  }

  test('the pile begins with what fits best, says why, and how much waits', async () => {
    await open();
    const best = await one(
      `SELECT SourceRecord__r.DisplayName__c, Score__c FROM ${OPEN} ORDER BY Score__c DESC, Name LIMIT 1`,
    );
    const { DisplayName__c } = best['SourceRecord__r'] as Record<string, unknown>;
    assert.equal(await rowName(), DisplayName__c);
    const waiting = await count(OPEN);
    assert.ok(waiting >= 20, `${waiting} pairs wait in the demo`);
    await assertSays(review().locator('.progress'), new RegExp(`^1 of ${waiting} · 0 decided today$`));
    await review().locator('.reason').nth(1).waitFor();
    await review().locator('tr.field').nth(2).waitFor();
    const agreements = await review().locator('.agreement .word').allInnerTexts();
    assert.ok(new Set(agreements).size >= 2, agreements.join());
    await assertAccessible(page);
    await picture('integration-review-en');
    await page.setViewportSize(PHONE);
    try {
      assert.ok((await visitor.width()) <= PHONE.width);
      assert.ok(await review().locator('button.same').isVisible(), 'the buttons stay in sight');
    } finally {
      await page.setViewportSize(DESKTOP);
    }
  });

  test('one key each: same links the row, undo takes it back, apart and later move on', async () => {
    await open();
    const first = await shown();
    const name = await rowName();
    await decide('s', 'same');
    await movedOn(name);
    await review()
      .getByText(/^Linked: /)
      .waitFor();
    let found = await stored(first['Id']);
    assert.equal(found['Decision__c'], 'Same');
    assert.deepEqual(
      [
        (found['SourceRecord__r'] as Record<string, unknown>)['State__c'],
        (found['SourceRecord__r'] as Record<string, unknown>)['Account__c'],
      ],
      ['Linked', first['Account__c']],
    );
    await assertSays(review().locator('.progress'), /^2 of \d+ · 1 decided today$/);
    await review().locator('button.undo:enabled').waitFor();
    await keyboard.press('u');
    await assertEventually(async () => (await rowName()) === name, 'the pair stands there again');
    found = await stored(first['Id']);
    assert.equal(found['Decision__c'], 'Open');
    assert.equal((found['SourceRecord__r'] as Record<string, unknown>)['State__c'], 'Doubtful');
    await decide('a', 'apart');
    await movedOn(name);
    assert.equal((await stored(first['Id']))['Decision__c'], 'Apart');
    const second = await shown();
    const secondName = await rowName();
    await decide('l', 'later');
    await movedOn(secondName);
    found = await stored(second['Id']);
    assert.deepEqual([found['Decision__c'], found['LaterUntil__c']], ['Later', '2026-06-19']);
    const third = await rowName();
    await keyboard.press('n');
    await movedOn(third);
    await keyboard.press('p');
    await assertEventually(async () => (await rowName()) === third, 'back at the pair before');
  });

  test('whoever is quicker decides; the other one is told and goes on', async () => {
    await open();
    const { Id } = await shown();
    const name = await rowName();
    const office = await Office.open(org, 'Kuwahara');
    await office.update(CANDIDATE, Id, { Decision__c: 'Apart' });
    await decide('s', 'same');
    await movedOn(name);
    await review()
      .getByText(/Kuwahara.* has decided meanwhile: Different companies/)
      .waitFor();
    assert.equal((await stored(Id))['Decision__c'], 'Apart');
  });

  test('the filters narrow the pile by source and by reason', async () => {
    await open();
    const all = numberIn((await assertSays(review().locator('.progress'), / of /)).split('·')[0]!.split('of')[1]!);
    await review().getByRole('combobox', { name: 'Source' }).click();
    await review()
      .getByRole('option', { name: /Plant-Fair/ })
      .click();
    await assertEventually(async () => {
      const text = await review().locator('.progress').innerText();
      return text !== '' && numberIn(text.split('·')[0]!.split('of')[1]!) < all;
    }, 'fewer pairs');
    await review().getByRole('combobox', { name: 'Reason' }).click();
    await review().getByRole('option', { name: 'Same address', exact: true }).click();
    await assertEventually(
      async () => (await review().locator('.reason').allInnerTexts()).some((text) => text.includes('Same address')),
      'a pair of that reason',
    );
    await assertAccessible(page);
  });

  test('what each source gave is what is stored', async () => {
    await open();
    const summary = page.locator('c-renkei-source-summary');
    for (const state of ['Doubtful', 'Unlinked']) {
      const head = state === 'Doubtful' ? 'Doubtful' : 'Not linked';
      const cells = summary.locator('tr[data-source="*"] td', { hasText: head });
      const text = (await cells.first().innerText()).replace(head, '');
      assert.equal(numberIn(text), await count(`RenkeiSourceRecord__c WHERE State__c = '${state}'`), state);
    }
    const batches = await count('RenkeiImportBatch__c');
    await assertEventually(
      async () => (await summary.locator('.batches tbody tr').count()) === batches,
      `${batches} batches are listed`,
    );
    await summary.scrollIntoViewIfNeeded();
    await picture('integration-sources-en');
  });

  test('the account page tells which rows the account was linked from', async () => {
    const found = await one(
      `SELECT Account__c, DisplayName__c FROM RenkeiSourceRecord__c WHERE State__c = 'Linked' AND LinkedBy__c = 'Person' LIMIT 1`,
    );
    await visitor.goTo(`/lightning/r/Account/${String(found['Account__c'])}/view`, 'c-renkei-account-sources .source');
    const panel = page.locator('c-renkei-account-sources');
    const text = await assertSays(panel, /Saeki.* decided so on/);
    assert.ok(text.includes(String(found['DisplayName__c'])), text);
    await panel.scrollIntoViewIfNeeded();
    await assertAccessible(page);
    await picture('integration-account-en');
  });

  test('it reads as Japanese', async () => {
    await open();
    await visitor.chooseFrom('language', '日本語');
    await open('ja');
    await assertSays(review().locator('.progress'), /件中1件目/);
    await assertAccessible(page);
    await picture('integration-review-ja');
    await visitor.chooseFrom('language', 'English');
  });

  test('callers are told that the page is for managers, and see no panel', async () => {
    await visitor.chooseFrom('user', /Morishita/);
    await visitor.goTo(REVIEW, '[role="tab"]');
    await page.getByRole('tab', { name: TAB.en, exact: true }).click();
    await review().locator('.closed').waitFor();
    assert.equal(await page.locator('c-renkei-source-summary table').count(), 0);
    await assertAccessible(page);
    await visitor.chooseFrom('user', /Saeki/);
  });

  test('nothing is left: the page says so', async () => {
    const office = await Office.open(org, 'Saeki');
    const open_ = await office.query(`SELECT Id FROM ${OPEN}`);
    await office.updateAll(
      CANDIDATE,
      open_.map(({ Id }) => Id),
      { Decision__c: 'Apart' },
    );
    await open();
    await review().getByText('Nothing is in doubt.').waitFor();
    await assertAccessible(page);
  });

  test('no page has complained but of what the org refused on purpose', () => {
    // Who was slower, and whoever may not know what a pair is.
    const refused = /status of 412 .*\/records\/|status of 400 .*\/object-info\/Renkei(LinkCandidate|SourceRecord)__c/;
    assert.deepEqual(
      browser.complaints.filter((complaint) => !refused.test(complaint)),
      [],
    );
  });
});
