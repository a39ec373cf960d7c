import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { deployPackage, type DeployOutcome } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { changed, SAMPLE, toZip, type Files } from './samplePackage.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

type Members = Record<string, string[]>;

const manifest = (members: Members, version = true): string => {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`,
  );
  return `<?xml version="1.0"?><Package ${NAMESPACE}>${types.join('')}${version ? '<version>66.0</version>' : ''}</Package>`;
};

/** Everything of the sample by its type, but for what goes with something else. */
const ALL: Members = {
  CustomApplication: ['Things'],
  CustomTab: ['Home', 'Thing__c'],
  FlexiPage: ['Home', 'AccountPage'],
  LightningComponentBundle: ['greeting', 'numbers'],
  PermissionSet: ['Reader'],
  Queue: ['ThingQueue'],
  Group: ['Team'],
  CustomPermission: ['SeeAll'],
  CustomObject: ['Thing__c', 'ThingPart__c'],
  // Whatever the order, what goes with the object is found.
  SharingOwnerRule: ['Thing__c.TeamReads'],
  ValidationRule: ['Thing__c.NoteNeeded'],
  Layout: ['Thing__c-Thing Layout'],
  ListView: ['Account.HighBand'],
  CustomField: ['Account.Band__c', 'Account.Key__c', 'Account.Score__c', 'Account.Twice__c'],
  CustomLabel: ['Hello'],
};

const orgs: LocalOrg[] = [];
after(() => {
  for (const org of orgs) org.close();
});

function newOrg(): LocalOrg {
  const org = LocalOrg.open({ file: ':memory:' });
  orgs.push(org);
  return org;
}

interface Removing {
  post?: Members;
  pre?: Members;
  plain?: Members;
  files?: Files;
  checkOnly?: boolean;
  ignoreWarnings?: boolean;
}

/** Deploys files with destructive manifests; problems are `Type name: problem`. */
async function remove(org: LocalOrg, what: Removing): Promise<DeployOutcome & { problems: string[] }> {
  const { post, pre, plain, files = {}, checkOnly = false, ignoreWarnings = false } = what;
  const entries: Record<string, Uint8Array> = {};
  for (const [path, members] of Object.entries({ Post: post, Pre: pre, '': plain }))
    if (members) entries[`destructiveChanges${path}.xml`] = strToU8(manifest(members, path === 'Post'));
  const { unzipSync } = await import('fflate');
  const zip = zipSync({ ...unzipSync(toZip(files)), ...entries });
  const outcome = await deployPackage(org, zip, { checkOnly, singlePackage: true, ignoreWarnings });
  return {
    ...outcome,
    problems: outcome.findings.map(({ type, fullName, problem }) => `${type} ${fullName}: ${problem}`),
  };
}

async function sampleOrg(files: Files = SAMPLE): Promise<LocalOrg> {
  const org = newOrg();
  const { findings } = await deployPackage(org, toZip(files), { checkOnly: false, singlePackage: true });
  assert.deepEqual(findings, []);
  return org;
}

/** Tables, columns, indexes and triggers, and all that is kept of components. */
function traces(org: LocalOrg): unknown {
  const { database } = org.store;
  return {
    schema: database
      .prepare("SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2")
      .all(),
    columns: database.prepare('SELECT * FROM column_kind ORDER BY name').all(),
    account: database.prepare("SELECT name, type FROM pragma_table_info('Account') ORDER BY name").all(),
    metadata: database.prepare('SELECT type, fullName FROM metadata ORDER BY 1, 2').all(),
    groups: org.store.all('Group'),
    permissionSets: org.store.all('PermissionSet').map(({ Name }) => Name),
    queues: org.store.all('QueueSobject'),
    members: org.store.all('GroupMember'),
    objects: [...org.schema.objects.keys()],
    fields: [...org.schema.object('Account').fields.keys()],
  };
}

test('what a package put there goes without a trace, its records too', async () => {
  const org = await sampleOrg({});
  const before = traces(org);
  await remove(org, { files: SAMPLE });
  const admin = org.session(org.userId('admin@local.example'));
  const save = (object: string, record: Record<string, unknown>): string => {
    const [result] = org.save(admin, [{ action: 'insert', object, record }], { allOrNone: true, systemContext: true });
    assert.deepEqual(result!.errors, []);
    return result!.id!;
  };
  const account = save('Account', { Name: 'Kept', Key__c: 'k', Score__c: 4 });
  save('Thing__c', { Account__c: account, When__c: '2026-06-01T00:00:00Z', Note__c: 'x' });
  const outcome = await remove(org, { post: ALL });
  assert.deepEqual(outcome.problems, []);
  assert.ok(outcome.deployed.every(({ state }) => state === 'deleted'));
  assert.equal(outcome.deployed.length, Object.values(ALL).flat().length);
  assert.deepEqual(traces(org), before);
  assert.equal(org.query(admin, 'SELECT Name FROM Account').records[0]!['Name'], 'Kept');

  const again = await remove(org, { files: SAMPLE });
  assert.deepEqual(again.problems, []);
  assert.equal(save('Thing__c', { When__c: '2026-06-01T00:00:00Z', Note__c: 'x' }).slice(0, 3) === 'a00', false);
});

test('what is used by something that stays is refused, named as an org names it', async () => {
  const org = await sampleOrg();
  const refusals: [Members, string[]][] = [
    [
      { CustomField: ['Account.Score__c'] },
      [
        'CustomField Account.Score__c: This custom field is referenced elsewhere in salesforce.com. : Custom Field - Account.Twice__c',
      ],
    ],
    [
      { CustomField: ['Account.Band__c'] },
      [
        'CustomField Account.Band__c: This custom field is referenced elsewhere in salesforce.com. : Flexi Page - AccountPage, List View - Account.HighBand',
      ],
    ],
    [
      { CustomField: ['Thing__c.Note__c'] },
      [
        'CustomField Thing__c.Note__c: This custom field is referenced elsewhere in salesforce.com. : Compact Layout - Thing__c.Short, Custom Object - Thing__c, Layout - Thing__c-Thing Layout, List View - Thing__c.All, Permission Set - Reader, Validation Rule - Thing__c.NoteNeeded',
      ],
    ],
    [
      { CustomLabel: ['Hello'] },
      [
        'CustomLabel Hello: This custom label is referenced elsewhere in salesforce.com. : Flexi Page - AccountPage, Lightning Component Bundle - greeting',
      ],
    ],
    [
      { LightningComponentBundle: ['numbers'] },
      [
        'LightningComponentBundle numbers: This lightning component bundle is referenced elsewhere in salesforce.com. : Lightning Component Bundle - greeting',
      ],
    ],
    [
      { Group: ['Team'] },
      [
        'Group Team: This group is referenced elsewhere in salesforce.com. : Queue - ThingQueue, Sharing Owner Rule - Thing__c.TeamReads',
      ],
    ],
    [
      { CustomPermission: ['SeeAll'] },
      [
        'CustomPermission SeeAll: This custom permission is referenced elsewhere in salesforce.com. : Permission Set - Reader',
      ],
    ],
    [{ CustomObject: ['Account'] }, ['CustomObject Account: Cannot delete the standard object Account']],
    [
      { Translations: ['ja'] },
      ['Translations ja: Translations cannot be deleted: translations go with what they translate'],
    ],
  ];
  for (const [members, problems] of refusals) {
    const outcome = await remove(org, { post: members });
    assert.deepEqual(outcome.problems, problems);
    assert.deepEqual(outcome.deployed, []);
  }
  const object = await remove(org, { plain: { CustomObject: ['Thing__c'] } });
  assert.match(
    object.problems[0]!,
    /^CustomObject Thing__c: This custom object is referenced elsewhere .*Custom Field - ThingPart__c\.Thing__c/,
  );
});

test('a field goes after the deploy has taken it out of what used it, not before', async () => {
  const org = await sampleOrg();
  const files = changed('objects/Account.object', 'Score__c * 2', '4 * 2');
  const only = { 'objects/Account.object': files['objects/Account.object']! };
  const gone = { CustomField: ['Account.Score__c'] };
  const without = changed(
    'objects/Account.object',
    only['objects/Account.object'].match(/<fields><fullName>Score__c.*?<\/fields>/s)![0],
    '',
    only,
  );
  assert.match((await remove(org, { pre: gone, files: without })).problems[0]!, /referenced elsewhere/);
  const checked = await remove(org, { post: gone, files: without, checkOnly: true });
  assert.deepEqual(checked.problems, []);
  assert.ok(org.schema.findField('Account', 'Score__c'));
  assert.deepEqual((await remove(org, { post: gone, files: without })).problems, []);
  assert.equal(org.schema.findField('Account', 'Score__c'), undefined);
});

test('what is not there is a warning, which fails the deploy unless warnings are ignored', async () => {
  const org = await sampleOrg({});
  const members = { CustomField: ['Account.Nothing__c'], Flow: ['Nothing-1'] };
  const refused = await remove(org, { post: members });
  assert.deepEqual(refused.problems, [
    'CustomField Account.Nothing__c: No CustomField named: Account.Nothing__c found',
    'Flow Nothing-1: No Flow named: Nothing-1 found',
  ]);
  const taken = await remove(org, { post: members, ignoreWarnings: true });
  assert.ok(taken.findings.every(({ isWarning }) => isWarning));
});

test('records stand in the way: assigned permission sets, records of a queue', async () => {
  const org = await sampleOrg();
  const admin = org.session(org.userId('admin@local.example'));
  const insert = (object: string, record: Record<string, unknown>): void => {
    const [result] = org.save(admin, [{ action: 'insert', object, record }], { allOrNone: true, systemContext: true });
    assert.deepEqual(result!.errors, []);
  };
  const [set] = org.store.find('PermissionSet', 'Name', ['Reader']);
  insert('PermissionSetAssignment', { PermissionSetId: set!['Id'], AssigneeId: admin.userId });
  const [queue] = org.store.find('Group', 'DeveloperName', ['ThingQueue']);
  insert('Thing__c', { OwnerId: queue!['Id'], When__c: '2026-06-01T00:00:00Z', Note__c: 'x' });
  const outcome = await remove(org, { post: { PermissionSet: ['Reader'], Queue: ['ThingQueue'] } });
  assert.deepEqual(outcome.problems, [
    'PermissionSet Reader: Cannot delete the permission set Reader: 1 users are assigned to it',
    'Queue ThingQueue: Cannot delete the queue ThingQueue: it owns records of Thing__c',
  ]);
});
