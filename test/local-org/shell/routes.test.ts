import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Boot } from '../../../scripts/local-org/shell/server/boot.ts';
import { startWorkshop } from './fixture.ts';
import type { WorkshopOrg } from './fixture.ts';

let workshop: WorkshopOrg;
before(async () => {
  workshop = await startWorkshop();
  await workshop.built();
});
after(() => workshop.close());

/** Signs in without a browser. */
async function cookieOf(user: 'admin' | 'hana', language?: string): Promise<string> {
  const answer = await fetch(workshop.link(user, '/', language), { redirect: 'manual' });
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

async function boot(user: 'admin' | 'hana', language?: string): Promise<Boot> {
  const answer = await fetch(`${workshop.url}/shell/boot`, { headers: { cookie: await cookieOf(user, language) } });
  return (await answer.json()) as Boot;
}

test('nobody signed in: the page says what to do, the data is refused', async () => {
  const page = await fetch(`${workshop.url}/lightning/n/WorkshopHome`);
  assert.equal(page.status, 401);
  assert.match(await page.text(), /sign-in address/);
  assert.equal((await fetch(`${workshop.url}/shell/boot`)).status, 401);
});

test('the page loads from its own origin only and keeps its data out of scripts', async () => {
  const page = await fetch(`${workshop.url}/`, { headers: { cookie: await cookieOf('admin') } });
  assert.match(page.headers.get('content-security-policy')!, /script-src 'self';/);
  const html = await page.text();
  assert.doesNotMatch(html.replace(/<script type="application\/json"[^<]*<\/script>/, ''), /<script>|https?:\/\//);
});

test('boot data holds the app with its tabs, pages and labels in the language of the session', async () => {
  const english = await boot('admin', 'en_US');
  assert.deepEqual(
    english.apps.map((app) => [app.name, app.tabs.map((tab) => tab.label)]),
    [['Workshop', ['Workshop', 'Widgets', 'Accounts']]],
  );
  assert.equal(english.labels['c.Workshop_Greeting'], 'Welcome to the workshop');
  assert.deepEqual(english.flexiPages.WorkshopHome.regions.main[0].properties, { limit: 2 });
  assert.deepEqual(english.apps[0].recordPages, { Widget__c: { Large: 'WidgetRecord', Small: 'WidgetRecord' } });
  assert.ok(Math.abs(english.clock.offset + Date.now() - Date.parse('2024-05-14T01:30:00Z')) < 120_000);

  const japanese = await boot('hana', 'ja');
  assert.equal(japanese.labels['c.Workshop_Greeting'], '作業場へようこそ');
  assert.equal(japanese.objects.Widget__c.label, '部品台');
  assert.equal(japanese.i18n.locale, 'ja-JP');
});

test('who signed in with an own token alone is not offered other users', async () => {
  assert.equal((await boot('admin')).users.length, 2);
  const { accessToken } = workshop.org.session(workshop.ids.hana);
  const link = await fetch(`${workshop.url}/services/oauth2/singleaccess`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const { frontdoor_uri: address } = (await link.json()) as { frontdoor_uri: string };
  const cookie = (await fetch(address, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
  const answer = (await (await fetch(`${workshop.url}/shell/boot`, { headers: { cookie } })).json()) as Boot;
  assert.equal(answer.user.id, workshop.ids.hana);
  assert.deepEqual(answer.users, []);
});

test('files bear the date of the system: under a moved clock browsers would take kept ones for old, and load all of them again', async () => {
  const file = await fetch(`${workshop.url}/shell/assets/client/shell.css`);
  assert.match(file.headers.get('cache-control')!, /max-age=86400/);
  assert.ok(Math.abs(Date.parse(file.headers.get('date')!) - Date.now()) < 120_000);
  const data = await fetch(`${workshop.url}/services/data`);
  assert.ok(Math.abs(Date.parse(data.headers.get('date')!) - Date.parse('2024-05-14T01:30:00Z')) < 120_000);
});

test('assets: styles, icons and fonts, and nothing outside their folders', async () => {
  for (const path of [
    'slds/styles/salesforce-lightning-design-system.min.css',
    'slds/icons/utility-sprite/svg/symbols.svg',
    'fonts/400.css',
    'client/clock.js',
  ])
    assert.equal((await fetch(`${workshop.url}/shell/assets/${path}`)).status, 200, path);
  for (const path of [
    'fonts/package.json',
    'client/..%2f..%2fserver/routes.ts',
    'slds/icons/..%2f..%2fpackage.json',
    'nothing.css',
  ])
    assert.equal((await fetch(`${workshop.url}/shell/assets/${path}`)).status, 404, path);
});
