/**
 * What goes wrong while callers work: the account is deleted under the open form, the connection breaks in the middle of a save,
 * colleagues want the same account, the queue is renamed. Each time there is a clear message, and nothing is lost.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { Office } from './office.ts';
import { takePictures } from './pictures.ts';
import { assertEventually, Visitor } from './visitor.ts';

const DESK = '/lightning/n/RenkeiDesk';
const WORDS = 'They replace both compressors in July';

/** A call plan, as the org has it. */
interface Plan {
  Id: string;
  Account__c: string;
  Owner: { Name: string };
  Caller__r: { Name: string } | null;
  ClaimedAt__c: string | null;
  PausedUntil__c: string | null;
}

describe('trouble at the desk', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browsers: TestBrowser[] = [];
  let page: Page;
  let morishita: Visitor;
  /** A colleague at another machine. */
  let takahashi: Visitor;
  let office: Office;

  before(async () => {
    [org, ...browsers] = await Promise.all([startDemoOrg('--accounts', '400'), startBrowser(), startBrowser()]);
    office = await Office.open(org, 'Miura');
    const signIn = async (browser: TestBrowser, link: string, name: RegExp): Promise<Visitor> => {
      const visitor = new Visitor(await browser.open(link), org);
      await visitor.chooseFrom('user', name);
      return visitor;
    };
    [morishita, takahashi] = await Promise.all([
      signIn(browsers[0]!, org.signInUrl, /Morishita/),
      signIn(browsers[1]!, await org.signInAgain(), /Takahashi/),
    ]);
    page = morishita.page;
  });
  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await org?.close();
  });

  const atWork = ({ page: on } = morishita) => on.locator('c-renkei-desk-briefing h2.name');
  const words = () => page.locator('c-renkei-desk-form c-renkei-desk-input textarea').first();
  const outbox = () => page.locator('c-renkei-desk-outbox .problem');
  const row = ({ page: on }: Visitor, account: string) =>
    on.locator('c-renkei-desk-queue .row').filter({ has: on.getByText(account, { exact: true }) });

  /** What the caller has logged about an account today. */
  const touches = (account: string) =>
    office.query(
      `SELECT Needs__c FROM RenkeiTouch__c WHERE Account__r.Name = '${account}' AND CreatedBy.Name LIKE '%Morishita'`,
    );

  async function plansOf(condition: string): Promise<Plan[]> {
    const fields = 'Id, Account__c, Owner.Name, Caller__r.Name, ClaimedAt__c, PausedUntil__c';
    return (await office.query(`SELECT ${fields} FROM RenkeiCallPlan__c WHERE ${condition}`)) as unknown as Plan[];
  }

  async function planOf(account: string): Promise<Plan> {
    return (await plansOf(`Account__r.Name = '${account}'`))[0]!;
  }

  /** Opens the desk, and waits until the org knows that the first account is at work. */
  async function openDesk(visitor = morishita): Promise<string> {
    await visitor.goTo(DESK, 'c-renkei-desk-briefing .ask');
    const account = await atWork(visitor).innerText();
    await assertEventually(async () => (await planOf(account)).ClaimedAt__c !== null, `${account} is claimed`);
    return account;
  }

  async function talk(): Promise<void> {
    await page.keyboard.press('4');
    await words().fill(WORDS);
  }

  test('the account is deleted under the open form: the page says so, and what was typed is still there', async () => {
    const account = await openDesk();
    await talk();
    await office.remove('Account', (await planOf(account)).Account__c);
    await page.keyboard.press('Control+Enter');
    const refused = outbox().filter({ hasText: account });
    await refused.getByText('Nothing that you typed is lost').waitFor();
    // Nobody waits for it: the next account is at work already.
    await assertEventually(async () => (await atWork().innerText()) !== account, 'the next one is at work');
    await refused.locator('.open button').click();
    await page.locator('c-renkei-desk .gone').getByText('The account was deleted').waitFor();
    await assertEventually(async () => (await words().inputValue()) === WORDS, 'the words are back');
    assert.equal(await page.locator('c-renkei-desk .claim').count(), 0);
    await assertAccessible(page);
    await takePictures(page, 'desk-gone-en');
    // Its plan is nobody's work any more.
    await openDesk();
    const rows = await page.locator('c-renkei-desk-queue .row .name').allInnerTexts();
    assert.ok(!rows.includes(account) && !rows.includes('–'), rows.join());
  });

  test('without a connection the call is kept, and saved by itself when the connection is back', async () => {
    const account = await openDesk();
    await page.context().setOffline(true);
    await talk();
    await page.keyboard.press('Control+Enter');
    await outbox().getByText('No connection').filter({ hasText: account }).waitFor();
    assert.equal((await touches(account)).length, 0);
    await takePictures(page, 'desk-offline-en');
    await page.context().setOffline(false);
    await assertEventually(async () => (await touches(account)).length === 1, 'it is saved by itself');
    await outbox().waitFor({ state: 'detached' });
  });

  test('when only the answer to a save is lost, trying again is no second call, also not after a reload', async () => {
    const account = await openDesk();
    let sent = 0;
    await page.route('**/graphql', async (route) => {
      if (!/RenkeiDeskLog/.test(route.request().postData() ?? '')) return route.fallback();
      sent += 1;
      // The org saves it, and the way back is broken; then, once, the way there.
      if (sent === 1) await route.fetch();
      return sent <= 2 ? route.abort('connectionreset') : route.fallback();
    });
    await talk();
    await page.keyboard.press('Control+Enter');
    await outbox().filter({ hasText: account }).waitFor();
    assert.equal((await touches(account)).length, 1);
    await outbox().locator('.again button').click();
    await assertEventually(() => Promise.resolve(sent === 2), 'it is sent again');
    await morishita.goTo(DESK, 'c-renkei-desk-briefing .ask');
    await assertEventually(() => Promise.resolve(sent === 3), 'it is sent again after the reload');
    await outbox().waitFor({ state: 'detached' });
    await page.unroute('**/graphql');
    assert.deepEqual(
      (await touches(account)).map((touch) => touch['Needs__c']),
      [WORDS],
    );
  });

  test('of two callers who want one account one has it, and the other is told and goes on', async () => {
    await openDesk(takahashi);
    const wanted = await takahashi.page.locator('c-renkei-desk-queue .row:not(.current) .name').last().innerText();
    const [me] = await office.query("SELECT Id FROM User WHERE Name LIKE '%Morishita'");
    await office.update('RenkeiCallPlan__c', (await planOf(wanted)).Id, { OwnerId: me!['Id'] });
    await openDesk();
    await row(morishita, wanted).click();
    await assertEventually(async () => (await planOf(wanted)).ClaimedAt__c !== null, `${wanted} is claimed`);
    // The colleague's page is of before.
    await row(takahashi, wanted).click();
    await takahashi.page.locator('c-renkei-desk .claim').getByText('A colleague is working on this account').waitFor();
    await takahashi.page.keyboard.press('n');
    await assertEventually(async () => (await atWork(takahashi).innerText()) !== wanted, 'the next one is at work');
    await takahashi.page.locator('c-renkei-desk .claim').waitFor({ state: 'detached' });
    await row(takahashi, wanted).waitFor({ state: 'detached' });
    const { Owner, Caller__r } = await planOf(wanted);
    assert.match(`${Owner.Name} ${Caller__r!.Name}`, /Morishita .*Morishita$/);
    await assertAccessible(takahashi.page);
  });

  test('a paused account leaves the queue and is ranked anew; who is away reads until when', async () => {
    const account = await openDesk();
    await page.locator('c-renkei-desk-pause .toggle').click();
    await page.locator('c-renkei-desk-pause .pause-account button').waitFor();
    await assertAccessible(page);
    await page.locator('c-renkei-desk-pause .pause-account button').click();
    await page.locator('c-renkei-desk .notice').getByText(`${account} is back in the queue on Jun 27, 2026.`).waitFor();
    const { PausedUntil__c, ClaimedAt__c } = await planOf(account);
    assert.deepEqual([PausedUntil__c, ClaimedAt__c], ['2026-06-26', null]);
    await row(morishita, account).waitFor({ state: 'detached' });

    const [member] = await office.query(
      "SELECT Id FROM RenkeiTeamMember__c WHERE User__r.Name LIKE '%Takahashi' AND Role__c = 'Caller'",
    );
    await office.update('RenkeiTeamMember__c', member!['Id'], { PausedUntil__c: '2026-06-30' });
    await openDesk(takahashi);
    await takahashi.page.locator('c-renkei-desk-pause .away').getByText('Jun 30, 2026').waitFor();
  });

  test('two who have nothing left take from the pool at once, whatever it is called; nobody gets what the other has', async () => {
    const [pool] = await office.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCallPool'");
    await office.update('Group', pool!['Id'], { Name: 'Accounts without a caller' });
    const mine = await plansOf("Caller__r.Name LIKE '%Morishita' OR Caller__r.Name LIKE '%Takahashi'");
    const pause = { PausedUntil__c: '2026-07-31', PauseReason__c: 'Holiday' };
    await office.updateAll(
      'RenkeiCallPlan__c',
      mine.map(({ Id }) => Id),
      pause,
    );
    const take = ({ page: on }: Visitor) => on.locator('c-renkei-desk-done .take button');
    for (const visitor of [morishita, takahashi]) await visitor.goTo(DESK, 'c-renkei-desk-done .take button');
    await assertAccessible(page);
    await takePictures(page, 'desk-done-en');
    await Promise.all([take(morishita).click(), take(takahashi).click()]);
    for (const visitor of [morishita, takahashi]) await visitor.page.locator('c-renkei-desk-briefing .ask').waitFor();
    const taken = async (name: string) =>
      (await plansOf(`Caller__r.Name LIKE '%${name}' AND PausedUntil__c = null`)).length;
    // Each takes one after the other, and nobody gets more.
    await assertEventually(
      async () => (await taken('Morishita')) >= 5 && (await taken('Takahashi')) >= 5,
      'each has taken five',
    );
    assert.deepEqual([await taken('Morishita'), await taken('Takahashi')], [5, 5]);
  });

  test('when the queue is gone for the flows, callers go on claiming and giving back', async () => {
    const [pool] = await office.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCallPool'");
    await office.update('Group', pool!['Id'], { DeveloperName: 'CallPoolOfBefore' });
    const account = await openDesk();
    await page.keyboard.press('n');
    await assertEventually(async () => (await planOf(account)).ClaimedAt__c === null, 'it is given back');
    await assertEventually(async () => (await atWork().innerText()) !== account, 'the next one is at work');
    const next = await atWork().innerText();
    await assertEventually(async () => (await planOf(next)).ClaimedAt__c !== null, 'the next one is claimed');
    const { Owner } = await planOf(account);
    assert.match(Owner.Name, /Morishita/);
  });

  test('no page complained of anything but what was broken on purpose', () => {
    const expected = /net::ERR_|Failed to load resource/;
    const complaints = browsers.flatMap(({ complaints }) => complaints).filter((each) => !expected.test(each));
    assert.deepEqual(complaints, []);
  });
});
