/**
 * A manager gives accounts to callers in a real browser: what the command proposes is what the page shows, what is confirmed there
 * is what the records say, and who is made inactive is replaced. One story: each test goes on where the one before it ended.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { takePictures } from './pictures.ts';
import { assertEventually, assertSays, numberIn, Visitor } from './visitor.ts';

const MAP = '/lightning/n/RenkeiSegmentMap';

interface Outcome {
  proposals: number;
  callers: { user: string; name: string; before: number; after: number; waiting: number; left: boolean }[];
}

describe('the distribution', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;
  let proposed: Outcome;

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    page = await browser.open(org.signInUrl);
    visitor = new Visitor(page, org);
    await page.locator('c-renkei-segment-map').waitFor();
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const distribution = () => page.locator('c-renkei-distribution');
  const confirmAll = () => distribution().locator('.confirm-all button');
  const lines = () => distribution().locator('c-renkei-distribution-plans li.line');
  const count = async (condition: string) => {
    const [row] = await visitor.query(`SELECT COUNT(Id) plans FROM RenkeiCallPlan__c WHERE ${condition}`);
    return row!['plans'] as number;
  };
  const waiting = () => count('ProposedCaller__c != NULL');

  /** Distributes on the command line, as every night. */
  async function distribute(): Promise<Outcome> {
    const flags = ['-o', 'renkei-local', '--include-supported', '--json'];
    const { status, stdout, json } = await org.commandLine.run('segment', 'distribute', ...flags);
    assert.equal(status, 0, stdout);
    return json.result as unknown as Outcome;
  }

  async function openDistribution(tab: string | RegExp = 'Distribution'): Promise<void> {
    await visitor.goTo(MAP, 'c-renkei-segment-map');
    await page.getByRole('tab', { name: tab }).click();
    await distribution().locator('c-renkei-distribution-callers tbody tr').first().waitFor();
  }

  /** The table by caller: name → accounts now and then. */
  async function table(): Promise<[string, number, number][]> {
    const rows = await distribution().locator('c-renkei-distribution-callers tbody tr').all();
    return Promise.all(
      rows.map(async (row): Promise<[string, number, number]> => {
        const figures = await row.locator('td.figure').allInnerTexts();
        return [await row.locator('.name').innerText(), numberIn(figures[0]!), numberIn(figures[1]!)];
      }),
    );
  }

  test('what the command proposes is what the page shows', async () => {
    proposed = await distribute();
    assert.ok(proposed.proposals > 100, `${proposed.proposals} proposals`);
    await openDistribution();
    assert.equal(numberIn(await distribution().locator('.headline').innerText()), proposed.proposals);
    // The page shows what a caller has in the end, with what ought to go and nobody can take.
    const expected = proposed.callers.map((caller): [string, number, number] => [
      caller.name,
      caller.before,
      caller.after + caller.waiting,
    ]);
    const byName = (rows: [string, number, number][]) => rows.sort(([one], [other]) => (one < other ? -1 : 1));
    assert.deepEqual(byName(await table()), byName(expected));
    await assertAccessible(page);
    await takePictures(page, 'distribution');
  });

  test('a caller’s proposals are listed, and one is given to somebody else by hand', async () => {
    const { name, user } = proposed.callers[0]!;
    await distribution()
      .getByRole('button', { name: `Show the proposals of ${name}` })
      .click();
    const total = await count(`ProposedCaller__c != NULL AND (ProposedCaller__c = '${user}' OR OwnerId = '${user}')`);
    const shown = distribution().locator('.more .details');
    await assertEventually(
      async () => (await shown.innerText()) === `25 of ${total} shown`,
      `the list is not about the ${total} of ${name}`,
    );
    await lines().first().locator('label').click();
    await distribution().getByRole('combobox', { name: 'Propose the selected to' }).click();
    const other = proposed.callers[1]!;
    await page.getByRole('option', { name: other.name }).click();
    await distribution().getByRole('button', { name: 'Propose', exact: true }).click();
    const byHand = `ProposedCaller__c = '${other.user}' AND ProposalReason__c = NULL`;
    await assertEventually(async () => (await count(byHand)) === 1, 'nobody was proposed by hand');
    await distribution().getByRole('button', { name: 'By hand 1' }).waitFor();
    // The next night leaves the choice alone.
    await distribute();
    assert.equal(await count(byHand), 1);
    await distribution().getByRole('button', { name: 'Show all proposals' }).click();
  });

  test('confirming can be stopped, and goes on from there', async () => {
    const before = await waiting();
    // However fast the org is, nobody is too late to stop: it is not told the second batch before.
    const { promise: pressed, resolve: stop } = Promise.withResolvers<void>();
    let batches = 0;
    await page.route('**/graphql', async (route) => {
      if (/RenkeiDistributionBatch/.test(route.request().postData() ?? '') && (batches += 1) > 1) await pressed;
      await route.fallback();
    });
    await confirmAll().click();
    await distribution().getByRole('button', { name: 'Stop' }).click();
    stop();
    const outcome = distribution().locator('.outcome');
    await outcome.waitFor();
    const done = numberIn((await outcome.innerText()).split('account')[0]!);
    assert.ok(done < before, `all ${before} were confirmed before it stopped`);
    assert.equal(await waiting(), before - done);
    await page.unroute('**/graphql');
    await confirmAll().click();
    await distribution().getByText('Everybody keeps their caller.').waitFor({ timeout: 120_000 });
    assert.equal(await waiting(), 0);
    assert.equal((await distribute()).proposals, 0);
  });

  test('who is made inactive is replaced, and the page says what they still have', async () => {
    const { user, name } = proposed.callers.at(-1)!;
    await visitor.chooseFrom('user', /Miura/);
    const status = await page.evaluate(async (id) => {
      const body = JSON.stringify({ IsActive: false });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`/services/data/v66.0/sobjects/User/${id}`, { method: 'PATCH', headers, body })).status;
    }, user);
    assert.equal(status, 204);
    await visitor.chooseFrom('user', /Saeki/);
    const theirs = await count(`OwnerId = '${user}'`);
    await openDistribution();
    await distribution().getByText('nothing is proposed for them yet').waitFor();
    const left = distribution().locator('.left-line');
    await assertSays(left, new RegExp(`${name}[^]*Accounts: ${theirs} `));
    const { callers, proposals } = await distribute();
    assert.ok(callers.find((caller) => caller.user === user)!.left);
    // The others have no more room than their capacity: what nobody can take waits, and is told.
    assert.equal(await waiting(), proposals);
    await openDistribution();
    await left.getByRole('button').click();
    await assertEventually(
      async () => (await distribution().locator('.more .details').innerText()).endsWith(`of ${theirs} shown`),
      'the list is not about who left',
    );
    await assertAccessible(page);
    await page.setViewportSize(PHONE);
    assert.ok((await visitor.width()) <= PHONE.width, `${await visitor.width()} px wide`);
    await page.setViewportSize(DESKTOP);
  });

  test('speaks Japanese, and shows a rep whom to ask', async () => {
    await visitor.chooseFrom('language', '日本語');
    await openDistribution('担当の割り当て');
    await distribution().getByRole('heading', { name: 'IS担当の割り当て' }).waitFor();
    await takePictures(page, 'distribution-ja');
    await visitor.chooseFrom('user', /Ishida/);
    await visitor.goTo(MAP, 'c-renkei-segment-map');
    await page.getByRole('tab', { name: '担当の割り当て' }).click();
    await distribution().getByText('IS担当の割り当てはマネージャーが行います。').waitFor();
    assert.deepEqual(
      browser.complaints.filter((complaint) => !complaint.includes('503')),
      [],
    );
  });
});
