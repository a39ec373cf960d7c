import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Logins } from '../../../scripts/local-org/server/logins.ts';
import { createApp } from '../../../scripts/local-org/server/app.ts';
import { WidgetOrg } from '../record/widgetOrg.ts';
import { Client, DATA, ORIGIN } from './client.ts';

const widgets = new WidgetOrg();
const { org, admin, seller } = widgets;
const logins = new Logins(org);
const client = new Client(org, admin, createApp(org, { logins, port: () => 80 }));
const nobody = client.as(undefined);

/** Redeems a code; returns the cookie as a browser would send it back. */
async function signIn(
  userId: string,
  to = '/',
): Promise<{ status: number; cookie: string; attributes: string; location: string | null }> {
  const code = logins.issueCode(userId);
  const { status, headers } = await nobody.get(`/sign-in?code=${code}&to=${encodeURIComponent(to)}`);
  const [cookie = '', ...attributes] = (headers.get('set-cookie') ?? '').split('; ');
  return { status, cookie, attributes: attributes.join('; '), location: headers.get('location') };
}

for (const host of [
  'evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1:81',
  'localhost:8080',
  '',
  '[::2]',
  '127.0.0.1:80:80',
  'LOCALHOST.',
])
  test(`a request addressed to '${host}' is refused: 421`, async () => {
    const { status, body } = await client.get('/sobjects', { Host: host });
    assert.equal(status, 421);
    assert.equal(body[0].errorCode, 'MISDIRECTED_REQUEST');
  });

for (const host of ['127.0.0.1', 'localhost', '[::1]', 'localhost:80'])
  test(`a request addressed to '${host}' is taken`, async () => {
    assert.equal((await client.get('/services/data', { Host: host })).status, 200);
  });

for (const headers of [
  {},
  { Authorization: 'Bearer x' },
  { Authorization: `Bearer ${admin.accessToken}x` },
  { Authorization: `Basic ${admin.accessToken}` },
  { Cookie: 'sid_80=x' },
])
  test(`without a valid token or session nothing is told: ${JSON.stringify(Object.keys(headers))}`, async () => {
    for (const path of [
      `${DATA}/sobjects`,
      DATA,
      '/services/oauth2/userinfo',
      `/id/${org.organizationId}/${admin.userId}`,
      `${DATA}/nothing`,
      '//services/data/v66.0/sobjects',
      '/services/apexrest/x',
    ]) {
      const { status, body } = await nobody.get(path, headers as Record<string, string>);
      assert.deepEqual(
        [status, body],
        [401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]],
        path,
      );
    }
  });

test('the list of versions needs no token; versions that are not served are named', async () => {
  const { body } = await nobody.get('/services/data');
  assert.deepEqual(body.at(-1), { label: "Spring '26", url: DATA, version: '66.0' });
  for (const version of ['v67.0', 'v49.0', 'v66.1', 'latest']) {
    const refused = await client.get(`/services/data/${version}/sobjects`);
    assert.equal(refused.status, 404);
    assert.match(refused.body[0].message, new RegExp(version.replace('.', '\\.')));
  }
});

test('a sign-in link works once, sets a guarded cookie and leads to a path of this server only', async () => {
  const { status, cookie, attributes, location } = await signIn(admin.userId, '/lightning/n/Page?x=1');
  assert.deepEqual([status, location], [302, '/lightning/n/Page?x=1']);
  assert.match(cookie, /^sid_80=[\w-]{40,}$/);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/'])
    assert.ok(attributes.includes(attribute), attribute);
  const code = logins.issueCode(admin.userId);
  await nobody.get(`/sign-in?code=${code}`);
  assert.equal((await nobody.get(`/sign-in?code=${code}`)).status, 403);
  assert.equal((await nobody.get(`/sign-in?code=${code}`, { Cookie: cookie })).status, 302);
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'lightning'])
    assert.equal((await signIn(admin.userId, to)).location, '/', to);
});

test('the cookie opens the API to pages of this origin only', async () => {
  const { cookie } = await signIn(admin.userId);
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (await nobody.get('/sobjects', { Cookie: cookie, ...headers })).status;
  assert.equal(await ask({ 'Sec-Fetch-Site': 'same-origin' }), 200);
  assert.equal(await ask({ Origin: ORIGIN }), 200);
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(await ask({ 'Sec-Fetch-Site': site, Origin: ORIGIN }), 403, site);
  for (const origin of ['http://evil.example', 'http://localhost', 'http://127.0.0.1:81', 'null'])
    assert.equal(await ask({ Origin: origin }), 403, origin);
  assert.equal(await ask({}), 403);
});

test("an administrator's browser acts as another user, and comes back; another's does not", async () => {
  const { cookie } = await signIn(admin.userId);
  const page = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
  const whoAmI = async (headers: Record<string, string>): Promise<string> =>
    (await nobody.get('/services/oauth2/userinfo', headers)).body.user_id;
  assert.equal((await nobody.post('/sign-in/as', { userId: seller.userId, language: 'ja' }, page)).status, 200);
  assert.equal(await whoAmI(page), seller.userId);
  const { body: described } = await nobody.get('/sobjects/Account/describe', page);
  assert.equal(described.label, '取引先');
  assert.equal((await nobody.post('/sign-in/as', { userId: admin.userId }, page)).status, 200);
  assert.equal(await whoAmI(page), admin.userId);

  const { cookie: own } = await signIn(seller.userId);
  const sellerPage = { Cookie: own, 'Sec-Fetch-Site': 'same-origin' };
  const refused = await nobody.post('/sign-in/as', { userId: admin.userId }, sellerPage);
  assert.deepEqual([refused.status, refused.body[0].errorCode], [403, 'INSUFFICIENT_ACCESS']);
  assert.equal((await nobody.post('/sign-in/as', { language: 'en_US' }, sellerPage)).status, 200);
  assert.equal((await nobody.post('/sign-in/as', { userId: seller.userId }, { Cookie: cookie })).status, 403);
  assert.equal((await nobody.post('/sign-in/as', { userId: seller.userId }, {})).status, 401);
  assert.equal((await client.post('/sign-in/as', { userId: seller.userId })).status, 401);
});

test('signing out ends the session', async () => {
  const { cookie } = await signIn(admin.userId);
  const page = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' };
  assert.equal((await nobody.call('POST', '/sign-in/out', undefined, page)).status, 204);
  assert.equal((await nobody.get('/sobjects', page)).status, 401);
});

test('a user who is no longer active is out at once', async () => {
  const leaver = widgets.user('leaver');
  const { cookie } = await signIn(leaver.userId);
  widgets.save({ action: 'update', object: 'User', record: { Id: leaver.userId, IsActive: false } });
  assert.equal((await client.as(leaver).get('/sobjects')).status, 401);
  assert.equal((await nobody.get('/sobjects', { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' })).status, 401);
});

test("a token opens what its user may see: another's private record is not found", async () => {
  const own = widgets.insert('Widget__c', { Name: 'Mine' }, seller);
  const theirs = widgets.insert('Widget__c', { Name: 'Theirs' }, widgets.other);
  const asSeller = client.as(seller);
  assert.equal((await asSeller.get(`/sobjects/Widget__c/${own}`)).status, 200);
  for (const [method, body] of [['GET'], ['PATCH', { Name: 'x' }], ['DELETE']] as const) {
    const { status } = await asSeller.call(method, `/sobjects/Widget__c/${theirs}`, body);
    assert.ok(status === 404 || status === 403, `${method} ${status}`);
  }
  assert.equal((await asSeller.query(`SELECT Id FROM Widget__c WHERE Id = '${theirs}'`)).body.totalSize, 0);
  assert.equal((await asSeller.get(`/ui-api/records/${theirs}?fields=Widget__c.Name`)).status, 404);
});

test('a token holder gets a browser link without the token in it; a cookie does not get one', async () => {
  const { body } = await client.call('POST', '/services/oauth2/singleaccess', 'redirect_uri=lightning%2Fn%2FPage', {
    'Content-Type': 'application/x-www-form-urlencoded',
  });
  const address = new URL(body.frontdoor_uri);
  assert.ok(!address.href.includes(admin.accessToken.split('!')[1]!));
  const { status, headers } = await nobody.get(address.pathname + address.search);
  assert.deepEqual([status, headers.get('location')], [302, '/lightning/n/Page']);
  const page = { Cookie: headers.get('set-cookie')!.split(';')[0]!, 'Sec-Fetch-Site': 'same-origin' };
  assert.equal((await nobody.get('/services/oauth2/singleaccess', page)).status, 403);
});

test('what is missing and what is not modelled are told apart, by name', async () => {
  const missing = await client.get('/unheard');
  assert.deepEqual([missing.status, missing.body[0].errorCode], [404, 'NOT_FOUND']);
  assert.match(missing.body[0].message, /GET \/services\/data\/v66\.0\/unheard/);
  for (const area of ['search', 'analytics/notifications', 'chatter', 'actions', 'ui-api/favorites']) {
    const { status, body } = await client.get(`/${area}`);
    assert.deepEqual([status, body[0].errorCode], [501, 'NOT_IMPLEMENTED'], area);
    assert.ok(body[0].message.includes(area.split('/').at(area.startsWith('ui') ? 1 : 0)!), area);
  }
  for (const path of ['sobjects/Account/deleted', 'sobjects/Account/describe/layouts', 'composite/batch'])
    assert.match((await client.get(`/${path}`)).body[0].message, /does not model '(deleted|layouts|batch)' of/);
  const older = await nobody.call('POST', '/services/async/66.0/job', '<jobInfo/>');
  assert.deepEqual([older.status, older.body[0].errorCode], [501, 'NOT_IMPLEMENTED']);
});

test('a body that is too large is refused, one that is no JSON is named', async () => {
  const large = await client.call('POST', '/sobjects/Account', `{"Name":"${'x'.repeat(61 * 1024 * 1024)}"}`, {
    'Content-Type': 'application/json',
  });
  assert.deepEqual([large.status, large.body[0].errorCode], [413, 'REQUEST_TOO_LARGE']);
  const broken = await client.call('POST', '/sobjects/Account', '{"Name":', { 'Content-Type': 'application/json' });
  assert.deepEqual([broken.status, broken.body[0].errorCode], [400, 'JSON_PARSER_ERROR']);
});
