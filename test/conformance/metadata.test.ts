import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { SAMPLE, toZip } from '../local-org/metadata/samplePackage.ts';
import { startTestOrg } from './localOrg.ts';

const running = await startTestOrg();
const { default: jsforce } = await import('jsforce');
const connection = new jsforce.Connection({
  instanceUrl: running.url,
  accessToken: running.token,
  version: '66.0',
});
const { metadata } = connection;
metadata.pollInterval = 20;
metadata.pollTimeout = 60_000;

const deploy = async (zip: Uint8Array, options = {}): Promise<Record<string, unknown>> => {
  const result = await metadata.deploy(Buffer.from(zip) as never, { singlePackage: true, ...options }).complete(true);
  return result as unknown as Record<string, unknown>;
};
const destructive = (members: string, path = 'destructiveChangesPost.xml'): Uint8Array =>
  zipSync({
    ...unzipSync(toZip({})),
    [path]: strToU8(
      `<?xml version="1.0"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${members}</Package>`,
    ),
  });
const type = (name: string, ...members: string[]): string =>
  `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`;

test('components are described, listed and read by the client', async () => {
  assert.equal((await deploy(toZip(SAMPLE)))['success'], true);
  const described = await metadata.describe('66.0');
  assert.ok(described.metadataObjects.some(({ xmlName }) => xmlName === 'PermissionSet'));
  const listed = await metadata.list([{ type: 'CustomField' }, { type: 'Group' }]);
  assert.ok(listed.some(({ fullName }) => fullName === 'Account.Band__c'));
  assert.ok(listed.some(({ fullName }) => fullName === 'Team'));
  const field = (await metadata.read('CustomField' as never, 'Account.Key__c')) as unknown as Record<string, unknown>;
  assert.equal(field['fullName'], 'Account.Key__c');
  assert.equal(field['label'], 'Key');
  const [set, none] = (await metadata.read('PermissionSet', ['Reader', 'Nobody'])) as unknown as Record<
    string,
    unknown
  >[];
  assert.equal(set!['label'], 'Reader');
  assert.ok(!none!['fullName']);
  await assert.rejects(metadata.read('ApexClass' as never, 'Any'), /ApexClass is not modelled/);
});

test('settings say what a deploy of flows and translations would do', async () => {
  const flow = (await metadata.read('FlowSettings', 'Flow')) as unknown as Record<string, unknown>;
  assert.equal(String(flow['enableFlowDeployAsActiveEnabled']), 'true');
  const language = (await metadata.read('LanguageSettings', 'Language')) as unknown as Record<string, unknown>;
  assert.equal(String(language['enableTranslationWorkbench']), 'true');
  const currency = (await metadata.read('CurrencySettings', 'Currency')) as unknown as Record<string, unknown>;
  assert.equal(String(currency['enableMultiCurrency']), 'false');
});

test('a deletion is refused while the field is in use, checked without effect, and done', async () => {
  const refused = await deploy(destructive(type('CustomField', 'Account.Score__c')));
  assert.equal(refused['success'], false);
  const failures = (refused['details'] as { componentFailures: Record<string, unknown>[] }).componentFailures;
  assert.match(
    String([failures].flat()[0]!['problem']),
    /referenced elsewhere in salesforce\.com\. : .*Account\.Twice__c/,
  );
  const members = type('CustomPermission', 'SeeAll') + type('PermissionSet', 'Reader');
  assert.equal((await deploy(destructive(members), { checkOnly: true }))['success'], true);
  assert.equal((await metadata.list({ type: 'CustomPermission' })).length, 1);
  const done = await deploy(destructive(members), { purgeOnDelete: true });
  assert.equal(done['success'], true);
  const gone = [(done['details'] as { componentSuccesses: Record<string, unknown>[] }).componentSuccesses].flat();
  assert.deepEqual(
    gone.filter(({ deleted }) => String(deleted) === 'true').map(({ fullName }) => fullName),
    ['SeeAll', 'Reader'],
  );
  assert.deepEqual(await metadata.list({ type: 'CustomPermission' }), []);
});

test('what is not there fails a deploy unless warnings are ignored', async () => {
  const zip = destructive(type('CustomField', 'Account.Nothing__c'), 'destructiveChangesPre.xml');
  assert.equal((await deploy(zip))['success'], false);
  assert.equal((await deploy(zip, { ignoreWarnings: true }))['success'], true);
});

test('a deploy that is over cannot be cancelled', async () => {
  const { id } = await deploy(toZip({}));
  await assert.rejects(
    (metadata as unknown as { cancelDeploy(id: string): Promise<unknown> }).cancelDeploy(String(id)),
    /already completed/,
  );
});

test('sessions end: the token is good no more, over REST and over SOAP', async () => {
  const { org } = running;
  const userId = org.userId('admin@local.example');
  org.endSessions(userId);
  await assert.rejects(async () => connection.query('SELECT Id FROM Account'), { name: 'INVALID_SESSION_ID' });
  await assert.rejects(metadata.list({ type: 'Group' }), /INVALID_SESSION_ID/);
  const next = new jsforce.Connection({
    instanceUrl: running.url,
    accessToken: org.session(userId).accessToken,
    version: '66.0',
  });
  assert.equal((await next.query('SELECT Id FROM Organization')).totalSize, 1);
});

test('users without API Enabled, and inactive ones, are turned away', async () => {
  const { org } = running;
  const admin = org.session(org.userId('admin@local.example'));
  const [profile] = org.store.find('Profile', 'Name', ['Minimum Access - Salesforce']);
  const record = {
    ...{ IsActive: true, Username: 'page@local.example', LastName: 'Page', Email: 'page@local.example', Alias: 'page' },
    ...{ TimeZoneSidKey: 'Asia/Tokyo', LocaleSidKey: 'ja_JP', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'ja' },
    ProfileId: profile!['Id'],
  };
  const [made] = org.save(admin, [{ action: 'insert', object: 'User', record }], { allOrNone: true });
  const { accessToken } = org.session(made!.id!);
  const page = new jsforce.Connection({ instanceUrl: running.url, accessToken, version: '66.0' });
  await assert.rejects(async () => page.query('SELECT Id FROM Account'), { name: 'API_DISABLED_FOR_ORG' });
  org.save(admin, [{ action: 'update', object: 'User', record: { Id: made!.id, IsActive: false } }], {
    allOrNone: true,
  });
  await assert.rejects(async () => page.query('SELECT Id FROM Account'), { name: 'INVALID_SESSION_ID' });
});
