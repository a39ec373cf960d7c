import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { loadDemo, staffIds } from '../../scripts/demo/loadDemo.ts';
import { CALLER_KEYS } from '../../scripts/demo/staff.ts';
import { runSegmentation } from '../../scripts/segmentation/run/run.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

type Fields = Record<string, unknown>;
/** An instant of June 2026 in Japan, as the API writes it. */
const at = (day: number, time: string) =>
  new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+09:00`).toISOString().replace('Z', '+0000');
const CASE_FIELDS = `Id, Status__c, OwnerId, Caller__c, HandedTo__c, VisitCount__c, LastResult__c, NextStepOn__c, AbandonedOn__c,
  AcceptDueAt__c, AcceptedAt__c, ReturnedAt__c, DecisionMaker__c, SignalKind__c, Touch__c, Contact__r.Department,
  Opportunity__r.Amount, Opportunity__r.StageName, SegmentAtEscalation__c, Account__r.RenkeiSegment__c`;

describe('the morning on which the demo begins', { timeout: 180_000 }, () => {
  let org: TestOrg;
  let people: ReadonlyMap<string, string>;
  /** Records as a member of staff sees them. */
  const seenBy = (key: string, soql: string): Fields[] => {
    const { org: localOrg } = org.running;
    return localOrg.query(localOrg.session(people.get(key)!), soql).records as Fields[];
  };
  const tryAs = (key: string, action: 'insert' | 'update', object: string, record: Fields) => {
    const { org: localOrg } = org.running;
    return localOrg.save(localOrg.session(people.get(key)!), [{ action, object, record }], { allOrNone: true })[0]!;
  };
  const one = async (soql: string): Promise<Fields> => {
    const rows = (await org.query(soql)) as Fields[];
    assert.equal(rows.length, 1, soql);
    return rows[0]!;
  };
  const caseOf = (account: string) =>
    one(`SELECT ${CASE_FIELDS} FROM RenkeiEscalation__c WHERE SourceKey__c = 'demo:cases:${account}'`);
  const planOf = (account: string, fields: string) =>
    one(`SELECT Id, ${fields} FROM RenkeiCallPlan__c WHERE Account__r.RenkeiSourceKey__c = 'demo:accounts:${account}'`);
  const steps = (id: unknown) =>
    org.query(`SELECT From__c, To__c, At__c, By__c, Reason__c, Note__c FROM RenkeiEscalationStep__c
      WHERE Escalation__c = '${id}' ORDER BY At__c`) as Promise<Fields[]>;
  const visits = (id: unknown) =>
    org.query(`SELECT Status__c, Rep__c, StartsAt__c, Number__c, Result__c, ResultNote__c, Area__c, EventKey__c
      FROM RenkeiVisit__c WHERE Escalation__c = '${id}' ORDER BY StartsAt__c`) as Promise<Fields[]>;
  const is = (record: Fields, values: Fields) => {
    const of = (path: string) => path.split('.').reduce<unknown>((value, name) => (value as Fields)[name], record);
    assert.deepEqual(Object.fromEntries(Object.keys(values).map((path) => [path, of(path)])), values);
  };

  before(async () => {
    org = await startTestOrg();
    await loadDemo(org.connection, { seed: 'mizuki', accounts: 360, asOf: DEMO_DATE, projectDirectory: project });
    people = await staffIds(org.connection);
    await runSegmentation(org.connection, { failuresDirectory: mkdtempSync(join(tmpdir(), 'renkei-demo-')) });
  });
  after(() => org?.close());

  it('silent loss: Aoba Foods has three machines of 2014 to replace, two Nordeks, and 18.4 million at risk', async () => {
    const aoba = await caseOf('aoba-foods');
    is(aoba, {
      Status__c: 'Queued',
      OwnerId: people.get('ishida'),
      Caller__c: people.get('morishita'),
      AcceptDueAt__c: at(12, '18:00'),
      SignalKind__c: 'CompetitorWithdrawal',
      'Opportunity__r.Amount': 18_400_000,
      Touch__c: null,
    });
    const machines = (await org.query(`SELECT RenkeiMaker__c, RenkeiModelYear__c, UsageEndDate FROM Asset
      WHERE Account.RenkeiSourceKey__c = 'demo:accounts:aoba-foods' ORDER BY InstallDate`)) as Fields[];
    assert.equal(machines.filter((row) => row['RenkeiMaker__c'] === 'Nordek').length, 2);
    assert.ok(machines.slice(0, 3).every((row) => row['UsageEndDate'] === '2026-09-30'));
    const plan = await planOf('aoba-foods', 'Reason__c, CallBy__c, AssetWindowOn__c, Campaign__r.CompetitorModel__c');
    is(plan, {
      Reason__c: 'AssetWindow',
      CallBy__c: DEMO_DATE,
      AssetWindowOn__c: '2026-09-30',
      'Campaign__r.CompetitorModel__c': 'NX-22',
    });
  });

  it('revival: Marushin Paper is won for 9.2 million after an apology and three visits, and Ishida says thanks', async () => {
    const marushin = await caseOf('marushin-paper');
    is(marushin, {
      Status__c: 'Won',
      Caller__c: people.get('takahashi'),
      VisitCount__c: 3,
      'Opportunity__r.Amount': 9_200_000,
      'Opportunity__r.StageName': 'Closed Won',
    });
    const made = await visits(marushin['Id']);
    assert.deepEqual(
      made.map((row) => [row['Number__c'], row['Result__c']]),
      [
        [1, 'Progress'],
        [2, 'Revisit'],
        [3, 'Progress'],
      ],
    );
    const path = (await steps(marushin['Id'])).map((row) => row['To__c']);
    assert.deepEqual(path, ['Queued', 'Accepted', 'Visited', 'Won']);
    const touch = await one(
      `SELECT Play__r.Cause__c, Satisfaction__c FROM RenkeiTouch__c WHERE Id = '${marushin['Touch__c']}'`,
    );
    is(touch, { 'Play__r.Cause__c': 'Transferred', Satisfaction__c: 1 });
    const told = seenBy(
      'takahashi',
      `SELECT From__c, To__c FROM RenkeiThanks__c WHERE Escalation__c = '${marushin['Id']}'`,
    );
    assert.deepEqual(
      told.map((row) => [row['From__c'], row['To__c']]),
      [[people.get('ishida'), people.get('takahashi')]],
    );
    const log = await org.query(`SELECT Id FROM RenkeiTouch__c WHERE Visit__r.Escalation__c = '${marushin['Id']}'`);
    assert.equal(log.length, 3);
  });

  it('abandoned: Takamine Resin was visited once, 18 days ago; Morishita has heard of a budget since', async () => {
    const takamine = await caseOf('takamine-resin');
    is(takamine, {
      Status__c: 'Visited',
      OwnerId: people.get('nakamura'),
      VisitCount__c: 1,
      LastResult__c: 'Declined',
      NextStepOn__c: null,
      AbandonedOn__c: '2026-06-08',
    });
    const [visit] = await visits(takamine['Id']);
    assert.equal(visit!['StartsAt__c'], new Date('2026-05-25T15:00:00+09:00').toISOString().replace('Z', '+0000'));
    const heard = await one(`SELECT Owner.Name, Budget__c, Timing__c, SignalKind__c FROM RenkeiTouch__c
      WHERE SaveKey__c = 'demo:touches:takamine-resin-T3'`);
    is(heard, { Budget__c: 'Planned', Timing__c: '2026-07-01', SignalKind__c: 'Budget' });
  });

  it('returned: Shinano Forge came back, was completed, and was accepted in 40 minutes', async () => {
    const shinano = await caseOf('shinano-forge');
    is(shinano, {
      Status__c: 'Accepted',
      OwnerId: people.get('nakamura'),
      AcceptedAt__c: at(10, '14:06'),
      ReturnedAt__c: at(9, '15:40'),
      DecisionMaker__c: '竹内工場長 Plant manager Takeuchi',
    });
    assert.deepEqual(
      (await steps(shinano['Id'])).map((row) => [row['To__c'], row['At__c'], row['Reason__c']]),
      [
        ['Queued', at(9, '10:34'), null],
        ['Returned', at(9, '15:40'), 'NotEnoughInformation'],
        ['Queued', at(10, '13:26'), null],
        ['Accepted', at(10, '14:06'), null],
      ],
    );
    const [visit] = await visits(shinano['Id']);
    is(visit!, { Status__c: 'Confirmed', StartsAt__c: at(16, '10:30'), Area__c: '諏訪市' });
  });

  it('breadth: Minato Chemical was visited in one department; Oka’s case leads to a second one', async () => {
    const minato = await caseOf('minato-chemical');
    is(minato, {
      Status__c: 'Accepted',
      Caller__c: people.get('oka'),
      'Contact__r.Department': '品質保証 Quality',
      'Opportunity__r.Amount': 12_500_000,
    });
    const visited = (await org.query(`SELECT Contact__r.Department FROM RenkeiTouch__c
      WHERE Account__r.RenkeiSourceKey__c = 'demo:accounts:minato-chemical' AND Channel__c = 'Field'`)) as Fields[];
    assert.ok(visited.every((row) => (row['Contact__r'] as Fields)['Department'] === '生産技術 Engineering'));
    is((await visits(minato['Id']))[0]!, { Status__c: 'Confirmed', Rep__c: people.get('ishida') });
  });

  it('service: Kudo’s report is a case with a tentative visit, and a signal on the desk', async () => {
    const shirane = await caseOf('shirane-confectionery');
    is(shirane, {
      Status__c: 'Queued',
      OwnerId: people.get('fujii'),
      Caller__c: people.get('kudo'),
      SignalKind__c: 'CompetitorWithdrawal',
      AcceptDueAt__c: at(12, '18:00'),
    });
    is((await visits(shirane['Id']))[0]!, { Status__c: 'Tentative', Number__c: 1, StartsAt__c: at(15, '14:00') });
    is(await planOf('shirane-confectionery', 'Reason__c, Caller__c'), { Reason__c: 'Signal', Caller__c: null });
    assert.equal(seenBy('kudo', `SELECT Id FROM RenkeiEscalation__c WHERE Id = '${shirane['Id']}'`).length, 1);
  });

  it('each caller has a queue with today’s promises first, and sees the pool', () => {
    for (const key of CALLER_KEYS) {
      const own = `OwnerId = '${people.get(key)}' AND DoNotCall__c = FALSE AND LimitReachedOn__c = NULL AND PausedUntil__c = NULL`;
      const due = seenBy(key, `SELECT Reason__c FROM RenkeiCallPlan__c WHERE ${own} AND CallBy__c <= ${DEMO_DATE}`);
      assert.ok(due.length >= 10, `${key} ${due.length}`);
      assert.ok(due.some((row) => row['Reason__c'] === 'PromisedCallBack'));
      assert.ok(seenBy(key, `SELECT Id FROM RenkeiCallPlan__c WHERE Owner.Name LIKE 'Renkei%'`).length >= 20, key);
    }
  });

  it('every plan is ranked, by the flow alone', async () => {
    const unranked = 'Priority__c = NULL OR Reason__c = NULL OR Segment__c = NULL OR RankedOn__c = NULL';
    assert.deepEqual(await org.query(`SELECT Id FROM RenkeiCallPlan__c WHERE ${unranked}`), []);
    const silent = await one('SELECT CallBy__c, LastOutcome__c FROM RenkeiCallPlan__c WHERE DoNotCall__c = TRUE');
    is(silent, { CallBy__c: null, LastOutcome__c: 'DoNotCall' });
  });

  it('visits to come stand in half hours and in calendars, and other appointments stand as busy', async () => {
    const coming = (await org.query(
      `SELECT Id, StartsAt__c, EndsAt__c, EventKey__c FROM RenkeiVisit__c WHERE Status__c IN ('Tentative', 'Confirmed')`,
    )) as Fields[];
    assert.ok(coming.length > 40 && coming.every((row) => row['EventKey__c']));
    const minutes = coming.map((row) => Date.parse(String(row['EndsAt__c'])) - Date.parse(String(row['StartsAt__c'])));
    const slots = await org.query(`SELECT Id FROM RenkeiVisitSlot__c WHERE Kind__c = 'Visit'`);
    assert.equal(
      slots.length,
      minutes.reduce((sum, length) => sum + length / 1_800_000, 0),
    );
    assert.equal((await org.query(`SELECT Id FROM RenkeiVisitSlot__c WHERE Kind__c = 'Busy'`)).length, 24);
  });

  it('shows each role what it works with', async () => {
    const count = (key: string, object: string) => seenBy(key, `SELECT Id FROM ${object}`).length;
    const all = async (object: string) => (await org.query(`SELECT Id FROM ${object}`)).length;
    for (const object of [
      'RenkeiEscalation__c',
      'RenkeiEscalationStep__c',
      'RenkeiVisit__c',
      'RenkeiPlay__c',
      'RenkeiHoliday__c',
    ]) {
      const rows = await all(object);
      for (const key of ['saeki', 'kuwahara', 'morishita', 'tan'])
        assert.equal(count(key, object), rows, `${key} ${object}`);
    }
    // A rep sees the own cases and those of the queue; all visits, because anybody may look for a free time.
    const ishida = people.get('ishida');
    const cases = seenBy('ishida', 'SELECT OwnerId FROM RenkeiEscalation__c').map((row) => String(row['OwnerId']));
    assert.ok(cases.includes(ishida!) && cases.length <= (await all('RenkeiEscalation__c')));
    assert.equal(count('ishida', 'RenkeiVisit__c'), await all('RenkeiVisit__c'));
  });

  it('leaves no right to skip automation behind: what people do goes through the flows', async () => {
    assert.deepEqual(
      await org.query(`SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'RenkeiMigration'`),
      [],
    );
    const aoba = await caseOf('aoba-foods');
    const before = (await steps(aoba['Id'])).length;
    const accepted = tryAs('ishida', 'update', 'RenkeiEscalation__c', { Id: aoba['Id'], Status__c: 'Accepted' });
    assert.deepEqual(accepted.errors, []);
    assert.ok((await caseOf('aoba-foods'))['AcceptedAt__c']);
    assert.equal((await steps(aoba['Id'])).length, before + 1);
    const again = tryAs('ishida', 'update', 'RenkeiEscalation__c', { Id: aoba['Id'], Status__c: 'Won' });
    assert.deepEqual(again.errors, []);
    const back = tryAs('ishida', 'update', 'RenkeiEscalation__c', { Id: aoba['Id'], Status__c: 'Queued' });
    assert.equal(back.success, false);
    const { Id } = await planOf('takamine-resin', 'OwnerId');
    const claimed = { Id, OwnerId: people.get('oka'), ClaimedAt__c: new Date().toISOString() };
    assert.equal(tryAs('oka', 'update', 'RenkeiCallPlan__c', claimed).success, false);
  });
});
