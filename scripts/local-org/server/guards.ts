import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { BrowserSession, ServerEnvironment } from './context.ts';
import type { Logins } from './logins.ts';

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Refuses requests that were addressed to another host name: a web page whose name was rebound to loopback cannot talk to the org.
 * @param port the port that the server listens on, once it does
 */
export function hostCheck(port: () => number | undefined): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host;
    const [, name, hostPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? [];
    const expected = port();
    if (!name || !LOOPBACK_NAMES.has(name) || (expected !== undefined && Number(hostPort ?? 80) !== expected))
      return c.json(
        [{ errorCode: 'MISDIRECTED_REQUEST', message: 'This server answers to its loopback address only.' }],
        421,
      );
    return next();
  };
}

/** The name of the session cookie. Cookies ignore ports, so the name holds the port: several orgs can run side by side. */
export function cookieName(c: Context): string {
  return `sid_${new URL(c.req.url).port || '80'}`;
}

/** True when the browser says that this very origin's page sent the request: the guard of requests that carry the cookie. */
export function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return c.req.header('origin') === new URL(c.req.url).origin;
}

/** Finds the session of the browser's cookie, for pages and for the API; undefined when nobody is signed in. */
export function findBrowser(c: Context, logins: Logins): ServerEnvironment['Variables']['browser'] {
  const secret = getCookie(c, cookieName(c));
  const session = secret === undefined ? undefined : logins.findSession(secret);
  return secret !== undefined && session ? { secret, session } : undefined;
}

/** The session of a page request; undefined when nobody is signed in, or the user is active no more. */
export function signedIn(
  org: LocalOrg,
  logins: Logins,
  c: Context,
): { session: Session; maySwitchUser: boolean } | undefined {
  const browser = findBrowser(c, logins);
  if (!browser) return undefined;
  try {
    const session = org.session(browser.session.userId, browser.session.language);
    return { session, maySwitchUser: maySwitchUser(org, browser.session) };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Whether the browser was signed in by an administrator, whomever it acts as now. */
export function maySwitchUser(org: LocalOrg, browser: BrowserSession): boolean {
  return org.access.hasUserPermission(org.session(browser.signedInAs), 'ModifyAllData');
}

/** Lets a request through with the session of its token, or of a same-origin page's cookie. SOAP calls carry theirs in the envelope. */
export function sessionCheck(org: LocalOrg, logins: Logins): MiddlewareHandler<ServerEnvironment> {
  return async (c, next) => {
    const token = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token !== undefined) {
      const session = org.sessionOfToken(token);
      // Pages of the org itself do without the permission: they come with a cookie.
      if (c.req.path.startsWith('/services/data/')) requireApi(org, session, 'REST');
      c.set('session', session);
      return next();
    }
    const browser = findBrowser(c, logins);
    if (!browser) throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
    if (!isSameOrigin(c))
      throw new ApiError('CROSS_ORIGIN_REQUEST', 'The session cookie is accepted from pages of this origin only.', {
        status: 403,
      });
    c.set('browser', browser);
    c.set('session', org.session(browser.session.userId, browser.session.language));
    return next();
  };
}

/** @throws ApiError API_DISABLED_FOR_ORG for a user without the permission API Enabled */
export function requireApi(org: LocalOrg, session: Session, api: string): void {
  if (org.access.hasUserPermission(session, 'ApiEnabled')) return;
  throw new ApiError('API_DISABLED_FOR_ORG', `The ${api} API is not enabled for this Organization.`, { status: 403 });
}
