/**
 * What cannot be right is refused with the field named, and a run on a broken policy changes nothing: not one figure of one
 * account, no run, no setting.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SfError } from '@salesforce/core';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { parse } from 'csv-parse/sync';
import type { FieldValue, Row } from '../../scripts/connection/saveRows.ts';
import { applyPolicy } from '../../scripts/segmentation/policy/apply.ts';
import { readPolicies } from '../../scripts/segmentation/policy/records.ts';
import { runSegmentation, type SegmentationResult } from '../../scripts/segmentation/run/run.ts';
import { createSettingIfAbsent } from '../../scripts/segmentation/setting.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const TODAY = '2026-06-12';
const HOUR = 3_600_000;
const OVERRIDE = {
  RenkeiPotentialOverride__c: 4_000_000,
  RenkeiPotentialOverrideReason__c: 'Budget heard from purchasing',
  RenkeiPotentialOverrideExpires__c: addMonths(TODAY, 6),
};

/** An error of the API, as the connection passes it on. */
interface Refusal {
  data: { errorCode: string; fields: string[] };
}

describe('what cannot be right is refused', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-refusals-'));
  let org: TestOrg;
  let accounts: string[];
  let policyId: string;
  const run = (full = false): Promise<SegmentationResult> =>
    runSegmentation(org.connection, { full, failuresDirectory: directory });

  before(async () => {
    org = await startTestOrg(`${TODAY}T00:00:00Z`);
    await createSettingIfAbsent(org.connection, { corporateCurrency: 'JPY', timeZone: 'Asia/Tokyo' });
    policyId = (await applyPolicy(org.connection, { file: join(project, 'config/policy/default.json') })).policyId!;
    accounts = await org.insert(
      'Account',
      Array.from({ length: 30 }, (_unused, index) => ({
        Name: `Account ${index}`,
        NumberOfEmployees: 20 + index * 30,
        Industry: 'Machinery',
      })),
    );
    await org.insert(
      'Opportunity',
      accounts.slice(0, 20).map((AccountId, index) => ({
        Name: `Deal ${index}`,
        AccountId,
        StageName: 'Closed Won',
        CloseDate: '2026-03-01',
        Amount: 100_000 * (index + 1),
      })),
    );
    await run();
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  describe('a run on a broken policy changes nothing and names the field', () => {
    const cases: [what: string, field: string, breakIt: () => Promise<unknown>][] = [
      ['weights that are no hundred', 'weights', () => corrupt({ WalletWeight__c: 36 })],
      [
        'a relationship cut-off that everybody reaches',
        'relationshipCutOff',
        () => corrupt({ RelationshipCutOff__c: 0 }),
      ],
      ['no potential cut-off', 'potentialCutOff', () => corrupt({ PotentialCutOff__c: null })],
      ['a negative potential cut-off', 'potentialCutOff', () => corrupt({ PotentialCutOff__c: -3_000_000 })],
      ['a step of no days', 'recencyStepDays', () => corrupt({ RecencyStepDays__c: 0 })],
      [
        'a capacity that nobody has said',
        'fieldCapacity',
        () => corrupt({ CutOffMode__c: 'Capacity', PotentialCutOff__c: null, FieldCapacity__c: null }),
      ],
      ['a segment without a role', 'roles Key', () => remove('RenkeiSegmentRole__c', `Segment__c = 'Key'`)],
      ['a role without a cadence', 'cadenceDays Expand', () => corruptRole('Expand', { CadenceDays__c: null })],
      ['a role without a channel', 'leadChannel General', () => corruptRole('General', { LeadChannel__c: null })],
    ];
    for (const [what, field, breakIt] of cases) {
      it(`for ${what}`, async () => {
        const stored = snapshot();
        try {
          await breakIt();
          // Something is there to write: only the policy keeps it from being written.
          await org.insert('Opportunity', [
            { Name: what, AccountId: accounts[3]!, StageName: 'Closed Won', CloseDate: '2026-06-01', Amount: 777_000 },
          ]);
          org.running.org.clock.advance(HOUR);
          const before = await fingerprint();
          for (const full of [false, true]) {
            const problem = await refusal(run(full));
            assert.equal(problem.name, 'PolicyBrokenError', problem.message);
            const { findings } = problem.data as unknown as { findings: PolicyFinding[] };
            const named = findings.map((finding) =>
              [finding.field, finding.values['segment']].filter(Boolean).join(' '),
            );
            assert.equal(named[0], field, named.join(', '));
          }
          assert.equal(await fingerprint(), before);
        } finally {
          restore(stored);
        }
        // The same run with the policy mended does write.
        assert.ok((await run()).accountsChanged > 0);
      });
    }

    it('for two versions in force on one day', async () => {
      const before = await fingerprint();
      const [policy] = await readPolicies(org.connection);
      const database = org.running.org.store.database;
      await org.insert('RenkeiSegmentPolicy__c', [
        { Name: 'Another', IsActive__c: false, PotentialCutOff__c: 1_000_000 },
      ]);
      const [other] = await org.query(`SELECT Id FROM RenkeiSegmentPolicy__c WHERE Name = 'Another'`);
      const columns = ['EffectiveFrom__c', 'EffectiveTo__c'];
      database
        .prepare(
          `UPDATE "RenkeiSegmentPolicy__c" SET "IsActive__c" = 1, ${columns.map((column) => `"${column}" = (SELECT "${column}" FROM "RenkeiSegmentPolicy__c" WHERE "Id" = ?)`).join(', ')} WHERE "Id" = ?`,
        )
        .run(policy!.id, policy!.id, other!['Id'] as string);
      const problem = await refusal(run());
      assert.equal(problem.name, 'SeveralPoliciesError');
      await org.connection.sobject('RenkeiSegmentPolicy__c').delete(String(other!['Id']));
      assert.equal(await fingerprint(), before);
    });
  });

  describe('the org refuses a bad override, whoever sends it', () => {
    const cases: [what: string, row: Row, field: string, code?: string][] = [
      ['an amount below zero', { RenkeiPotentialOverride__c: -1 }, 'RenkeiPotentialOverride__c'],
      ['a slip of zeros', { RenkeiPotentialOverride__c: 5_000_000_000_000 }, 'RenkeiPotentialOverride__c'],
      [
        'more than the field holds',
        { RenkeiPotentialOverride__c: 1e17 },
        'RenkeiPotentialOverride__c',
        'NUMBER_OUTSIDE_VALID_RANGE',
      ],
      ['no reason', { RenkeiPotentialOverrideReason__c: null }, 'RenkeiPotentialOverrideReason__c'],
      ['no end', { RenkeiPotentialOverrideExpires__c: null }, 'RenkeiPotentialOverrideExpires__c'],
      [
        'an end after more than a year',
        { RenkeiPotentialOverrideExpires__c: addDays(addMonths(TODAY, 12), 2) },
        'RenkeiPotentialOverrideExpires__c',
      ],
    ];
    for (const [what, row, field, code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION'] of cases) {
      it(`with ${what}`, async () => {
        const before = await fingerprint();
        const { data } = await refusal<Refusal>(
          org.connection.sobject('Account').update({ Id: accounts[5]!, ...OVERRIDE, ...row }),
        );
        assert.deepEqual([data.errorCode, data.fields], [code, [field]]);
        assert.equal(await fingerprint(), before);
      });
    }

    it('and takes a good one, which counts at once and in the next run', async () => {
      await org.connection.sobject('Account').update({ Id: accounts[5]!, ...OVERRIDE });
      const potential = async () => {
        const [row] = await org.query(`SELECT RenkeiPotential__c FROM Account WHERE Id = '${accounts[5]}'`);
        return row!['RenkeiPotential__c'];
      };
      assert.equal(await potential(), OVERRIDE.RenkeiPotentialOverride__c);
      await run(true);
      assert.equal(await potential(), OVERRIDE.RenkeiPotentialOverride__c);
    });
  });

  describe('absurd values', () => {
    it('are refused by the org where a field cannot hold them', async () => {
      for (const row of [{ NumberOfEmployees: 1_000_000_000 }, { AnnualRevenue: 1e19 }]) {
        const { data } = await refusal<Refusal>(org.connection.sobject('Account').create({ Name: 'Absurd', ...row }));
        assert.deepEqual([data.errorCode, data.fields], ['NUMBER_OUTSIDE_VALID_RANGE', Object.keys(row)]);
      }
    });

    it('stop no run: those accounts are left as they are, each with the field and the reason, and all others are scored', async () => {
      const absurd: [field: string, reason: string, row: Row][] = [
        ['employees', 'Negative', { NumberOfEmployees: -3 }],
        ['annualRevenue', 'Negative', { AnnualRevenue: -5 }],
        ['annualRevenue', 'TooLarge', { AnnualRevenue: 9e17 }],
      ];
      const ids = await org.insert(
        'Account',
        absurd.map(([field, reason, row]) => ({ Name: `${field} ${reason}`, Industry: 'Machinery', ...row })),
      );
      const [rich] = await org.insert('Account', [{ Name: 'Rich', Industry: 'Machinery', AnnualRevenue: 1e15 }]);
      await org.insert('Opportunity', [
        { Name: 'Slip', AccountId: accounts[7]!, StageName: 'Closed Won', CloseDate: '2026-05-01', Amount: 1e15 },
      ]);
      org.running.org.clock.advance(HOUR);
      const result = await run(true);
      assert.equal(result.status, 'CompletedWithErrors');
      const failures = parse(readFileSync(result.failuresFile!, 'utf8'), { columns: true }) as Record<string, string>[];
      const named = new Map(failures.map((failure) => [failure['key'], failure['fields']]));
      assert.deepEqual(
        named,
        new Map([
          ...absurd.map(([field], index) => [ids[index]!, field] as const),
          [accounts[7]!, 'wonAmountTrailing'],
        ]),
      );
      for (const [index, [, reason]] of absurd.entries()) {
        assert.equal(failures.find(({ key }) => key === ids[index])!['status'], reason);
      }
      // A revenue of a thousand billion is a figure, however unlikely: half a thousandth of it is the potential.
      const [scored] = await org.query(
        `SELECT RenkeiPotential__c, RenkeiPotentialBasis__c, RenkeiWonAmountAsOf__c FROM Account WHERE Id = '${rich}'`,
      );
      assert.deepEqual(Object.values(scored!), [500_000_000_000, 'Revenue', TODAY]);
      const [missing] = await org.query(
        `SELECT RenkeiSegment__c, RenkeiUnscoredReason__c FROM Account WHERE Id = '${ids[0]}'`,
      );
      assert.deepEqual(Object.values(missing!), ['Unscored', 'EmployeesMissing']);
      // Once the values are mended, the next run writes them without being asked for all.
      await org.connection.sobject('Account').update({ Id: ids[0]!, NumberOfEmployees: 30 });
      org.running.org.clock.advance(HOUR);
      assert.equal((await run()).accountsFailed, absurd.length);
    });
  });

  /** What would be told of a promise that is not kept. */
  function refusal<Problem = SfError>(promise: Promise<unknown>): Promise<Problem> {
    return promise.then(
      () => assert.fail('it was not refused'),
      (problem: Problem) => problem,
    );
  }

  /** A record as it might have come before the validation rules did, or past them. */
  function corrupt(values: Record<string, string | number | null>, table = 'RenkeiSegmentPolicy__c', id = policyId) {
    const set = Object.keys(values).map((column) => `"${column}" = ?`);
    const statement = `UPDATE "${table}" SET ${set.join(', ')} WHERE "Id" = ?`;
    org.running.org.store.database.prepare(statement).run(...Object.values(values), id);
    return Promise.resolve();
  }

  async function corruptRole(segment: string, values: Record<string, string | number | null>): Promise<void> {
    const [role] = await org.query(`SELECT Id FROM RenkeiSegmentRole__c WHERE Segment__c = '${segment}'`);
    await corrupt(values, 'RenkeiSegmentRole__c', String(role!['Id']));
  }

  async function remove(object: string, condition: string): Promise<void> {
    const [row] = await org.query(`SELECT Id FROM ${object} WHERE ${condition}`);
    await org.connection.sobject(object).delete(String(row!['Id']));
  }

  function snapshot(): [table: string, rows: Record<string, string | number | null>[]][] {
    const { database } = org.running.org.store;
    return ['RenkeiSegmentPolicy__c', 'RenkeiSegmentRole__c'].map((table) => [
      table,
      database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, string | number | null>[],
    ]);
  }

  function restore(tables: ReturnType<typeof snapshot>): void {
    for (const [table, rows] of tables) {
      for (const { Id, ...values } of rows) void corrupt(values, table, String(Id));
    }
  }

  /** Of every field of every account, and of all that tells of runs. */
  async function fingerprint(): Promise<string> {
    const rows: Record<string, FieldValue>[][] = [];
    for (const object of ['Account', 'RenkeiSegmentationRun__c', 'RenkeiSetting__c', 'RenkeiSegmentMove__c']) {
      const { fields } = await org.connection.sobject(object).describe();
      const names = fields.filter(({ type }) => type !== 'address').map(({ name }) => name);
      rows.push(await org.query(`SELECT ${names.join(', ')} FROM ${object} ORDER BY Id`));
    }
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  }
});
