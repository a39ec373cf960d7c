import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Connection, SfError } from '@salesforce/core';
import { addDays, addMonths } from 'c/renkeiCalendarRules';
import { scoreAccount, type AccountInputs, type Segment, type SegmentPolicy } from 'c/renkeiSegmentRules';
import { cutOffForCapacity, decodeGrid, forecast, type TeamCapacity } from 'c/renkeiTunnelRules';
import { parse } from 'csv-parse/sync';
import { dateInZone } from '../../scripts/connection/orgClock.ts';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo } from '../../scripts/demo/loadDemo.ts';
import { applyPolicy } from '../../scripts/segmentation/policy/apply.ts';
import { readPolicies, type StoredPolicy } from '../../scripts/segmentation/policy/records.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { simulate, type SimulationRequest } from '../../scripts/segmentation/simulation/simulate.ts';
import { readNames } from '../../scripts/segmentation/simulation/scope.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

type Rows = Record<string, unknown>[];
const SEGMENTS = ['Key', 'Expand', 'Maintain', 'General', 'Unscored'] as const;
const ACCOUNTS = 360;

describe('segment simulate', { timeout: 180_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-simulate-'));
  let org: TestOrg | undefined;
  let inForce: StoredPolicy;
  let draft: StoredPolicy;
  const query = (soql: string): Promise<Rows> => org!.query(soql);
  const trial = (request: SimulationRequest) => simulate(org!.connection, request);
  const refusal = (request: SimulationRequest): Promise<SfError> =>
    trial(request).then(
      () => assert.fail('it was not refused'),
      (problem: SfError) => problem,
    );
  const run = () => runSegmentation(org!.connection, { full: true, failuresDirectory: directory });
  const storedCounts = async (): Promise<Record<string, number>> => {
    const rows = await query(
      'SELECT RenkeiSegment__c segment, COUNT(Id) accounts FROM Account GROUP BY RenkeiSegment__c',
    );
    return Object.fromEntries(rows.map((row) => [row['segment'], row['accounts']])) as Record<string, number>;
  };

  before(async () => {
    org = await startTestOrg();
    await loadDemo(org.connection, {
      seed: 'simulate',
      accounts: ACCOUNTS,
      asOf: DEMO_DATE,
      projectDirectory: project,
    });
    const [account] = await query('SELECT Id FROM Account ORDER BY Id LIMIT 1');
    await org.connection
      .sobject('Account')
      .update({ Id: String(account!['Id']), Name: '=HYPERLINK("https://x.example")' });
    const policies = await readPolicies(org.connection);
    inForce = policies.find(({ isActive }) => isActive)!;
    draft = policies.find(({ isActive }) => !isActive)!;
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  it('asks for a full run when there is no grid', async () => {
    const { name, actions } = await refusal({ potentialCutOff: 1_000_000 });
    assert.equal(name, 'NoGridError');
    assert.match(actions![0]!, /segment run --full/);
  });

  it('answers as the wind tunnel’s rules do, from the same grid, number by number', async () => {
    await run();
    const grid = await latestGrid();
    const team = await teamOf();
    for (const [wanted, potential] of [
      [{ potentialCutOff: grid.edges.potential[40]! }, grid.edges.potential[40]!],
      [{ fieldCapacity: 200 }, cutOffForCapacity(grid, 200)!],
      [{ fieldCapacity: 120, relationshipCutOff: 65 }, cutOffForCapacity(grid, 120)!],
    ] as const) {
      const simulation = await trial(wanted);
      assert.equal(simulation.answeredBy, 'Grid');
      const relationship =
        'relationshipCutOff' in wanted ? wanted.relationshipCutOff : inForce.policy.relationshipCutOff;
      assert.deepEqual(simulation.cutOffs.after, { potentialCutOff: potential, relationshipCutOff: relationship });
      const { roles, channelRoles } = inForce;
      const expected = forecast(grid, { ...simulation.cutOffs.after, roles, channelRoles, team });
      for (const part of ['segments', 'channels', 'owners', 'targets', 'backTest', 'uncounted', 'moving'] as const) {
        assert.deepEqual(simulation[part], expected[part], part);
      }
      for (const from of SEGMENTS.slice(0, 4) as (keyof typeof expected.moves)[]) {
        for (const to of SEGMENTS.slice(0, 4) as (keyof typeof expected.moves)[]) {
          assert.equal(simulation.moves[from][to], expected.moves[from][to], `${from} ${to}`);
        }
      }
    }
  });

  it('counts neither hours nor accounts of somebody who has left, as the wind tunnel', async () => {
    const rep = (await teamOf()).find(({ role, hoursPerMonth }) => role === 'FieldRep' && hoursPerMonth !== null)!;
    const { channels: before } = await trial({ fieldCapacity: 200 });
    const users = org!.connection.sobject('User');
    await users.update({ Id: rep.user, IsActive: false });
    const { channels: after } = await trial({ fieldCapacity: 200 });
    await users.update({ Id: rep.user, IsActive: true });
    assert.equal(after.Field.people, before.Field.people - 1);
    assert.equal(after.Field.capacityHours, before.Field.capacityHours! - rep.hoursPerMonth!);
  });

  it('moves cut-offs to the nearest edge and says so', async () => {
    const { edges } = await latestGrid();
    const [edge, next] = edges.potential.slice(30);
    const between = Math.floor((edge! + next!) / 2) - 1;
    const { asked, cutOffs } = await trial({ potentialCutOff: between, relationshipCutOff: 52 });
    assert.deepEqual(asked, { potentialCutOff: between, relationshipCutOff: 52 });
    assert.ok(edges.potential.includes(cutOffs.after.potentialCutOff));
    assert.equal(cutOffs.after.relationshipCutOff, 50);
  });

  it('answers other weights as scoring each account by hand does', async () => {
    const weights = { recency: 20, breadth: 20, wallet: 60 };
    const moversFile = join(directory, 'weights.csv');
    const simulation = await trial({ weights, moversFile });
    assert.equal(simulation.answeredBy, 'Scores');
    const byHand = await scoredByHand({ ...inForce.policy, weights, version: 'other' });
    const moves = Object.fromEntries(SEGMENTS.map((from) => [from, Object.fromEntries(SEGMENTS.map((to) => [to, 0]))]));
    for (const { from, to } of byHand.values()) moves[from]![to]! += 1;
    assert.deepEqual(simulation.moves, moves);
    const movers = new Map([...byHand].filter(([, { from, to }]) => from !== to));
    assert.ok(movers.size > 20, `${movers.size} movers tell little`);
    assert.equal(simulation.moving, movers.size);
    const rows = moversIn(moversFile);
    assert.deepEqual(new Set(rows.map((row) => row[0])), new Set(movers.keys()));
    for (const [id, , , from, to, , potential, , relationship] of rows) {
      const mover = movers.get(id!)!;
      assert.deepEqual(
        [from, to, Number(potential), Number(relationship)],
        [mover.from, mover.to, mover.potential ?? 0, mover.relationship ?? 0],
      );
    }
    const afterCounts = Map.groupBy(byHand.values(), ({ to }) => to);
    for (const segment of ['Key', 'Expand', 'Maintain', 'General'] as const) {
      assert.equal(simulation.segments[segment].accounts.after, afterCounts.get(segment)?.length ?? 0, segment);
    }
    assert.deepEqual(simulation.unscored, {
      before: (await storedCounts())['Unscored'],
      after: afterCounts.get('Unscored')!.length,
    });
  });

  it('counts accounts that come out of Unscored, and those that fall into it', async () => {
    const file = join(directory, 'estimators.json');
    const policy = structuredClone(inForce.file);
    policy.potential.defaultPerEmployee = 2000;
    delete policy.potential.perEmployee['Machinery'];
    policy.potential.amountPerUnit = null;
    writeFileSync(file, JSON.stringify({ ...policy, sourceKey: 'estimators' }));
    const simulation = await trial({ policy: file });
    const byHand = await scoredByHand({
      ...inForce.policy,
      version: 'other',
      estimators: {
        ...inForce.policy.estimators,
        perEmployee: policy.potential.perEmployee,
        defaultPerEmployee: 2000,
        amountPerUnit: null,
      },
    });
    const count = (wanted: (mover: { from: Segment; to: Segment }) => boolean) =>
      [...byHand.values()].filter(wanted).length;
    const found = count(({ from, to }) => from === 'Unscored' && to !== 'Unscored');
    const lost = count(({ from, to }) => from !== 'Unscored' && to === 'Unscored');
    assert.ok(found > 0 && lost > 0, `${found} found, ${lost} lost`);
    for (const from of SEGMENTS) {
      for (const to of SEGMENTS) {
        const expected = count((mover) => mover.from === from && mover.to === to);
        assert.equal(simulation.moves[from][to], expected, `${from} ${to}`);
      }
    }
    assert.equal(simulation.unscored.before - simulation.unscored.after, found - lost);
    assert.equal(simulation.accounts.after - simulation.accounts.before, found - lost);
  });

  it('writes movers of other cut-offs as a file that a spreadsheet opens without running anything', async () => {
    const { edges } = await latestGrid();
    const potentialCutOff = edges.potential[45]!;
    const moversFile = join(directory, 'movers.csv');
    const simulation = await trial({ potentialCutOff, moversFile });
    assert.deepEqual(simulation.movers, { file: moversFile, accounts: simulation.moving });
    const text = readFileSync(moversFile, 'utf8');
    assert.equal(text[0], '\ufeff');
    const rows = moversIn(moversFile);
    assert.equal(rows.length, simulation.moving);
    for (const from of ['Key', 'Expand', 'Maintain', 'General'] as const) {
      for (const to of ['Key', 'Expand', 'Maintain', 'General'] as const) {
        if (from === to) continue;
        const listed = rows.filter((row) => row[3] === from && row[4] === to).length;
        assert.equal(listed, simulation.moves[from][to], `${from} ${to}`);
      }
    }
    const everybody = join(directory, 'everybody.csv');
    await trial({ potentialCutOff: edges.potential.at(-1)!, relationshipCutOff: 100, moversFile: everybody });
    const names = moversIn(everybody).map((row) => row[1]!);
    assert.ok(names.includes(`'=HYPERLINK("https://x.example")`));
    assert.ok(names.every((name) => !/^[=+\-@]/.test(name)));
    const missing = await refusal({ potentialCutOff, moversFile: join(directory, 'nowhere', 'movers.csv') });
    assert.equal(missing.name, 'MoversUnwrittenError');
  });

  it('refuses what makes no policy, and leaves no file behind', async () => {
    const weights = await refusal({ weights: { recency: 50, breadth: 25, wallet: 26 } });
    assert.equal(weights.name, 'TriedPolicyBrokenError');
    assert.match(weights.message, /add up to 101/);
    assert.equal((await refusal({ relationshipCutOff: 101 })).name, 'TriedPolicyBrokenError');
    assert.equal((await refusal({ policy: 'winter' })).name, 'UnknownPolicyError');
    assert.equal((await refusal({ policy: join(directory, 'none.json') })).name, 'PolicyUnreadableError');
  });

  it('writes nothing to the org', async () => {
    const state = async () => [
      await query('SELECT Id, RenkeiSegment__c, RenkeiScoredPolicy__c, LastModifiedDate FROM Account ORDER BY Id'),
      await query('SELECT Id FROM RenkeiSegmentationRun__c'),
      await query('SELECT Id, LastModifiedDate FROM RenkeiSegmentPolicy__c ORDER BY Id'),
    ];
    const before = await state();
    await trial({ fieldCapacity: 100 });
    await trial({ weights: { recency: 0, breadth: 0, wallet: 100 } });
    assert.deepEqual(await state(), before);
  });

  it('forecasts what the run after activation finds', async () => {
    // The demo's draft says how many accounts all twelve reps can carry; here there are fewer accounts.
    const file = join(directory, 'draft.json');
    const policy = structuredClone(draft.file);
    policy.potential.fieldCapacity = 240;
    writeFileSync(file, JSON.stringify(policy));
    const expected = await trial({ policy: file });
    assert.equal(expected.answeredBy, 'Grid');
    assert.ok(expected.moving > 20);
    assert.ok(expected.capacity!.given <= 240);
    await applyPolicy(org!.connection, {
      file,
      activate: { effectiveFrom: DEMO_DATE, reason: 'Twelve reps can carry so many' },
    });
    const { accountsFailed } = await run();
    assert.equal(accountsFailed, 0);
    const counts = await storedCounts();
    for (const segment of ['Key', 'Expand', 'Maintain', 'General'] as const) {
      assert.equal(counts[segment] ?? 0, expected.segments[segment].accounts.after, segment);
    }
    const [stored] = await query(`SELECT PotentialCutOff__c FROM RenkeiSegmentPolicy__c WHERE Id = '${draft.id}'`);
    assert.equal(stored!['PotentialCutOff__c'], expected.cutOffs.after.potentialCutOff);
    const moves = await query(
      `SELECT From__c, To__c, COUNT(Id) accounts FROM RenkeiSegmentMove__c WHERE Reason__c = 'PolicyChanged' GROUP BY From__c, To__c`,
    );
    for (const row of moves) {
      const [from, to] = [row['From__c'] as Segment, row['To__c'] as Segment];
      assert.equal(row['accounts'], expected.moves[from][to], `${from} ${to}`);
    }
  });

  async function latestGrid() {
    const [row] = await query(
      `SELECT DensityGrid__c FROM RenkeiSegmentationRun__c ORDER BY FinishedAt__c DESC LIMIT 1`,
    );
    return decodeGrid(String(row!['DensityGrid__c']));
  }

  async function teamOf(): Promise<TeamCapacity[]> {
    const rows = await query('SELECT User__c, Role__c, Capacity__c, HoursPerMonth__c FROM RenkeiTeamMember__c');
    return rows.map((row) => ({
      user: String(row['User__c']),
      role: String(row['Role__c']),
      capacity: row['Capacity__c'] as number | null,
      hoursPerMonth: row['HoursPerMonth__c'] as number | null,
    }));
  }

  /** Every account from its own records, the plain way: no table, no bulk, no grid. */
  async function scoredByHand(policy: SegmentPolicy) {
    const ownFields =
      'NumberOfEmployees, Industry, AnnualRevenue, RenkeiPotentialOverride__c, RenkeiPotentialOverrideExpires__c';
    const accounts = await query(`SELECT Id, OwnerId, RenkeiSegment__c, ${ownFields} FROM Account`);
    const of = async (soql: string, field: string) => Map.groupBy(await query(soql), (row) => row[field]);
    const won = await of('SELECT AccountId, Amount, CloseDate FROM Opportunity WHERE IsWon = TRUE', 'AccountId');
    const touches = await of(
      'SELECT Account__c, Contact__c, OccurredAt__c, Channel__c FROM RenkeiTouch__c WHERE IsConversation__c = TRUE',
      'Account__c',
    );
    const contacts = await of('SELECT AccountId, DoNotCall, Phone, MobilePhone, Email FROM Contact', 'AccountId');
    const assets = await of('SELECT AccountId, IsCompetitorProduct, Quantity FROM Asset', 'AccountId');
    const activities = (
      await Promise.all(
        ['Task', 'Event'].map((object) => query(`SELECT AccountId, WhoId, OwnerId, ActivityDate FROM ${object}`)),
      )
    ).flat();
    const noted = Map.groupBy(activities, (row) => row['AccountId']);
    const windowStart = addDays(DEMO_DATE, 1 - policy.conversationWindowDays);

    return new Map(
      accounts.map((row) => {
        const id = row['Id'];
        const deals = (won.get(id) ?? []).map((deal) => ({
          day: String(deal['CloseDate']),
          amount: Number(deal['Amount'] ?? 0),
        }));
        const days = deals.map(({ day }) => day).sort();
        const talks = [
          ...(touches.get(id) ?? []).map((touch) => ({
            day: dateInZone(new Date(String(touch['OccurredAt__c']).replace('+0000', 'Z')), 'Asia/Tokyo'),
            contact: touch['Contact__c'],
            field: touch['Channel__c'] === 'Field',
          })),
          ...(noted.get(id) ?? [])
            .map((activity) => ({
              day: String(activity['ActivityDate']),
              contact: activity['WhoId'],
              field: activity['OwnerId'] === row['OwnerId'],
            }))
            .filter(({ day }) => day >= windowStart),
        ].filter(({ day }) => day <= DEMO_DATE);
        const recent = talks.filter(({ day }) => day >= windowStart);
        const units = (competitor: boolean | null) =>
          (assets.get(id) ?? [])
            .filter((asset) => competitor === null || asset['IsCompetitorProduct'] === competitor)
            .reduce((sum, asset) => sum + Number(asset['Quantity'] ?? 1), 0);
        const [amount, expires] = [row['RenkeiPotentialOverride__c'], row['RenkeiPotentialOverrideExpires__c']];
        const inputs: AccountInputs = {
          employees: row['NumberOfEmployees'] as number | null,
          industry: row['Industry'] as string | null,
          annualRevenue: row['AnnualRevenue'] as number | null,
          firstWonOn: days[0] ?? null,
          lastWonOn: days.at(-1) ?? null,
          wonAmountTrailing: deals
            .filter(({ day }) => day > addMonths(DEMO_DATE, -12) && day <= DEMO_DATE)
            .reduce((sum, deal) => sum + deal.amount, 0),
          override: amount !== null && expires !== null ? { amount: Number(amount), expires: String(expires) } : null,
          lastConversation:
            talks
              .map(({ day }) => day)
              .sort()
              .at(-1) ?? null,
          contactBreadth: new Set(recent.flatMap(({ contact }) => (contact === null ? [] : [contact]))).size,
          ownUnits: units(false),
          knownUnits: units(null),
          hasWorkingContact: (contacts.get(id) ?? []).some(
            (contact) =>
              !contact['DoNotCall'] && (contact['Phone'] ?? contact['MobilePhone'] ?? contact['Email']) !== null,
          ),
          fieldCovers: recent.some(({ field }) => field),
          previous: {
            segment: null,
            potentialBand: null,
            relationshipBand: null,
            changedOn: null,
            previousSegment: null,
            reason: null,
            policy: null,
          },
        };
        const score = scoreAccount(inputs, policy, DEMO_DATE);
        const from = (row['RenkeiSegment__c'] ?? 'Unscored') as Segment;
        return [
          String(id),
          { from, to: score.segment, potential: score.potential, relationship: score.relationshipScore },
        ] as const;
      }),
    );
  }
});

function moversIn(file: string): string[][] {
  const [, ...rows] = parse(readFileSync(file, 'utf8'), { bom: true }) as string[][];
  return rows;
}

describe('names of owners', () => {
  it('are asked for in as many queries as addresses hold, however many owners there are', async () => {
    const ids = Array.from({ length: 1_200 }, (_unused, index) => `005${String(index).padStart(12, '0')}AAA`);
    const lengths: number[] = [];
    const request = ({ url }: { url: string }) => {
      lengths.push(url.length);
      const found = [...decodeURIComponent(url).matchAll(/005\w{15}/g)].map(([Id]) => ({ Id, Name: `User ${Id}` }));
      return Promise.resolve({ totalSize: found.length, done: true, records: found });
    };
    const connection = { instanceUrl: 'https://org.example', getApiVersion: () => '66.0', request };
    const names = await readNames(connection as unknown as Connection, ids);
    assert.deepEqual([...names.keys()], ids);
    assert.ok(Math.max(...lengths) < 16_000, `${Math.max(...lengths)} characters`);
    assert.equal((await readNames(connection as unknown as Connection, [])).size, 0);
  });
});
