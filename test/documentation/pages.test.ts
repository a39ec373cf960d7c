// What people read leads where it says: links and anchors resolve, pictures are there and shown, and each page has its other language.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { project } from '../connection/testOrg.ts';

/** Pages in one language, and why. */
const ENGLISH_ONLY: Record<string, string> = {
  'docs/data-model.md': 'overview for developers; the Japanese data dictionary has every object and field',
  'docs/permissions.md': 'tables by API names that a test compares with the org',
  'docs/policy-file.md': 'entries of a file, written from its schema',
  'docs/import.md': 'entries of a file, written from its schema',
  'docs/reports.md': 'written from report metadata; the reports themselves are named in both languages',
  'docs/schedule.md': 'commands and settings for whoever runs a scheduler',
  'docs/doctor.md': 'reference of codes and JSON; the command itself speaks Japanese',
  'docs/sandbox-check.md': 'reference of checks; the command itself speaks Japanese',
};
/** A picture that is small enough for a repository; maps of many shades are the largest. */
const MOST_BYTES = 220_000;

const pages = [
  'README.md',
  'README.ja.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...globSync('docs/**/*.md', { cwd: project }).map((path) => path.replaceAll('\\', '/')),
].sort();
const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');
/** Text without code: what stands there is no link and no heading. */
const prose = (path: string): string =>
  textOf(path)
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''));
const headings = (path: string): string[] =>
  [...prose(path).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading!);
const linksOf = (path: string): string[] =>
  [...prose(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => decodeURIComponent(link!))
    .filter((link) => !/^https?:/.test(link));
const picturesOf = (path: string): string[] =>
  linksOf(path)
    .filter((link) => link.endsWith('.png'))
    .map((link) => normalize(join(dirname(path), link)));

/** The anchor that a heading gets: small letters, spaces as hyphens, signs left out; a second one of the same name is numbered. */
function anchors(path: string): Set<string> {
  const seen = new Map<string, number>();
  return new Set(
    headings(path).map((heading) => {
      const anchor = heading
        .replaceAll(/[`*]|\]\([^)]*\)|\[/g, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
        .replaceAll(' ', '-');
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count === 0 ? anchor : `${anchor}-${count}`;
    }),
  );
}

/** Links of a page that lead nowhere. */
const dead = (path: string): string[] =>
  linksOf(path).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    if (!existsSync(join(project, target))) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchors(target).has(anchor);
  });

/** The page in the other language. */
const inJapanese = (path: string): string =>
  path === 'README.md' ? 'README.ja.md' : path.replace(/^docs\//, 'docs/ja/');
const guides = pages.filter((path) => /^docs\/(?!ja\/)/.test(path) && !ENGLISH_ONLY[path]).concat('README.md');

describe('documentation', () => {
  for (const path of pages)
    it(`${path}: every link and anchor leads somewhere`, () => assert.deepEqual(dead(path), []));

  it('shows every picture of docs/pictures, and each is small', () => {
    const shown = new Set(pages.flatMap(picturesOf));
    const there = globSync('docs/pictures/**/*.png', { cwd: project }).map((path) => path.replaceAll('\\', '/'));
    assert.deepEqual(
      there.filter((path) => !shown.has(path)),
      [],
      'no page shows these',
    );
    for (const path of there) {
      const { size } = statSync(join(project, path));
      assert.ok(size <= MOST_BYTES, `${path} has ${size} bytes`);
    }
  });

  it('stands in Japanese beside the English, or says why not', () => {
    for (const path of guides) assert.ok(pages.includes(inJapanese(path)), `${path} has no ${inJapanese(path)}`);
    for (const path of Object.keys(ENGLISH_ONLY)) {
      assert.ok(pages.includes(path), `${path} is listed and not there`);
      assert.ok(!pages.includes(inJapanese(path)), `${path} stands in Japanese now`);
    }
    const originals = new Set(guides.map(inJapanese));
    for (const path of pages.filter((page) => /^docs\/ja\/|\.ja\.md$/.test(page)))
      assert.ok(originals.has(path), `${path} has no English page`);
  });

  for (const path of guides)
    it(`${path} and its Japanese page have the same headings and pictures`, () => {
      const other = inJapanese(path);
      const levels = (page: string) => [...prose(page).matchAll(/^(#{1,6}) /gm)].map(([, level]) => level);
      assert.deepEqual(levels(other), levels(path));
      const expected = picturesOf(path).map((picture) => {
        const japanese = picture.replace('-en', '-ja');
        return existsSync(join(project, japanese)) ? japanese : picture;
      });
      assert.deepEqual(picturesOf(other), expected);
      for (const [, words] of textOf(other).matchAll(/!\[([^\]]*)\]/g))
        assert.match(words!, /[぀-ヿ一-鿿]/, `${other}: a picture is described in Japanese`);
    });

  it('a dead link, a dead anchor and a lone page would be found', () => {
    assert.ok(anchors('docs/flows.md').has('renkeivisit_beforesave_guard'));
    assert.ok(anchors('docs/ja/flows.md').has('有効化の順序'));
    assert.ok(!anchors('docs/flows.md').has('no-such-heading'));
    assert.equal(basename(inJapanese('docs/guides/admin.md')), 'admin.md');
  });
});
