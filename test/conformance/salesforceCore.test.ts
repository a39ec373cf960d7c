import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestOrg } from './localOrg.ts';

const running = await startTestOrg();
process.env['SF_ORG_INSTANCE_URL'] = running.url;
// The library settles where it keeps its state when it is loaded.
const { AuthInfo, Connection, Org } = await import('@salesforce/core');

test('a login by access token opens a connection that knows user, org and API version', async () => {
  const authInfo = await AuthInfo.create({
    username: running.token,
    accessTokenOptions: { accessToken: running.token, instanceUrl: `${running.url}/` },
  } as never);
  await authInfo.save({ alias: 'widgets' } as never);
  const connection = await Connection.create({ authInfo });
  assert.equal(await connection.retrieveMaxApiVersion(), '66.0');
  assert.equal(connection.getApiVersion(), '66.0');
  const { records } = await connection.query<{ Name: string; OrganizationType: string }>(
    'SELECT Name, OrganizationType FROM Organization',
  );
  assert.equal(records[0]!.OrganizationType, 'Enterprise Edition');
  const user = await connection.identity();
  assert.equal(user.username, 'admin@local.example');
});

test('records and single-record queries', async () => {
  const authInfo = await AuthInfo.create({ username: running.token });
  const connection = await Connection.create({ authInfo });
  const { id } = await connection.sobject('Account').create({ Name: 'Core' });
  const found = await connection.singleRecordQuery<{ Id: string }>("SELECT Id FROM Account WHERE Name = 'Core'");
  assert.equal(found.Id, id);
  await assert.rejects(connection.singleRecordQuery("SELECT Id FROM Account WHERE Name = 'None'"), {
    name: 'SingleRecordQuery_NoRecords',
  });
});

test('the org is no Dev Hub, no scratch org and no sandbox', async () => {
  const connection = await Connection.create({ authInfo: await AuthInfo.create({ username: running.token }) });
  const org = await Org.create({ connection });
  assert.equal(await org.determineIfDevHubOrg(true), false);
  assert.equal(org.isScratch(), false);
  assert.equal(await org.supportsSourceTracking(), false);
});
