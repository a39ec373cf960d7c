import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { DESKTOP, PHONE } from './browser.ts';

const folder = 'tmp/pictures';

/**
 * Takes a page at desk and phone width, for people to look at: `tmp/pictures/<name>-1280.png` and `…-390.png`. Those in
 * `docs/pictures` are copies of them.
 */
export async function takePictures(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize(PHONE);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}-390.png` });
  await page.setViewportSize(DESKTOP);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}/${name}-1280.png` });
}
