/** An org in which nothing has been scored: a designed state, not an error. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible } from './accessibility.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { takePictures } from './pictures.ts';
import { assertSays } from './visitor.ts';

describe('an empty org', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;

  before(async () => {
    org = await startDemoOrg('--empty', '--currency', 'USD');
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  test('the map says what to do first, in words and without errors', async () => {
    const page = await browser.open(org.signInUrl);
    await assertSays(page.locator('c-renkei-segment-map .blank'), /segment run|score/i);
    await assertAccessible(page);
    await takePictures(page, 'segment-map-empty-en');
    assert.deepEqual(browser.complaints, []);
  });

  test('--currency is for empty orgs, and has to be a currency', async () => {
    const { commandLine } = org;
    const refused = await commandLine.run('org', 'start', '--currency', 'USD', '--in-memory', '--json');
    assert.notEqual(refused.status, 0);
    assert.equal(refused.json.name, 'CurrencyOfDemoError');
    const unknown = await commandLine.run('org', 'start', '--empty', '--currency', 'ZZZ', '--in-memory', '--json');
    assert.notEqual(unknown.status, 0);
    assert.match(String(unknown.json.message), /ZZZ/);
  });
});
