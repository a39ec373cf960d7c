// The guard flow refuses and moves cases as `decide` does. Both pass one golden table: here the flow does, with people, teams,
// accounts and visits as records, and one save for each line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { callerOf, readEscalationTable, type EscalationCase } from '../golden/escalationTable.ts';
import { CASE, CaseOrg, type Person } from '../metadata/caseOrg.ts';
import type { Values } from '../metadata/scoringOrg.ts';
import type { Rewrite } from 'c/renkeiEscalationRules';

const table = readEscalationTable();
const NOW = new Date(`${table.today}T03:00:00Z`);
const LATER = '2026-12-01T03:00:00.000+0000';
/** Where a change is stored. */
const FIELDS: Record<string, string> = {
  status: 'Status__c',
  owner: 'OwnerId',
  reason: 'ReturnReason__c',
  until: 'ReturnedUntil__c',
  rerouteTo: 'RerouteTo__c',
  customerTeller: 'CustomerTeller__c',
  customerToldBy: 'CustomerToldBy__c',
};
const OF_PEOPLE = new Set(['owner', 'rerouteTo', 'customerTeller']);

let org: CaseOrg;
before(async () => {
  org = await CaseOrg.open(NOW);
  org.scoring.org.clock.freeze(NOW);
});
after(() => org?.close());

const idOf = (person: string | null): string => (person === null ? org.queue : org.ids[person as Person]);

/** The case of one line as it is stored before the save. */
function stored(golden: EscalationCase): string {
  const { before, handedTo, accountRep, booked, visits, deal, rerouted, sentOnBy } = golden;
  const Account__c = org.account((accountRep ?? null) as Person | null);
  const id = org.stored({
    ...{ Account__c, Caller__c: idOf(callerOf(golden)), VisitCount__c: visits ?? null },
    Opportunity__c: deal ? opportunity(Account__c, `Closed ${deal}`) : null,
    ReturnReason__c: rerouted ? 'WrongPerson' : null,
    Status__c: before.status,
    OwnerId: idOf(before.owner),
    HandedTo__c: handedTo ? idOf(handedTo) : null,
    EscalatedAt__c: LATER,
    AcceptDueAt__c: LATER,
    FirstVisitDueAt__c: LATER,
  });
  if (sentOnBy)
    org.scoring.insert('RenkeiEscalationStep__c', {
      ...{ Escalation__c: id, By__c: idOf(sentOnBy), Reason__c: 'WrongPerson', To__c: 'Queued' },
    });
  if (booked)
    org.scoring.insert('RenkeiVisit__c', {
      Account__c: org.case(id)['Account__c'],
      Escalation__c: id,
      Rep__c: org.ids.A,
      Status__c: 'Tentative',
      StartsAt__c: '2026-07-03T01:00:00Z',
      EndsAt__c: '2026-07-03T02:00:00Z',
    });
  return id;
}

const opportunity = (AccountId: unknown, StageName: string): string =>
  org.scoring.insert(
    'Opportunity',
    { Name: 'Dryers', AccountId, StageName, CloseDate: '2026-12-31' },
    org.scoring.migrant,
  );

/** Fields that a rewriting changes. */
const rewritten: Record<Rewrite, () => Values[]> = {
  caller: () => [{ Caller__c: org.ids.I }],
  origin: () => [{ Account__c: org.account() }, { Touch__c: touch() }, { SaveKey__c: `key ${++keys}` }],
  words: () => [{ CustomerWords__c: 'Something else' }, { Briefing__c: 'Something else' }],
  opportunity: () => [{ Opportunity__c: opportunity(org.account(), 'Prospecting') }],
};
let keys = 0;
const touch = (): string =>
  org.scoring.insert('RenkeiTouch__c', { Account__c: org.account(), OccurredAt__c: NOW.toISOString() });

/** What is saved; several, where several fields are of one kind. */
function changes({ change: { rewrites = [], ...values } }: EscalationCase): Values[] {
  const named = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      FIELDS[name]!,
      OF_PEOPLE.has(name) ? idOf(value as string | null) : value,
    ]),
  );
  const [rewrite] = rewrites;
  return rewrite ? rewritten[rewrite]().map((more) => ({ ...named, ...more })) : [named];
}

test('the flow makes of every save of the golden table what the table says', () => {
  const differences: string[] = [];
  const saves = table.cases.flatMap((golden) => changes(golden).map((change) => ({ golden, change })));
  for (const { golden, change } of saves) {
    const id = stored(golden);
    const before = org.case(id);
    const refused = org.change(id, change, golden.by as Person);
    const row = org.case(id);
    const expected = golden.refuse
      ? `${golden.refuse.code} ${golden.refuse.field === 'OwnerId' ? '' : golden.refuse.field}`.trim()
      : [golden.expect!.status, golden.expect!.owner ?? 'queue', golden.expect!.restarts].join(' ');
    const restarts = row['AcceptDueAt__c'] !== LATER;
    const actual = refused ?? [row['Status__c'], org.nameOf(row['OwnerId']), restarts].join(' ');
    if (actual !== expected) differences.push(`${golden.case}: ${actual}, not ${expected}`);
    if (refused) assert.deepEqual(row, before, golden.case);
  }
  assert.deepEqual(differences, []);
});

test('a whole day of handovers is saved at once', () => {
  const values = { Account__c: org.account('A'), Caller__c: org.ids.K };
  const ids = org.scoring.save(
    'insert',
    CASE,
    Array.from({ length: 200 }, () => values),
    org.as('K'),
  );
  org.scoring.save(
    'update',
    CASE,
    ids.map((Id) => ({ Id, Status__c: 'Accepted' })),
    org.as('A'),
  );
  assert.ok(ids.every((id) => org.case(id)['Status__c'] === 'Accepted' && org.nameOf(org.case(id)['OwnerId']) === 'A'));
});
