// The pages in a real browser: whatever anybody wrote is on them as text, nothing is clipped, and a month is one page.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cssText } from 'c/renkeiMeetingPaperRules';
import { parse } from 'csv-parse/sync';
import { monthSchema } from '../../scripts/meeting/month/model.ts';
import { packSchema } from '../../scripts/meeting/pack/model.ts';
import { html } from '../../scripts/meeting/paper/html.ts';
import { monthTable } from '../../scripts/meeting/paper/monthTable.ts';
import { packPage } from '../../scripts/meeting/paper/packPage.ts';
import { packTable } from '../../scripts/meeting/paper/packTable.ts';
import { printPdf, withFonts } from '../../scripts/meeting/paper/pdf.ts';
import { shorten } from 'c/renkeiMeetingPaperRules';
import { Format } from '../../scripts/meeting/words/format.ts';
import { LANGUAGES, type Language } from '../../scripts/meeting/words/words.ts';
import { startBrowser, type TestBrowser } from '../journeys/browser.ts';
import { LONG, monthPage, sampleMonth, samplePack } from './packSample.ts';

const format = (language: Language) => new Format(language, 'Asia/Tokyo', 'JPY');
const pages = (pdf: Buffer) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
/** A4 at 96 pixels an inch; what printing leaves of it between the margins of 12 mm. */
const A4 = { width: 794, height: 1123 };
const PRINTED = { width: 703, height: 1013 };

describe('pages of the packs', { timeout: 240_000 }, () => {
  let browser: TestBrowser;
  const directory = mkdtempSync(join(tmpdir(), 'renkei-page-'));

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  const open = async (name: string, text: string, media: 'screen' | 'print') => {
    const file = join(directory, `${name}.html`);
    writeFileSync(file, withFonts(text));
    const page = await browser.open(pathToFileURL(file).href, media === 'print' ? PRINTED : A4);
    await page.emulateMedia({ media });
    return page;
  };

  /** Elements whose content is wider than they are, or that leave the sheet; text of pictures that leaves its picture. */
  const overflowing = () => {
    const sheet = document.querySelector('.sheet')!.getBoundingClientRect();
    const said: string[] = [];
    for (const element of document.querySelectorAll('.sheet *')) {
      const box = element.getBoundingClientRect();
      const name = `${element.tagName}.${element.getAttribute('class') ?? ''} ${(element.textContent ?? '').slice(0, 40)}`;
      const picture = element.closest('svg');
      if (picture) {
        const frame = picture.getBoundingClientRect();
        if (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1)
          said.push(`out of its picture: ${name}`);
      } else if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        said.push(`wider than itself: ${name}`);
      if (box.right > sheet.right + 0.5 || box.left < sheet.left - 0.5) said.push(`out of the sheet: ${name}`);
      const { overflow, textOverflow } = getComputedStyle(element);
      if (!picture && element.tagName !== 'svg' && (overflow !== 'visible' || textOverflow !== 'clip'))
        said.push(`clips: ${name}`);
    }
    if (document.documentElement.scrollWidth > window.innerWidth) said.push('the page is wider than A4');
    return said;
  };

  for (const language of LANGUAGES)
    for (const media of ['screen', 'print'] as const)
      it(`nothing overflows at A4 width (${language}, ${media})`, async () => {
        for (const [name, text] of [
          ['agenda', packPage(samplePack(language), format(language))],
          ['minutes', packPage(samplePack(language, 'minutes'), format(language))],
          ['month', monthPage(sampleMonth(language), format(language))],
        ] as const) {
          const page = await open(`${name}-${language}`, text, media);
          assert.deepEqual(await page.evaluate(overflowing), [], name);
          const shown = await page.evaluate(() => document.body.innerText);
          const wanted = name === 'month' ? [] : [LONG.japanese, LONG.word, LONG.markup];
          for (const long of wanted) assert.ok(shown.includes(long), `${name} shows all of it`);
          assert.equal(await page.locator('script, img').count(), 0, 'no markup of records');
          await page.close();
        }
      });

  it('a month goes on one page with the longest texts, a pack on as many as it takes', async () => {
    const texts = LANGUAGES.flatMap((language) => [
      monthPage(sampleMonth(language), format(language)),
      packPage(samplePack(language), format(language)),
    ]);
    const [month, pack, monatJa, packJa] = (await printPdf(texts)).map(pages);
    assert.deepEqual([month, monatJa], [1, 1]);
    assert.ok(pack! > 2 && packJa! > 2);
  });

  it('records bring no markup and no style into a page', () => {
    assert.equal(html`<p>${LONG.markup}</p>`.text.match(/</g)!.length, 2);
    assert.equal(html`${null}${false}${['<', 1]}`.text, '&lt;1');
    assert.match(cssText(`"; } </style>\\\n`), /^"(?:[^"\\<>;{}\n]|\\[0-9a-f]+ )*"$/);
    const text = packPage(samplePack('en', 'agenda', { team: LONG.markup }), format('en'));
    assert.equal(text.match(/<style>/g)!.length, 1);
    assert.equal(text.match(/<\/style>/g)!.length, 1);
    assert.doesNotMatch(text, /<script|<img|https?:\/\/(?!example)/);
    assert.match(text, /Content-Security-Policy.*default-src &#39;none&#39;/);
  });

  it('a table opens in a spreadsheet without running anything', () => {
    for (const text of [
      packTable(samplePack('ja', 'minutes'), format('ja')),
      monthTable(sampleMonth('en', { team: LONG.formula }), format('en')),
    ]) {
      assert.equal(text.charCodeAt(0), 0xfeff);
      const rows = parse(text, { bom: true }) as string[][];
      const [heads] = rows;
      for (const row of rows) {
        assert.equal(row.length, heads!.length);
        for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+@＝＋＠]/);
      }
    }
    assert.ok(packTable(samplePack('en'), format('en')).includes(`'=HYPERLINK`));
  });

  it('the samples are packs, and a pack of nothing is a page too', () => {
    for (const language of LANGUAGES) {
      packSchema.parse(samplePack(language, 'minutes'));
      monthSchema.parse(sampleMonth(language));
      const none = { items: 0, decided: 0, onTrack: 0, parked: 0, open: 0 };
      const nothing = { reps: [], totals: none, meeting: null, since: null, hasMembers: false };
      const actions = { agreed: [], open: [] };
      const charts = { ageing: [], answers: [], answerDays: 28 };
      const page = packPage(samplePack(language, 'agenda', { ...nothing, actions, charts }), format(language));
      assert.match(page, language === 'en' ? /No case changed/ : /動きのあった案件も/);
      assert.match(packPage(samplePack(language, 'missed', nothing), format(language)), /notice bad/);
      const bare = { hasCharter: false, isFrozen: false, stories: { won: null, revived: null, lesson: null } };
      assert.match(
        monthPage(sampleMonth(language, { ...bare, decisions: [] }), format(language)),
        language === 'en' ? /Provisional[\s\S]*no charter/ : /暫定値[\s\S]*憲章がない/,
      );
    }
  });

  it('cuts a text to its room, ideographs counting twice', () => {
    assert.equal(shorten('abc  d\n', 6), 'abc d');
    assert.equal(shorten('abcdef', 3), 'abc…');
    assert.equal(shorten('日本語', 4), '日本…');
    assert.equal(shorten('𠮷野家', 4), '𠮷野…');
  });
});
