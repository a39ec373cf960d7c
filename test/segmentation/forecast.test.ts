/**
 * What the wind tunnel says of a version of the policy is what the org holds after the version was put in force and a run has
 * applied it: counts, amounts, moves and loads, to the last account. Here the forecast comes from the text in the record of the
 * run before, and what came about from queries and from the records of moves.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addDays } from 'c/renkeiCalendarRules';
import type { ScoredSegment, Segment } from 'c/renkeiSegmentRules';
import { cutOffForCapacity, decodeGrid, forecast, type DensityGrid, type Forecast } from 'c/renkeiTunnelRules';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { applyPolicy } from '../../scripts/segmentation/policy/apply.ts';
import { readPolicies, type StoredPolicy } from '../../scripts/segmentation/policy/records.ts';
import type { PolicyFile } from '../../scripts/segmentation/policy/schema.ts';
import { runSegmentation, type SegmentationResult } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const SEGMENTS: readonly ScoredSegment[] = ['Key', 'Expand', 'Maintain', 'General'];
const ACCOUNTS = 300;
const DAY = 86_400_000;

/** How an account stood before a version was applied, or stands after it. */
interface Standing {
  segment: Segment;
  potential: number | null;
  relationship: number | null;
}

interface CutOffs {
  potentialCutOff: number;
  relationshipCutOff: number;
}

describe('the forecast is what the run after activation finds', { timeout: 240_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-forecast-'));
  let org: TestOrg;
  let today = DEMO_DATE;
  let template: PolicyFile;
  let versions = 0;

  const run = (full = true): Promise<SegmentationResult> =>
    runSegmentation(org.connection, { full, failuresDirectory: directory });

  before(async () => {
    org = await startTestOrg(`${DEMO_DATE}T00:00:00Z`);
    await loadDemo(org.connection, {
      seed: 'forecast',
      accounts: ACCOUNTS,
      asOf: DEMO_DATE,
      projectDirectory: project,
    });
    template = (await inForce()).file;
    await run();
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  for (const [name, place, relationship] of [
    ['higher cut-offs', 44, 60],
    ['the lowest potential', 0, 35],
    ['the highest of both', -1, 100],
    ['cut-offs in the middle', 30, 45],
  ] as const) {
    it(`holds for ${name}`, async () => {
      // The day passes under the version in force, and a run settles what it moves; then only the version changes.
      await dayPasses();
      const settled = await run();
      const grid = await gridOf(settled);
      const cutOffs = { potentialCutOff: grid.edges.potential.at(place)!, relationshipCutOff: relationship };
      const expected = forecastOf(grid, cutOffs, await inForce());
      assert.ok(expected.moving > ACCOUNTS / 20, `${expected.moving} moving accounts prove little`);
      const version = await putInForce({ cutOff: cutOffs.potentialCutOff, cutOffMode: 'absolute' }, relationship);
      const applied = await run(false);
      assert.deepEqual([applied.mode, applied.status, applied.accountsFailed], ['Full', 'Completed', 0]);
      assert.match(applied.reason, /the policy is another one/);
      await assertCameAbout(expected, version);
      await assertSettled(applied, cutOffs);
    });
  }

  it('counts those that only the margin holds: the same cut-offs in a new version move them', async () => {
    const { potentialCutOff } = (await inForce()).policy;
    const margin = (potentialCutOff * template.potential.marginPercent) / 100;
    const near = await org.query(
      `SELECT Id, NumberOfEmployees, RenkeiPotential__c FROM Account WHERE RenkeiPotentialBand__c = 'High' AND RenkeiPotentialBasis__c = 'Employees' ORDER BY RenkeiPotential__c LIMIT 6`,
    );
    for (const account of near) {
      const perEmployee = Number(account['RenkeiPotential__c']) / Number(account['NumberOfEmployees']);
      const NumberOfEmployees = Math.floor((potentialCutOff - margin / 3) / perEmployee);
      await org.connection.sobject('Account').update({ Id: String(account['Id']), NumberOfEmployees });
    }
    await dayPasses();
    const grid = await gridOf(await run());
    const { policy } = await inForce();
    const expected = forecastOf(grid, policy, await inForce());
    assert.ok(expected.moving >= near.length - 1, `${expected.moving} are held by the margin`);
    const held = SEGMENTS.filter((segment) => segment === 'Key' || segment === 'Expand');
    assert.ok(held.some((from) => expected.moves[from].Maintain + expected.moves[from].General > 0));
    const version = await putInForce({ cutOff: potentialCutOff, cutOffMode: 'absolute' }, policy.relationshipCutOff);
    await run(false);
    await assertCameAbout(expected, version);
  });

  it('holds for a capacity: the cut-off that the run finds is the one that was shown', async () => {
    await dayPasses();
    const grid = await gridOf(await run());
    const fieldCapacity = 130;
    const shown = cutOffForCapacity(grid, fieldCapacity)!;
    const cutOffs = { potentialCutOff: shown, relationshipCutOff: 50 };
    const expected = forecastOf(grid, cutOffs, await inForce());
    // Somebody else saves a draft meanwhile whose cut-off is an edge of the next grid: it must not change what is found.
    const [edge] = grid.edges.potential.filter((other) => other >= shown);
    const below = grid.edges.potential.filter((other) => other < edge!).at(-1)!;
    await saveDraft(Math.round((below + edge!) / 2) + 1);
    const version = await putInForce({ cutOff: null, cutOffMode: 'capacity', fieldCapacity }, 50);
    const applied = await run(false);
    assert.equal(applied.cutOffApplied, shown);
    const stored = await inForce();
    assert.equal(stored.policy.potentialCutOff, shown);
    await assertCameAbout(expected, version);
    const high = (await standings()).values().filter(({ potential }) => potential !== null && potential >= shown);
    assert.ok([...high].length <= fieldCapacity);
  });

  it('a day that passes before the version holds moves those whose own figures it moves, and no others', async () => {
    const grid = await gridOf(await run());
    const before = await standings();
    const cutOffs = { potentialCutOff: grid.edges.potential[36]!, relationshipCutOff: 40 };
    const expected = forecastOf(grid, cutOffs, await inForce());
    await putInForce({ cutOff: cutOffs.potentialCutOff, cutOffMode: 'absolute' }, 40, addDays(today, 1));
    await dayPasses();
    await run(false);
    const standing = await standings();
    const moved = Map.groupBy(standing, ([id, { potential, relationship }]) => {
      const earlier = before.get(id)!;
      return potential === earlier.potential && relationship === earlier.relationship ? 'version' : 'day';
    });
    const byDay = moved.get('day') ?? [];
    assert.ok(byDay.length > 0 && byDay.length < ACCOUNTS / 5, `the day moves the figures of ${byDay.length}`);
    // Account by account for those that the day leaves alone; the sums follow once the others are counted apart.
    for (const [id, { segment }] of moved.get('version')!) {
      assert.equal(segment, segmentUnder(before.get(id)!, cutOffs), id);
    }
    for (const segment of SEGMENTS) {
      const shift = byDay.reduce(
        (sum, [id, now]) =>
          sum + Number(now.segment === segment) - Number(segmentUnder(before.get(id)!, cutOffs) === segment),
        0,
      );
      const now = [...standing.values()].filter((account) => account.segment === segment).length;
      assert.equal(now, expected.segments[segment].accounts.after + shift, segment);
    }
  });

  async function dayPasses(): Promise<void> {
    today = addDays(today, 1);
    org.running.org.clock.advance(DAY);
  }

  async function inForce(): Promise<StoredPolicy> {
    const policies = await readPolicies(org.connection);
    return policies.find(
      ({ isActive, effectiveFrom, effectiveTo }) =>
        isActive && effectiveFrom! <= today && (effectiveTo === null || effectiveTo >= today),
    )!;
  }

  function versionOf(potential: Partial<PolicyFile['potential']>, relationshipCutOff: number): string {
    versions += 1;
    const file = join(directory, `version-${versions}.json`);
    const policy: PolicyFile = {
      ...template,
      sourceKey: `version-${versions}`,
      name: `Version ${versions}`,
      isActive: false,
      effectiveFrom: null,
      effectiveTo: null,
      potential: { ...template.potential, ...potential },
      // Near an end the margin would reach beyond the scale.
      relationship: {
        ...template.relationship,
        cutOff: relationshipCutOff,
        margin: relationshipCutOff === 100 ? 0 : 5,
      },
    };
    writeFileSync(file, JSON.stringify(policy));
    return file;
  }

  async function putInForce(
    potential: Partial<PolicyFile['potential']>,
    relationshipCutOff: number,
    effectiveFrom = today,
  ): Promise<string> {
    const { policyId } = await applyPolicy(org.connection, {
      file: versionOf(potential, relationshipCutOff),
      activate: { effectiveFrom, reason: 'To see whether the forecast holds' },
    });
    return policyId!;
  }

  async function saveDraft(cutOff: number): Promise<void> {
    await applyPolicy(org.connection, { file: versionOf({ cutOff, cutOffMode: 'absolute' }, 50) });
  }

  async function gridOf({ runId }: SegmentationResult): Promise<DensityGrid> {
    const [row] = await org.query(`SELECT DensityGrid__c FROM RenkeiSegmentationRun__c WHERE Id = '${runId}'`);
    return decodeGrid(String(row!['DensityGrid__c']));
  }

  async function standings(): Promise<Map<string, Standing>> {
    const rows = await org.query(
      'SELECT Id, RenkeiSegment__c, RenkeiPotential__c, RenkeiRelationshipScore__c FROM Account ORDER BY Id',
    );
    return new Map(
      rows.map((row) => [
        String(row['Id']),
        {
          segment: row['RenkeiSegment__c'] as Segment,
          potential: row['RenkeiPotential__c'] as number | null,
          relationship: row['RenkeiRelationshipScore__c'] as number | null,
        },
      ]),
    );
  }

  /** Counts, amounts, moves and loads, each by a query of its own. */
  async function assertCameAbout(expected: Forecast, version: string): Promise<void> {
    const totals = await org.query(
      'SELECT RenkeiSegment__c segment, COUNT(Id) accounts, SUM(RenkeiPotential__c) potential, SUM(RenkeiWonAmountTrailing__c) won FROM Account GROUP BY RenkeiSegment__c',
    );
    const of = (segment: Segment) => totals.find((row) => row['segment'] === segment) ?? {};
    for (const segment of SEGMENTS) {
      const { accounts, potential, won } = of(segment);
      const found = [Number(accounts ?? 0), Number(potential ?? 0), Math.round(Number(won ?? 0) * 100) / 100];
      const { after: count } = expected.segments[segment].accounts;
      assert.deepEqual(
        found,
        [count, expected.segments[segment].potential.after, expected.segments[segment].won.after],
        segment,
      );
    }
    assert.equal(of('Unscored')['accounts'] ?? 0, expected.unscored);

    const moves = await org.query(
      `SELECT From__c, To__c, Reason__c reason, MovedOn__c day, COUNT(Id) accounts FROM RenkeiSegmentMove__c WHERE Policy__c = '${version}' GROUP BY From__c, To__c, Reason__c, MovedOn__c`,
    );
    for (const move of moves) assert.deepEqual([move['reason'], move['day']], ['PolicyChanged', today]);
    for (const from of SEGMENTS) {
      for (const to of SEGMENTS.filter((other) => other !== from)) {
        const found = moves.find((move) => move['From__c'] === from && move['To__c'] === to);
        assert.equal(found?.['accounts'] ?? 0, expected.moves[from][to], `${from} → ${to}`);
      }
    }
    assert.equal(
      moves.reduce((sum, { accounts }) => sum + Number(accounts), 0),
      expected.moving,
    );

    const { roles } = await inForce();
    const field = roles.filter(({ leadChannel }) => leadChannel === 'Field').map(({ segment }) => `'${segment}'`);
    const loads = await org.query(
      `SELECT OwnerId, COUNT(Id) accounts FROM Account WHERE RenkeiSegment__c IN (${field.join(', ')}) GROUP BY OwnerId`,
    );
    assert.ok(expected.owners.length > 5);
    for (const { owner, accounts } of expected.owners) {
      assert.equal(loads.find((row) => row['OwnerId'] === owner)?.['accounts'] ?? 0, accounts.after, String(owner));
    }
  }

  /** The grid of the run that applied the version shows it: the same cut-offs once more would move nobody. */
  async function assertSettled(applied: SegmentationResult, cutOffs: CutOffs): Promise<void> {
    const again = forecastOf(await gridOf(applied), cutOffs, await inForce());
    assert.equal(again.moving, 0);
    for (const segment of SEGMENTS) {
      const { accounts } = again.segments[segment];
      assert.equal(accounts.before, accounts.after, segment);
    }
  }
});

function forecastOf(grid: DensityGrid, cutOffs: CutOffs, { roles, channelRoles }: StoredPolicy): Forecast {
  const { potentialCutOff, relationshipCutOff } = cutOffs;
  return forecast(grid, { potentialCutOff, relationshipCutOff, roles, channelRoles, team: [] });
}

function segmentUnder({ potential, relationship }: Standing, cutOffs: CutOffs): Segment {
  if (potential === null || relationship === null) return 'Unscored';
  const close = relationship >= cutOffs.relationshipCutOff;
  if (potential >= cutOffs.potentialCutOff) return close ? 'Key' : 'Expand';
  return close ? 'Maintain' : 'General';
}
