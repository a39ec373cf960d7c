// Two versions of the policy are never active on one day, whoever saves them, and what has scored accounts stays.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { ScoringOrg, type Values } from './scoringOrg.ts';
import { all, ofType, sourceFiles, textOf } from './sourceFiles.ts';

const OBJECT = 'RenkeiSegmentPolicy__c';
const VERSION = {
  Name: 'So far',
  IsActive__c: true,
  ActivationReason__c: 'Start of the year',
  EffectiveFrom__c: '2026-01-01',
  PotentialCutOff__c: 1_000_000,
  PotentialMargin__c: 10,
  RelationshipCutOff__c: 50,
  RelationshipMargin__c: 5,
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

let org: ScoringOrg;
let soFar: string;
before(async () => void (org = await ScoringOrg.open(new Date('2026-06-30T03:00:00Z'))));
after(() => org?.close());
beforeEach(() => {
  const versions = org.org.store.find(OBJECT, 'IsActive__c', [1, true]).map(({ Id }) => ({ Id, IsActive__c: false }));
  org.save('update', OBJECT, versions);
  soFar = org.insert(OBJECT, VERSION);
});

const keyOf = (id: string): unknown => org.stored(OBJECT, id)['OpenEndKey__c'];
const draft = (values: Values = {}): string => org.insert(OBJECT, { ...VERSION, IsActive__c: false, ...values });
const refusal = (action: 'insert' | 'update', record: Values, as = org.user) =>
  org.attempt(action, OBJECT, [record], as)[0]!.errors.map(({ statusCode, fields, message }) => {
    return [statusCode, fields, /So far$/.test(message)];
  });
const OVERLAP = [['FIELD_CUSTOM_VALIDATION_EXCEPTION', ['EffectiveFrom__c'], true]];

test('a version is refused on days of another active one, and the refusal names that one', () => {
  for (const days of [
    { EffectiveFrom__c: '2026-01-01' },
    { EffectiveFrom__c: '2099-01-01' },
    { EffectiveFrom__c: '2025-01-01' },
    { EffectiveFrom__c: '2025-01-01', EffectiveTo__c: '2026-01-01' },
  ]) {
    assert.deepEqual(refusal('insert', { ...VERSION, ...days }), OVERLAP, JSON.stringify(days));
    assert.deepEqual(refusal('update', { Id: draft(days), IsActive__c: true }), OVERLAP, JSON.stringify(days));
  }
  org.insert(OBJECT, { ...VERSION, EffectiveFrom__c: '2025-01-01', EffectiveTo__c: '2025-12-31' });
  org.insert(OBJECT, { ...VERSION, IsActive__c: false });
});

test('a version comes into force when the one before ends the day before', () => {
  const next = draft({ EffectiveFrom__c: '2026-07-01' });
  org.update(OBJECT, { Id: soFar, EffectiveTo__c: '2026-07-01' });
  assert.deepEqual(refusal('update', { Id: next, IsActive__c: true }), OVERLAP, 'both last days count');
  org.update(OBJECT, { Id: soFar, EffectiveTo__c: '2026-06-30' });
  org.update(OBJECT, { Id: next, IsActive__c: true });
  assert.deepEqual([keyOf(soFar), keyOf(next)], [null, 'open']);
  assert.deepEqual(refusal('update', { Id: soFar, EffectiveTo__c: null }).length, 1, 'nor does the old one come back');
  org.update(OBJECT, { Id: soFar, Description__c: 'Ended' });
});

test('of two versions that come into force at the same moment, one does', () => {
  org.update(OBJECT, { Id: soFar, IsActive__c: false });
  // Rows of one save do not see each other, as two people’s saves do not.
  const both = org.attempt('insert', OBJECT, [{ ...VERSION, OpenEndKey__c: 'mine' }, VERSION]);
  assert.deepEqual(
    both.map(({ errors }) => errors.map(({ statusCode }) => statusCode)),
    [[], ['DUPLICATE_VALUE']],
  );
});

test('a version that has moved accounts, or that a run has applied, cannot be deleted; a draft can', () => {
  const remove = (id: string) =>
    org.attempt('delete', OBJECT, [{ Id: id }])[0]!.errors.map(({ statusCode }) => statusCode);
  const account = org.insert('Account', { Name: 'Aoba Foods', NumberOfEmployees: 100 });
  org.update('Account', { Id: account, RenkeiLastConversation__c: '2026-06-29' });
  assert.deepEqual(remove(soFar), ['DELETE_FAILED']);
  const applied = draft();
  org.insert('RenkeiSegmentationRun__c', { Policy__c: applied });
  assert.deepEqual(remove(applied), ['DELETE_FAILED']);
  assert.deepEqual(remove(draft()), []);
});

test('a migration brings versions as they were', () => {
  assert.deepEqual(refusal('insert', VERSION, org.migrant), []);
});

test('whoever put a version in force cannot take the reason away afterwards', () => {
  const reasons = org.attempt('update', OBJECT, [{ Id: soFar, ActivationReason__c: null }])[0]!.errors;
  assert.deepEqual(
    reasons.map(({ statusCode, fields }) => [statusCode, fields]),
    [['FIELD_CUSTOM_VALIDATION_EXCEPTION', ['ActivationReason__c']]],
  );
  org.update(OBJECT, { Id: soFar, ActivationReason__c: 'Start of the year, as agreed' });
  org.update(OBJECT, { Id: soFar, IsActive__c: false, ActivationReason__c: null });
});

test('a refusal that names what is not there is not deployed', async () => {
  for (const [named, gone, problem] of [
    ['<fieldSelection>EffectiveFrom__c', '<fieldSelection>Gone__c', /has no field Gone__c/],
    ['<fieldSelection>EffectiveFrom__c', '<fieldSelection>effectivefrom__c', /has no field effectivefrom__c/],
    ['{!$Label.RenkeiSegmentation_VersionOverlap}', '{!$Label.RenkeiSegmentation_Gone}', /RenkeiSegmentation_Gone/],
    ['{!Get_Overlapping.Name}', '{!Get_Overlapping.Gone__c}', /Gone__c/],
    ['{!Get_Overlapping.Name}', '{!Get_Nothing.Name}', /Get_Nothing/],
  ] as const) {
    const opened = ScoringOrg.open(new Date('2026-06-30T03:00:00Z'), (files) => {
      const file = 'flows/RenkeiSegmentPolicy_BeforeSave_Guard.flow';
      assert.ok(files[file]!.includes(named), named);
      files[file] = files[file]!.replace(named, gone);
    });
    await assert.rejects(opened, problem, gone);
  }
});

test('the standard page of a version edits its name, its words and when it holds: figures have the policy page, which knows drafts', () => {
  const layout = ofType(sourceFiles(), 'Layout').find(({ name }) => name.startsWith(`${OBJECT}-`))!;
  const items = all(layout.root, 'layoutSections')
    .flatMap((section) => all(section, 'layoutColumns'))
    .flatMap((column) => all(column, 'layoutItems'));
  const editable = items.flatMap((item) => (textOf(item, 'behavior') === 'Readonly' ? [] : [textOf(item, 'field')]));
  // Whoever could tick it here as well could agree in the name of the other manager.
  assert.deepEqual(editable.filter(Boolean).sort(), [
    'ActivationReason__c',
    'Description__c',
    'EffectiveFrom__c',
    'EffectiveTo__c',
    'IsActive__c',
    'Name',
  ]);
});
