/** The real sf client against the local org: limits, lists of metadata, deleting with a deploy and without one. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { startLocalOrg } from '../../scripts/local-org/main.ts';
import { installClient, runSf, type Json } from './sfClient.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const home = mkdtempSync(join(tmpdir(), 'sf-metadata-'));
const cwd = join(home, 'project');
const running = await startLocalOrg({ dataDirectory: ':memory:' });
const ORG = ['--target-org', 'local'];

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
};
const manifest = (types = ''): string => `${HEAD}<Package ${NAMESPACE}>${types}<version>66.0</version></Package>`;

async function succeed(...args: string[]): Promise<Json> {
  const { status, result, message } = await runSf({ home, cwd, token: running.token }, args);
  assert.equal(status, 0, `sf ${args.join(' ')}: ${message ?? JSON.stringify(result)}`);
  return result;
}

before(async () => {
  installClient();
  write(
    'sfdx-project.json',
    JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '66.0' }),
  );
  write(
    'force-app/main/default/objects/Account/fields/Seats__c.field-meta.xml',
    `${HEAD}<CustomField ${NAMESPACE}><fullName>Seats__c</fullName><label>Seats</label><precision>5</precision><required>false</required><scale>0</scale><type>Number</type></CustomField>`,
  );
  write(
    'force-app/main/default/permissionsets/Seats.permissionset-meta.xml',
    `${HEAD}<PermissionSet ${NAMESPACE}><fieldPermissions><editable>true</editable><field>Account.Seats__c</field><readable>true</readable></fieldPermissions><label>Seats</label></PermissionSet>`,
  );
  await succeed('org', 'login', 'access-token', '--instance-url', running.url, '--no-prompt', '--alias', 'local');
  await succeed('project', 'deploy', 'start', '--source-dir', 'force-app', ...ORG);
});

after(async () => {
  await running.close();
  rmSync(home, { recursive: true, force: true });
});

test('limits api display', async () => {
  const limits = (await succeed('limits', 'api', 'display', ...ORG)) as {
    name: string;
    max: number;
    remaining: number;
  }[];
  const { max, remaining } = limits.find(({ name }) => name === 'DailyApiRequests')!;
  assert.ok(max > remaining && remaining > 0);
});

test('org list metadata, and a query of the tooling API', async () => {
  const listed = (await succeed('org', 'list', 'metadata', '--metadata-type', 'CustomField', ...ORG)) as Json[];
  assert.deepEqual(
    [listed].flat().map(({ fullName }: Json) => fullName),
    ['Account.Seats__c'],
  );
  const query = 'SELECT Id, DeveloperName FROM FlowDefinition';
  const { totalSize } = await succeed('data', 'query', '--use-tooling-api', '--query', query, ...ORG);
  assert.equal(totalSize, 0);
});

test('a field in use stays; project delete source takes the permission set, pre-destructive changes the field', async () => {
  const gone = '<types><members>Account.Seats__c</members><name>CustomField</name></types>';
  write('package.xml', manifest());
  write('gone.xml', manifest(gone));
  const remove = [
    'project',
    'deploy',
    'start',
    '--manifest',
    'package.xml',
    '--pre-destructive-changes',
    'gone.xml',
    ...ORG,
  ];
  const refused = await runSf({ home, cwd, token: running.token }, remove);
  assert.notEqual(refused.status, 0);
  assert.match(JSON.stringify(refused), /referenced elsewhere in salesforce\.com\. : Permission Set - Seats/);
  await succeed('project', 'delete', 'source', '--metadata', 'PermissionSet:Seats', '--no-prompt', ...ORG);
  assert.deepEqual(running.org.store.find('PermissionSet', 'Name', ['Seats']), []);
  await succeed(...remove);
  assert.equal(running.org.schema.findField('Account', 'Seats__c'), undefined);
});
