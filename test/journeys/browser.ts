import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Widths that pages are tried at: a desk and a phone. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/**
 * The Chromium to test with: the one `RENKEI_CHROMIUM` names, one on the PATH, or the one that comes as an npm package.
 * @throws when `RENKEI_CHROMIUM` names a file that is not there
 */
export async function findChromium(): Promise<{ path: string; flags: string[] }> {
  const named = process.env['RENKEI_CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`RENKEI_CHROMIUM names ${named}, and no such file exists.`);
    return { path: named, flags: FLAGS };
  }
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  const installed = directories
    .flatMap((directory) => NAMES.map((name) => join(directory, name)))
    .find((file) => existsSync(file));
  if (installed) return { path: installed, flags: FLAGS };
  const { default: packaged } = await import('@sparticuz/chromium');
  return { path: await packaged.executablePath(), flags: [...packaged.args, ...FLAGS] };
}

/** A browser with an empty profile, and what its pages complained about. */
export interface TestBrowser {
  context: BrowserContext;
  /** Errors in pages and in their consoles, oldest first. */
  complaints: string[];
  /** Opens a page of a size. */
  open(url: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a browser; every page's errors are kept, so that a test can demand that there were none. */
export async function startBrowser(): Promise<TestBrowser> {
  const { path, flags } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    args: flags,
    headless: true,
    viewport: DESKTOP,
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
  });
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`${error.error()}\n${error.error().stack ?? ''}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  return {
    context,
    complaints,
    async open(url, size = DESKTOP) {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.setViewportSize(size);
      await page.goto(url);
      return page;
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
