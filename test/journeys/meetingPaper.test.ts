/**
 * A meeting from its agenda to its minutes in both languages, with the words of that language: what the console prints is what
 * `meeting pack` makes of the same meeting. With `RENKEI_PICTURES=1` its pictures are written to `docs/pictures`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { makePack } from '../../scripts/meeting/pack/pack.ts';
import { packPage } from '../../scripts/meeting/paper/packPage.ts';
import { Format } from '../../scripts/meeting/words/format.ts';
import { LANGUAGES, type Language } from '../../scripts/meeting/words/words.ts';
import { project } from '../connection/testOrg.ts';
import { MeetingOrg, PEOPLE, TEAM, type Person } from '../meeting/meetingOrg.ts';
import { assertAccessible } from './accessibility.ts';
import { DESKTOP, PHONE, startBrowser, type TestBrowser } from './browser.ts';
import { Keyboard } from './keyboard.ts';
import { refreshes } from './pictures.ts';
import { smallPicture } from './smallPicture.ts';
import { assertSays } from './visitor.ts';

const CLOCK = '2026-06-12T00:30:00Z';
const DAY = '2026-06-12';
const LOCALES: Record<Language, string> = { en: 'en_US', ja: 'ja' };
/** What fits between the margins of A4 at 96 pixels an inch. */
const PAPER = { width: 703, height: 1013 };
const SAVED_WITHIN = 40_000;

const STORY = {
  en: {
    resin: ['Takamine Resin', 'Too early for us, perhaps next year.'],
    foods: ['Aoba Foods', 'Three machines of 2014; the parts run out.'],
    forge: ['Shinano Forge', 'We would like a quote for two dryers.'],
    paper: ['Marushin Paper', 'The compressor stops twice a week.'],
    chemical: ['Minato Chemical', 'Quality assurance plans a dryer of its own.'],
    west: ['West Harbour Steel', 'Nothing of this concerns the team in the east.'],
    revisit: 'A budget comes in July',
    policy: 'General: inside sales calls every 90 days instead of 60',
    action: 'Send the parts list of the NX-22',
    note: 'The plant manager decides; quality assurance has its own budget.',
    remarks: 'Next time with the service department.\n\nThe room is taken until 11:00.',
  },
  ja: {
    resin: ['高峰樹脂株式会社', 'うちにはまだ早い。来年なら考えられるかもしれない。'],
    foods: ['青葉フーズ株式会社', '2014年の機械が3台あり、部品がもう手に入らない。'],
    forge: ['信濃鍛造株式会社', '乾燥機2台の見積もりがほしい。'],
    paper: ['丸新製紙株式会社', 'コンプレッサーが週に2回止まる。'],
    chemical: ['港化学工業株式会社', '品質保証部が独自に乾燥機を検討している。'],
    west: ['西港スチール株式会社', '東日本のチームには関わりのない話。'],
    revisit: '7月に予算が付く見込み',
    policy: '一般顧客：ISの接触間隔を60日から90日に延ばす',
    action: 'NX-22の部品一覧を送る',
    note: '決裁者は工場長。品質保証部は別に予算を持っている。',
    remarks: '次回はサービス部門にも出席してもらう。\n\n会議室は11時まで使用中。',
  },
} satisfies Record<Language, Record<string, string | string[]>>;

for (const language of LANGUAGES)
  describe(`from the agenda to the minutes (${language})`, { timeout: 600_000 }, () => {
    let org: MeetingOrg;
    let browser: TestBrowser;
    let page: Page;
    let keyboard: Keyboard;
    const story = STORY[language];
    const cases: Record<string, string> = {};
    const directory = mkdtempSync(join(tmpdir(), 'renkei-paper-'));

    before(async () => {
      org = await MeetingOrg.start(CLOCK);
      browser = await startBrowser();
      bringStory();
    });
    after(async () => {
      await browser?.close();
      await org?.close();
    });

    /** Ogawa is of another team, whose cases and talks are not on this agenda. */
    function bringStory(): void {
      for (const [person, { role }] of Object.entries(PEOPLE)) {
        const Team__c = person === 'ogawa' ? 'West' : TEAM;
        org.insert('RenkeiTeamMember__c', { User__c: org.ids[person as Person], Team__c, Role__c: role });
      }
      org.insert('RenkeiCharter__c', {
        ...{ Team__c: TEAM, MeetingCadence__c: 'Weekly', MeetingWeekday__c: 'Friday', MeetingTime__c: 570 },
        ...{ MeetingMinutes__c: 45, StartsOn__c: '2026-06-05', Purpose__c: 'Follow every handover' },
      });
      const bring = (
        name: 'resin' | 'foods' | 'forge' | 'paper' | 'chemical' | 'west',
        values: object,
        more?: object,
      ) => {
        const [account, words] = story[name];
        cases[name] = org.bringCase(account!, { CustomerWords__c: words, ...values }, more);
      };
      bring('resin', {
        ...{ Status__c: 'Visited', VisitCount__c: 1, LastResult__c: 'Declined', AbandonedOn__c: '2026-06-05' },
      });
      bring('foods', { Status__c: 'Queued', SignalKind__c: 'CompetitorWithdrawal' }, { owner: null, days: 4 });
      bring(
        'forge',
        {
          ...{ Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation', SignalKind__c: 'Quote' },
          ReturnedAt__c: '2026-06-11T02:00:00.000+0000',
        },
        { owner: 'nakamura', days: 3 },
      );
      bring('paper', { SignalKind__c: 'Trouble' }, { owner: 'ishida', days: 2 });
      bring('chemical', {}, { owner: 'nakamura', days: 2 });
      bring('west', { OwnerId: org.ids.ogawa, Caller__c: org.ids.ogawa }, { owner: 'ogawa', days: 2 });
      for (const name of ['chemical', 'west'] as const)
        org.bring('RenkeiTouch__c', {
          ...{ Account__c: org.get('RenkeiEscalation__c', cases[name]!)['Account__c'], OwnerId: org.ids.morishita },
          ...{ OccurredAt__c: '2026-06-11T03:00:00.000+0000', Channel__c: 'InsideSales', Direction__c: 'Outbound' },
          ...{ Outcome__c: 'Talked', IsConversation__c: true, Needs__c: story[name][1] },
        });
      // Somebody has put one case on the agenda beforehand: it is one of all, not the only one.
      const meeting = { Name: TEAM, Team__c: TEAM, HeldOn__c: DAY, Cadence__c: 'Weekly', Status__c: 'Planned' };
      const [planned] = org.insert('RenkeiFollowUpMeeting__c', meeting);
      org.insert('RenkeiAgendaItem__c', {
        ...{ Meeting__c: planned, Section__c: 'Follow', Question__c: 'VisitLate', Escalation__c: cases['paper'] },
        ...{ Rep__c: org.ids.ishida, ItemKey__c: `${planned}|Follow|${cases['paper']}` },
      });
      org.running.org.clock.set(new Date(Date.parse(CLOCK) + 60_000));
    }

    const head = (command: string) => page.locator(`c-renkei-meeting-head .${command} button`);
    const headline = () => page.locator('c-renkei-meeting-item .headline').innerText();
    const itemOf = (name: string) =>
      org.all('RenkeiAgendaItem__c').find((item) => item['Escalation__c'] === cases[name]) ?? {};

    async function open(person: Person, locale: string): Promise<Page> {
      const opened = await browser.open(org.signInUrl(person, locale), DESKTOP);
      await opened.addInitScript(() => (window.print = () => window.dispatchEvent(new Event('print-asked'))));
      await opened.reload();
      await opened.locator('c-renkei-meeting-console section').first().waitFor();
      await opened.locator('c-renkei-meeting-console .loading').waitFor({ state: 'detached' });
      return opened;
    }

    async function walkTo(name: 'resin' | 'foods' | 'forge' | 'paper' | 'chemical'): Promise<void> {
      await page.locator('c-renkei-meeting-console section').first().focus();
      for (const key of [...Array<string>(12).fill('j'), ...Array<string>(12).fill('k')]) {
        if ((await headline()) === story[name][0]) return;
        await keyboard.press(key);
      }
      assert.fail(`${story[name][0]} is not on the agenda`);
    }

    async function assertSaved(holds: () => boolean, what: string): Promise<void> {
      for (const deadline = Date.now() + SAVED_WITHIN; !holds(); await new Promise((done) => setTimeout(done, 50)))
        if (Date.now() > deadline) assert.fail(what);
    }

    /** What stands on the sheet; where lines break says nothing. */
    const textOf = async (on: Page, sheet: string): Promise<string> =>
      ((await on.locator(sheet).first().textContent()) ?? '').replace(/\s+/g, '');

    async function packText(): Promise<{ text: string; kind: string }> {
      const pack = await makePack(org.connection, { team: TEAM, day: DAY, language });
      const file = join(directory, 'pack.html');
      writeFileSync(file, packPage(pack, new Format(language, pack.timeZone, 'JPY')));
      const shown = await browser.open(pathToFileURL(file).href);
      const text = await textOf(shown, 'main.sheet');
      await shown.close();
      return { text, kind: pack.kind };
    }

    /** Asks for paper, and tells what the browser is about to print. */
    async function printed(): Promise<string> {
      const asked = page.evaluate(
        () => new Promise<void>((resolve) => window.addEventListener('print-asked', () => resolve(), { once: true })),
      );
      await head('print').click();
      await asked;
      return textOf(page, '.renkei-print-meeting');
    }

    async function takePicture(name: string, size = DESKTOP): Promise<void> {
      if (!refreshes) return;
      await page.setViewportSize(size);
      await page.waitForTimeout(300);
      const picture = await page.screenshot();
      writeFileSync(join(project, 'docs/pictures', `${name}-${language}-${size.width}.png`), smallPicture(picture));
      await page.setViewportSize(DESKTOP);
    }

    test('before it begins, the console prints the agenda that the pack tells', async () => {
      page = await open('saeki', LOCALES[language]);
      keyboard = new Keyboard(page);
      const agenda = page.locator('c-renkei-meeting-agenda').first();
      for (const name of ['resin', 'foods', 'forge', 'paper', 'chemical'] as const)
        await agenda.getByText(story[name][0]!).first().waitFor();
      assert.ok(!(await agenda.innerText()).includes(story.west[0]!), 'talks of another team stay with it');
      const { text, kind } = await packText();
      assert.equal(kind, 'agenda');
      // As of when is the minute in which each was made.
      const timeless = (words: string) => words.replace(/\d{1,2}:\d{2}/g, '');
      const onPaper = await printed();
      assert.equal(timeless(onPaper), timeless(text));
      for (const name of ['resin', 'chemical'] as const)
        assert.ok(onPaper.includes(story[name][1]!.replace(/\s+/g, '')), name);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.locator('.renkei-print-meeting').waitFor({ state: 'detached' });
    });

    test('the whole agenda goes on record, and the team decides', async () => {
      await head('start').click();
      await assertSaved(() => org.all('RenkeiAgendaItem__c').length === 5, 'five items are on record');
      await head('close').waitFor();
      await walkTo('chemical');
      await takePicture('meeting-console');
      await walkTo('resin');
      await keyboard.press('3');
      await page.locator('c-renkei-meeting-decision .note input').fill(story.revisit);
      await takePicture('meeting-decision');
      await takePicture('meeting-decision', PHONE);
      await page.locator('c-renkei-meeting-decision .note input').press('Enter');
      await assertSaved(() => itemOf('resin')['Decision__c'] === 'Revisit', 'the decision is on record');
      await walkTo('foods');
      await keyboard.press('6');
      await page.locator('c-renkei-meeting-decision .note input').fill(story.policy);
      await page.locator('c-renkei-meeting-decision .commit button').click();
      await assertSaved(() => itemOf('foods')['Decision__c'] === 'PolicyChange', 'the policy change is on record');
      await walkTo('chemical');
      await keyboard.press('n');
      await page.locator('c-renkei-meeting-talk .note textarea').fill(story.note);
      await page.locator('c-renkei-meeting-talk .save-note button').click();
      await assertSaved(() => org.all('RenkeiAgendaNote__c').length === 1, 'the note is on record');
      await walkTo('paper');
      await keyboard.press('a');
      await page.keyboard.insertText(story.action);
      await keyboard.press('Enter');
      await assertSaved(() => org.all('RenkeiActionItem__c').length === 1, 'the action is on record');
      await walkTo('forge');
      await keyboard.press('p');
      await assertSaved(() => itemOf('forge')['State__c'] === 'Parked', 'it is parked');
      // The page has heard so, too: before, it would not close.
      await assertSays(page.locator('c-renkei-meeting-outbox .saving'), /^$/);
    });

    test('closed, the minutes on the page, on paper and in the pack are the same, remarks and all', async () => {
      await head('close').click();
      await page.getByRole('dialog').locator('textarea').fill(story.remarks);
      await page.getByRole('dialog').locator('.confirm button').click();
      await page.locator('.renkei-print-meeting .title').waitFor();
      const { text, kind } = await packText();
      assert.equal(kind, 'minutes');
      assert.equal(await textOf(page, '.renkei-print-meeting'), text);
      assert.equal(await printed(), text);
      for (const part of [story.remarks, story.policy, story.revisit, story.action, story.note])
        assert.ok(text.includes(part.replace(/\s+/g, '')), part);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await assertAccessible(page);
      await takePicture('meeting-minutes');
      await takePicture('meeting-minutes', PHONE);
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      assert.equal(await head('print').isVisible(), false);
      await takePicture('meeting-paper', PAPER);
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    });

    test('what is closed is final: notes and actions are refused, an action that is done later stays as agreed', async () => {
      const item = String(itemOf('resin')['Id']);
      const meeting = String(itemOf('resin')['Meeting__c']);
      assert.throws(
        () => org.saveAs('ishida', 'insert', 'RenkeiAgendaNote__c', { Item__c: item, Text__c: 'Late' }),
        /closed/,
      );
      assert.throws(
        () => org.saveAs('ishida', 'insert', 'RenkeiActionItem__c', { Subject__c: 'Late', Meeting__c: meeting }),
        /closed/,
      );
      org.running.org.clock.set(new Date('2026-06-15T00:30:00Z'));
      const [action] = org.all('RenkeiActionItem__c');
      org.saveAs('ishida', 'update', 'RenkeiActionItem__c', { Id: action!['Id'], Status__c: 'Done' });
      const pack = await makePack(org.connection, { team: TEAM, day: DAY, language });
      assert.deepEqual(
        pack.actions.agreed.map(({ status, since }) => [status, since?.status]),
        [['Open', 'Done']],
      );
    });

    test('who reads another language reads the remarks all the same', async () => {
      await page.close();
      const other = language === 'en' ? 'ja' : 'en';
      page = await open('kuwahara', LOCALES[other]);
      const id = String(org.all('RenkeiFollowUpMeeting__c')[0]!['Id']);
      await page.locator('c-renkei-meeting-head .meeting button').first().click();
      await page.locator(`[data-value="${id}"]`).first().click();
      await page.locator('.renkei-print-meeting .remarks').waitFor();
      assert.equal(await page.locator('.renkei-print-meeting .remarks').innerText(), story.remarks);
    });

    test('no page complained', () => assert.deepEqual(browser.complaints, []));
  });
