// Each ill is made in an org that was healthy before; a healthy org has no finding.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { saveRows, type Row } from '../../scripts/connection/saveRows.ts';
import { doctorPage } from '../../scripts/doctor/page.ts';
import { runDoctor, type DoctorOptions, type Part } from '../../scripts/doctor/runDoctor.ts';
import { runInsight } from '../../scripts/insight/run.ts';
import { readPolicyFile } from '../../scripts/segmentation/policy/file.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { createPeople, type TeamPeople } from './teamPeople.ts';
import { savePolicy } from '../segmentation/savedPolicy.ts';

const directory = mkdtempSync(join(tmpdir(), 'renkei-doctor-'));

describe('the doctor', { timeout: 240_000 }, () => {
  let org: TestOrg;
  let people: TeamPeople;
  let accounts: string[];

  const examine = (options: DoctorOptions = {}) => runDoctor(org.connection, options);
  const codes = async (part: Part, options: DoctorOptions = {}): Promise<string[]> =>
    (await examine({ ...options, parts: [part] })).findings.map(({ code }) => code).sort();
  const update = async (object: string, ...rows: Row[]): Promise<void> => {
    for (const { success, errors } of await saveRows(org.connection, { object, operation: 'update', rows }))
      assert.ok(success, JSON.stringify(errors));
  };
  const destroy = (object: string, ids: string[]) => org.connection.sobject(object).destroy(ids);
  /** Makes an ill, looks, and heals it again. */
  const during = async (make: () => Promise<() => Promise<unknown>>, part: Part, options: DoctorOptions = {}) => {
    const heal = await make();
    try {
      return await codes(part, options);
    } finally {
      await heal();
    }
  };
  const added = async (object: string, ...rows: Row[]): Promise<() => Promise<unknown>> => {
    const ids = await org.insert(object, rows);
    return () => destroy(object, ids);
  };
  const without = async (soql: string, object: string): Promise<() => Promise<unknown>> => {
    const fields = soql
      .replace(/^SELECT Id, /, '')
      .replace(/ FROM.*$/, '')
      .split(', ');
    const rows = await org.query(soql);
    assert.ok(rows.length > 0, soql);
    await destroy(
      object,
      rows.map((row) => String(row['Id'])),
    );
    return () =>
      org.insert(
        object,
        rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))),
      );
  };

  before(async () => {
    org = await startTestOrg();
    people = await createPeople(org);
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    await savePolicy(org.connection, await readPolicyFile(join(project, 'config/policy/default.json')));
    accounts = await org.insert(
      'Account',
      ['A', 'B', 'C'].map((Name) => ({ Name, Industry: 'Machinery', NumberOfEmployees: 500, OwnerId: people.rep })),
    );
    await org.insert('RenkeiHoliday__c', [{ Name: 'Holiday', Day__c: '2026-07-20' }]);
    await runSegmentation(org.connection, {
      failuresDirectory: directory,
      checkpointDirectory: join(directory, 'run'),
    });
    await runInsight(org.connection, { failuresDirectory: directory });
  });
  after(() => org.close());

  it('finds nothing in a healthy org, within few requests, and writes nothing', async () => {
    const examination = await examine({ parts: ['setup', 'people', 'runs', 'work', 'room'] });
    assert.deepEqual(examination.findings, []);
    assert.deepEqual(examination.skipped, []);
    assert.deepEqual([examination.errors, examination.warnings, examination.schema], [0, 0, 1]);
    assert.ok(doctorPage(examination).includes('Nothing found.'));
    const before = examination.requests;
    assert.ok((await examine({ parts: ['runs', 'work', 'room'] })).requests - before < 80);
  });

  it('finds a caller without permission set, and one outside the group', async () => {
    const assigned = `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'RenkeiInsideSales'`;
    assert.deepEqual(await during(() => without(assigned, 'PermissionSetAssignment'), 'people'), [
      'MemberWithoutPermissionSet',
      'PermissionSetWithoutPeople',
    ]);
    const member = `SELECT Id, GroupId, UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = 'RenkeiInsideSales'`;
    assert.deepEqual(
      await during(() => without(member, 'GroupMember'), 'people'),
      ['GroupWithoutPeople', 'CallerOutsideGroup', 'QueueWithoutPeople'].sort(),
    );
  });

  it('finds an inactive flow', async () => {
    const definitions = await org.connection.tooling.query<{ Id: string }>(
      `SELECT Id FROM FlowDefinition WHERE DeveloperName = 'RenkeiHoliday_BeforeSave_Key'`,
    );
    const id = definitions.records[0]!.Id;
    const activate = (version: number | null) =>
      org.connection.request({
        method: 'PATCH',
        url: `/services/data/v66.0/tooling/sobjects/FlowDefinition/${id}`,
        body: JSON.stringify({ Metadata: { activeVersionNumber: version } }),
        headers: { 'content-type': 'application/json' },
      });
    const found = await during(async () => {
      await activate(0);
      return () => activate(1);
    }, 'setup');
    assert.deepEqual(found, ['FlowInactive']);
  });

  it('finds fields that the user does not see', async () => {
    const assigned = `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'RenkeiAdmin'`;
    const { findings, skipped } = await (async () => {
      const heal = await without(assigned, 'PermissionSetAssignment');
      try {
        return await examine({ parts: ['setup', 'work'] });
      } finally {
        await heal();
      }
    })();
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['FieldHidden'],
    );
    assert.deepEqual(
      skipped.map(({ part }) => part),
      ['work'],
    );
  });

  it('finds open work of somebody who left, by kind', async () => {
    const make = async () => {
      const heals = [
        await added('RenkeiCallPlan__c', { Account__c: accounts[0]!, OwnerId: people.caller }),
        await added('RenkeiActionItem__c', { Subject__c: 'Ask', AssignedTo__c: people.caller, DueOn__c: '2026-06-20' }),
      ];
      await update('User', { Id: people.caller, IsActive: false });
      return async () => {
        await update('User', { Id: people.caller, IsActive: true });
        for (const heal of heals) await heal();
      };
    };
    assert.deepEqual(await during(make, 'work'), ['OrphanedAction', 'OrphanedPlan']);
    const owner = async () => {
      await update('User', { Id: people.rep, IsActive: false });
      return () => update('User', { Id: people.rep, IsActive: true });
    };
    assert.deepEqual(await during(owner, 'work'), ['OrphanedAccount']);
    assert.ok((await during(owner, 'people')).includes('InactiveMember'));
  });

  it('finds calls, actions and pairs that pile up', async () => {
    const more = await org.insert(
      'Account',
      Array.from({ length: 12 }, (_, index) => ({ Name: `Late ${index}` })),
    );
    const plans = () =>
      added(
        'RenkeiCallPlan__c',
        ...more.map((Account__c) => ({ Account__c, CallBy__c: '2026-06-01', OwnerId: people.caller })),
      );
    assert.deepEqual(await during(plans, 'work'), ['PlansOverdue']);
    const actions = () =>
      added('RenkeiActionItem__c', { Subject__c: 'Ask', AssignedTo__c: people.rep, DueOn__c: '2026-06-01' });
    assert.deepEqual(await during(actions, 'work'), ['ActionsOverdue']);
    await destroy('Account', more);
  });

  it('finds callers who may not read the accounts that they are to call', async () => {
    const pair = await org.insert('Account', [
      { Name: 'Own', OwnerId: people.caller },
      { Name: 'Hidden', OwnerId: people.rep },
    ]);
    const plans = (ids: string[]) => () =>
      added('RenkeiCallPlan__c', ...ids.map((Account__c) => ({ Account__c, OwnerId: people.caller })));
    assert.deepEqual(await during(plans(pair.slice(0, 1)), 'access'), []);
    const heal = await plans(pair)();
    const { findings, skipped } = await examine({ parts: ['access'] });
    await heal();
    await destroy('Account', pair);
    assert.deepEqual(skipped, []);
    assert.deepEqual(
      findings.map(({ code, severity, count, examples }) => [code, severity, count, examples.map(({ name }) => name)]),
      [['CallerBlind', 'error', 1, ['caller']]],
    );
  });

  it('finds somebody in a queue who is not there any more', async () => {
    const [queue] = await org.query(`SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'RenkeiCases'`);
    const make = async () => {
      await update('User', { Id: people.gone, IsActive: true });
      const heal = await added('GroupMember', { GroupId: queue!['Id']!, UserOrGroupId: people.gone });
      await update('User', { Id: people.gone, IsActive: false });
      return heal;
    };
    // The public group in the queue may still have people: the queue is not called empty.
    assert.deepEqual(await during(make, 'people'), ['QueueWithInactive']);
  });

  it('finds cases that nobody took in time, and pairs that wait for a decision', async () => {
    const { clock } = org.running.org;
    const asOf = (days: number, object: string, record: Record<string, unknown>): string => {
      const session = org.running.org.sessionOfToken(org.running.token);
      const [saved] = clock.at(new Date(clock.now().getTime() - days * 86_400_000), () =>
        org.running.org.save(session, [{ action: 'insert', object, record }], { allOrNone: true }),
      );
      assert.ok(saved!.success, JSON.stringify(saved));
      return saved!.id!;
    };
    const handedOver = (days: number) => async () => {
      const id = asOf(days, 'RenkeiEscalation__c', { Account__c: accounts[1]! });
      return () => destroy('RenkeiEscalation__c', [id]);
    };
    assert.deepEqual(await during(handedOver(0), 'work'), []);
    assert.deepEqual(await during(handedOver(11), 'work'), ['CasesPastSla']);
    const pairs = (days: number) => async () => {
      const [source] = await org.insert('RenkeiSourceRecord__c', [
        { SourceKey__c: 'erp|1', Source__c: 'erp', RecordKey__c: '1' },
      ]);
      const record = { CandidateKey__c: 'erp|1|x', SourceRecord__c: source!, Account__c: accounts[2]!, Score__c: 80 };
      const id = asOf(days, 'RenkeiLinkCandidate__c', record);
      return async () => {
        await destroy('RenkeiLinkCandidate__c', [id]);
        await destroy('RenkeiSourceRecord__c', [source!]);
      };
    };
    assert.deepEqual(await during(pairs(13), 'work'), []);
    assert.deepEqual(await during(pairs(15), 'work'), ['CandidatesForgotten']);
  });

  it('finds stale runs, a run that hangs, a setting that is wrong and policies that clash', async () => {
    const [run] = await org.query('SELECT Id, StartedAt__c, FinishedAt__c, Status__c FROM RenkeiSegmentationRun__c');
    const changed = (row: Row) => async () => {
      await update('RenkeiSegmentationRun__c', { Id: run!['Id']!, ...row });
      return () => update('RenkeiSegmentationRun__c', run as Row);
    };
    assert.deepEqual(await during(changed({ FinishedAt__c: '2026-06-10T00:00:00Z' }), 'runs'), ['RunStale']);
    assert.deepEqual(await during(changed({ Status__c: 'Failed' }), 'runs'), ['RunFailed', 'RunStale']);
    assert.deepEqual(
      await during(
        changed({ Status__c: 'Running', StartedAt__c: '2026-06-10T00:00:00Z', FinishedAt__c: null }),
        'runs',
      ),
      ['RunHangs', 'RunStale'],
    );
    const [setting] = await org.query('SELECT Id, TimeZone__c FROM RenkeiSetting__c');
    const zone = async () => {
      await update('RenkeiSetting__c', { Id: setting!['Id']!, TimeZone__c: 'Tokyo' });
      return () => update('RenkeiSetting__c', setting as Row);
    };
    assert.deepEqual(await during(zone, 'runs'), ['TimeZoneUnknown']);
    const holidays = () => without('SELECT Id, Name, Day__c FROM RenkeiHoliday__c', 'RenkeiHoliday__c');
    assert.deepEqual(await during(holidays, 'runs'), ['HolidaysMissing']);
  });

  it('says why accounts are not scored', async () => {
    const ids = await org.insert('Account', [
      { Name: 'Small', Industry: 'Machinery' },
      { Name: 'Unknown', NumberOfEmployees: 10 },
    ]);
    const found = await codes('runs');
    assert.deepEqual(
      found.filter((code) => code.startsWith('Unscored') || code === 'NeverScored'),
      ['UnscoredEmployeesMissing', 'UnscoredIndustryMissing'],
    );
    await destroy('Account', ids);
  });

  it('finds skew from the number that is given', async () => {
    const { findings } = await examine({ parts: ['room'], skewFrom: 2 });
    assert.deepEqual(
      findings.map(({ code, count }) => [code, count]),
      [['Skew', 3]],
    );
    assert.match(findings[0]!.message, /Account\.OwnerId/);
    assert.match(findings[0]!.examples[0]!.url ?? '', /\/005/);
  });

  it('draws a page of at most 100 columns', async () => {
    const heal = await without(`SELECT Id, GroupId, UserOrGroupId FROM GroupMember`, 'GroupMember');
    const page = doctorPage(await examine({ parts: ['people'] }));
    await heal();
    for (const line of page.split('\n')) if (!line.includes('http')) assert.ok(line.length <= 100, line);
  });
});
