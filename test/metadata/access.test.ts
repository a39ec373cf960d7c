// Who sees what, tried as the people themselves, where it takes more than a cell of docs/permissions.md: permission sets, groups and
// sharing rules only mean something together.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { LocalOrg, SaveResult, Session } from '../../scripts/local-org/org.ts';
import { orgWith } from './packageZip.ts';
import { accessPackage } from './roles/accessPackage.ts';

type Values = Record<string, unknown>;
type Person = 'caller' | 'standIn' | 'rep' | 'otherRep' | 'manager' | 'stranger';

/** Permission set and group by person; the stranger has the profile only. */
const PEOPLE: Record<Person, [permissionSet: string, group: string] | []> = {
  caller: ['RenkeiInsideSales', 'RenkeiInsideSales'],
  standIn: ['RenkeiInsideSales', 'RenkeiInsideSales'],
  rep: ['RenkeiFieldSales', 'RenkeiFieldSales'],
  otherRep: ['RenkeiFieldSales', 'RenkeiFieldSales'],
  manager: ['RenkeiManager', 'RenkeiManagers'],
  stranger: [],
};

let org: LocalOrg;
let admin: Session;
let account: string;
const sessions = {} as Record<Person, Session>;

before(async () => {
  org = await orgWith(await accessPackage({ accountsOfAll: false }), {});
  admin = org.session(org.userId('admin@local.example'));
  const named = (object: string, field: string, value: string): string =>
    String(org.store.find(object, field, [value])[0]?.['Id'] ?? assert.fail(`no ${object} ${value}`));
  for (const [person, [permissionSet, group]] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
    const user = insert(admin, 'User', {
      Username: `${person}@renkei.example`,
      LastName: person,
      Alias: person.slice(0, 8),
      Email: `${person}@renkei.example`,
      IsActive: true,
      ProfileId: named('Profile', 'Name', 'Standard User'),
      TimeZoneSidKey: 'Asia/Tokyo',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
    });
    if (permissionSet)
      insert(admin, 'PermissionSetAssignment', {
        AssigneeId: user,
        PermissionSetId: named('PermissionSet', 'Name', permissionSet),
      });
    if (group) insert(admin, 'GroupMember', { UserOrGroupId: user, GroupId: named('Group', 'DeveloperName', group) });
    sessions[person] = org.session(user);
  }
  insert(admin, 'PermissionSetAssignment', {
    AssigneeId: admin.userId,
    PermissionSetId: named('PermissionSet', 'Name', 'RenkeiAdmin'),
  });
  account = insert(admin, 'Account', { Name: 'Aoba Foods', OwnerId: sessions.rep.userId });
});
after(() => org?.close());

const save = (session: Session, action: 'insert' | 'update', object: string, record: Values): SaveResult =>
  org.save(session, [{ action, object, record }], { allOrNone: true })[0]!;

function insert(session: Session, object: string, record: Values): string {
  const { id, errors } = save(session, 'insert', object, record);
  assert.deepEqual(errors, []);
  return id!;
}

/** Which of the people see a record. */
const seenBy = (object: string, id: string): Person[] =>
  (Object.keys(PEOPLE) as Person[]).filter((person) => {
    try {
      return org.query(sessions[person], `SELECT Id FROM ${object} WHERE Id = '${id}'`).totalSize === 1;
    } catch {
      return false;
    }
  });

const touch = (owner: Session): string =>
  String(
    insert(admin, 'RenkeiTouch__c', {
      Account__c: account,
      OccurredAt__c: '2026-06-01T01:00:00.000Z',
      OwnerId: owner.userId,
    }),
  );

test('a caller’s touch is seen by callers, field sales and managers, a rep’s by that rep, callers and managers', () => {
  assert.deepEqual(seenBy('RenkeiTouch__c', touch(sessions.caller)), [
    'caller',
    'standIn',
    'rep',
    'otherRep',
    'manager',
  ]);
  assert.deepEqual(seenBy('RenkeiTouch__c', touch(sessions.rep)), ['caller', 'standIn', 'rep', 'manager']);
});

test('what is shared is shared for reading', () => {
  const id = touch(sessions.caller);
  assert.equal(save(sessions.caller, 'update', 'RenkeiTouch__c', { Id: id, Minutes__c: 5 }).success, true);
  for (const person of ['standIn', 'rep', 'manager'] as const)
    assert.equal(save(sessions[person], 'update', 'RenkeiTouch__c', { Id: id, Minutes__c: 6 }).success, false, person);
});

test('runs are for managers, policies and the setting for everybody who works with Renkei', () => {
  const policy = insert(admin, 'RenkeiSegmentPolicy__c', { Name: 'Draft' });
  const role = insert(admin, 'RenkeiSegmentRole__c', { Policy__c: policy, Segment__c: 'Key' });
  const run = insert(admin, 'RenkeiSegmentationRun__c', { Policy__c: policy, Status__c: 'Completed' });
  const setting = insert(admin, 'RenkeiSetting__c', { Name: 'Renkei', SourceKey__c: 'Default', LastRun__c: run });
  const workers = ['caller', 'standIn', 'rep', 'otherRep', 'manager'];
  assert.deepEqual(seenBy('RenkeiSegmentationRun__c', run), ['manager']);
  assert.deepEqual(seenBy('RenkeiSegmentPolicy__c', policy), workers);
  assert.deepEqual(seenBy('RenkeiSegmentRole__c', role), workers);
  assert.deepEqual(seenBy('RenkeiSetting__c', setting), workers);
});

test('a manager replaces a policy that the administrator loaded, roles included; callers and reps cannot', () => {
  const policy = insert(admin, 'RenkeiSegmentPolicy__c', { Name: 'Loaded', IsActive__c: false });
  const role = insert(admin, 'RenkeiSegmentRole__c', { Policy__c: policy, Segment__c: 'Key' });
  const change = (person: Person) => [
    save(sessions[person], 'update', 'RenkeiSegmentPolicy__c', { Id: policy, EffectiveTo__c: '2026-12-31' }).success,
    save(sessions[person], 'update', 'RenkeiSegmentRole__c', { Id: role, CadenceDays__c: 21 }).success,
  ];
  assert.deepEqual(change('manager'), [true, true]);
  assert.deepEqual(change('caller'), [false, false]);
  assert.deepEqual(change('rep'), [false, false]);
});

test('managers prepare policies and enter overrides; reps set the process step and nothing that the run writes', () => {
  const policy = insert(sessions.manager, 'RenkeiSegmentPolicy__c', { Name: 'Next year' });
  insert(sessions.manager, 'RenkeiSegmentRole__c', {
    Policy__c: policy,
    Segment__c: 'Expand',
    LeadChannel__c: 'Field',
  });
  assert.equal(
    save(sessions.rep, 'update', 'RenkeiSegmentPolicy__c', { Id: policy, ReviveFloor__c: 1 }).success,
    false,
  );
  assert.equal(
    save(sessions.rep, 'update', 'Account', { Id: account, RenkeiProcessStep__c: 'Proposal' }).success,
    true,
  );
  for (const field of ['RenkeiSegment__c', 'RenkeiFocus__c', 'RenkeiLifecycle__c'])
    assert.equal(save(sessions.rep, 'update', 'Account', { Id: account, [field]: null }).success, false, field);
  assert.equal(save(sessions.rep, 'update', 'Account', { Id: account, RenkeiPotentialOverride__c: 1 }).success, false);
  const own = insert(sessions.manager, 'Account', { Name: 'Minato Chemical' });
  const override = {
    RenkeiPotentialOverride__c: 1,
    RenkeiPotentialOverrideReason__c: 'x',
    RenkeiPotentialOverrideExpires__c: '2027-01-01',
  };
  assert.equal(save(sessions.manager, 'update', 'Account', { Id: own, ...override }).success, true);
  assert.equal(save(sessions.manager, 'update', 'Account', { Id: own, RenkeiPotential__c: 1 }).success, false);
});

test('monthly totals are for managers; targets and teams are read by all and edited by managers', () => {
  const { manager, caller, rep } = sessions;
  const snapshot = insert(admin, 'RenkeiSegmentSnapshot__c', { Segment__c: 'Key', SnapshotKey__c: '2026-06|Key|x' });
  assert.deepEqual(seenBy('RenkeiSegmentSnapshot__c', snapshot), ['manager']);
  assert.equal(
    save(manager, 'update', 'RenkeiSegmentSnapshot__c', { Id: snapshot, Accounts__c: 1 }).success,
    false,
    'nobody corrects a total',
  );
  const target = insert(admin, 'RenkeiSegmentTarget__c', {
    Month__c: '2026-06-01',
    Segment__c: 'Key',
    Kind__c: 'Count',
    Target__c: 5,
  });
  const member = insert(admin, 'RenkeiTeamMember__c', { User__c: caller.userId, Team__c: 'East', Role__c: 'Caller' });
  for (const [object, id, change] of [
    ['RenkeiSegmentTarget__c', target, { Target__c: 6 }],
    ['RenkeiTeamMember__c', member, { Capacity__c: 120 }],
  ] as const) {
    assert.deepEqual(seenBy(object, id), ['caller', 'standIn', 'rep', 'otherRep', 'manager']);
    assert.equal(save(manager, 'update', object, { Id: id, ...change }).success, true, object);
    for (const session of [caller, rep])
      assert.equal(save(session, 'update', object, { Id: id, ...change }).success, false, object);
  }
});

test('parts of a policy are read by all and edited by managers', () => {
  const policy = insert(admin, 'RenkeiSegmentPolicy__c', { Name: 'Parts' });
  const parts: [string, Values][] = [
    ['RenkeiEstimator__c', { Industry__c: 'Manufacturing', AmountPerEmployee__c: 9_500 }],
    ['RenkeiChannelRole__c', { Segment__c: 'Key', ProcessStep__c: 'Proposal', Channel__c: 'Field' }],
  ];
  for (const [object, values] of parts) {
    const id = insert(admin, object, { Policy__c: policy, ...values });
    assert.deepEqual(seenBy(object, id), ['caller', 'standIn', 'rep', 'otherRep', 'manager']);
    assert.equal(save(sessions.manager, 'update', object, { Id: id, ...values }).success, true);
    assert.equal(save(sessions.caller, 'update', object, { Id: id, ...values }).success, false);
  }
});

test('what flows write is written by nobody else, the administrator included, but in a migration', () => {
  const own = insert(admin, 'Account', { Name: 'Tsukuba Precision' });
  const refusedOn = (record: Values) => save(admin, 'update', 'Account', { Id: own, ...record }).errors;
  for (const [field, value] of [
    ['RenkeiSegment__c', 'Key'],
    ['RenkeiPotential__c', 5],
    ['RenkeiRelationshipBand__c', 'High'],
    ['RenkeiSegmentReason__c', 'BothChanged'],
  ] as const)
    assert.deepEqual(
      refusedOn({ [field]: value }).map(({ statusCode, fields }) => [statusCode, fields]),
      [['INVALID_FIELD_FOR_INSERT_UPDATE', [field]]],
    );
  assert.deepEqual(refusedOn({ RenkeiLastConversation__c: '2026-06-01', RenkeiScoredPolicy__c: null }), []);
  const move = { Account__c: own, From__c: 'Key', To__c: 'Expand' };
  assert.equal(save(admin, 'insert', 'RenkeiSegmentMove__c', move).success, false);
  const set = org.store.find('PermissionSet', 'Name', ['RenkeiMigration'])[0]!['Id'];
  const assigned = insert(admin, 'PermissionSetAssignment', { AssigneeId: admin.userId, PermissionSetId: set });
  assert.deepEqual(refusedOn({ RenkeiSegment__c: 'Key' }), []);
  const kept = insert(admin, 'RenkeiSegmentMove__c', move);
  assert.deepEqual(seenBy('RenkeiSegmentMove__c', kept), [], 'a move is seen by whoever sees its account');
  insert(admin, 'RenkeiSegmentMove__c', { ...move, Account__c: account });
  assert.equal(org.query(sessions.rep, 'SELECT From__c, To__c FROM RenkeiSegmentMove__c').totalSize, 1);
  org.save(admin, [{ action: 'delete', object: 'PermissionSetAssignment', record: { Id: assigned } }], {
    allOrNone: true,
  });
});

test('somebody without a permission set sees no field of the package', () => {
  assert.throws(
    () => org.query(sessions.stranger, 'SELECT RenkeiSegment__c FROM Account'),
    /No such column 'RenkeiSegment__c'/,
  );
  assert.throws(() => org.query(sessions.stranger, 'SELECT Id FROM RenkeiTouch__c'), /RenkeiTouch__c/);
});
