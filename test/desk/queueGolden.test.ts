// One table of ranked plans, for the rules and for the flow that guards the plans.
import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import { rankPlan, type Rank } from 'c/renkeiQueueRules';
import { queueTable, rankArguments } from '../golden/deskTables.ts';
import { DeskOrg, PLAN } from '../metadata/deskOrg.ts';
import type { Values } from '../metadata/scoringOrg.ts';

const { cases, now } = queueTable;

describe('golden table of the queue: rankPlan', () => {
  test('has enough cases, each with a name of its own', () => {
    assert.ok(cases.length >= 50, `only ${cases.length}`);
    assert.equal(new Set(cases.map((golden) => golden.case)).size, cases.length);
  });
  for (const golden of cases)
    it(golden.case, () => {
      const rank = rankPlan(...rankArguments(golden));
      assert.deepEqual({ ...rank, ...golden.expect }, rank);
    });
});

const STORED: Record<keyof Rank, string> = {
  segment: 'Segment__c',
  focus: 'Focus__c',
  priority: 'Priority__c',
  reason: 'Reason__c',
  assetWindowOn: 'AssetWindowOn__c',
  callBy: 'CallBy__c',
};

describe('golden table of the queue: the guard flow', () => {
  let desk: DeskOrg;
  before(async () => void (desk = await DeskOrg.open(new Date(now))));
  after(() => desk?.close());

  /** The records that a case stands for; the fields of its plan. */
  function prepare(golden: (typeof cases)[number]): { account: string; fields: Values } {
    const [facts, clock] = rankArguments(golden);
    const { scoring } = desk;
    scoring.org.clock.freeze(new Date(clock.now));
    scoring.update('RenkeiSetting__c', {
      Id: desk.setting,
      UtcOffsetMinutes__c: clock.offset.minutes,
      OffsetChangesAt__c: clock.offset.changesAt,
      NextUtcOffsetMinutes__c: clock.offset.nextMinutes,
    });
    const account = desk.account(facts.segment, facts.cadenceDays, {
      RenkeiFocus__c: facts.focus,
      RenkeiLastConversation__c: facts.accountLastConversation,
    });
    for (const OccurredAt__c of facts.signals)
      scoring.insert(
        'RenkeiTouch__c',
        { Account__c: account, OccurredAt__c, Channel__c: 'Field', Origin__c: 'ServiceReport', BuyingSignal__c: true },
        scoring.migrant,
      );
    for (const UsageEndDate of facts.assetEnds)
      scoring.insert('Asset', { Name: 'Compressor', AccountId: account, UsageEndDate });
    const { plan } = facts;
    const fields = {
      CallAt__c: plan.callAt,
      CallBy__c: plan.callBy,
      LastTouchOn__c: plan.lastTouchOn,
      LastConversationOn__c: plan.lastConversationOn,
      PausedUntil__c: plan.pausedUntil,
      PauseReason__c: plan.pausedUntil && 'Holiday',
      DoNotCall__c: plan.doNotCall,
      Attempts__c: plan.attempts,
    };
    return { account, fields };
  }

  for (const golden of cases)
    it(golden.case, () => {
      const expected = rankPlan(...rankArguments(golden));
      const stored = Object.fromEntries(
        Object.entries(expected).map(([name, value]) => [STORED[name as keyof Rank], value]),
      );
      const look = (id: string): Values => {
        const row = desk.plan(id);
        return Object.fromEntries(Object.values(STORED).map((field) => [field, row[field]]));
      };
      const { account, fields } = prepare(golden);
      const { pausedBefore } = rankArguments(golden)[0].plan;
      const before = pausedBefore && { PausedUntil__c: pausedBefore, PauseReason__c: 'Holiday' };
      const ranked = desk.storedPlan(account, { ...fields, ...before });
      const { PausedUntil__c, PauseReason__c } = fields;
      const change = { RankedOn__c: '2026-01-01T00:00:00.000Z', PausedUntil__c, PauseReason__c };
      desk.scoring.update(PLAN, { Id: ranked, ...change });
      assert.deepEqual(look(ranked), stored, 'asked for a ranking');
      // A new plan was never paused before.
      if (pausedBefore) return;
      desk.scoring.save('delete', PLAN, [{ Id: ranked }]);
      const created = desk.scoring.insert(PLAN, { Account__c: account, ...fields });
      assert.deepEqual(look(created), stored, 'created');
    });
});
