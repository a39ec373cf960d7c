/**
 * A manager changes the policy on its page: a figure that is wrong, the lint at its field, a draft saved and activated; a rep then
 * sees what changes; and the working rules fit one sheet of paper in both languages.
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

describe('the policy', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;
  let inForce: string;
  let draft: string;

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    page = await browser.open(org.signInUrl);
    visitor = new Visitor(page, org);
    await page.locator('button[data-segment="Key"]').waitFor();
    const [active] = await query('SELECT Id FROM RenkeiSegmentPolicy__c WHERE IsActive__c = true');
    inForce = String(active!['Id']);
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const query = (soql: string) => visitor.query(soql);
  const chooseFrom = (menu: 'language' | 'user', label: string | RegExp) => visitor.chooseFrom(menu, label);
  async function openVersion(id: string): Promise<void> {
    await visitor.goTo(`/lightning/r/RenkeiSegmentPolicy__c/${id}/view`, 'c-renkei-policy-head .status');
    await page.locator('c-renkei-policy-sections summary').first().waitFor();
  }

  const field = (label: RegExp | string) => page.locator('c-renkei-policy-sections').getByLabel(label);

  /** Types over what stands in a field, as a person does. */
  async function enter(label: RegExp | string, text: string): Promise<void> {
    await field(label).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  }

  const findings = () => page.locator('c-renkei-policy-findings button.jump');
  const save = () => page.locator('c-renkei-policy-draft .save button');
  const activate = () => page.locator('c-renkei-policy-head .activate button');

  test('a version in force is read, and offers a copy as a draft', async () => {
    await openVersion(inForce);
    assert.equal(await page.locator('c-renkei-policy-head .status').innerText(), 'In force');
    assert.equal(await page.locator('c-renkei-policy-sections input').count(), 0);
    await page.locator('summary').filter({ hasText: 'Channel roles' }).click();
    await assertAccessible(page);
    await takePictures(page, 'policy-active-en');
    await page.getByRole('button', { name: 'Copy as draft' }).click();
    await page.waitForURL((address) => !address.href.includes(inForce));
    await save().waitFor();
    draft = /RenkeiSegmentPolicy__c\/(\w{18})/.exec(page.url())![1]!;
    const [copied] = await query(
      `SELECT IsActive__c, AcknowledgedByField__c, (SELECT Id FROM ChannelRoles__r), (SELECT Id FROM Estimators__r) FROM RenkeiSegmentPolicy__c WHERE Id = '${draft}'`,
    );
    assert.equal(copied!['IsActive__c'], false);
    assert.equal((copied!['ChannelRoles__r'] as { totalSize: number }).totalSize, 24);
  });

  test('a wrong figure is said at its field, in the colour of errors, and leads there from the list', async () => {
    await enter(/^Breadth weight/, '15');
    await enter(/^Potential cut-off/, '0');
    // Two errors; and the floor now lies above the cut-off, which is a warning.
    await assertEventually(async () => (await findings().count()) === 3, 'three findings');
    const message = page.locator('c-renkei-policy-sections').getByText('one of the two bands could never be reached');
    await message.waitFor();
    const colour = await message.evaluate((element) => getComputedStyle(element).color);
    const plain = await page
      .locator('c-renkei-policy-head .name')
      .evaluate((element) => getComputedStyle(element).color);
    assert.match(colour, /^rgb\((1[5-9]\d|2\d\d), ?\d{1,2}, ?\d{1,2}\)$/, 'red');
    assert.notEqual(colour, plain);
    assert.equal(await activate().isDisabled(), true);
    await takePictures(page, 'policy-lint-en');

    await page.locator('summary').filter({ hasText: 'Cut-offs' }).click();
    await findings().filter({ hasText: 'Potential cut-off is 0' }).click();
    await assertEventually(
      () => field(/^Potential cut-off/).evaluate((element) => element.matches(':focus')),
      'the cursor is in the field',
    );
    await assertAccessible(page);
  });

  test('what is not saved survives a reload; mended, it is saved', async () => {
    await enter(/^Potential cut-off/, '2500000');
    await enter(/^Breadth weight/, '25');
    await page.reload();
    await page.getByText('What you had entered before the page was closed').waitFor();
    assert.equal((await field(/^Potential cut-off/).inputValue()).replace(/\D/g, ''), '2500000');
    assert.equal(await findings().count(), 0);
    await page
      .locator('c-renkei-policy-roles')
      .getByLabel(/^Cadence/)
      .first()
      .click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('21');
    await save().click();
    await page.getByText('Saved.').waitFor();
    const [stored] = await query(
      `SELECT PotentialCutOff__c, (SELECT CadenceDays__c FROM Roles__r WHERE Segment__c = 'Key') FROM RenkeiSegmentPolicy__c WHERE Id = '${draft}'`,
    );
    assert.equal(stored!['PotentialCutOff__c'], 2_500_000);
    const roles = stored!['Roles__r'] as { records: { CadenceDays__c: number }[] };
    assert.equal(roles.records[0]!.CadenceDays__c, 21);
  });

  test('what somebody else saves meanwhile is shown, and nothing is written over it', async () => {
    await enter(/^Full breadth/, '6');
    const status = await page.evaluate(
      async (id) =>
        (
          await fetch(`/services/data/v66.0/sobjects/RenkeiSegmentPolicy__c/${id}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ RecencyFullDays__c: 45 }),
          })
        ).status,
      draft,
    );
    assert.equal(status, 204);
    await save().click();
    const conflict = page.locator('c-renkei-policy-conflict');
    await assertSays(conflict, /Full recency\s+60 days → 45 days/);
    await assertAccessible(page);
    await takePictures(page, 'policy-conflict-en');
    await conflict.getByRole('button', { name: /Take over/ }).click();
    await assertEventually(
      async () => (await field(/^Full recency/).inputValue()) === '45',
      'the other figure is there',
    );
    assert.equal(await field(/^Full breadth/).inputValue(), '6');
    await enter(/^Full breadth/, '4');
    await enter(/^Full recency/, '60');
    await save().click();
    await page.getByText('Saved.').waitFor();
  });

  test('it is activated with a day and a reason, and says which run applies it', async () => {
    await activate().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea').fill('Field sales is overloaded');
    await dialog.locator('input').first().click();
    await page
      .locator('lightning-calendar')
      .getByRole('button', { name: /next month/i })
      .click();
    await page.locator('lightning-calendar td[data-value="2026-07-01"]').click();
    await dialog.getByText(/ends on Jun 30, 2026/).waitFor();
    await takePictures(page, 'policy-activation-en');
    await dialog.locator('[data-action="activate"] button').click();
    const consequences = page.locator('c-renkei-policy-head .consequences');
    await assertSays(consequences, /first run as of Jul 1, 2026 or later/);
    await assertSays(consequences, /ends on Jun 30, 2026/);
    await assertSays(page.locator('c-renkei-policy-head .status'), /^In force from later$/);
    assert.equal(await save().count(), 0);
    const [before] = await query(`SELECT EffectiveTo__c FROM RenkeiSegmentPolicy__c WHERE Id = '${inForce}'`);
    assert.equal(before!['EffectiveTo__c'], '2026-06-30');
  });

  test('a rep sees which of the own accounts move, and what is done differently; a caller those that are called', async () => {
    await chooseFrom('user', /Ishida/);
    // Nobody has to look for it: it stands where a rep answers cases, and where a caller calls all day.
    await visitor.goTo('/lightning/n/RenkeiCases', 'c-renkei-policy-change .count');
    await visitor.goTo(MAP, 'c-renkei-policy-change .count');
    const change = page.locator('c-renkei-policy-change');
    await assertSays(change, /From Jul 1, 2026/);
    await assertSays(change, /Key: Cadence: \d+ days → 21 days/);
    const [will] = await query(
      "SELECT COUNT(Id) accounts FROM Account WHERE RenkeiSegment__c IN ('Key', 'Expand') AND RenkeiPotential__c < 2500000 AND Owner.Alias = 'ishida'",
    );
    const own = Number(will!['accounts']);
    const shown = Number(/(\d+) of your/.exec(await assertSays(change.locator('.count'), /\d+ of your/))![1]);
    assert.ok(own === 0 || shown >= own, `${shown} shown, ${own} fall below the cut-off`);
    await change.locator('button.toggle').first().click();
    await change.locator('c-renkei-policy-change-list a.name').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'policy-change-en');
    await change.locator('.close button').click();
    await assertEventually(async () => (await change.locator('.change').count()) === 0, 'it is put away');
    await page.reload();
    await page.locator('button[data-segment="Key"]').waitFor();
    assert.equal(await change.locator('.change').count(), 0);

    await chooseFrom('user', /Morishita/);
    await change.locator('.count').waitFor();
    await assertSays(change, /Accounts that you call|None of your/);
    await visitor.goTo('/lightning/n/RenkeiDesk', 'c-renkei-policy-change .count');
    await assertAccessible(page);
    await visitor.goTo(MAP, 'button[data-segment="Key"]');
  });

  test('targets and movement stand on tabs of their own', async () => {
    for (const [tab, data] of [
      ['Targets', 'c-renkei-target-board li.line'],
      ['Movement', 'c-renkei-segment-movement .matrix'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator(data).first().waitFor();
      await assertAccessible(page);
    }
  });

  test('the working rules are agreed to by both managers, and print as one sheet of paper', async () => {
    for (const [who, agree] of [
      [/Saeki/, 'I agree as inside-sales manager'],
      [/Kuwahara/, 'I agree as field manager'],
    ] as const) {
      await chooseFrom('user', who);
      await openVersion(draft);
      await page.getByRole('tab', { name: 'Working rules' }).click();
      await page.getByRole('button', { name: agree }).click();
      await page.locator('c-renkei-rules-sheet .signed').filter({ hasText: who }).waitFor();
    }
    await assertAccessible(page);
    await takePictures(page, 'working-rules-en');
    assert.equal(await printedPages(), 1);
    await chooseFrom('language', '日本語');
    await page.getByRole('tab', { name: '運用ルール' }).click();
    await page.locator('c-renkei-rules-sheet .title').waitFor();
    assert.equal(await printedPages(), 1);
    await assertAccessible(page);
    await takePictures(page, 'working-rules-ja');
    await page.getByRole('tab', { name: '方針' }).click();
    await page.locator('c-renkei-policy-head .status').waitFor();
    await page.locator('c-renkei-policy-sections summary').first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'policy-ahead-ja');
    await chooseFrom('language', 'English');
  });

  test('at 390 px sections are folded, and nothing is wider than the phone', async () => {
    await page.setViewportSize(PHONE);
    await openVersion(inForce);
    assert.equal(await page.locator('c-renkei-policy-sections details[open]').count(), 0);
    for (const summary of await page.locator('c-renkei-policy-sections summary').all()) await summary.click();
    await page.locator('c-renkei-policy-channels li.line').first().waitFor();
    const width = await visitor.width();
    assert.ok(width <= PHONE.width, `${width} px wide`);
    // Who may not see monthly totals asks whether they may; the browser notes the refusal.
    const others = browser.complaints.filter((complaint) => !/object-info\/RenkeiSegmentSnapshot__c/.test(complaint));
    assert.deepEqual(others, []);
  });

  /** How many pages the page prints on, on the paper that it asks for. */
  async function printedPages(): Promise<number> {
    const paper = await page.pdf({ preferCSSPageSize: true });
    const text = paper.toString('latin1');
    // A4 in points, whole.
    assert.match(text, /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    return (text.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  }
});
