import { existsSync } from 'node:fs';
import type { Browser, BrowserType, LaunchOptions } from 'playwright-core';
import { messagesOf } from '../../connection/messages.ts';

const messages = messagesOf('meeting.pack');

/** A bare machine gives a browser neither a sandbox nor a screen card. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const CHANNELS = ['chrome', 'msedge', 'chromium'] as const;
const PACKAGED = '@sparticuz/chromium';

/**
 * Starts the browser of this machine: the one that `CHROME_PATH` names, an installed Chrome, Edge or Chromium, else the one that comes
 * as an npm package.
 * @throws SfError `NoBrowserError` when there is none
 */
export async function startBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const chromium = await playwright();
  const named = environment['CHROME_PATH'];
  const tried: string[] = [];
  if (named) {
    // Who names a browser wants this one.
    if (!existsSync(named)) throw messages.createError('error.NoBrowser', [`CHROME_PATH=${named}`]);
    return chromium.launch({ executablePath: named, args: FLAGS });
  }
  const ways: [name: string, options: () => Promise<LaunchOptions>][] = [
    ...CHANNELS.map((channel): [string, () => Promise<LaunchOptions>] => [channel, async () => ({ channel })]),
    [PACKAGED, packaged],
  ];
  for (const [name, options] of ways) {
    tried.push(name);
    try {
      return await chromium.launch({ args: FLAGS, ...(await options()) });
    } catch {
      // Not on this machine, or not fit to run: the next one may be.
    }
  }
  throw messages.createError('error.NoBrowser', [tried.join(', ')]);
}

/** Both packages are for development: whoever installs the plugin alone may lack them. */
async function playwright(): Promise<BrowserType> {
  try {
    return (await import('playwright-core')).chromium;
  } catch {
    throw messages.createError('error.NoBrowser', ['playwright-core']);
  }
}

/** The package unpacks the libraries that its Chromium needs only where it takes itself to be on its home ground. */
async function packaged(): Promise<LaunchOptions> {
  const before = { ...process.env };
  const names = ['AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'];
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const own = names.slice(1).flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []));
    const env = Object.fromEntries(
      Object.entries({ ...before, ...Object.fromEntries(own) }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    return { executablePath, env, args: [...FLAGS, '--no-zygote'] };
  } finally {
    for (const name of names)
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}
