import { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { ServerEnvironment } from './context.ts';
import type { Logins } from './logins.ts';

/** Who the token belongs to, as the identity service says it. */
function describeIdentity(org: LocalOrg, session: Session, origin: string): Record<string, unknown> {
  const soql = `SELECT Id, Username, Name, FirstName, LastName, Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, IsActive, UserType, LastModifiedDate FROM User WHERE Id = '${session.userId}'`;
  const user = org.query(session, soql).records[0]!;
  const data = `${origin}/services/data/v{version}/`;
  const soap = (kind: string): string => `${origin}/services/Soap/${kind}/{version}/${org.organizationId.slice(0, 15)}`;
  return {
    id: `${origin}/id/${org.organizationId}/${session.userId}`,
    asserted_user: true,
    user_id: session.userId,
    organization_id: org.organizationId,
    username: user.Username,
    nick_name: user.Username,
    display_name: user.Name,
    email: user.Email,
    email_verified: true,
    first_name: user.FirstName,
    last_name: user.LastName,
    timezone: user.TimeZoneSidKey,
    active: user.IsActive,
    user_type: 'STANDARD',
    language: session.language,
    locale: user.LocaleSidKey,
    last_modified_date: user.LastModifiedDate,
    is_app_installed: true,
    urls: {
      metadata: soap('m'),
      rest: data,
      sobjects: `${data}sobjects/`,
      search: `${data}search/`,
      query: `${data}query/`,
      recent: `${data}recent/`,
      tooling_rest: `${data}tooling/`,
      profile: `${origin}/${session.userId}`,
    },
  };
}

/** `/services/oauth2/*` behind the session check. */
export function oauthRoutes(org: LocalOrg, logins: Logins): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  app.on(['GET', 'POST'], '/userinfo', (c) => {
    const origin = new URL(c.req.url).origin;
    const { id, first_name, last_name, timezone, username, display_name, ...rest } = describeIdentity(
      org,
      c.get('session'),
      origin,
    );
    return c.json({
      ...rest,
      sub: id,
      preferred_username: username,
      name: display_name,
      given_name: first_name,
      family_name: last_name,
      zoneinfo: timezone,
    });
  });
  // A browser login for who holds a token: the page address carries a one-time code instead of the token.
  app.on(['GET', 'POST'], '/singleaccess', async (c) => {
    if (c.get('browser'))
      throw new ApiError('INSUFFICIENT_ACCESS', 'A sign-in link is given for an access token only.');
    const form: Record<string, unknown> = c.req.method === 'POST' ? await c.req.parseBody() : c.req.query();
    const address = new URL('/sign-in', c.req.url);
    address.searchParams.set('code', logins.issueCode(c.get('session').userId));
    if (typeof form.redirect_uri === 'string')
      address.searchParams.set('to', `/${form.redirect_uri.replace(/^\/+/, '')}`);
    return c.json({ frontdoor_uri: address.href });
  });
  return app;
}

/** The identity URL `/id/<organization>/<user>`: one's own only. */
export function identityRoute(org: LocalOrg): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  app.get('/:organization/:user', (c) => {
    const session = c.get('session');
    const { organization, user } = c.req.param();
    if (
      organization.slice(0, 15) !== org.organizationId.slice(0, 15) ||
      user.slice(0, 15) !== session.userId.slice(0, 15)
    )
      throw new ApiError('INSUFFICIENT_ACCESS', 'The identity of another user is not shown.');
    return c.json(describeIdentity(org, session, new URL(c.req.url).origin));
  });
  return app;
}
