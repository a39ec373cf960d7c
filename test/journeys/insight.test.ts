/**
 * What a manager, a caller and a representative learn from the review pages, in a real browser, on the demo org: exceptions that open
 * their cases, a silent loss that becomes a call, health and its charter, channels, and the caller's own page. Figures on the pages
 * are held against the records, read over the API as the same person.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { project } from '../connection/testOrg.ts';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { startDemoOrg, type DemoOrg } from './demoOrg.ts';
import { Keyboard } from './keyboard.ts';
import { Office } from './office.ts';
import { refreshes, takePictures } from './pictures.ts';
import { smallPicture } from './smallPicture.ts';
import { assertEventually, assertSays, numberIn, Visitor } from './visitor.ts';

const REVIEW = '/lightning/n/RenkeiReview';
const MY_TEAM = `SELECT Team__c FROM RenkeiTeamMember__c WHERE User__r.Username = 'saeki@mizuki.example'`;
const PAGES = {
  exceptions: { tag: 'c-renkei-manager-page', ready: '.tile', en: 'Exceptions', ja: '要確認事項' },
  losses: { tag: 'c-renkei-radar', ready: '.line', en: 'Silent losses', ja: '知らず負け予兆' },
  health: { tag: 'c-renkei-centre-health', ready: '.card', en: 'Health', ja: 'センターの健全度' },
  channels: { tag: 'c-renkei-channel-fit', ready: '.matrix', en: 'Channels', ja: 'チャネル適合' },
  mine: { tag: 'c-renkei-contribution', ready: '.steps', en: 'My page', ja: 'マイページ' },
} as const;
type PageName = keyof typeof PAGES;
/** The part of a long page that a picture shows. */
const PICTURE_HEIGHT = 1600;
/** Long pages of Japanese text take more room than a form. */
const PICTURE_BYTES = 130_000;

describe('what is learned', { timeout: 900_000 }, () => {
  let org: DemoOrg;
  let browser: TestBrowser;
  let page: Page;
  let visitor: Visitor;

  before(async () => {
    org = await startDemoOrg();
    browser = await startBrowser();
    page = await browser.open(org.signInUrl);
    visitor = new Visitor(page, org);
    await page.locator('button[data-segment="Key"]').waitFor();
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  const one = async (soql: string) => (await visitor.query(soql))[0]!;
  const count = async (from: string) => Number((await one(`SELECT COUNT(Id) total FROM ${from}`))['total']);

  /** Opens a tab of the review page and waits until its figures are there. */
  async function open(name: PageName, language: 'en' | 'ja' = 'en'): Promise<Locator> {
    const { tag, ready, [language]: label } = PAGES[name];
    await visitor.goTo(REVIEW, '[role="tab"]');
    await page.getByRole('tab', { name: label, exact: true }).click();
    const shown = page.locator(tag);
    await shown.locator(ready).first().waitFor();
    return shown;
  }

  /**
   * Takes a page at desk and phone width for people to look at. With `RENKEI_PICTURES=1` the whole page at desk width goes to
   * `docs/pictures`, too.
   */
  async function picture(name: PageName, language: 'en' | 'ja'): Promise<void> {
    await takePictures(page, `insight-${name}-${language}`);
    if (!refreshes) return;
    // What was pressed may be far below.
    await page.evaluate(() => scrollTo(0, 0));
    const bottom = await page.locator(PAGES[name].tag).evaluate((body) => body.getBoundingClientRect().bottom);
    await page.setViewportSize({ width: DESKTOP.width, height: Math.round(Math.min(bottom + 16, PICTURE_HEIGHT)) });
    await page.waitForTimeout(300);
    const file = join(project, 'docs/pictures', `insight-${name}-${language}-${DESKTOP.width}.png`);
    writeFileSync(file, smallPicture(await page.screenshot(), PICTURE_BYTES));
    await page.setViewportSize(DESKTOP);
  }

  test('a manager sees six exceptions first, and each opens its cases', async () => {
    const shown = await open('exceptions');
    assert.equal(await shown.locator('.tile').count(), 6);
    const returned = shown.locator('[data-kind="Returned"]');
    await returned.click();
    const list = page.locator('c-renkei-manager-page-list');
    await list.locator('.line').first().waitFor();
    assert.equal(await list.locator('.line').count(), numberIn(await returned.locator('.count').innerText()));
    // Where a line leads is known a moment after the line.
    const href = await list.locator('a.name[href]').first().getAttribute('href');
    const id = /RenkeiEscalation__c\/(\w+)/.exec(href ?? '')![1];
    assert.equal((await one(`SELECT Status__c FROM RenkeiEscalation__c WHERE Id = '${id}'`))['Status__c'], 'Returned');
    await page.locator('c-renkei-manager-page-funnel .rate').waitFor();
    await assertAccessible(page);
    await picture('exceptions', 'en');
    // On a phone there are the exceptions, and nothing else.
    await page.setViewportSize(PHONE);
    await page.locator('c-renkei-manager-page-funnel').waitFor({ state: 'hidden' });
    assert.ok((await visitor.width()) <= PHONE.width);
    await page.setViewportSize(DESKTOP);
  });

  test('a case goes on the agenda of the meeting that comes next', async () => {
    const team = String((await one(MY_TEAM))['Team__c']);
    const office = await Office.open(org, 'Saeki');
    const meeting = await office.create('RenkeiFollowUpMeeting__c', {
      ...{
        Name: 'Monday’s meeting',
        Team__c: team,
        HeldOn__c: '2026-06-15',
        Cadence__c: 'Daily',
        Status__c: 'Planned',
      },
    });
    const shown = await open('exceptions');
    await shown.locator('[data-kind="Returned"]').click();
    const list = page.locator('c-renkei-manager-page-list');
    await list.locator('.add').first().waitFor();
    const href = await list.locator('a.name[href]').first().getAttribute('href');
    await list.locator('.add').first().click();
    await list.getByText(/is on the agenda of Monday’s meeting/).waitFor();
    assert.equal(await list.locator('.on').count(), 1);
    const item = await one(
      `SELECT Escalation__c, Question__c FROM RenkeiAgendaItem__c WHERE Meeting__c = '${meeting}'`,
    );
    assert.ok(href!.includes(String(item['Escalation__c'])));
    assert.equal(item['Question__c'], 'Returned');
  });

  test('all six counts are those of the records', async () => {
    const shown = await open('exceptions');
    const team = `Team__c = '${String((await one(MY_TEAM))['Team__c'])}'`;
    // What was due today is late from tomorrow on.
    const today = '2026-06-11T15:00:00Z';
    const expected = {
      Unanswered: `RenkeiEscalation__c WHERE Status__c = 'Queued' AND AcceptDueAt__c < ${today} AND ${team}`,
      NoResult: `RenkeiVisit__c WHERE Status__c IN ('Tentative', 'Confirmed') AND EndsAt__c < ${today} AND Escalation__c != NULL AND Escalation__r.${team}`,
      Abandoned: `RenkeiEscalation__c WHERE Status__c = 'Visited' AND VisitCount__c = 1 AND AbandonedOn__c <= 2026-06-12 AND ${team}`,
      SkippedMeetings: `RenkeiFollowUpMeeting__c WHERE Status__c = 'Missed' AND HeldOn__c >= 2026-05-15 AND ${team}`,
    };
    for (const [kind, from] of Object.entries(expected)) {
      const figure = numberIn(await shown.locator(`[data-kind="${kind}"] .count`).innerText());
      assert.equal(figure, await count(from), kind);
    }
  });

  test('the radar sums what is at risk; one click makes a call plan', async () => {
    const shown = await open('losses');
    const open_ = `FROM RenkeiLossWarning__c WHERE State__c = 'Open' AND Verdict__c = 'Pending'`;
    const before = await count(open_.slice(5));
    assert.equal(numberIn((await shown.locator('.headline').innerText()).split(':')[0]!), before);
    await assertAccessible(page);
    await picture('losses', 'en');
    const [warning] = await visitor.query(`SELECT Id, Account__c ${open_} ORDER BY ValueAtRisk__c DESC, Id LIMIT 1`);
    await shown.locator(`.plan[data-id="${String(warning!['Id'])}"]`).click();
    await assertSays(shown.locator('.notice'), /is in the call queue, due today/);
    const stored = await one(`SELECT State__c FROM RenkeiLossWarning__c WHERE Id = '${String(warning!['Id'])}'`);
    assert.equal(stored['State__c'], 'Planned');
    const account = String(warning!['Account__c']);
    const plan = await one(`SELECT CallBy__c FROM RenkeiCallPlan__c WHERE Account__c = '${account}'`);
    assert.ok(String(plan['CallBy__c']) <= '2026-06-12');
    await assertEventually(
      async () => numberIn((await shown.locator('.headline').innerText()).split(':')[0]!) === before - 1,
      'the headline follows',
    );
  });

  test('a warning is dismissed with a reason, by keyboard, and taken up again', async () => {
    const shown = await open('losses');
    const keyboard = new Keyboard(page);
    const dismiss = shown.locator('.dismiss').first();
    const id = await dismiss.getAttribute('data-id');
    await dismiss.focus();
    await keyboard.press('Enter');
    await shown.locator('.dismiss-input input').waitFor();
    await keyboard.tabTo(/Why does it not matter/);
    await keyboard.type('They <b>move</b> abroad');
    await keyboard.press('Enter');
    const read = () => one(`SELECT State__c, DismissReason__c FROM RenkeiLossWarning__c WHERE Id = '${id}'`);
    await assertEventually(async () => (await read())['State__c'] === 'Dismissed', 'it is dismissed');
    assert.equal((await read())['DismissReason__c'], 'They <b>move</b> abroad');
    await shown.locator('[data-list="Dismissed"]').click();
    await shown.getByText('Dismissed: They <b>move</b> abroad').waitFor();
    await shown.locator(`.reopen[data-id="${id}"]`).click();
    await assertEventually(async () => (await read())['State__c'] === 'Open', 'it is open again');
  });

  test('verdicts are shown with the hit rate of the records', async () => {
    const shown = await open('losses');
    const [right, wrong] = await Promise.all(
      ['Right', 'Wrong'].map((verdict) => count(`RenkeiLossWarning__c WHERE Verdict__c = '${verdict}'`)),
    );
    await assertSays(shown.locator('.rate > p'), new RegExp(`right ${right} times of ${right! + wrong!} judged`));
    await shown.locator('[data-list="Judged"]').click();
    await shown.locator('.outcome.right, .outcome.wrong').first().waitFor();
    await assertAccessible(page);
  });

  test('six patterns of health open their cases; a manager changes the charter', async () => {
    const shown = await open('health');
    assert.equal(await shown.locator('.card').count(), 6);
    await shown.locator('.open[data-pattern="FeedbackNotGiven"]').click();
    await page.locator('c-renkei-centre-health-cases .week').waitFor();
    await assertAccessible(page);
    await picture('health', 'en');
    const charter = page.locator('c-renkei-charter');
    await charter.locator('.edit button').click();
    const goal = charter.locator('[data-name="GoalFollowUpRate__c"] input');
    await goal.click();
    await goal.press('Control+A');
    await goal.pressSequentially('85');
    await charter.locator('c-renkei-form-footer .submit button').click();
    await charter.getByText('The charter was saved.').waitFor();
    assert.equal((await one('SELECT GoalFollowUpRate__c FROM RenkeiCharter__c'))['GoalFollowUpRate__c'], 85);
    await open('exceptions');
    await page.getByText('The charter asks for 85%.').waitFor();
  });

  test('channels are shown by step, with the customers to serve otherwise', async () => {
    const shown = await open('channels');
    await shown.locator('[data-step="Quote"]').click();
    await assertEventually(async () => {
      const steps = await shown.locator('.mend .line .quiet').allInnerTexts();
      return steps.length > 0 && steps.every((step) => step === 'Quote');
    }, 'only quotes are listed');
    await assertAccessible(page);
    await picture('channels', 'en');
  });

  test('a manager looks at one caller at a time, without a ranking', async () => {
    const shown = await open('mine');
    assert.equal(await shown.locator('c-renkei-result-feed').count(), 0);
    await assertSays(shown, /never added to it/);
    await assertAccessible(page);
  });

  test('the pages speak Japanese, and fit a phone', async () => {
    await visitor.chooseFrom('language', '日本語');
    for (const name of Object.keys(PAGES) as PageName[]) {
      await open(name, 'ja');
      await assertAccessible(page);
      await picture(name, 'ja');
      await page.setViewportSize(PHONE);
      assert.ok((await visitor.width()) <= PHONE.width, `${name} is as wide as a phone`);
      await page.setViewportSize(DESKTOP);
    }
    await visitor.chooseFrom('language', 'English');
  });

  test('a caller finds the own page, a representative reads the own warnings and plans no call', async () => {
    await visitor.chooseFrom('user', /Morishita/);
    const own = await open('mine');
    await own.locator('c-renkei-result-feed').waitFor();
    assert.equal(await own.locator('.caller').count(), 0);
    await assertAccessible(page);
    await picture('mine', 'en');
    await visitor.chooseFrom('user', /Ishida/);
    await visitor.goTo(REVIEW, '[role="tab"]');
    await page.getByRole('tab', { name: 'Silent losses', exact: true }).click();
    const radar = page.locator('c-renkei-radar');
    await radar.locator('.line, .closed, .empty').first().waitFor();
    assert.equal(await radar.locator('.plan').count(), 0);
    await assertAccessible(page);
  });

  test('no page complained', () => {
    assert.deepEqual(browser.complaints, []);
  });
});
