import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { toZip } from '../metadata/samplePackage.ts';
import { Client, type Json } from '../server/client.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Stamps the account number of new accounts, and half an hour later their site. */
const flow = (stamp: string, status = 'Active', waits = false): string => `<?xml version="1.0" encoding="UTF-8"?>
<Flow ${NAMESPACE}><apiVersion>66.0</apiVersion>
${waits ? '' : `<assignments><name>Stamp</name><label>Stamp</label><locationX>0</locationX><locationY>0</locationY><assignmentItems><assignToReference>$Record.AccountNumber</assignToReference><operator>Assign</operator><value><stringValue>${stamp}</stringValue></value></assignmentItems></assignments>`}
<label>Stamp</label><processType>AutoLaunchedFlow</processType>
${waits ? `<recordUpdates><name>Later</name><label>Later</label><locationX>0</locationX><locationY>0</locationY><inputAssignments><field>AccountNumber</field><value><stringValue>${stamp}</stringValue></value></inputAssignments><inputReference>$Record</inputReference></recordUpdates>` : ''}
<start><locationX>0</locationX><locationY>0</locationY>${waits ? '' : '<connector><targetReference>Stamp</targetReference></connector>'}<object>Account</object><recordTriggerType>Create</recordTriggerType>${waits ? '<scheduledPaths><name>Soon</name><connector><targetReference>Later</targetReference></connector><label>Soon</label><offsetNumber>30</offsetNumber><offsetUnit>Minutes</offsetUnit><timeSource>RecordTriggerEvent</timeSource></scheduledPaths>' : ''}<triggerType>${waits ? 'RecordAfterSave' : 'RecordBeforeSave'}</triggerType></start>
<status>${status}</status></Flow>`;

class FlowsOrg {
  readonly org: LocalOrg;
  readonly client: Client;

  constructor(production = false) {
    this.org = LocalOrg.open({ file: ':memory:', production, clock: new Date('2026-04-01T00:00:00Z') });
    this.client = new Client(this.org, this.admin);
  }

  get admin(): ReturnType<LocalOrg['session']> {
    return this.org.session(this.org.userId('admin@local.example'));
  }

  async deploy(source: string): Promise<unknown> {
    const outcome = await deployPackage(this.org, toZip({ 'flows/Stamp.flow': source }), {
      checkOnly: false,
      singlePackage: true,
    });
    assert.deepEqual(outcome.findings, []);
    return outcome.deployed[0]!.state;
  }

  async tooling(soql: string): Promise<Json[]> {
    const { status, body } = await this.client.call('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);
    assert.equal(status, 200, JSON.stringify(body));
    return (body as { records: Json[] }).records.map(({ attributes: _attributes, ...rest }: Json) => rest);
  }

  /** What a new account is stamped with. */
  stamp(): unknown {
    const [result] = this.org.save(this.admin, [{ action: 'insert', object: 'Account', record: { Name: 'x' } }], {
      allOrNone: true,
    });
    return this.org.store.get('Account', result!.id!)!['AccountNumber'];
  }
}

const VERSIONS =
  "SELECT VersionNumber, Status FROM Flow WHERE Definition.DeveloperName = 'Stamp' ORDER BY VersionNumber";

test('each deploy that changes a flow makes a version; the one that is active runs, whichever is the latest', async () => {
  const org = new FlowsOrg();
  assert.equal(await org.deploy(flow('one')), 'created');
  assert.equal(await org.deploy(flow('one', 'Draft')), 'unchanged');
  assert.equal(await org.deploy(flow('two', 'Draft')), 'changed');
  assert.equal(org.stamp(), 'one');
  assert.equal(await org.deploy(flow('three')), 'changed');
  assert.equal(org.stamp(), 'three');
  assert.deepEqual(await org.tooling(VERSIONS), [
    { VersionNumber: 1, Status: 'Obsolete' },
    { VersionNumber: 2, Status: 'Draft' },
    { VersionNumber: 3, Status: 'Active' },
  ]);
  const [definition] = await org.tooling(
    'SELECT Id, DeveloperName, ActiveVersion.VersionNumber, LatestVersion.VersionNumber FROM FlowDefinition',
  );
  assert.equal(definition!.ActiveVersion.VersionNumber, 3);

  const path = `/tooling/sobjects/FlowDefinition/${definition!.Id}`;
  const activate = async (number: unknown): Promise<number> =>
    (await org.client.call('PATCH', path, { Metadata: { activeVersionNumber: number } })).status;
  assert.equal(await activate(2), 204);
  assert.equal(org.stamp(), 'two');
  assert.equal(await activate(7), 400);
  assert.equal(await activate(0), 204);
  assert.equal(org.stamp(), null);
  assert.deepEqual(
    (await org.tooling(VERSIONS)).map(({ Status }) => Status),
    ['Obsolete', 'Obsolete', 'Obsolete'],
  );
});

test('versions are deleted one by one, not the active one; with the last the flow goes', async () => {
  const org = new FlowsOrg();
  await org.deploy(flow('one'));
  await org.deploy(flow('two'));
  const ids = (await org.tooling('SELECT Id FROM Flow ORDER BY VersionNumber')).map(({ Id }) => Id as string);
  const remove = (id: string): ReturnType<Client['call']> => org.client.call('DELETE', `/tooling/sobjects/Flow/${id}`);
  assert.equal((await remove(ids[1]!)).body[0].errorCode, 'DELETE_FAILED');
  assert.equal((await remove(ids[0]!)).status, 204);
  const [{ Id }] = (await org.tooling("SELECT Id FROM FlowDefinition WHERE DeveloperName LIKE 'st%'")) as [Json];
  await org.client.call('PATCH', `/tooling/sobjects/FlowDefinition/${Id}`, { Metadata: {} });
  assert.equal((await remove(ids[1]!)).status, 204);
  assert.deepEqual(await org.tooling('SELECT Id FROM FlowDefinition'), []);
  assert.equal(org.org.metadata.get('Flow', 'Stamp'), undefined);
  assert.equal((await remove(ids[1]!)).status, 404);
});

test('a path that waits is a paused interview: it keeps its version, and deleting it ends the wait', async () => {
  const org = new FlowsOrg();
  await org.deploy(flow('later', 'Active', true));
  org.stamp();
  org.stamp();
  const query = 'SELECT Id, InterviewLabel, InterviewStatus, FlowVersionViewId FROM FlowInterview';
  const interviews = org.org.query(org.admin, query).records;
  const [version] = await org.tooling('SELECT Id, DefinitionId FROM Flow');
  assert.deepEqual(
    interviews.map(({ InterviewStatus, FlowVersionViewId }) => [InterviewStatus, FlowVersionViewId]),
    [
      ['Paused', version!.Id],
      ['Paused', version!.Id],
    ],
  );
  await org.client.call('PATCH', `/tooling/sobjects/FlowDefinition/${version!.DefinitionId}`, {
    Metadata: { activeVersionNumber: null },
  });
  const refused = await org.client.call('DELETE', `/tooling/sobjects/Flow/${version!.Id}`);
  assert.match(refused.body[0].message, new RegExp(`: Flow Interview - ${String(interviews[0]!['Id'])}, `));
  for (const { Id } of interviews)
    assert.equal((await org.client.call('DELETE', `/sobjects/FlowInterview/${String(Id)}`)).status, 204);
  assert.deepEqual(org.org.automation.pending(), []);
  assert.deepEqual(org.org.query(org.admin, query).records, []);
  assert.equal((await org.client.call('DELETE', `/tooling/sobjects/Flow/${version!.Id}`)).status, 204);
});

test('interviews end with their run', async () => {
  const org = new FlowsOrg();
  await org.deploy(flow('later', 'Active', true));
  assert.equal(org.stamp(), null);
  org.org.clock.advance(31 * 60_000);
  assert.deepEqual(org.org.store.all('FlowInterview'), []);
  assert.equal(org.org.store.all('Account')[0]!['AccountNumber'], 'later');
});

test('in production an active flow arrives inactive', async () => {
  const org = new FlowsOrg(true);
  await org.deploy(flow('one'));
  assert.equal(org.stamp(), null);
  assert.deepEqual(await org.tooling(VERSIONS), [{ VersionNumber: 1, Status: 'Draft' }]);
  assert.equal(await org.deploy(flow('one')), 'unchanged');
  assert.equal(org.org.store.all('Organization')[0]!['IsSandbox'], false);
});

test('what tooling does not model is refused by name', async () => {
  const org = new FlowsOrg();
  await org.deploy(flow('one'));
  const ask = async (soql: string): Promise<string> => {
    const { body } = await org.client.call('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);
    return `${body[0]?.errorCode} ${body[0]?.message}`;
  };
  assert.equal(await ask('SELECT Id FROM ApexClass'), "INVALID_TYPE sObject type 'ApexClass' is not supported.");
  assert.match(await ask('SELECT Nothing FROM Flow'), /INVALID_FIELD No such column 'Nothing'/);
  assert.match(await ask("SELECT Id FROM Flow WHERE Nothing = 'x'"), /INVALID_FIELD/);
  assert.match(await ask('SELECT Status FROM Flow GROUP BY Status'), /MALFORMED_QUERY/);
  await org.deploy(flow('two'));
  assert.match(await ask('SELECT Id, Metadata FROM Flow'), /no more than one row/);
});
