// The ledger of a case: one row for each change of status or owner, and no save fails for it. The end of an opportunity ends its cases.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CASE, CaseOrg, type Person } from './caseOrg.ts';
import type { Values } from './scoringOrg.ts';

const NOW = new Date('2026-06-30T03:00:00Z');
/** Stands in for whatever an org may have against a step: a rule of the admin's, a limit, a link to something gone. */
const RULES = `
    <validationRules>
        <fullName>NoPeople</fullName>
        <active>true</active>
        <errorConditionFormula>AND(Note__c = "people", NOT(ISBLANK(By__c)))</errorConditionFormula>
        <errorMessage>No people.</errorMessage>
    </validationRules>
    <validationRules>
        <fullName>NoSteps</fullName>
        <active>true</active>
        <errorConditionFormula>Note__c = "steps"</errorConditionFormula>
        <errorMessage>No steps.</errorMessage>
    </validationRules>`;

let org: CaseOrg;
before(async () => {
  org = await CaseOrg.open(NOW, {}, (files) => {
    const path = 'objects/RenkeiEscalationStep__c.object';
    files[path] = files[path]!.replace('</CustomObject>', `${RULES}\n</CustomObject>`);
    const members = ['NoPeople', 'NoSteps']
      .map((name) => `<members>RenkeiEscalationStep__c.${name}</members>`)
      .join('');
    files['package.xml'] = files['package.xml']!.replace(
      '<name>ValidationRule</name>',
      `${members}<name>ValidationRule</name>`,
    );
  });
});
after(() => org?.close());
beforeEach(() => org.scoring.org.clock.freeze(NOW));

const handOver = (owner: Person | null = 'A', values: Values = {}): string =>
  org.scoring.insert(CASE, { Account__c: org.account(owner), Caller__c: org.ids.K, ...values }, org.as('K'));
const change = (id: string, values: Values, by: Person): void => assert.equal(org.change(id, values, by), null);
/** From, to, by, owner, reason and note of each step, in words. */
const steps = (id: string): string[] =>
  org.scoring.org.store
    .find('RenkeiEscalationStep__c', 'Escalation__c', [id])
    .sort((a, b) => (String(a['Id']) < String(b['Id']) ? -1 : 1))
    .map(({ From__c, To__c, By__c, Owner__c, Reason__c, Note__c }) =>
      [From__c ?? '–', To__c, By__c && org.nameOf(By__c), Owner__c && org.nameOf(Owner__c), Reason__c, Note__c]
        .filter((part) => part !== null)
        .join(' '),
    );

test('the story of a case is told in order: who did what, who has it then, and why it came back', () => {
  const id = handOver('A');
  change(id, { CustomerWords__c: 'The compressor stops every Monday.' }, 'K');
  change(id, { Status__c: 'Returned', ReturnReason__c: 'NotEnoughInformation', ReturnNote__c: 'Who decides?' }, 'A');
  change(id, { Status__c: 'Queued' }, 'K');
  org.scoring.org.clock.freeze(new Date('2026-06-30T03:00:01Z'));
  change(id, { Status__c: 'Returned', ReturnReason__c: 'WrongPerson', RerouteTo__c: org.ids.B }, 'A');
  change(id, { OwnerId: org.ids.C }, 'M');
  change(id, { Status__c: 'Accepted' }, 'C');
  change(id, { Status__c: 'Visited', VisitCount__c: 1 }, 'C');
  change(id, { Status__c: 'Lost' }, 'C');
  assert.deepEqual(steps(id), [
    '– Queued K A',
    'Queued Returned A A NotEnoughInformation Who decides?',
    'Returned Queued K A',
    'Queued Queued A B WrongPerson',
    'Queued Queued M C',
    'Queued Accepted C C',
    'Accepted Visited C C',
    'Visited Lost C C',
  ]);
});

test('the queue is nobody, and who takes the case from it is told', () => {
  const id = handOver(null);
  change(id, { Status__c: 'Accepted' }, 'B');
  assert.deepEqual(steps(id), ['– Queued K', 'Queued Accepted B B']);
});

test('200 cases leave 200 steps; a migration leaves none', () => {
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
  assert.ok(ids.every((id) => steps(id).length === 2));
  assert.deepEqual(steps(org.stored({ Status__c: 'Won' })), []);
});

test('a step that cannot name people is written without them; one that cannot be written stops nothing', () => {
  for (const [note, expected] of [
    ['people', ['– Queued K A', 'Queued Returned NotATarget people']],
    ['steps', ['– Queued K A']],
  ] as const) {
    const id = handOver('A');
    change(id, { Status__c: 'Returned', ReturnReason__c: 'NotATarget', ReturnNote__c: note }, 'A');
    assert.equal(org.case(id)['Status__c'], 'Returned');
    assert.deepEqual(steps(id), expected);
  }
});

const opportunity = (): string =>
  org.scoring.insert('Opportunity', { Name: 'Compressor', StageName: 'Prospecting', CloseDate: '2026-12-31' });
const close = (id: string, StageName: string): void => org.scoring.update('Opportunity', { Id: id, StageName });

test('the close of an opportunity wins or loses the cases that somebody has accepted', () => {
  for (const [stage, end] of [
    ['Closed Won', 'Won'],
    ['Closed Lost', 'Lost'],
  ] as const) {
    const Opportunity__c = opportunity();
    const [waiting, accepted, visited, over] = ['Queued', 'Accepted', 'Visited', 'Recycled'].map((Status__c) =>
      org.stored({ Status__c, OwnerId: org.ids.A, Opportunity__c, AcceptDueAt__c: '2026-12-01T03:00:00Z' }),
    ) as [string, string, string, string];
    const other = org.stored({ Status__c: 'Accepted', OwnerId: org.ids.A, Opportunity__c: opportunity() });
    close(Opportunity__c, 'Qualification');
    assert.equal(org.case(accepted)['Status__c'], 'Accepted');
    close(Opportunity__c, stage);
    assert.deepEqual(
      [waiting, accepted, visited, over, other].map((id) => org.case(id)['Status__c']),
      ['Queued', end, end, 'Recycled', 'Accepted'],
    );
    assert.equal(org.case(visited)['ClosedAt__c'], '2026-06-30T03:00:00.000+0000');
    assert.deepEqual(steps(visited), [`Visited ${end} other A`]);
    close(Opportunity__c, stage === 'Closed Won' ? 'Closed Lost' : 'Closed Won');
    assert.equal(org.case(visited)['Status__c'], end, 'what has ended has ended');
  }
});
