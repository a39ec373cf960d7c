import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { messagesOf } from '../../connection/messages.ts';
import { startBrowser } from './browser.ts';

const messages = messagesOf('meeting.pack');
const WEIGHTS = ['400', '700'];

/**
 * Prints pages to PDF on A4, with a Japanese font of our own: a bare machine has none. The pages load nothing else and run no script.
 * @throws SfError `NoBrowserError`, `BrowserFailedError`
 */
export async function printPdf(pages: readonly string[]): Promise<Buffer[]> {
  const browser = await startBrowser();
  const directory = await mkdtemp(join(tmpdir(), 'renkei-pack-'));
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const printed: Buffer[] = [];
    for (const [index, text] of pages.entries()) {
      const file = join(directory, `${index}.html`);
      await writeFile(file, withFonts(text), { mode: 0o600 });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
      await loadFonts(page, text);
      printed.push(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }));
      await page.close();
    }
    return printed;
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message.split('\n')[0]! : String(problem);
    throw messages.createError('error.BrowserFailed', [reason], [], 1, problem instanceof Error ? problem : undefined);
  } finally {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * What stands in the margins of a page is laid out when it is printed: a part of the font that nothing else on the page has asked for
 * would come too late, and its text would be missing on paper.
 */
async function loadFonts(page: Page, text: string): Promise<void> {
  await page.evaluate(
    ({ signs, weights }) =>
      Promise.all(weights.map((weight) => document.fonts.load(`${weight} 10pt 'Noto Sans JP'`, signs))).then(
        () => undefined,
      ),
    { signs: [...new Set(`${text}0123456789`)].join(''), weights: WEIGHTS },
  );
}

/** The page with the font's own style in front of its style; without the font's package the machine's fonts have to do. */
export function withFonts(page: string): string {
  const styles = WEIGHTS.flatMap((weight) => fontStyle(weight));
  return styles.length === 0 ? page : page.replace('<style>', () => `<style>${styles.join('\n')}</style>\n<style>`);
}

function fontStyle(weight: string): string[] {
  let file: string;
  try {
    file = createRequire(import.meta.url).resolve(`@fontsource/noto-sans-jp/${weight}.css`);
  } catch {
    return [];
  }
  if (!existsSync(file)) return [];
  const directory = pathToFileURL(`${dirname(file)}/`).href;
  // Laid out with the right font from the start: a page that is printed shows no other in between.
  return [
    readFileSync(file, 'utf8').replaceAll('url(./', `url(${directory}`).replaceAll('display: swap', 'display: block'),
  ];
}
