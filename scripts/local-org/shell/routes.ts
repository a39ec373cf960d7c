import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { LocalOrg, Session } from '../org.ts';
import { bootData } from './server/boot.ts';
import { ShellBundle } from './server/bundle.ts';
import { clientDirectory, packageDirectory } from './server/modules.ts';
import { appPage, CONTENT_SECURITY_POLICY, signInPage, waitingPage } from './server/page.ts';

export interface ShellOptions {
  /** The session of a page request, from the browser's cookie; undefined when nobody is signed in. */
  signedIn(c: Context): { session: Session; maySwitchUser: boolean } | undefined;
  /** Where built browser code is kept; builds are named by their content, so several orgs can share it. */
  cacheDirectory?: string;
}

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_DAY = 'public, max-age=86400';

/** The default cache: beside the installed packages that most of it is made from. */
const defaultCache = fileURLToPath(new URL('../../../.cache/shell', import.meta.url));

/** Folders whose files the page may load, below `/shell/assets/`. */
const ASSETS: Record<string, () => string> = {
  'slds/styles': () => join(packageDirectory('@salesforce-ux/design-system'), 'assets/styles'),
  'slds/icons': () => join(packageDirectory('@salesforce-ux/design-system'), 'assets/icons'),
  fonts: () => packageDirectory('@fontsource/noto-sans-jp'),
  client: () => clientDirectory,
};

/**
 * The browser app of an org: its pages, their data and their files; to be mounted at `/`, after the API.
 * `GET /shell/status` needs no session: it starts what is still to be built, and tells how far it is.
 */
export function shellRoutes(org: LocalOrg, options: ShellOptions): Hono {
  const bundle = new ShellBundle(
    () => org.metadata.ofType('LightningComponentBundle'),
    options.cacheDirectory ?? defaultCache,
  );
  const routes = new Hono();
  const pageVersion = createHash('sha256')
    .update(['shell.css', 'clock.js'].map((name) => readFileSync(join(clientDirectory, name), 'utf8')).join(''))
    .digest('hex')
    .slice(0, 8);

  const page = (c: Context, html: string, status: 200 | 401 | 500 | 503 = 200): Response =>
    c.html(html, status, {
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });

  const open = (c: Context): Response => {
    const signedIn = options.signedIn(c);
    if (!signedIn) return page(c, signInPage(), 401);
    const state = bundle.state();
    if (state.state !== 'ready') return page(c, waitingPage(state), state.state === 'failed' ? 500 : 503);
    const { session, maySwitchUser } = signedIn;
    return page(c, appPage(bootData(org, session, maySwitchUser, state.parts), state.parts.platform, pageVersion));
  };
  routes.get('/', open);
  routes.get('/lightning', open);
  routes.get('/lightning/*', open);

  routes.get('/shell/boot', (c) => {
    const signedIn = options.signedIn(c);
    const state = bundle.state();
    if (!signedIn) return c.json({ message: 'Session expired or invalid' }, 401);
    if (state.state !== 'ready') return c.json(state, 503);
    return c.json(bootData(org, signedIn.session, signedIn.maySwitchUser, state.parts));
  });
  routes.get('/shell/status', (c) => c.json(bundle.state()));

  routes.get('/shell/bundle/:directory/:name{.+}', async (c) => {
    const { directory, name } = c.req.param();
    return send(c, bundle.file(directory, name), FOR_EVER);
  });
  routes.get('/shell/assets/:path{.+}', async (c) => send(c, assetFile(c.req.param('path')), FOR_A_DAY));
  return routes;
}

function assetFile(path: string): string | undefined {
  const folder = Object.keys(ASSETS).find((each) => path.startsWith(`${each}/`));
  if (!folder) return undefined;
  const directory = ASSETS[folder]!();
  const file = resolve(directory, path.slice(folder.length + 1));
  return file.startsWith(`${directory}/`) && extname(file) in CONTENT_TYPES ? file : undefined;
}

async function send(c: Context, file: string | undefined, caching: string): Promise<Response> {
  const content = file && (await readFile(file).catch(() => undefined));
  if (!content) return c.text('Not found', 404);
  return c.body(content, 200, {
    'Content-Type': CONTENT_TYPES[extname(file)]!,
    'Cache-Control': caching,
    'X-Content-Type-Options': 'nosniff',
  });
}
