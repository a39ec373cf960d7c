import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { project } from '../connection/testOrg.ts';
import { DESKTOP, PHONE } from './browser.ts';
import { smallPicture } from './smallPicture.ts';
import type { Visitor } from './visitor.ts';

const folder = 'tmp/pictures';
const asked = process.env['RENKEI_PICTURES'] ?? '';
/** Whether this run refreshes the pictures of the documentation: `npm run pictures`. With `tmp` they are only taken to be looked at. */
export const refreshes = asked !== '' && asked !== 'tmp';
/** No picture of a page is so colourful that it cannot be told from its copy at this size. */
const MOST_BYTES = 110_000;

/**
 * Shows a page at phone and desk width. With `RENKEI_PICTURES` they are taken for people to look at: `tmp/pictures/<name>-1280.png`
 * and `…-390.png`; with `RENKEI_PICTURES=1` those that a page of the documentation shows go to `docs/pictures`, with fewer colours.
 */
export async function takePictures(page: Page, name: string): Promise<void> {
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await takePicture(page, `${name}-${size.width}`);
  }
}

/** Takes the page as it is, as `takePictures` does. @param name with the width that the page has now: `day-en-390` */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (asked === '') return;
  // What is on its way from one look to another arrives.
  await page.waitForTimeout(300);
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
  keepPicture(name);
}

/**
 * Takes a page in Japanese and goes back to English. Only when pictures are refreshed: the page is opened anew for it.
 *
 * @param open opens what is to be seen, once the language is Japanese
 */
export async function takeInJapanese(visitor: Visitor, name: string, open: () => Promise<void>): Promise<void> {
  if (!refreshes) return;
  const { page } = visitor;
  const before = page.viewportSize() ?? DESKTOP;
  await page.setViewportSize(DESKTOP);
  await visitor.chooseFrom('language', '日本語');
  await page.setViewportSize(before);
  await open();
  await takePictures(page, name);
  await visitor.chooseFrom('language', 'English');
  await page.setViewportSize(before);
}

/** Copies a picture to `docs/pictures` when pictures are refreshed and a page shows it. */
function keepPicture(name: string): void {
  if (!refreshes || !shownPictures().has(`${name}.png`)) return;
  const target = join(project, 'docs/pictures', `${name}.png`);
  try {
    writeFileSync(target, smallPicture(readFileSync(`${folder}/${name}.png`), MOST_BYTES));
  } catch (problem) {
    // A map of many shades says less with twenty of them: then it is kept as it was taken.
    if (!/bytes even with/.test(String(problem))) throw problem;
    copyFileSync(`${folder}/${name}.png`, target);
  }
}

/** File names of the pictures that pages of the documentation show. */
function shownPictures(): Set<string> {
  const pages = globSync(['README*.md', 'docs/**/*.md'], { cwd: project });
  return new Set(
    pages.flatMap((path) =>
      [...readFileSync(join(project, path), 'utf8').matchAll(/\]\([^)]*pictures\/([\w-]+\.png)\)/g)].map(
        ([, file]) => file!,
      ),
    ),
  );
}
