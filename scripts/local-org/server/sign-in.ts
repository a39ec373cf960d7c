import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import type { ServerEnvironment } from './context.ts';
import { cookieName, findBrowser, isSameOrigin, maySwitchUser } from './guards.ts';
import type { Logins } from './logins.ts';

/** Signing in by one-time code, out, and (an aid of the local org) on as another user or in another language. */
export function signInRoutes(org: LocalOrg, logins: Logins): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();

  app.get('/', (c) => {
    const to = localPath(c.req.query('to'));
    const found = logins.redeemCode(c.req.query('code') ?? '');
    if (!found) {
      // A link that was used up still leads on when this browser is signed in already.
      if (findBrowser(c, logins)) return c.redirect(to);
      return c.text('This sign-in link was used or has expired. Ask for a new one where the org was started.', 403);
    }
    const { language } = org.session(found.userId, found.language ?? browserLanguage(c.req.header('accept-language')));
    const secret = logins.startSession({ userId: found.userId, signedInAs: found.signedInAs, language });
    setCookie(c, cookieName(c), secret, { httpOnly: true, sameSite: 'Strict', path: '/' });
    c.header('Referrer-Policy', 'no-referrer');
    return c.redirect(to);
  });

  app.post('/as', async (c) => {
    const browser = requireBrowser(c, logins);
    const wanted = await c.req.json<{ userId?: string; language?: string }>();
    const userId = wanted.userId ?? browser.session.userId;
    if (userId !== browser.session.userId && !maySwitchUser(org, browser.session))
      throw new ApiError('INSUFFICIENT_ACCESS', 'Only a browser that an administrator signed in may switch the user.');
    const { language } = org.session(userId, wanted.language ?? (wanted.userId ? undefined : browser.session.language));
    logins.updateSession(browser.secret, { ...browser.session, userId, language });
    return c.json({ userId, language });
  });

  app.post('/out', (c) => {
    const browser = requireBrowser(c, logins);
    logins.endSession(browser.secret);
    deleteCookie(c, cookieName(c), { path: '/' });
    return c.body(null, 204);
  });
  return app;
}

function requireBrowser(
  c: Parameters<typeof findBrowser>[0],
  logins: Logins,
): NonNullable<ReturnType<typeof findBrowser>> {
  const browser = findBrowser(c, logins);
  if (!browser) throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
  if (!isSameOrigin(c))
    throw new ApiError('CROSS_ORIGIN_REQUEST', 'Only a page of this origin may change the session.', { status: 403 });
  return browser;
}

/** The first of the browser's languages that the org speaks; undefined when it speaks none of them. */
function browserLanguage(accepted = ''): string | undefined {
  const known = accepted.split(',').map((each) => ({ ja: 'ja', en: 'en_US' })[each.trim().slice(0, 2).toLowerCase()]);
  return known.find((language) => language !== undefined);
}

/** A path on this server; anything that could lead elsewhere (`//host`, `https:`, backslashes) becomes the start page. */
function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\\\r\n]*$/.test(to) ? to : '/';
}
