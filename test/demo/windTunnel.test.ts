import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { chooseEdges, cutOffForCapacity, forecast, GridBuilder } from 'c/renkeiTunnelRules';
import { DEMO_ACCOUNTS, DEMO_DATE, DEMO_SEED } from '../../scripts/demo/demoDefaults.ts';
import { generateDemo } from '../../scripts/demo/generate.ts';
import { REP_CAPACITY } from '../../scripts/demo/work.ts';
import { scoreTable } from '../../scripts/segmentation/core/scorer.ts';
import { readPolicyFile, rulesChannelRoles, rulesPolicy, rulesRoles } from '../../scripts/segmentation/policy/file.ts';
import { project } from '../connection/testOrg.ts';
import { demoFacts } from './demoFacts.ts';

const policies = join(project, 'config/policy');
const inForce = await readPolicyFile(join(policies, 'mizuki-so-far.json'));
const draft = await readPolicyFile(join(policies, 'mizuki-capacity-85.json'));
const data = generateDemo({ seed: DEMO_SEED, accounts: DEMO_ACCOUNTS, asOf: DEMO_DATE });
const table = await demoFacts(data, DEMO_DATE, inForce.relationship.conversationWindowDays);
const scored = [...scoreTable(table, rulesPolicy(inForce), ({ error }) => assert.fail(error))];

describe('the story of the wind tunnel', () => {
  const edges = chooseEdges(
    scored.flatMap(({ score }) => score.potential ?? []),
    { potential: [inForce.potential.cutOff!], relationship: [inForce.relationship.cutOff] },
  );
  const builder = new GridBuilder(edges);
  for (const { place, score } of scored) {
    builder.add({
      potential: score.potential,
      relationship: score.relationshipScore,
      segment: score.segment,
      owner: table.ownerIdAt(place)!,
      wonAmount: score.wonAmountTrailing,
      ...table.outcomesAt(place),
    });
  }
  const grid = builder.finish({ asOf: DEMO_DATE, policy: inForce.sourceKey });
  const cutOff = cutOffForCapacity(grid, draft.potential.fieldCapacity!)!;
  const outcome = forecast(grid, {
    potentialCutOff: cutOff,
    relationshipCutOff: draft.relationship.cutOff,
    roles: rulesRoles(draft),
    channelRoles: rulesChannelRoles(draft),
    now: { roles: rulesRoles(inForce), channelRoles: rulesChannelRoles(inForce) },
    team: data.team.map(({ key, role, capacity, hoursPerMonth }) => ({
      user: key,
      role,
      capacity: capacity === '' ? null : capacity,
      hoursPerMonth,
    })),
    capacityPerPerson: REP_CAPACITY,
  });
  const load = (when: 'before' | 'after'): number =>
    (outcome.owners.reduce((sum, { accounts }) => sum + accounts[when], 0) / (12 * REP_CAPACITY)) * 100;

  it('begins with nearly everybody in the first tier, and every rep over 115 %', () => {
    const high = outcome.segments.Key.accounts.before + outcome.segments.Expand.accounts.before;
    assert.ok(high > outcome.accounts * 0.9, `${high} of ${outcome.accounts}`);
    for (const { accounts } of outcome.owners)
      assert.ok(accounts.before / REP_CAPACITY > 1.15, String(accounts.before));
    assert.ok(load('before') > 120 && load('before') < 145, String(load('before')));
  });

  it('goes on with a capacity of 85 per rep: some hundreds leave the field, and the load falls to about 96 %', () => {
    const leaving = outcome.moves.Key.Maintain + outcome.moves.Expand.General;
    assert.ok(leaving > 250 && leaving < 400, String(leaving));
    assert.equal(outcome.moving, leaving);
    assert.ok(Math.abs(load('after') - 96) < 2, String(load('after')));
  });

  it('shows the same in hours: the field has too few now, and enough then', () => {
    const { hoursPerMonth, capacityHours } = outcome.channels.Field;
    assert.ok(hoursPerMonth.before > capacityHours! * 1.15, `${hoursPerMonth.before} of ${capacityHours}`);
    assert.ok(hoursPerMonth.after <= capacityHours!, `${hoursPerMonth.after} of ${capacityHours}`);
  });

  it('leaves what the field gives away nearly without sales: under 5 % of the won amount', () => {
    const { Key, Expand, Maintain, General } = outcome.segments;
    const all = [Key, Expand, Maintain, General].reduce((sum, { won }) => sum + won.before, 0);
    const kept = Key.won.after + Expand.won.after;
    assert.ok(kept > all * 0.95, `${kept} of ${all}`);
  });
});
