/** The real sf client, unmodified, against the local org: log in, deploy the whole package, load, query, describe, tell a handover. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startLocalOrg } from '../../scripts/local-org/main.ts';
import { setTheStage, tellTheStory, type StoryClient } from '../escalation/handoverStory.ts';
import { client, installClient, runSf, type Json, type SfResult } from './sfClient.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'sf-client-'));
const running = await startLocalOrg({ dataDirectory: ':memory:' });
const ORG = ['--target-org', 'local'];

/** Runs sf with `--json`, with a home directory and settings of its own. Not synchronous: the org lives in this process. */
function sf(...args: string[]): Promise<SfResult> {
  return sfAs(running.token, ...args);
}

/** @param token of whoever logs in; other commands find the login by its alias */
function sfAs(token: string, ...args: string[]): Promise<SfResult> {
  return runSf({ home, cwd: project, token }, args);
}

async function succeed(...args: string[]): Promise<Json> {
  const { status, result, message } = await sf(...args);
  assert.equal(status, 0, `sf ${args.join(' ')}: ${message ?? JSON.stringify(result)}`);
  return result;
}

before(async () => {
  installClient();
  const login = await succeed(
    'org',
    'login',
    'access-token',
    '--instance-url',
    running.url,
    '--no-prompt',
    '--alias',
    'local',
  );
  assert.equal(login.username, 'admin@local.example');
});

after(async () => {
  await running.close();
  rmSync(home, { recursive: true, force: true });
});

test('the client is the pinned one', () => {
  const { version } = JSON.parse(readFileSync(join(client, 'node_modules/@salesforce/cli/package.json'), 'utf8')) as {
    version: string;
  };
  const pinned = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  assert.equal(version, pinned.dependencies['@salesforce/cli']);
});

test('project deploy start takes the whole package, and finds nothing changed the second time', async () => {
  const first = await succeed('project', 'deploy', 'start', '--source-dir', 'force-app', ...ORG);
  assert.deepEqual([first.status, first.numberComponentErrors], ['Succeeded', 0]);
  assert.ok(first.numberComponentsDeployed > 100);
  assert.equal(first.numberComponentsDeployed, first.numberComponentsTotal);
  const again = await succeed('project', 'deploy', 'start', '--source-dir', 'force-app', ...ORG);
  assert.ok(again.files.every(({ state }: { state: string }) => state === 'Unchanged'));
});

test('a deploy that fails names the file, the place and the reason', async () => {
  const directory = mkdtempSync(join(home, 'broken-'));
  const place = join(directory, 'Broken.permissionset-meta.xml');
  writeFileSync(
    place,
    `<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <fieldPermissions>
        <editable>false</editable>
        <field>Account.Nope__c</field>
        <readable>true</readable>
    </fieldPermissions>
    <label>Broken</label>
</PermissionSet>
`,
  );
  const { status, result } = await sf('project', 'deploy', 'start', '--source-dir', place, ...ORG);
  assert.notEqual(status, 0);
  const [failure] = result.details.componentFailures;
  assert.deepEqual([failure.fullName, failure.componentType], ['Broken', 'PermissionSet']);
  assert.match(failure.problem, /Account\.Nope__c/);
  assert.ok(Number(failure.lineNumber) > 1);
});

test('org assign permset, data create, query and describe', async () => {
  await succeed('org', 'assign', 'permset', '--name', 'RenkeiAdmin', ...ORG);
  const created = await succeed(
    'data',
    'create',
    'record',
    '--sobject',
    'Account',
    '--values',
    "Name='Acme' NumberOfEmployees=120",
    ...ORG,
  );
  assert.equal(created.success, true);
  const found = await succeed(
    'data',
    'query',
    '--query',
    "SELECT Id, Name, Owner.Name FROM Account WHERE Name = 'Acme'",
    ...ORG,
  );
  assert.deepEqual(
    [found.totalSize, found.records[0].Id, found.records[0].Owner.Name],
    [1, created.id, 'Local Administrator'],
  );
  const described = await succeed('sobject', 'describe', '--sobject', 'Account', ...ORG);
  assert.ok(described.fields.some(({ name }: { name: string }) => name === 'RenkeiSourceKey__c'));
  const refused = await sf('data', 'query', '--query', 'SELECT Nope__c FROM Account', ...ORG);
  assert.notEqual(refused.status, 0);
  assert.match(refused.message!, /Nope__c/);
});

test('data upsert bulk makes and changes records by external id; data export bulk reads them', async () => {
  const file = join(home, 'accounts.csv');
  const load = async (employees: number): Promise<Json> => {
    const rows = Array.from({ length: 300 }, (_, index) => `key-${index},Account ${index},${employees}`);
    writeFileSync(file, `RenkeiSourceKey__c,Name,NumberOfEmployees\n${rows.join('\n')}\n`);
    return succeed(
      'data',
      'upsert',
      'bulk',
      '--sobject',
      'Account',
      '--external-id',
      'RenkeiSourceKey__c',
      '--file',
      file,
      '--line-ending',
      'LF',
      '--wait',
      '5',
      ...ORG,
    );
  };
  for (const employees of [10, 20]) {
    const { jobInfo } = await load(employees);
    assert.deepEqual(
      [jobInfo.state, jobInfo.numberRecordsProcessed, jobInfo.numberRecordsFailed],
      ['JobComplete', 300, 0],
    );
  }
  const query = 'SELECT COUNT(Id) FROM Account WHERE NumberOfEmployees = 20';
  assert.equal((await succeed('data', 'query', '--query', query, ...ORG)).records[0].expr0, 300);
  const output = join(home, 'export.csv');
  await succeed(
    'data',
    'export',
    'bulk',
    '--query',
    'SELECT Name FROM Account WHERE NumberOfEmployees = 20',
    '--output-file',
    output,
    '--wait',
    '5',
    ...ORG,
  );
  assert.equal(readFileSync(output, 'utf8').trim().split('\n').length, 301);
});

/** The client as somebody who logs in under an alias. */
async function storyClient(userId: string, alias: string): Promise<StoryClient> {
  const { accessToken } = running.org.session(userId);
  const login = ['--instance-url', running.url, '--no-prompt', '--alias', alias];
  const { status, message } = await sfAs(accessToken, 'org', 'login', 'access-token', ...login);
  assert.equal(status, 0, message);
  const run = async (...args: string[]): Promise<Json> => succeed('data', ...args, '--target-org', alias);
  const flagsOf = (object: string, values: Record<string, unknown>): string[] => {
    const pairs = Object.entries(values).map(([name, value]) => `${name}='${String(value)}'`);
    return ['--sobject', object, '--values', pairs.join(' ')];
  };
  return {
    create: async (object, values) => (await run('create', 'record', ...flagsOf(object, values))).id as string,
    update: async (object, id, values) => {
      await run('update', 'record', '--record-id', id, ...flagsOf(object, values));
    },
    query: async (soql) => (await run('query', '--query', soql)).records,
  };
}

test('a caller hands over, a rep visits and the caller reads of it, with sf data alone', async () => {
  const stage = await setTheStage(running);
  const { caller, rep } = stage.userIds;
  await tellTheStory(stage, { caller: await storyClient(caller, 'caller'), rep: await storyClient(rep, 'rep') });
});

test('project retrieve start brings back what was deployed', async () => {
  // sf retrieves into its project only.
  mkdirSync(join(project, 'tmp'), { recursive: true });
  const output = mkdtempSync(join(project, 'tmp/retrieved-'));
  try {
    const result = await succeed(
      'project',
      'retrieve',
      'start',
      '--metadata',
      'PermissionSet:RenkeiAdmin',
      '--output-dir',
      output,
      ...ORG,
    );
    assert.deepEqual(
      result.files.map(({ fullName }: { fullName: string }) => fullName),
      ['RenkeiAdmin'],
    );
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
});

test('org open gives a one-time address without the token', async () => {
  const { url } = await succeed('org', 'open', '--url-only', ...ORG);
  assert.ok(!url.includes(running.token.split('!')[1]!));
  const opened = await fetch(url, { redirect: 'manual' });
  assert.equal(opened.status, 302);
});
