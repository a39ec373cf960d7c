// One table of touches and what they make of plans, for the rules and for the flows.
import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import { planAfter, refusalOf, type LoggedTouch, type PlanAfter, type PlanBefore } from 'c/renkeiTouchRules';
import { touchArguments, touchTable } from '../golden/deskTables.ts';
import { ABSENT, DeskOrg, TALK, TOUCH } from '../metadata/deskOrg.ts';
import type { Values } from '../metadata/scoringOrg.ts';

const { cases, now, offset } = touchTable;
type Golden = (typeof cases)[number];

function expectedOf(golden: Golden): PlanAfter | null {
  const { touch, plan, cadenceDays, attemptLimit } = touchArguments(golden);
  return plan && planAfter(touch, plan, { cadenceDays, attemptLimit, now, offset });
}

describe('golden table of touches: planAfter and refusalOf', () => {
  test('has enough cases, each with a name of its own', () => {
    assert.ok(cases.length >= 45, `only ${cases.length}`);
    assert.equal(new Set(cases.map((golden) => golden.case)).size, cases.length);
  });
  for (const golden of cases)
    it(golden.case, () => {
      const { touch, plan } = touchArguments(golden);
      assert.equal(refusalOf(touch, plan), golden.refused ?? null);
      if (golden.refused || !plan) return;
      const expected = expectedOf(golden);
      assert.deepEqual({ ...expected, ...golden.expect }, expected);
    });
});

const STORED: Record<keyof PlanBefore, string> = {
  attempts: 'Attempts__c',
  callAt: 'CallAt__c',
  callBy: 'CallBy__c',
  doNotCall: 'DoNotCall__c',
  lastConversationOn: 'LastConversationOn__c',
  lastOutcome: 'LastOutcome__c',
  lastTouchOn: 'LastTouchOn__c',
  limitReachedOn: 'LimitReachedOn__c',
};
const asStored = (plan: PlanBefore): Values =>
  Object.fromEntries(Object.entries(plan).map(([name, value]) => [STORED[name as keyof PlanBefore], instant(value)]));
/** Instants are stored in the notation of the API. */
const instant = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/Z$/, '+0000') : value);

describe('golden table of touches: the flows', () => {
  let desk: DeskOrg;
  before(async () => {
    desk = await DeskOrg.open(new Date(now));
    desk.scoring.org.clock.freeze(new Date(now));
  });
  after(() => desk?.close());

  /** The touches before, as a migration brings them: the plan's last one, its last conversation, its dials in vain. */
  function history(
    { attempts, lastTouchOn, lastConversationOn, lastOutcome }: PlanBefore,
    { firstWishAt }: LoggedTouch,
  ): Values[] {
    const known: Values[] = [];
    if (firstWishAt !== null && firstWishAt !== lastTouchOn)
      known.push({ ...ABSENT, Outcome__c: 'DoNotCall', OccurredAt__c: firstWishAt });
    if (lastConversationOn !== null) known.push({ ...TALK, OccurredAt__c: lastConversationOn });
    else if (lastTouchOn !== null) known.push({ ...ABSENT, Outcome__c: lastOutcome, OccurredAt__c: lastTouchOn });
    const dials = (attempts ?? 0) - Number(lastTouchOn !== null && lastConversationOn === null);
    const start = Date.parse('2026-06-29T01:00:00Z');
    for (let dial = 0; dial < dials; dial++)
      known.push({ ...ABSENT, OccurredAt__c: new Date(start + dial * 60_000).toISOString() });
    return known;
  }

  function fieldsOf({ contactDoNotCall: _, firstWishAt: _at, ...touch }: LoggedTouch): Values {
    return {
      Origin__c: touch.origin,
      Channel__c: touch.channel,
      Direction__c: touch.direction,
      Outcome__c: touch.outcome,
      IsConversation__c: touch.isConversation,
      BuyingSignal__c: touch.buyingSignal,
      OccurredAt__c: touch.occurredAt,
      NextContactOn__c: touch.nextContactOn,
      CallBackAt__c: touch.callBackAt,
    };
  }

  for (const golden of cases)
    it(golden.case, () => {
      const { touch, plan, cadenceDays, attemptLimit } = touchArguments(golden);
      const { scoring } = desk;
      scoring.update('RenkeiSetting__c', { Id: desk.setting, AttemptLimit__c: attemptLimit });
      const account = desk.account('General', cadenceDays);
      const contact = scoring.insert('Contact', {
        LastName: 'Aoki',
        AccountId: account,
        DoNotCall: touch.contactDoNotCall,
      });
      const past = history(plan ?? touchTable.plan, touch).map((values) => ({ ...values, Account__c: account }));
      scoring.org.clock.freeze(new Date('2026-06-29T03:00:00Z'));
      scoring.save('insert', TOUCH, past, scoring.migrant);
      scoring.org.clock.freeze(new Date(now));
      const id = plan && desk.storedPlan(account, asStored(plan));
      const refused = desk.log({ ...fieldsOf(touch), Account__c: account, Contact__c: contact });
      const codes = {
        DoNotCall: 'TouchDoNotCall',
        ContactDoNotCall: 'TouchContactDoNotCall',
        LimitReached: 'TouchLimitReached',
      };
      assert.equal(refused, golden.refused ? codes[golden.refused] : null);
      if (id) {
        const row = desk.plan(id);
        const stored = Object.fromEntries(Object.values(STORED).map((field) => [field, row[field]]));
        assert.deepEqual(stored, asStored(golden.refused ? plan : expectedOf(golden)!));
      }
      const isSilent = scoring.stored('Contact', contact)['DoNotCall'];
      assert.equal(isSilent, touch.contactDoNotCall || (touch.outcome === 'DoNotCall' && !golden.refused));
    });
});
