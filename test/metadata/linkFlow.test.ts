// What the flows of link candidates keep: a decision tells who made it, nobody decides over another unread, a row is one company, and
// follows what was decided, back included.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Session } from '../../scripts/local-org/org.ts';
import { ScoringOrg, type Values } from './scoringOrg.ts';
import { CANDIDATE, LINK_PARTS, SOURCE, linkedTo, pairsOf } from './linkRows.ts';

const START = '2026-06-12T00:00:00.000Z';
const CODES = 'RefuseDecided RefuseSecond RefuseUnchecked RefuseUnlinked'.split(' ');

let org: ScoringOrg;
let saeki: Session;
let kuwahara: Session;
before(async () => {
  org = await ScoringOrg.open(new Date(START), undefined, LINK_PARTS);
  saeki = org.org.session(org.person('Saeki'));
  kuwahara = org.org.session(org.person('Kuwahara'));
  org.org.clock.freeze(new Date(START));
});
after(() => org?.close());

/** Decides about a candidate. @returns which refusal it met, or none */
function decide(Id: string, values: Values, as: Session = saeki): string | null {
  const [problem] = org.attempt('update', CANDIDATE, [{ Id, ...values }], as)[0]!.errors;
  if (!problem) return null;
  const labels = org.org.labels('en_US');
  const found = CODES.find((code) => problem.message.startsWith(labels.label(`RenkeiIntegration_${code}`)));
  return found ?? `${problem.statusCode} ${problem.message}`;
}
const SAME = { Decision__c: 'Same' };
const APART = { Decision__c: 'Apart' };
const OPEN = { Decision__c: 'Open' };
const LATER = { Decision__c: 'Later', LaterUntil__c: '2026-06-19' };

test('a decision tells who made it and when, and what is open was decided by nobody', () => {
  const { first } = pairsOf(org);
  const told = (): unknown[] => {
    const { DecidedBy__c, DecidedAt__c } = org.stored(CANDIDATE, first);
    return [DecidedBy__c, DecidedAt__c];
  };
  assert.deepEqual([org.stored(CANDIDATE, first)['Decision__c'], ...told()], ['Open', null, null]);
  assert.equal(decide(first, { ...APART, DecidedBy__c: kuwahara.userId }), null);
  assert.deepEqual(told(), [saeki.userId, START.replace('Z', '+0000')]);
  assert.equal(decide(first, OPEN), null);
  assert.deepEqual(told(), [null, null]);
});

test('the row follows: linked by a person, doubtful again, not linked when nothing is left', () => {
  const { source, first, second, accounts } = pairsOf(org);
  const state = () => linkedTo(org, source);
  assert.equal(decide(first, SAME), null);
  assert.deepEqual(state(), ['Linked', accounts[0], 'Person', 62.5]);
  assert.equal(decide(first, OPEN), null);
  assert.deepEqual(state(), ['Doubtful', null, null, null]);
  assert.equal(decide(first, APART), null);
  assert.deepEqual(state(), ['Doubtful', null, null, null], 'the second candidate waits');
  assert.equal(decide(second, LATER), null);
  assert.equal(state()[0], 'Doubtful', 'what is put off waits, too');
  assert.equal(decide(second, APART), null);
  assert.deepEqual(state(), ['Unlinked', null, null, null]);
  assert.equal(decide(second, SAME), null);
  assert.deepEqual(state(), ['Linked', accounts[1], 'Person', 40]);
  assert.equal(decide(second, APART), null);
  assert.deepEqual(state(), ['Unlinked', null, null, null]);
});

test('setting another candidate apart leaves the row linked', () => {
  const { source, first, second, accounts } = pairsOf(org);
  assert.equal(decide(first, SAME), null);
  assert.equal(decide(second, APART), null);
  assert.deepEqual(linkedTo(org, source).slice(0, 2), ['Linked', accounts[0]]);
});

test('what the import has linked meanwhile is not touched by a candidate that is set apart', () => {
  const { source, first, second, accounts } = pairsOf(org);
  org.update(SOURCE, { Id: source, State__c: 'Linked', LinkedBy__c: 'Score', Account__c: accounts[1], Score__c: 96 });
  assert.equal(decide(first, APART), null);
  assert.equal(decide(second, APART), null);
  assert.deepEqual(linkedTo(org, source), ['Linked', accounts[1], 'Score', 96]);
});

test('a row is one company: a second account is refused, until the first is taken back', () => {
  const { first, second } = pairsOf(org);
  assert.equal(decide(first, SAME), null);
  assert.equal(decide(second, SAME), 'RefuseSecond');
  assert.equal(decide(first, APART), null);
  assert.equal(decide(second, SAME), null);
});

test('a decision that holds for ever is changed by a colleague with a note only; what is put off by anybody', () => {
  const { first, second } = pairsOf(org);
  assert.equal(decide(first, APART), null);
  for (const values of [SAME, OPEN, LATER]) assert.equal(decide(first, values, kuwahara), 'RefuseDecided');
  assert.equal(decide(first, { ...SAME, DecisionNote__c: null }, kuwahara), 'RefuseDecided');
  assert.equal(decide(first, { ...SAME, DecisionNote__c: 'They moved in May' }, kuwahara), null);
  assert.equal(org.stored(CANDIDATE, first)['DecidedBy__c'], kuwahara.userId);
  // A note of before is no reason for today.
  assert.equal(decide(first, OPEN), 'RefuseDecided');
  assert.equal(decide(first, OPEN, kuwahara), null);
  assert.equal(decide(second, LATER), null);
  assert.equal(decide(second, APART, kuwahara), null);
});

test('an import that brings another score leaves decision, decider and row alone', () => {
  const { source, first, accounts } = pairsOf(org);
  assert.equal(decide(first, SAME), null);
  const before = org.stored(CANDIDATE, first);
  org.update(CANDIDATE, { Id: first, Score__c: 70, Reasons__c: '[]' }, kuwahara);
  const now = org.stored(CANDIDATE, first);
  assert.deepEqual([now['DecidedBy__c'], now['DecidedAt__c']], [before['DecidedBy__c'], before['DecidedAt__c']]);
  assert.deepEqual(linkedTo(org, source), ['Linked', accounts[0], 'Person', 62.5]);
});

test('a day to ask again is needed for later and goes with any other decision', () => {
  const { first } = pairsOf(org);
  assert.match(decide(first, { Decision__c: 'Later' })!, /on which day to ask again/);
  assert.equal(decide(first, LATER), null);
  assert.equal(org.stored(CANDIDATE, first)['LaterUntil__c'], '2026-06-19');
  assert.equal(decide(first, APART), null);
  assert.equal(org.stored(CANDIDATE, first)['LaterUntil__c'], null);
});

test('a deleted account cannot be linked to, and its deletion disturbs no decision', () => {
  const { source, first, second, accounts } = pairsOf(org);
  assert.equal(decide(first, SAME), null);
  org.save('delete', 'Account', [{ Id: accounts[0] }]);
  const { Decision__c, Account__c } = org.stored(CANDIDATE, first);
  assert.deepEqual([Decision__c, Account__c], ['Same', null]);
  assert.deepEqual(linkedTo(org, source).slice(0, 2), ['Linked', null]);
  assert.equal(decide(first, APART), null);
  org.save('delete', 'Account', [{ Id: accounts[1] }]);
  assert.match(decide(second, SAME)!, /is gone; there is nothing to link/);
});

test('a migration brings decisions as they were, and the row stays as it comes', () => {
  const { source, first } = pairsOf(org);
  const values = { ...SAME, DecidedBy__c: kuwahara.userId, DecidedAt__c: '2020-01-01T00:00:00Z', SameKey__c: source };
  org.update(CANDIDATE, { Id: first, ...values }, org.migrant);
  assert.equal(org.stored(CANDIDATE, first)['DecidedBy__c'], kuwahara.userId);
  assert.equal(linkedTo(org, source)[0], 'Doubtful');
});

test('200 candidates are decided in one save', () => {
  const pairs = Array.from({ length: 100 }, () => pairsOf(org));
  const decisions = pairs.flatMap(({ first, second }) => [
    { Id: first, ...SAME },
    { Id: second, ...APART },
  ]);
  org.save('update', CANDIDATE, decisions, saeki);
  for (const { source, accounts } of pairs)
    assert.deepEqual(linkedTo(org, source).slice(0, 2), ['Linked', accounts[0]]);
});
