import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startLocalOrg } from '../../../scripts/local-org/main.ts';
import type { SaveOperation } from '../../../scripts/local-org/org.ts';
import { createApp } from '../../../scripts/local-org/server/app.ts';
import { deploy } from '../metadata/samplePackage.ts';
import { after, assign, BASE, customError, decide, flow, FlowOrg, get, inputs, node } from '../flow/flowOrg.ts';

/** A guard that looks whether the key is there, and refuses the second: nobody but a unique field can know of the first. */
const guard = flow(
  'Get',
  [
    get('Get', { filters: [['Text__c', 'EqualTo', '{$Record.Text__c}']], object: 'Log__c', next: 'Is' }),
    decide('Is', [['Get', 'IsNull', false]], 'Stop', 'Set'),
    customError('Stop', 'Taken.'),
    assign('Set', [['$Record.Amount__c', 1]]),
  ],
  { object: 'Log__c' },
);

const insert =
  (org: FlowOrg, record: Record<string, unknown>, object = 'Log__c') =>
  () =>
    org.save({ action: 'insert', object, record });
const suspended = (org: FlowOrg, work: () => ReturnType<FlowOrg['save']>, milliseconds = 20) =>
  org.org.store.concurrency.run(work, () => wait(milliseconds));
const outcomes = (results: ReturnType<FlowOrg['save']>[]) =>
  results.map(({ errors }) => errors[0]?.statusCode ?? 'saved').sort();

test('a guard that looks before it saves loses the race, and a unique key wins it', async () => {
  const org = await FlowOrg.with({ Guard: guard });
  const race = (key: (index: number) => string) =>
    Promise.all([1, 2, 3].map((index) => suspended(org, insert(org, { Text__c: key(0), Key__c: key(index) }))));
  // Seeded defect: each has a key of its own, so that the guard alone stands between them.
  assert.deepEqual(outcomes(await race((index) => `slot ${index}`)), ['saved', 'saved', 'saved']);
  assert.deepEqual(outcomes(await race(() => 'one slot')), ['DUPLICATE_VALUE', 'DUPLICATE_VALUE', 'saved']);
  const [late] = await Promise.all([suspended(org, insert(org, { Text__c: 'one slot', Key__c: 'other' }))]);
  assert.equal(late.errors[0]!.message, 'Taken.');
  assert.equal(org.org.store.all('Log__c').length, 4);
});

const claim = flow(
  'Is',
  [
    decide(
      'Is',
      [
        ['$Record__Prior.Note__c', 'IsNull', false],
        ['$Record.Note__c', 'IsNull', false],
        ['$Record.Note__c', 'NotEqualTo', '{$Record__Prior.Note__c}'],
      ],
      'Stop',
      'Set',
    ),
    customError('Stop', 'Claimed.'),
    assign('Set', [['$Record.Flag__c', true]]),
  ],
  { event: 'Update' },
);

test('a row is locked while its save is suspended: the next writer waits, then sees what has become of it', async () => {
  const org = await FlowOrg.with({ Claim: claim });
  const Id = org.insert('Account', { Name: 'x' });
  const take = (who: string) => suspended(org, () => org.update('Account', Id, { Note__c: who }));
  const results = await Promise.all(['a', 'b', 'c'].map(take));
  assert.deepEqual(
    results.map(({ errors }) => errors[0]?.message ?? 'claimed'),
    ['claimed', 'Claimed.', 'Claimed.'],
  );
  assert.equal(org.row('Account', Id)['Note__c'], 'a');
});

test('without the guard the last writer wins: the test above tells', async () => {
  const org = await FlowOrg.with({});
  const Id = org.insert('Account', { Name: 'x' });
  const results = await Promise.all(
    ['a', 'b'].map((who) => suspended(org, () => org.update('Account', Id, { Note__c: who }))),
  );
  assert.deepEqual([results.every(({ success }) => success), org.row('Account', Id)['Note__c']], [true, 'b']);
});

test('who waits too long, or cannot wait, is told so', async () => {
  const org = await FlowOrg.with({});
  const Id = org.insert('Account', { Name: 'x' });
  org.org.store.concurrency.lockWait = 30;
  const update = (Note__c: string) => () => org.update('Account', Id, { Note__c });
  const first = suspended(org, update('a'), 200);
  await wait(5);
  assert.equal(update('sync')().errors[0]!.statusCode, 'UNABLE_TO_LOCK_ROW');
  const second = await org.org.store.concurrency.run(update('b'));
  assert.equal(second.errors[0]!.statusCode, 'UNABLE_TO_LOCK_ROW');
  assert.equal((await first).success, true);
  assert.equal(update('c')().success, true);
  assert.equal(org.row('Account', Id)['Note__c'], 'c');
});

test('a suspended save writes once, with the ids that its flows saw; others go on meanwhile', async () => {
  const org = await FlowOrg.with({
    After: flow(
      'Write',
      [
        node(
          'recordCreates',
          'Write',
          `${inputs({ Text__c: '{$Record.Name}', Account__c: '{$Record.Id}' })}<object>Log__c</object>`,
        ).replace(
          '<inputAssignments>',
          '<connector><targetReference>Get</targetReference></connector><inputAssignments>',
        ),
        get('Get', { filters: [['Account__c', 'EqualTo', '{$Record.Id}']], object: 'Log__c', next: 'Update' }),
        node(
          'recordUpdates',
          'Update',
          `<filterLogic>and</filterLogic><filters><field>Id</field><operator>EqualTo</operator><value><elementReference>Get.Id</elementReference></value></filters>${inputs({ Amount__c: 5 })}<object>Log__c</object>`,
        ),
      ],
      after,
    ),
  });
  const names = ['a', 'b', 'c', 'd'];
  const results = await Promise.all(names.map((Name) => suspended(org, insert(org, { Name }, 'Account'))));
  assert.equal(new Set(results.map(({ id }) => id)).size, 4);
  const logs = org.org.store.all('Log__c');
  assert.deepEqual(
    logs.map(({ Text__c, Account__c, Amount__c }) => [Text__c, Account__c, Amount__c]),
    names.map((name, index) => [name, results[index]!.id, 5]),
  );
});

test('the server suspends requests that write, over each API, and counts them once', async () => {
  const org = await FlowOrg.with(
    { Claim: claim },
    {
      'permissionsets/All.permissionset': `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><fieldPermissions><editable>true</editable><field>Account.Note__c</field><readable>true</readable></fieldPermissions><hasActivationRequired>false</hasActivationRequired><label>All</label></PermissionSet>`,
    },
  );
  const [set] = org.org.store.find('PermissionSet', 'Name', ['All']);
  org.insert('PermissionSetAssignment', { AssigneeId: org.admin.userId, PermissionSetId: set!['Id'] });
  const app = createApp(org.org, { suspend: () => wait(10) });
  const Id = org.insert('Account', { Name: 'x' });
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(`http://localhost/services/data/v66.0/${path}`, {
      method,
      headers: {
        Host: 'localhost',
        Authorization: `Bearer ${org.admin.accessToken}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? JSON.parse(text) : undefined,
      usage: response.headers.get('Sforce-Limit-Info'),
    };
  };
  const mutation = `mutation { uiapi(input: { allOrNone: true }) { AccountUpdate(input: { Id: "${Id}", Account: { Note__c: { value: "g" } } }) { success } } }`;
  const [rest, ui, graphql, composite] = await Promise.all([
    call('PATCH', `sobjects/Account/${Id}`, { Note__c: 'r' }),
    call('PATCH', `ui-api/records/${Id}`, { fields: { Note__c: 'u' } }),
    call('POST', 'graphql', { query: mutation.replace('{ value: "g" }', '"g"') }),
    call('PATCH', 'composite/sobjects', {
      allOrNone: false,
      records: [{ attributes: { type: 'Account' }, id: Id, Note__c: 'c' }],
    }),
  ]);
  assert.equal(rest.status, 204);
  assert.equal(ui.status, 400);
  assert.match(JSON.stringify(ui.body), /Claimed\./);
  assert.match(JSON.stringify(graphql.body), /Claimed\./);
  assert.match(JSON.stringify(composite.body), /Claimed\./);
  assert.equal(org.row('Account', Id)['Note__c'], 'r');
  const before = Number(/=(\d+)/.exec((await call('GET', 'limits')).usage!)![1]);
  const created = await call('POST', 'sobjects/Account', { Name: 'new' });
  assert.equal(created.status, 201);
  assert.equal(Number(/=(\d+)/.exec((await call('GET', 'limits')).usage!)![1]), before + 2);
  assert.equal(org.org.store.all('Account').length, 2);
  const since = { 'If-Unmodified-Since': '2026-03-31T00:00:00.000Z' };
  assert.equal((await call('PATCH', `ui-api/records/${Id}`, { fields: { Note__c: 'r' } }, since)).status, 412);
});

const bySite = claim.replaceAll('Note__c', 'Site');

test('twenty clients over sockets claim and release: nobody holds what another holds, and nothing is lost', async () => {
  const running = await startLocalOrg({ dataDirectory: ':memory:', suspend: () => wait(1 + Math.random() * 4) });
  try {
    const { org, url, token } = running;
    assert.deepEqual((await deploy({ ...BASE, 'flows/Claim.flow': bySite }, org)).problems, []);
    const admin = org.session(org.userId('admin@local.example'));
    const save = (operation: SaveOperation) =>
      org.save(admin, [operation], { allOrNone: true, systemContext: true })[0]!;
    // Standard fields, that the administrator needs no permission set for.
    const ids = Array.from(
      { length: 10 },
      () => save({ action: 'insert', object: 'Account', record: { Name: 'x' } }).id!,
    );
    const holders = new Map<string, number>();
    const counts = { claimed: 0, refused: 0, clashes: 0 };
    const patch = async (id: string, Site: string | null) => {
      const body = JSON.stringify({ Site });
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      return (await fetch(`${url}/services/data/v66.0/sobjects/Account/${id}`, { method: 'PATCH', headers, body }))
        .status;
    };
    const end = performance.now() + 1500;
    const client = async (number: number): Promise<void> => {
      while (performance.now() < end) {
        const id = ids[Math.floor(Math.random() * ids.length)]!;
        if ((await patch(id, `client ${number}`)) !== 204) {
          counts.refused++;
          continue;
        }
        counts.claimed++;
        if (holders.has(id)) counts.clashes++;
        holders.set(id, number);
        await wait(2);
        holders.delete(id);
        assert.equal(await patch(id, null), 204);
      }
    };
    await Promise.all(Array.from({ length: 20 }, (_, number) => client(number)));
    assert.equal(counts.clashes, 0);
    assert.ok(counts.claimed > 20 && counts.refused > 0, JSON.stringify(counts));
    assert.deepEqual(new Set(ids.map((id) => org.store.get('Account', id)!['Site'])), new Set([null]));
  } finally {
    await running.close();
  }
});
