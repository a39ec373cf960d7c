/**
 * What goes wrong about cases: two accept one, somebody saves from a page of before, the connection breaks, people leave, the queue is
 * renamed. Each time there is a clear message, and nothing is lost. And a deal that is won ends its case by itself.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { Office } from './office.ts';
import { takePicture, takePictures } from './pictures.ts';
import { assertEventually, assertSays, Visitor } from './visitor.ts';

const CASES = '/lightning/n/RenkeiCases';
const CASE = 'RenkeiEscalation__c';
const NOTE = 'The budget is decided in autumn only';

/** A case, as the org has it. */
interface Stored {
  Id: string;
  Status__c: string;
  OwnerId: string;
  Owner: { Name: string };
  Opportunity__c: string | null;
  Account__r: { Name: string };
}

describe('trouble about cases', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browsers: TestBrowser[] = [];
  let ishida: Visitor;
  /** Another representative, later the manager. */
  let other: Visitor;
  let page: Page;
  let office: Office;
  const users = new Map<string, string>();

  before(async () => {
    [org, ...browsers] = await Promise.all([startDemoOrg('--accounts', '400'), startBrowser(), startBrowser()]);
    office = await Office.open(org, 'Miura');
    for (const { Id, Name } of await office.query('SELECT Id, Name FROM User'))
      users.set(String(Name).split(' ').at(-1)!, String(Id));
    const signIn = async (browser: TestBrowser, link: string, name: RegExp): Promise<Visitor> => {
      const visitor = new Visitor(await browser.open(link), org);
      await visitor.chooseFrom('user', name);
      return visitor;
    };
    [ishida, other] = await Promise.all([
      signIn(browsers[0]!, org.signInUrl, /Ishida/),
      signIn(browsers[1]!, await org.signInAgain(), /Nakamura/),
    ]);
    page = ishida.page;
  });
  after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await org?.close();
  });

  const detail = ({ page: on } = ishida) => on.locator('c-renkei-escalation-detail');
  const status = (visitor = ishida) => detail(visitor).locator('.status');

  async function stored(id: string): Promise<Stored> {
    const fields = 'Id, Status__c, OwnerId, Owner.Name, Opportunity__c, Account__r.Name';
    return (await office.query(`SELECT ${fields} FROM ${CASE} WHERE Id = '${id}'`))[0] as unknown as Stored;
  }

  /** A new case about an account of a representative. */
  async function newCase(rep: string): Promise<string> {
    const [account] = await office.query(
      `SELECT Id FROM Account WHERE OwnerId = '${users.get(rep)!}' AND Id NOT IN (SELECT Account__c FROM ${CASE}) LIMIT 1`,
    );
    const words = 'They look for a quieter compressor';
    const values = { Account__c: account!['Id'], Caller__c: users.get('Morishita'), CustomerWords__c: words };
    return office.create(CASE, values);
  }

  /** A new case that lies in the queue. */
  async function newQueued(): Promise<string> {
    const id = await newCase('Ishida');
    const [queue] = await office.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCases'");
    await office.update(CASE, id, { OwnerId: queue!['Id'] });
    return id;
  }

  async function open(id: string, visitor = ishida): Promise<void> {
    await visitor.goTo(`/lightning/r/${CASE}/${id}/view`, 'c-renkei-escalation-detail h2.title');
    await detail(visitor).locator('.actions button').first().waitFor();
  }

  const accepts = async (id: string) =>
    (await office.query(`SELECT Id FROM RenkeiEscalationStep__c WHERE Escalation__c = '${id}' AND To__c = 'Accepted'`))
      .length;

  test('two accept one case from the renamed queue: one has it, the other is told', async () => {
    const [queue] = await office.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCases'");
    await office.update('Group', queue!['Id'], { Name: 'Cases for everybody' });
    const id = await newQueued();
    await open(id);
    await open(id, other);
    await detail(other).locator('.accept button').click();
    await status(other).filter({ hasText: 'Accepted' }).waitFor();
    await detail().locator('.accept button').click();
    // Cases of others are not to be seen: what can be said is that somebody was faster.
    await detail().locator('.problem').getByText('A colleague was faster').waitFor();
    assert.equal(await detail().getByText('permission').count(), 0);
    assert.deepEqual([(await stored(id)).OwnerId, await accepts(id)], [users.get('Nakamura'), 1]);
    await assertAccessible(page);
    await takePictures(page, 'case-faster-en');
  });

  test('the answer to an acceptance is lost: the page says so, and the case is accepted once', async () => {
    const id = await newCase('Ishida');
    await open(id);
    let sent = 0;
    await page.route(`**/ui-api/records/${id}`, async (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      sent += 1;
      if (sent === 1) return route.abort('connectionreset');
      if (sent > 2) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await detail().locator('.accept button').click();
    await detail().locator('.problem').getByText('The org did not answer').waitFor();
    assert.equal((await stored(id)).Status__c, 'Queued');
    await detail().locator('.accept button').click();
    // Saved, though the answer did not come: what is shown is what the org has.
    await status().filter({ hasText: 'Accepted' }).waitFor();
    await page.unroute(`**/ui-api/records/${id}`);
    assert.deepEqual([sent, await accepts(id)], [2, 1]);
  });

  test('a page of before saves nothing over what others did, and what was typed stays', async () => {
    const id = await newCase('Ishida');
    await open(id);
    await detail().locator('.return button').click();
    const form = page.locator('c-renkei-escalation-return');
    await form.locator('[data-reason="NotATarget"]').click();
    await form.locator('.note input').fill(NOTE);
    await office.update(CASE, id, { Status__c: 'Recycled' });
    await form.locator('.submit button').click();
    await detail()
      .locator('.problem')
      .getByText(/Somebody changed this case meanwhile\. It is now “Recycled”/)
      .waitFor();
    assert.equal(await form.locator('.note input').inputValue(), NOTE);
    assert.equal((await stored(id)).Status__c, 'Recycled');
    await assertAccessible(page);
    // Where nobody says what was read, the guard judges the move.
    const illegal = office.update(CASE, id, { Status__c: 'Accepted' });
    await assert.rejects(illegal, /FIELD_CUSTOM_VALIDATION_EXCEPTION/);
  });

  test('a deal is made and won: the case is won with it, the ledger tells, and no amount is typed twice', async () => {
    const id = await newCase('Ishida');
    await open(id);
    await detail().locator('.accept button').click();
    await status().filter({ hasText: 'Accepted' }).waitFor();
    const deal = page.locator('c-renkei-escalation-detail-deal');
    // The org makes it, and then nothing comes back for a while, not even what the case is like now.
    let [sent, broken] = [0, 0];
    await page.route('**/graphql', async (route) => {
      const query = route.request().postData() ?? '';
      if (/RenkeiEscalationOpportunity\b/.test(query) && (sent += 1) === 1) await route.fetch();
      if (sent === 0) return route.fallback();
      broken += 1;
      return route.abort('connectionreset');
    });
    await deal.locator('.open button').click();
    await deal.locator('.close input').first().fill('2026/09/30');
    await assertAccessible(page);
    await deal.locator('.submit button').click();
    await detail().locator('.problem').getByText('The org did not answer').waitFor();
    const before = broken;
    await deal.locator('.submit button').click();
    // What stands there may still be of the first time.
    await assertEventually(async () => broken > before, 'the org is asked again');
    await detail().locator('.problem').getByText('The org did not answer').waitFor();
    await page.unroute('**/graphql');
    await deal.locator('.submit button').click();
    await deal.locator('.linked').waitFor();
    const { Opportunity__c, Account__r } = await stored(id);
    const made = await office.query(
      `SELECT Id FROM Opportunity WHERE Account.Name = '${Account__r.Name}' AND CreatedById = '${users.get('Ishida')!}'`,
    );
    assert.deepEqual(
      made.map(({ Id }) => Id),
      [Opportunity__c],
    );
    const [won] = await office.query('SELECT MasterLabel FROM OpportunityStage WHERE IsWon = true');
    await office.update('Opportunity', Opportunity__c, { StageName: won!['MasterLabel'], Amount: 5_200_000 });
    await ishida.goTo(`/lightning/r/${CASE}/${id}/view`, 'c-renkei-escalation-detail h2.title');
    await status().filter({ hasText: 'Won' }).waitFor();
    await assertSays(page.locator('c-renkei-case-ledger-story ol.story').first(), /Won/);
    assert.equal(await page.getByText('Amount', { exact: true }).count(), 0);
    await takePictures(page, 'case-won-en');
  });

  test('who was made inactive gets nothing new, and a manager gives away what they had', async () => {
    const leaver = (await stored(await newCase('Ishida'))).OwnerId;
    assert.equal(leaver, users.get('Ishida'));
    await other.chooseFrom('user', /Kuwahara/);
    await office.update('User', leaver, { IsActive: false });
    const fresh = await stored(await newCase('Ishida'));
    assert.equal(fresh.Owner.Name, 'Cases for everybody');

    const manager = other.page;
    await other.goTo(CASES, 'c-renkei-escalation-inbox-cards');
    await manager.locator('c-renkei-escalation-inbox .whose button').click();
    await manager.getByRole('option', { name: 'People who left' }).click();
    const cards = manager.locator('c-renkei-escalation-inbox-cards .open');
    const left = await office.query(`SELECT Id FROM ${CASE} WHERE OwnerId = '${leaver}' AND Status__c = 'Queued'`);
    await assertEventually(async () => (await cards.count()) === left.length, `the ${left.length} cases of who left`);
    await manager.locator('c-renkei-escalation-inbox .select-all').getByText('Select all listed').click();
    const bar = manager.locator('c-renkei-escalation-inbox-reassign');
    await bar.locator('.to button').click();
    await manager.getByRole('option', { name: /Nakamura/ }).click();
    await assertAccessible(manager);
    await takePictures(manager, 'cases-reassign-en');
    await bar.locator('.give button').click();
    const given = `${left.length} case${left.length === 1 ? '' : 's'} went to`;
    await manager
      .locator('c-renkei-escalation-inbox .given')
      .getByText(new RegExp(`^${given}.*Nakamura`))
      .waitFor();
    for (const { Id } of left) assert.equal((await stored(String(Id))).OwnerId, users.get('Nakamura'));
  });

  test('without the queue a case is not lost in silence: whoever saves reads what is missing', async () => {
    const [queue] = await office.query("SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCases'");
    await office.update('Group', queue!['Id'], { DeveloperName: 'CasesOfBefore' });
    await assert.rejects(newCase('Ishida'), /RenkeiCases/);
    await office.update('Group', queue!['Id'], { DeveloperName: 'RenkeiCases' });
    assert.equal((await stored(await newCase('Ishida'))).Owner.Name, 'Cases for everybody');
  });

  test('what was returned is completed by its caller and handed over again', async () => {
    const id = await newCase('Nakamura');
    await office.update(CASE, id, { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation' });
    await other.chooseFrom('user', /Morishita/);
    await open(id, other);
    await detail(other).locator('.hand-over button').click();
    const form = other.page.locator('c-renkei-escalation-detail-hand-over');
    await form.locator('.decider input').fill('The plant manager');
    await assertAccessible(other.page);
    await takePictures(other.page, 'case-hand-over-en');
    await form.locator('.submit button').click();
    await status(other).filter({ hasText: 'Queued' }).waitFor();
    const { Status__c, Owner } = await stored(id);
    assert.match(`${Status__c} ${Owner.Name}`, /^Queued .*Nakamura$/);
  });

  test('list, board and dialog of a visit stand on the phone, and have no fault that axe knows', async () => {
    await other.chooseFrom('user', /Nakamura/);
    const phone = other.page;
    await phone.setViewportSize(PHONE);
    await other.goTo(CASES, 'c-renkei-escalation-inbox-cards .open');
    await assertAccessible(phone);
    assert.ok((await other.width()) <= PHONE.width, `the list is ${await other.width()} px wide`);
    await takePicture(phone, 'cases-list-en-390');
    const [mine] = await office.query(
      `SELECT Id FROM ${CASE} WHERE OwnerId = '${users.get('Nakamura')!}' AND Status__c = 'Accepted' LIMIT 1`,
    );
    await open(String(mine!['Id']), other);
    await detail(other).locator('.book button').click();
    await phone.getByRole('dialog').locator('c-renkei-visit-slots button').first().waitFor();
    await assertAccessible(phone);
    await takePicture(phone, 'visit-dialog-en-390');
    await phone.setViewportSize(DESKTOP);
  });

  test('no page complained of anything but what was broken on purpose', () => {
    const expected = /net::ERR_|Failed to load resource/;
    const complaints = browsers.flatMap(({ complaints: each }) => each).filter((each) => !expected.test(each));
    assert.deepEqual(complaints, []);
  });
});
