// One row for each change of segment, and no save fails for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ScoringOrg, type Values } from './scoringOrg.ts';

const POLICY = {
  Name: 'Policy',
  IsActive__c: true,
  ActivationReason__c: 'Start of the year',
  EffectiveFrom__c: '2026-01-01',
  PotentialCutOff__c: 1_000_000,
  PotentialMargin__c: 0,
  RelationshipCutOff__c: 50,
  RelationshipMargin__c: 0,
  RecencyWeight__c: 100,
  BreadthWeight__c: 0,
  WalletWeight__c: 0,
  RecencyFullDays__c: 30,
  RecencyZeroDays__c: 130,
  RecencyStepDays__c: 1,
  BreadthFull__c: 4,
  ConversationWindowDays__c: 365,
  DormantAfterDays__c: 365,
  NewWithinDays__c: 180,
  ReviveFloor__c: 0,
  DefaultPerEmployee__c: 10_000,
};
/** Stands in for whatever an org may have against a move: a rule of the admin's, a limit, a link to something gone. */
const RULES = `
    <validationRules>
        <fullName>NoLinks</fullName>
        <active>true</active>
        <errorConditionFormula>AND(ISPICKVAL(To__c, "Maintain"), NOT(ISBLANK(Policy__c)))</errorConditionFormula>
        <errorMessage>No links.</errorMessage>
    </validationRules>
    <validationRules>
        <fullName>NoMoves</fullName>
        <active>true</active>
        <errorConditionFormula>ISPICKVAL(To__c, "General")</errorConditionFormula>
        <errorMessage>No moves.</errorMessage>
    </validationRules>`;

let org: ScoringOrg;
let policy: string;

before(async () => {
  org = await ScoringOrg.open(new Date('2026-06-30T03:00:00Z'), (files) => {
    const path = 'objects/RenkeiSegmentMove__c.object';
    files[path] = files[path]!.replace('</CustomObject>', `${RULES}\n</CustomObject>`);
    const members = ['NoLinks', 'NoMoves'].map((name) => `<members>RenkeiSegmentMove__c.${name}</members>`).join('');
    files['package.xml'] = files['package.xml']!.replace(
      '<name>ValidationRule</name>',
      `${members}<name>ValidationRule</name>`,
    );
  });
  policy = org.insert('RenkeiSegmentPolicy__c', POLICY);
});
after(() => org?.close());

const account = (values: Values = {}, as = org.user): string =>
  org.insert('Account', { Name: 'Aoba Foods', NumberOfEmployees: 100, ...values }, as);
const change = (id: string, values: Values, as = org.user): void => org.update('Account', { Id: id, ...values }, as);
const moves = (id: string): Values[] =>
  org.org.store
    .find('RenkeiSegmentMove__c', 'Account__c', [id])
    .map(({ From__c, To__c, Reason__c, MovedOn__c, OwnerAtMove__c, Policy__c }) => ({
      From__c,
      To__c,
      Reason__c,
      MovedOn__c,
      OwnerAtMove__c,
      Policy__c,
    }));

test('a change of segment leaves one row, the first scoring and other saves none', () => {
  const id = account();
  assert.deepEqual(moves(id), []);
  change(id, { RenkeiLastConversation__c: '2026-06-20', RenkeiScoredAsOf__c: '2026-06-22' });
  const first = {
    From__c: 'Expand',
    To__c: 'Key',
    Reason__c: 'RelationshipRose',
    MovedOn__c: '2026-06-22',
    OwnerAtMove__c: org.user.userId,
    Policy__c: policy,
  };
  assert.deepEqual(moves(id), [first]);
  change(id, { Name: 'Aoba Foods Ltd', NumberOfEmployees: 101 });
  assert.deepEqual(moves(id), [first]);
  change(id, { NumberOfEmployees: null, RenkeiScoredAsOf__c: '2026-06-23' });
  assert.deepEqual(moves(id), [
    first,
    { ...first, From__c: 'Key', To__c: 'Unscored', Reason__c: 'InputMissing', MovedOn__c: '2026-06-23' },
  ]);
});

test('a change by hand and a change in bulk leave the same, each account its own', () => {
  const ids = org.save(
    'insert',
    'Account',
    Array.from({ length: 450 }, (_, index) => ({ Name: `Account ${index}`, NumberOfEmployees: 100 })),
  );
  org.save(
    'update',
    'Account',
    ids.map((id, index) => ({ Id: id, RenkeiLastConversation__c: index % 2 === 0 ? '2026-06-29' : null })),
  );
  ids.forEach((id, index) => assert.equal(moves(id).length, index % 2 === 0 ? 1 : 0));
});

test('somebody who skips automation leaves no row', () => {
  const id = account({ RenkeiSegment__c: 'Key' }, org.migrant);
  change(id, { RenkeiSegment__c: 'Expand' }, org.migrant);
  assert.deepEqual(moves(id), []);
});

test('a move that cannot be linked is written without links', () => {
  const id = account({ RenkeiLastConversation__c: '2026-06-29' });
  change(id, { NumberOfEmployees: 1 });
  assert.equal(org.stored('Account', id)['RenkeiSegment__c'], 'Maintain');
  assert.deepEqual(moves(id), [
    {
      From__c: 'Key',
      To__c: 'Maintain',
      Reason__c: 'PotentialFell',
      MovedOn__c: '2026-06-30',
      OwnerAtMove__c: null,
      Policy__c: null,
    },
  ]);
});

test('a move that cannot be written at all does not stop the account, which shows the change itself', () => {
  const id = account();
  change(id, { NumberOfEmployees: 1 });
  const row = org.stored('Account', id);
  assert.deepEqual(
    ['Segment', 'PreviousSegment', 'SegmentChangedOn', 'SegmentReason'].map((field) => row[`Renkei${field}__c`]),
    ['General', 'Expand', '2026-06-30', 'PotentialFell'],
  );
  assert.deepEqual(moves(id), []);
});

test('moves go with their account', () => {
  const id = account();
  change(id, { RenkeiLastConversation__c: '2026-06-29' });
  assert.equal(moves(id).length, 1);
  org.save('delete', 'Account', [{ Id: id }]);
  assert.deepEqual(
    org.org.query(org.user, `SELECT Id FROM RenkeiSegmentMove__c WHERE Account__c = '${id}'`).totalSize,
    0,
  );
});
