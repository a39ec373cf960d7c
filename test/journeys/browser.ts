import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { slowDown } from './slowMachine.ts';

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

/** A Chromium and what it takes to start it. */
interface Chromium {
  path: string;
  flags: string[];
  environment: NodeJS.ProcessEnv;
}

/**
 * The Chromium to test with: the one `RENKEI_CHROMIUM` names, one on the PATH, or the one that comes as an npm package.
 * @throws when `RENKEI_CHROMIUM` names a file that is not there
 */
async function findChromium(): Promise<Chromium> {
  const environment = { ...process.env };
  const named = environment['RENKEI_CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`RENKEI_CHROMIUM names ${named}, and no such file exists.`);
    return { path: named, flags: FLAGS, environment };
  }
  const directories = (environment['PATH'] ?? '').split(delimiter);
  const installed = directories
    .flatMap((directory) => NAMES.map((name) => join(directory, name)))
    .find((file) => existsSync(file));
  return installed ? { path: installed, flags: FLAGS, environment } : packagedChromium(environment);
}

/** The package unpacks the libraries that Chromium needs (a bare machine has none) only where it takes itself to be on its home ground. */
async function packagedChromium(environment: NodeJS.ProcessEnv): Promise<Chromium> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const path = await packaged.executablePath();
    const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
    // Not its own flags: they switch off the same-origin policy, which pages here rely on.
    return {
      path,
      flags: [...FLAGS, '--no-zygote'],
      environment: { ...environment, LD_LIBRARY_PATH, FONTCONFIG_PATH },
    };
  } finally {
    for (const name of ['AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'])
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
  }
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
  const { path, flags, environment } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    args: flags,
    env: Object.fromEntries(
      Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
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
  const slow = await slowDown(context);
  return {
    context,
    complaints,
    async open(url, size = DESKTOP) {
      const page = await context.newPage();
      await slow(page);
      page.setDefaultTimeout(40_000);
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
