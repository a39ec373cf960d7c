import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import type { SfError } from '@salesforce/core';
import { applyPolicy, comparePolicy, type ApplyRequest } from '../../scripts/segmentation/policy/apply.ts';
import { exportPolicy } from '../../scripts/segmentation/policy/export.ts';
import { lintOrg } from '../../scripts/segmentation/policy/lint.ts';
import { readPolicies } from '../../scripts/segmentation/policy/records.ts';
import { planPolicy, writePlan } from '../../scripts/segmentation/policy/save.ts';
import type { PolicyFile } from '../../scripts/segmentation/policy/schema.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const defaultFile = join(project, 'config/policy/default.json');
const POLICIES = `SELECT SourceKey__c, Name, IsActive__c, EffectiveFrom__c, EffectiveTo__c, PotentialCutOff__c, ActivatedOn__c, ActivatedBy__c FROM RenkeiSegmentPolicy__c ORDER BY SourceKey__c`;

describe('a policy between file and org', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-policy-apply-'));
  let org: TestOrg | undefined;
  const query = (soql: string) => org!.query(soql);
  const apply = (file: string, more: Omit<ApplyRequest, 'file'> = {}) =>
    applyPolicy(org!.connection, { file, ...more });
  const exported = async (named?: string) => (await exportPolicy(org!.connection, named)).text;
  const isSame = async (file: string) => (await comparePolicy(org!.connection, file)).differences.length === 0;
  const refusal = async (attempt: Promise<unknown>): Promise<SfError> =>
    attempt.then(
      () => assert.fail('it was not refused'),
      (problem: SfError) => problem,
    );
  const written = (name: string, change: (copy: PolicyFile) => void, from = defaultFile): string => {
    const copy = JSON.parse(readFileSync(from, 'utf8')) as PolicyFile;
    change(copy);
    const file = join(directory, name);
    writeFileSync(file, JSON.stringify(copy, null, 2));
    return file;
  };
  const count = async (object: string): Promise<number> => (await query(`SELECT Id FROM ${object}`)).length;
  const idOf = async (key: string): Promise<string> =>
    String((await query(`SELECT Id FROM RenkeiSegmentPolicy__c WHERE SourceKey__c = '${key}'`))[0]!['Id']);

  before(async () => {
    org = await startTestOrg();
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  it('is new to an org that lacks it, and is tried without writing', async () => {
    const { policy, differences } = await comparePolicy(org!.connection, defaultFile);
    assert.equal(policy, null);
    const tried = await apply(defaultFile, { dryRun: true });
    assert.deepEqual([tried.created, tried.policyId, tried.differences.length], [true, null, differences.length]);
    assert.equal(await count('RenkeiSegmentPolicy__c'), 0);
  });

  it('goes in and comes out to the letter', async () => {
    const { activated, warnings } = await apply(defaultFile);
    assert.deepEqual([activated, warnings], [true, []]);
    const first = join(directory, 'first.json');
    writeFileSync(first, await exported());
    assert.ok((await isSame(first)) && (await isSame(defaultFile)));
    assert.deepEqual((await apply(first)).differences, []);
    assert.equal(await exported(), readFileSync(first, 'utf8'));
    const [row] = await query(POLICIES);
    assert.equal(row!['ActivatedBy__c'], org!.running.org.sessionOfToken(org!.running.token).userId);
    assert.ok(row!['ActivatedOn__c']);
  });

  it('keeps every decimal that a policy can have, and an industry whose spelling changes', async () => {
    const odd = written('odd.json', (copy) => {
      Object.assign(copy, { sourceKey: 'odd', name: 'Odd', isActive: false, effectiveFrom: null });
      Object.assign(copy.potential, {
        marginPercent: 12.5,
        amountPerUnit: 1_234_567.89,
        defaultRevenuePercent: 0.1234,
      });
      copy.potential.perEmployee['Banking'] = 0.01;
      copy.potential.revenuePercent['Banking'] = 99.9999;
      Object.assign(copy.relationship, { cutOff: 47.5, margin: 0.5 });
      Object.assign(copy.channelRoles[0]!, { hoursPerContact: 0.25, costPerContact: 1234.56 });
      copy.roles[0]!.target = { kind: 'Amount', perMonth: 7_654_321.09 };
    });
    await apply(odd);
    assert.ok(await isSame(odd));
    const respelt = written(
      'respelt.json',
      (copy) => {
        copy.potential.perEmployee['BANKING'] = copy.potential.perEmployee['Banking']!;
        delete copy.potential.perEmployee['Banking'];
        copy.potential.revenuePercent = {};
      },
      odd,
    );
    await apply(respelt);
    assert.ok(await isSame(respelt));
    await org!.connection.sobject('RenkeiSegmentPolicy__c').destroy(await idOf('odd'));
  });

  it('with errors changes nothing, and each names line and entry', async () => {
    const before = await query(POLICIES);
    const file = written('errors.json', (copy) => {
      copy.name = 'Changed';
      copy.relationship.weights.recency = 49;
      copy.roles[2]!.cadenceDays = null;
    });
    const { name, message } = await refusal(apply(file));
    assert.equal(name, 'PolicyBrokenFileError');
    const [weights, cadence] = message.split('\n').slice(1);
    assert.match(weights!, /errors\.json:\d+:5: relationship\.weights: The three weights must add up to 100/);
    assert.match(cadence!, /errors\.json:\d+:7: roles\.2\.cadenceDays: The role of Maintain says no cadenceDays/);
    assert.deepEqual(await query(POLICIES), before);
  });

  it('loses in the org what the file dropped', async () => {
    const smaller = written('smaller.json', (copy) => {
      delete copy.potential.perEmployee['Hospitality'];
      copy.channelRoles = copy.channelRoles.filter(({ segment, step }) => segment !== 'General' || step !== 'Support');
    });
    const before = [await count('RenkeiEstimator__c'), await count('RenkeiChannelRole__c')];
    await apply(smaller);
    const less = [await count('RenkeiEstimator__c'), await count('RenkeiChannelRole__c')];
    assert.deepEqual(
      less,
      before.map((number) => number - 1),
    );
    await apply(defaultFile);
    assert.ok(await isSame(defaultFile));
  });

  it('leaves the org as it was when one of many records is refused', async () => {
    const states = [POLICIES, 'SELECT SourceKey__c FROM RenkeiEstimator__c ORDER BY SourceKey__c'];
    const before = await Promise.all(states.map(query));
    // The key of an estimator that another policy has already: the last of all records to be written.
    const [id] = await org!.insert('RenkeiSegmentPolicy__c', [{ Name: 'Other', SourceKey__c: 'zz-other' }]);
    await org!.insert('RenkeiEstimator__c', [
      { Policy__c: id!, Industry__c: 'Banking', AmountPerEmployee__c: 1, SourceKey__c: 'default:Banking' },
    ]);
    const file = written('refused.json', (copy) => {
      copy.potential.cutOff = 4_000_000;
      delete copy.potential.perEmployee['Retail'];
      copy.roles[0]!.cadenceDays = 25;
      copy.potential.perEmployee['Banking'] = 500;
    });
    const { name, message } = await refusal(apply(file));
    assert.equal(name, 'PolicyRefusedError');
    assert.match(message, /nothing was changed: DUPLICATE_VALUE/);
    const long = written('long.json', (copy) => {
      copy.potential.perEmployee['x'.repeat(256)] = 1;
    });
    assert.match((await refusal(apply(long))).message, /^\S+:\d+:\d+: potential\.perEmployee\.x+: /);
    await org!.connection.sobject('RenkeiSegmentPolicy__c').destroy(id!);
    assert.deepEqual(await Promise.all(states.map(query)), before);
    assert.ok(await isSame(defaultFile));
  });

  it('is refused on days on which another version holds, and put in force when that is asked for', async () => {
    const autumn = written('autumn.json', (copy) => {
      Object.assign(copy, { sourceKey: 'autumn', name: 'Autumn', effectiveFrom: '2026-10-01' });
      copy.potential.cutOff = 4_000_000;
    });
    const { name, message } = await refusal(apply(autumn));
    assert.equal(name, 'PolicyBrokenFileError');
    assert.match(message, /autumn\.json:\d+:3: effectiveFrom: .* both active from 2026-10-01 to no end/);
    assert.equal(await count('RenkeiSegmentPolicy__c'), 1);

    const asDraft = { isActive: false, effectiveFrom: null, activation: { reason: null } };
    const draft = written('draft.json', (copy) => Object.assign(copy, asDraft), autumn);
    assert.equal((await apply(draft)).activated, false);
    const day = { effectiveFrom: '2026-10-01' };
    assert.equal((await refusal(apply(draft, { activate: day }))).name, 'ActivationIncompleteError');
    const { ended, activated } = await apply(draft, { activate: { ...day, reason: 'Two reps less' } });
    assert.equal(activated, true);
    assert.deepEqual(ended, [{ policy: '2026年度方針 – 2026 policy', effectiveTo: '2026-09-30' }]);
    assert.deepEqual(
      (await query(POLICIES)).map((row) =>
        ['SourceKey__c', 'IsActive__c', 'EffectiveFrom__c', 'EffectiveTo__c'].map((field) => row[field]),
      ),
      [
        ['autumn', true, '2026-10-01', null],
        ['default', true, '2024-01-01', '2026-09-30'],
      ],
    );
  });

  it('comes into force with a day and a reason, asked for or written', async () => {
    for (const lacks of [{ effectiveFrom: null }, { activation: { reason: null } }, { activation: { reason: ' ' } }]) {
      const file = written('incomplete.json', (copy) => Object.assign(copy, { sourceKey: 'incomplete' }, lacks));
      const { name, message } = await refusal(apply(file));
      assert.ok(['ActivationIncompleteError', 'PolicyMalformedError'].includes(name), `${name}: ${message}`);
    }
  });

  it('names the field of what the org refuses, in few words', async () => {
    const refused = await refusal(
      writePlan(org!.connection, {
        name: 'x'.repeat(90),
        id: null,
        lastModified: null,
        fields: { Name: 'x'.repeat(900) },
        create: [],
        update: [],
        remove: [],
      }),
    );
    assert.equal(refused.name, 'PolicyRefusedError');
    assert.match(refused.message, /STRING_TOO_LONG \(Name\): /);
    assert.ok(refused.message.length < 600, refused.message);
  });

  it('is refused when somebody else has changed it since it was read, or the version that it takes over from', async () => {
    const later = async () => {
      // The org notes changes to the second.
      org!.running.org.clock.advance(2_000);
      return (await readPolicies(org!.connection)).find(({ sourceKey }) => sourceKey === 'default')!;
    };
    const read = await later();
    org!.running.org.clock.advance(2_000);
    const Id = read.id;
    await org!.connection.sobject('RenkeiSegmentPolicy__c').update({ Id, Description__c: 'Mine' });
    const before = await query(POLICIES);
    const roles = { ...read.file, roles: read.file.roles.map((role) => ({ ...role, cadenceDays: 77 })) };
    const attempts = [
      writePlan(org!.connection, planPolicy(roles, read)),
      writePlan(org!.connection, planPolicy({ ...read.file, sourceKey: 'new', isActive: false }, undefined), [
        { id: Id, lastModified: read.lastModified, fields: { EffectiveTo__c: '2026-08-31' } },
      ]),
    ];
    for (const attempt of attempts) {
      const { name, message } = await refusal(attempt);
      assert.equal(name, 'PolicyChangedMeanwhileError', message);
    }
    assert.deepEqual(await query(POLICIES), before);
    assert.deepEqual(await query('SELECT Id FROM RenkeiSegmentRole__c WHERE CadenceDays__c = 77'), []);
    // Who changes only what hangs on a version is seen by others all the same.
    const now = await later();
    const role = { ...now.file, roles: now.file.roles.map((one) => ({ ...one, leadPurpose: 'Other words' })) };
    await writePlan(org!.connection, planPolicy(role, now));
    assert.equal(
      (await refusal(writePlan(org!.connection, planPolicy(roles, now)))).name,
      'PolicyChangedMeanwhileError',
    );
    await apply(
      written('back.json', (copy) => {
        copy.effectiveTo = '2026-09-30';
      }),
    );
  });

  it('is in force after an answer that was lost, and a second try changes nothing', async () => {
    const winter = written('winter.json', (copy) => {
      Object.assign(copy, { sourceKey: 'winter', name: 'Winter', isActive: false, effectiveFrom: null });
    });
    const activate = { effectiveFrom: '2026-12-01', reason: 'New team' };
    const { connection } = org!;
    const request = connection.request.bind(connection);
    const lost = mock.method(connection, 'request', async (sent: { url: string }) => {
      const answer = await request(sent as never);
      if (sent.url.endsWith('/composite')) throw new Error('socket hang up');
      return answer;
    });
    await assert.rejects(apply(winter, { activate }), /socket hang up/);
    lost.mock.restore();
    const before = await query(POLICIES);
    const again = await apply(winter, { activate });
    assert.deepEqual([again.activated, again.created, again.differences, again.ended], [false, false, [], []]);
    assert.deepEqual(await query(POLICIES), before);
    assert.deepEqual(
      before.map((row) => [row['SourceKey__c'], row['EffectiveFrom__c'], row['EffectiveTo__c']]),
      [
        ['autumn', '2026-10-01', '2026-11-30'],
        ['default', '2024-01-01', '2026-09-30'],
        ['winter', '2026-12-01', null],
      ],
    );
  });

  it('is linted together with the other versions of the org', async () => {
    const found = async () =>
      (await lintOrg(org!.connection, 'together')).flatMap(({ policy, findings }) =>
        findings.map(({ code }) => `${policy}: ${code}`),
      );
    assert.deepEqual(await found(), []);
    const policies = org!.connection.sobject('RenkeiSegmentPolicy__c');
    const Id = await idOf('default');
    // The org refuses it now; versions from before it did may stand there.
    const overlap = `UPDATE "RenkeiSegmentPolicy__c" SET "EffectiveTo__c" = '2026-10-15' WHERE "Id" = ?`;
    org!.running.org.store.database.prepare(overlap).run(Id);
    assert.deepEqual(await found(), ['together: VersionsOverlap']);
    await policies.update({ Id, EffectiveTo__c: '2026-08-31' });
    assert.deepEqual(await found(), ['together: VersionsGap']);
    await policies.update({ Id, EffectiveTo__c: '2026-09-30' });
  });

  it('takes words only once it has scored accounts', async () => {
    await org!.insert('Account', [{ Name: 'Aoi Machines', Industry: 'Machinery', NumberOfEmployees: 500 }]);
    await org!.insert('RenkeiSetting__c', [
      { Name: 'Renkei', SourceKey__c: 'Default', CorporateCurrency__c: 'JPY', TimeZone__c: 'Asia/Tokyo' },
    ]);
    await runSegmentation(org!.connection, { failuresDirectory: directory });
    const ended = (name: string, change: (copy: PolicyFile) => void) =>
      written(name, (copy) => {
        copy.effectiveTo = '2026-09-30';
        change(copy);
      });
    const { name, message, actions } = await refusal(
      apply(ended('telling.json', (copy) => (copy.relationship.cutOff = 60))),
    );
    assert.equal(name, 'PolicyScoredError');
    assert.match(message, /The file changes: relationship\.cutOff\. Nothing was changed/);
    assert.match(actions![0]!, /new "sourceKey"/);
    const words = await apply(ended('words.json', (copy) => (copy.roles[0]!.leadPurpose = 'Visit monthly')));
    assert.deepEqual(
      words.differences.map(({ entry }) => entry),
      ['roles.Key.leadPurpose'],
    );
    // The version of the autumn has scored nothing yet.
    const autumn = join(directory, 'autumn-later.json');
    writeFileSync(autumn, (await exported('autumn')).replace('"cutOff": 4000000', '"cutOff": 4500000'));
    assert.equal((await apply(autumn)).differences.length, 1);
  });

  it('asks managers anew who have agreed to what the file changes, and not for a day or a reason', async () => {
    const key = 'agreed';
    const draft = (name: string, change: (copy: PolicyFile) => void) =>
      written(name, (copy) => {
        Object.assign(copy, { sourceKey: key, name: 'Agreed', isActive: false, effectiveFrom: '2030-01-01' });
        change(copy);
      });
    await apply(draft('agreed.json', () => undefined));
    const Id = await idOf(key);
    const userId = org!.running.org.sessionOfToken(org!.running.token).userId;
    const agreed = { AcknowledgedByField__c: userId, AcknowledgedByFieldOn__c: '2026-06-12' };
    const policies = org!.connection.sobject('RenkeiSegmentPolicy__c');
    await policies.update({ Id, ...agreed });
    const agreement = async () => {
      const soql = `SELECT AcknowledgedByField__c, AcknowledgedByFieldOn__c FROM RenkeiSegmentPolicy__c WHERE Id = '${Id}'`;
      const [row] = await query(soql);
      return [row!['AcknowledgedByField__c'], row!['AcknowledgedByFieldOn__c']];
    };
    const later = await apply(draft('agreed-later.json', (copy) => (copy.effectiveFrom = '2030-02-01')));
    assert.deepEqual([later.differences.length, later.agreementEnds], [1, false]);
    assert.deepEqual(await agreement(), [userId, '2026-06-12']);
    const longer = draft('agreed-longer.json', (copy) => {
      copy.effectiveFrom = '2030-02-01';
      copy.roles[0]!.acceptWithinDays = 3;
    });
    assert.equal((await apply(longer, { dryRun: true })).agreementEnds, true);
    assert.deepEqual(await agreement(), [userId, '2026-06-12']);
    assert.equal((await apply(longer)).agreementEnds, true);
    assert.deepEqual(await agreement(), [null, null]);
    assert.equal((await apply(longer)).agreementEnds, false);
  });

  it('is the same after a page has stored its line ends, and what its words do not begin or end with', async () => {
    const file = written('lines.json', (copy) => {
      Object.assign(copy, { sourceKey: 'lines', name: ' Lines ', isActive: false, description: 'One\nTwo ' });
      Object.assign(copy.potential.perEmployee, { constructor: 5, 'Food & "Drink" <b> 🍱': 6, "O'Neill\\": 7 });
      copy.roles[0]!.leadPurpose = '  Visit 𠮷野家 ';
    });
    await apply(file);
    assert.ok(await isSame(file));
    const Id = await idOf('lines');
    await org!.connection.sobject('RenkeiSegmentPolicy__c').update({ Id, Description__c: 'One\r\nTwo' });
    assert.ok(await isSame(file));
    const out = join(directory, 'lines-out.json');
    writeFileSync(out, await exported('lines'));
    assert.deepEqual((await apply(out)).differences, []);
  });

  it('may leave its cut-off to the field’s capacity', async () => {
    const capacity = { cutOffMode: 'capacity' as const, fieldCapacity: 400, cutOff: null };
    const file = written('capacity.json', (copy) => {
      Object.assign(copy, { sourceKey: 'capacity', name: 'Capacity', isActive: false });
      Object.assign(copy.potential, capacity);
    });
    await apply(file);
    // What the first run finds is no difference to the file.
    const Id = await idOf('capacity');
    await org!.connection.sobject('RenkeiSegmentPolicy__c').update({ Id, PotentialCutOff__c: 4_100_000 });
    assert.ok(await isSame(file));
    assert.equal((JSON.parse(await exported('capacity')) as PolicyFile).potential.cutOff, 4_100_000);
  });

  it('is found by its Id when it was made in the org, and its children by what they are about', async () => {
    const [id] = await org!.insert('RenkeiSegmentPolicy__c', [{ Name: 'By hand' }]);
    const incomplete = await refusal(exported(id!));
    assert.equal(incomplete.name, 'PolicyIncompleteError');
    assert.match(incomplete.message, /relationship\.cutOff/);
    await org!.insert('RenkeiSegmentRole__c', [{ Policy__c: id!, Segment__c: 'Key', LeadChannel__c: 'Field' }]);
    const byHand = written('by-hand.json', (copy) => {
      Object.assign(copy, { sourceKey: id, name: 'By hand', isActive: false });
    });
    await apply(byHand);
    assert.ok(await isSame(byHand));
    assert.equal((await query(`SELECT Id FROM RenkeiSegmentRole__c WHERE Policy__c = '${id}'`)).length, 4);
    const unknown = await refusal(exported('spring'));
    assert.equal(unknown.name, 'UnknownPolicyError');
    assert.match(unknown.actions![0]!, /"autumn", "default"/);
    assert.equal(await exported(id!.slice(0, 15)), await exported(id), 'as old pages show Ids');
    assert.equal(await exported('AUTUMN'), await exported('autumn'), 'keys are the same in capitals');
  });
});
