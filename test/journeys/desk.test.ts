/**
 * A handover from the first call to what the caller reads of it: a caller works the queue by keyboard alone, representatives answer on
 * the phone and report two visits, and the caller reads what came back. One story: each test goes on where the one before it ended.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { Keyboard } from './keyboard.ts';
import { takeInJapanese, takePicture, takePictures } from './pictures.ts';
import { assertEventually, assertSays, Visitor } from './visitor.ts';

const DESK = '/lightning/n/RenkeiDesk';
const CASES = '/lightning/n/RenkeiCases';
const WORDS = 'Two compressors are to be replaced in July';
const OTHER_WORDS = 'The dryer ices up; they think about a new one';
const SEEN = 'Saw both machines; the plant manager wants figures';
const AGREED = 'The figures convince; the quote goes out';

/** A handover of the story, as the org keeps it. */
interface Handover {
  id: string;
  account: string;
  accountId: string;
  /** Family name of who has to answer. */
  rep: string;
}

describe('a handover', { timeout: 600_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;
  let keyboard: Keyboard;
  let returned: Handover;
  let visited: Handover;

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

  const desk = () => page.locator('c-renkei-desk');
  const atWork = () => page.locator('c-renkei-desk-briefing h2.name').innerText();
  const pressed = () => page.locator('c-renkei-desk-form .outcomes [aria-pressed="true"]').count();
  const detail = () => page.locator('c-renkei-escalation-detail');

  /** Waits until another account is at work, and its form is empty. */
  async function next(before: string): Promise<string> {
    await assertEventually(async () => (await atWork()) !== before, `${before} is still there`);
    assert.equal(await pressed(), 0);
    return atWork();
  }

  async function openTab(name: RegExp, selector: string): Promise<void> {
    await visitor.goTo(CASES, '[role="tab"]');
    await page.getByRole('tab', { name }).click();
    await page.locator(selector).first().waitFor();
  }

  async function openCase({ account }: Handover, list?: string): Promise<void> {
    await visitor.goTo(CASES, 'c-renkei-escalation-inbox-cards');
    if (list) await page.locator(`c-renkei-escalation-inbox button.tab[data-list="${list}"]`).click();
    await page.locator('c-renkei-escalation-inbox-cards button.open').filter({ hasText: account }).click();
    await detail().locator('h2.title').filter({ hasText: account }).waitFor();
  }

  async function handover(account: string): Promise<Handover> {
    const [found] = await visitor.query(
      `SELECT Id, Account__c, Owner.Name FROM RenkeiEscalation__c WHERE Status__c = 'Queued' AND Account__r.Name = '${account}' AND CreatedDate = TODAY`,
    );
    assert.ok(found, `${account} was handed over`);
    const owner = (found['Owner'] as { Name: string }).Name;
    return { id: String(found['Id']), account, accountId: String(found['Account__c']), rep: owner.split(' ').at(-1)! };
  }

  test('the desk stands in three columns, and what is late is red', async () => {
    await visitor.chooseFrom('user', /Morishita/);
    await visitor.goTo(DESK, 'c-renkei-desk-briefing .ask');
    const late = page.locator('c-renkei-desk-queue .late').first();
    const colour = await late.evaluate((element) => getComputedStyle(element).color);
    assert.match(colour, /^rgb\((1[5-9]\d|2\d\d), ?\d{1,2}, ?\d{1,2}\)$/, 'red');
    const columns = await desk()
      .locator('.columns')
      .evaluate((element) => getComputedStyle(element).gridTemplateColumns.split(' ').map(parseFloat));
    assert.equal(columns.length, 3);
    assert.ok(Math.abs(columns[1]! / columns[0]! - 2) < 0.1, String(columns));
    await assertAccessible(page);
    await takePictures(page, 'desk-en');
    await page.setViewportSize(PHONE);
    await assertNarrow('the desk');
    await page.setViewportSize(DESKTOP);
  });

  test('a caller works five accounts by keyboard alone, hands two over and books a visit', async () => {
    // The first: a signal, without an appointment.
    const first = await atWork();
    await keyboard.press('4');
    await keyboard.type(OTHER_WORDS);
    await signal();
    await keyboard.press('Control+Enter');

    // The second: a signal, and a visit at a time that was offered.
    const second = await next(first);
    await page.locator('c-renkei-desk-briefing .ask').waitFor();
    await keyboard.press('4');
    await keyboard.type(WORDS);
    await signal();
    await page.locator('c-renkei-visit-slots button').first().waitFor();
    await keyboard.tabTo(/\d+:\d\d/);
    await keyboard.press('Enter');
    assert.equal(await page.locator('c-renkei-visit-slots button[aria-pressed="true"]').count(), 1);
    await assertAccessible(page);
    await takePictures(page, 'desk-signal-en');
    await keyboard.press('Control+Enter');

    // The third is absent, which costs one key; the fourth wants a call on another day; the fifth has nothing new.
    const third = await next(second);
    await keyboard.press('1');
    const fourth = await next(third);
    await page.locator('c-renkei-desk-briefing .ask').waitFor();
    await keyboard.press('3');
    await keyboard.tabTo(/^tomorrow$/i);
    await keyboard.press('Enter');
    await keyboard.tabTo(/^10:00$/);
    await keyboard.press('Enter', 'Control+Enter');
    const fifth = await next(fourth);
    await page.locator('c-renkei-desk-briefing .ask').waitFor();
    await keyboard.press('4');
    await keyboard.type('All is well; the filters came in time');
    await keyboard.tabTo(/^in 7 days$/);
    await keyboard.press('Enter', 'Control+Enter');
    await next(fifth);

    await assertSays(page.locator('c-renkei-desk .tally'), /^5 dials · 3 talks$/);
    await assertEventually(async () => (await outcomes()).length === 5, 'all five are in the org');
    assert.deepEqual(await outcomes(), ['Absent', 'CallBack', 'Talked', 'Talked', 'Talked']);
    returned = await handover(first);
    visited = await handover(second);
    const visits = await visitsOf(visited);
    assert.deepEqual(
      visits.map((visit) => visit['Status__c']),
      ['Tentative'],
    );
    assert.equal((await visitsOf(returned)).length, 0);
  });

  /** Ticks the signal and answers what it asks for, from wherever the focus is in the form. */
  async function signal(): Promise<void> {
    await keyboard.tabTo(/^Buying signal/);
    await keyboard.press('Space');
    await keyboard.tabTo(/signal/i);
    await keyboard.press('Enter');
    await page.locator('[role="option"]').first().waitFor();
    await keyboard.press('ArrowDown', 'Enter');
    await keyboard.tabTo(/^in 1 mo\./);
    await keyboard.press('Enter');
  }

  /** Outcomes of the calls of this morning. */
  async function outcomes(): Promise<string[]> {
    const rows = await visitor.query(
      "SELECT Outcome__c FROM RenkeiTouch__c WHERE OccurredAt__c >= 2026-06-12T00:00:00Z AND CreatedBy.Name LIKE '%Morishita' AND SaveKey__c != null ORDER BY Outcome__c",
    );
    return rows.map((row) => String(row['Outcome__c']));
  }

  const visitsOf = ({ id }: Handover) =>
    visitor.query(
      `SELECT Id, Status__c, StartsAt__c, EndsAt__c, Result__c FROM RenkeiVisit__c WHERE Escalation__c = '${id}' ORDER BY StartsAt__c`,
    );

  test('the board shows the visit that was booked', async () => {
    await openTab(/^Visits/, 'c-renkei-visit-grid');
    await page.locator('c-renkei-visit-board .next button').click();
    await page.locator('c-renkei-visit-grid').getByText(visited.account).first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'visits-en');
  });

  test('desk, cases and visits read in Japanese', async () => {
    await visitor.goTo(DESK, 'c-renkei-desk-briefing .ask');
    await visitor.chooseFrom('language', '日本語');
    await page.locator('c-renkei-desk-briefing .ask').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'ja');
    assert.match(await desk().innerText(), /不在/);
    await assertAccessible(page);
    await takePictures(page, 'desk-ja');
    await openTab(/案件/, 'c-renkei-escalation-detail h2.title');
    await assertAccessible(page);
    await takePictures(page, 'cases-ja');
    await openTab(/訪問/, 'c-renkei-visit-grid tbody tr');
    await assertAccessible(page);
    await takePictures(page, 'visits-ja');
    await visitor.chooseFrom('language', 'English');
  });

  test('on the phone a representative accepts a case, and with it the visit', async () => {
    await visitor.chooseFrom('user', new RegExp(visited.rep));
    await page.setViewportSize(PHONE);
    await openCase(visited);
    await detail().getByText(WORDS).first().waitFor();
    await assertAccessible(page);
    await takePictures(page, 'case-en');
    await page.setViewportSize(PHONE);
    await takeInJapanese(visitor, 'case-ja', () => openCase(visited));
    await openCase(visited);
    await detail().locator('.accept button').click();
    await detail().locator('.status').filter({ hasText: 'Accepted' }).waitFor();
    await assertNarrow('the case');
    // Who accepts the case accepts its appointment.
    assert.equal((await visitsOf(visited))[0]!['Status__c'], 'Confirmed');

    await openTab(/^Visits/, 'c-renkei-visit-day');
    await assertNarrow('the day');
    const day = new Date(String((await visitsOf(visited))[0]!['StartsAt__c'])).toLocaleDateString('en-US', {
      ...{ weekday: 'short', month: 'short', day: 'numeric', timeZone: 'Asia/Tokyo' },
    });
    const range = page.locator('c-renkei-visit-board .range');
    for (let turns = 0; turns < 21 && (await range.innerText()) !== day; turns++)
      await page.locator('c-renkei-visit-board .next button').click();
    await page.locator('c-renkei-visit-day .stop').filter({ hasText: visited.account }).waitFor();
    await assertAccessible(page);
    await takePicture(page, 'day-en-390');
  });

  test('another one returns a case with the reason, on the phone', async () => {
    await visitor.chooseFrom('user', new RegExp(returned.rep));
    await page.setViewportSize(PHONE);
    await openCase(returned);
    await detail().locator('.return button').click();
    const form = page.locator('c-renkei-escalation-return');
    await form.locator('[data-reason="NotEnoughInformation"]').click();
    await form.locator('.note input').fill('Who decides?');
    await assertAccessible(page);
    await assertNarrow('the return');
    await form.locator('.submit button').click();
    await assertEventually(async () => (await statusOf(returned)) === 'Returned', 'it is returned');
  });

  test('after each visit two taps and a date say what came of it: a revisit, then progress', async () => {
    await afterVisit(0);
    await takeInJapanese(visitor, 'visit-result-ja', async () => {
      await openCase(visited, 'result');
      await detail().locator('[data-result="Revisit"]').click();
    });
    await openCase(visited, 'result');
    await report('Revisit', SEEN);
    await detail().locator('.book button').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('c-renkei-visit-slots button').first().click();
    await dialog.locator('.save button').click();
    await assertEventually(async () => (await visitsOf(visited)).length === 2, 'the second visit is booked');

    await afterVisit(1);
    await openCase(visited, 'result');
    await report('Progress', AGREED);
    assert.deepEqual(
      (await visitsOf(visited)).map((visit) => visit['Result__c']),
      ['Revisit', 'Progress'],
    );
    assert.equal(await statusOf(visited), 'Visited');
  });

  /** The org's clock goes to the end of a visit; who was there takes the phone. */
  async function afterVisit(index: number): Promise<void> {
    const end = String((await visitsOf(visited))[index]!['EndsAt__c']);
    // A page that stays open would ask an org that is gone.
    await page.goto('about:blank');
    await org.restart('--clock', new Date(Date.parse(end) + 60_000).toISOString());
    await page.setViewportSize(DESKTOP);
    await page.goto(org.signInUrl);
    await page.locator('button[data-segment="Key"]').waitFor();
    await visitor.chooseFrom('user', new RegExp(visited.rep));
    await page.setViewportSize(PHONE);
  }

  async function report(result: 'Revisit' | 'Progress', line: string): Promise<void> {
    const form = detail().locator('c-renkei-visit-result');
    await form.locator(`[data-result="${result}"]`).click();
    await form.locator('.chip').first().click();
    await form.locator('.note input').fill(line);
    if (result === 'Revisit') {
      await assertAccessible(page);
      await assertNarrow('the result');
      await takePictures(page, 'visit-result-en');
      await page.setViewportSize(PHONE);
    }
    await form.locator('.save button').click();
    await detail().getByText(line).first().waitFor();
  }

  async function statusOf({ id }: Handover): Promise<unknown> {
    return (await visitor.query(`SELECT Status__c FROM RenkeiEscalation__c WHERE Id = '${id}'`))[0]!['Status__c'];
  }

  async function assertNarrow(what: string): Promise<void> {
    const width = await visitor.width();
    assert.ok(width <= PHONE.width, `${what} is ${width} px wide`);
  }

  test('the caller reads what came back, in the words of who was there', async () => {
    await page.setViewportSize(DESKTOP);
    await visitor.chooseFrom('user', /Morishita/);
    await openTab(/^What came back/, 'c-renkei-result-feed .entry');
    await page.locator('c-renkei-result-feed [data-since="month"]').click();
    const entry = (text: string) => page.locator('c-renkei-result-feed .entry').filter({ hasText: text });
    await entry(SEEN).waitFor();
    await assertSays(entry(SEEN), /visit 1: Revisit/);
    await assertSays(entry(AGREED), /visit 2: Progress/);
    await assertSays(entry('Who decides?'), /returned it: Not enough information/i);
    await assertAccessible(page);
    await takePictures(page, 'feed-en');
    await takeInJapanese(visitor, 'feed-ja', async () => {
      await openTab(/届いた結果|結果フィード/, 'c-renkei-result-feed .entry');
      await page.locator('c-renkei-result-feed [data-since="month"]').click();
      await entry(SEEN).waitFor();
    });
    await page.setViewportSize(PHONE);
    await assertNarrow('the feed');
    await page.setViewportSize(DESKTOP);
  });

  test('the ledger tells the whole story, on the case and on the account', async () => {
    await visitor.goTo(`/lightning/r/RenkeiEscalation__c/${visited.id}/view`, 'c-renkei-case-ledger-story li');
    const story = await assertSays(page.locator('c-renkei-case-ledger-story ol.story'), new RegExp(AGREED));
    const places = [WORDS, 'accepted', SEEN, AGREED].map((part) => story.toLowerCase().indexOf(part.toLowerCase()));
    assert.ok(
      places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!)),
      `${places.join()}: ${story}`,
    );
    await assertAccessible(page);
    await takePictures(page, 'ledger-en');
    await visitor.goTo(`/lightning/r/Account/${visited.accountId}/view`, 'c-renkei-case-ledger button.toggle');
    // The newest case is open by itself.
    await page.locator('c-renkei-case-ledger-story').getByText(AGREED).waitFor();
  });

  test('no page complained', () => assert.deepEqual(browser.complaints, []));
});
