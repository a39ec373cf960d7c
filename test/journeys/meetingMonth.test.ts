/**
 * The month-end page in a real browser: what was closed is shown and printed as the pack has it, in both languages, and stays so.
 * With `RENKEI_PICTURES=1` its pictures are written to `docs/pictures`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { closeMonth } from '../../scripts/meeting/month/closeMonth.ts';
import { makeMonth } from '../../scripts/meeting/month/monthPack.ts';
import { monthPaperPage } from '../../scripts/meeting/paper/monthPage.ts';
import { Format } from '../../scripts/meeting/words/format.ts';
import { LANGUAGES, type Language } from '../../scripts/meeting/words/words.ts';
import { project } from '../connection/testOrg.ts';
import { MeetingOrg, TEAM, type Person } from '../meeting/meetingOrg.ts';
import { monthPage } from '../meeting/packSample.ts';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { refreshes } from './pictures.ts';
import { smallPicture } from './smallPicture.ts';
import { assertSays } from './visitor.ts';

const CLOCK = '2026-06-12T00:30:00Z';
const MONTH = '2026-05';
const LOCALES: Record<Language, string> = { en: 'en_US', ja: 'ja' };

describe('the month-end page in the console', { timeout: 600_000 }, () => {
  let org: MeetingOrg;
  let browser: TestBrowser;
  const directory = mkdtempSync(join(tmpdir(), 'renkei-month-'));
  const cases: Record<'won' | 'lost', string> = { won: '', lost: '' };

  before(async () => {
    org = await MeetingOrg.start(CLOCK);
    browser = await startBrowser();
    org.bringTeam();
    org.insert('RenkeiTeamMember__c', { User__c: org.ids.kuwahara, Team__c: 'West', Role__c: 'FieldManager' });
    org.insert('RenkeiCharter__c', {
      ...{ Team__c: TEAM, Sponsor__c: org.ids.kuwahara, Manager__c: org.ids.saeki, StartsOn__c: '2026-03-01' },
      ...{ GoalFollowUpRate__c: 80, GoalAcceptRate__c: 70, GoalWonAmount__c: 120_000_000 },
    });
    const times = { AcceptedAt__c: '2026-05-08T02:00:00.000+0000', ClosedAt__c: '2026-05-20T02:00:00.000+0000' };
    const common = { ...times, Team__c: TEAM, VisitCount__c: 2, FirstVisitOn__c: '2026-05-11T02:00:00.000+0000' };
    const [deal] = org.bring('Opportunity', {
      ...{ Name: 'NX-22', StageName: 'Closed Won', Amount: 4_800_000, CloseDate: '2026-05-20' },
    });
    cases.won = org.bringCase(
      '青葉フーズ株式会社',
      { ...common, Status__c: 'Won', Opportunity__c: deal, CustomerWords__c: '乾燥機の更新を急ぎたい。' },
      { days: 35 },
    );
    cases.lost = org.bringCase(
      'Minato Chemical',
      { ...common, Status__c: 'Lost', CustomerWords__c: 'The budget is gone.' },
      { owner: 'nakamura', days: 34 },
    );
    const [meeting] = org.bring('RenkeiFollowUpMeeting__c', {
      ...{ Name: TEAM, Team__c: TEAM, HeldOn__c: '2026-05-22', Cadence__c: 'Weekly', Status__c: 'Closed' },
    });
    org.bring('RenkeiAgendaItem__c', {
      ...{ Meeting__c: meeting, Section__c: 'Follow', Question__c: 'VisitLate', Escalation__c: cases.lost },
      ...{ State__c: 'Decided', Decision__c: 'PolicyChange', DecisionNote__c: 'Call every 90 days: <b>not</b> 60' },
      ItemKey__c: `${meeting}|Follow|${cases.lost}`,
    });
  });
  after(async () => {
    await browser?.close();
    await org?.close();
  });

  async function openMonths(person: Person, language: Language): Promise<Page> {
    const page = await browser.open(org.signInUrl(person, LOCALES[language]), DESKTOP);
    await page.addInitScript(() => (window.print = () => window.dispatchEvent(new Event('print-asked'))));
    await page.reload();
    await page.locator('c-renkei-meeting-console section').first().waitFor();
    await page.locator('c-renkei-meeting-console .loading').waitFor({ state: 'detached' });
    await page.locator('c-renkei-meeting-head .months button').click();
    return page;
  }

  /** What stands on the sheet; where lines break says nothing. */
  const textOf = async (on: Page, sheet: string): Promise<string> =>
    ((await on.locator(sheet).first().textContent()) ?? '').replace(/\s+/g, '');

  async function packText(language: Language): Promise<string> {
    const { pack, sheet } = await makeMonth(org.connection, { team: TEAM, month: MONTH, language });
    const frozen = monthPaperPage(sheet, language);
    assert.equal(monthPage(pack, new Format(language, pack.timeZone, pack.currency)), frozen);
    const file = join(directory, `${language}.html`);
    writeFileSync(file, frozen);
    const shown = await browser.open(pathToFileURL(file).href);
    const text = await textOf(shown, 'main.sheet');
    await shown.close();
    return text;
  }

  async function takePicture(page: Page, language: Language, size = DESKTOP): Promise<void> {
    if (!refreshes) return;
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    const name = `meeting-month-${language}-${size.width}.png`;
    const picture = await page.screenshot({ fullPage: true });
    writeFileSync(join(project, 'docs/pictures', name), smallPicture(picture));
    await page.setViewportSize(DESKTOP);
  }

  test('before any month is closed, the page says how to close one', async () => {
    for (const language of LANGUAGES) {
      const page = await openMonths('saeki', language);
      const none = page.locator('c-renkei-month-page .none');
      await assertSays(none, /renkei meeting close-month --team "East" --month yyyy-mm/);
      await assertSays(none, language === 'ja' ? /締めた月/ : /No month closed yet/);
      await page.close();
    }
  });

  test('closed, the page in the console and the pack are the same, word by word and bar by bar', async () => {
    const request = { team: TEAM, month: MONTH, language: 'en', dryRun: false } as const;
    const closed = await closeMonth(org.connection, request);
    assert.deepEqual([closed.status, closed.pageWritten], ['Closed', true]);
    assert.equal((await closeMonth(org.connection, request)).status, 'AlreadyClosed');
    for (const language of LANGUAGES) {
      const text = await packText(language);
      const page = await openMonths('saeki', language);
      await page.locator('.renkei-print-month').waitFor();
      assert.equal(await textOf(page, '.renkei-print-month'), text);
      for (const part of ['青葉フーズ', 'MinatoChemical', 'Callevery90days:<b>not</b>60', 'Kuwahara', 'Saeki'])
        assert.ok(text.includes(part), part);
      assert.match(text, language === 'ja' ? /480万円/ : /¥4\.8m/);
      await assertAccessible(page);
      await takePicture(page, language);
      await takePicture(page, language, PHONE);
      const asked = page.evaluate(
        () => new Promise<void>((resolve) => window.addEventListener('print-asked', () => resolve(), { once: true })),
      );
      await page.locator('c-renkei-meeting-head .print button').click();
      await asked;
      const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      assert.equal((paper.match(/\/Type\s*\/Page\b/g) ?? []).length, 1, 'one page of A4');
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('c-renkei-meeting-head .print button').isVisible(), false);
      assert.equal(await page.locator('.renkei-print-month .title').isVisible(), true);
      await page.close();
    }
  });

  test('what happens later changes neither', async () => {
    const before = await packText('en');
    const account = org.get('RenkeiEscalation__c', cases.won)['Account__c'];
    org.update('Account', { Id: account, Name: 'Renamed Foods' });
    assert.equal(await packText('en'), before);
    const page = await openMonths('ishida', 'en');
    await page.locator('.renkei-print-month').waitFor();
    assert.equal(await textOf(page, '.renkei-print-month'), before);
    await page.locator('c-renkei-meeting-head .months button').click();
    await page.locator('c-renkei-month-page').waitFor({ state: 'detached' });
    await page.locator('c-renkei-meeting-head .start').waitFor();
    await page.close();
  });

  test('no page complained', () => assert.deepEqual(browser.complaints, []));
});
