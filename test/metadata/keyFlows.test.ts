// Unique keys are made from what they stand for, whoever saves: the database then refuses the same thing twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ScoringOrg, type Values } from './scoringOrg.ts';

let org: ScoringOrg;
before(async () => void (org = await ScoringOrg.open(new Date('2026-06-30T03:00:00Z'))));
after(() => org?.close());

const refused = (object: string, record: Values): string[] =>
  org.attempt('insert', object, [record])[0]!.errors.map(({ statusCode }) => statusCode);

test('a person stands once in a team', () => {
  const user = org.user.userId;
  const member = { Team__c: 'East', User__c: user, Role__c: 'Caller' };
  const id = org.insert('RenkeiTeamMember__c', { ...member, MemberKey__c: 'mine' });
  assert.equal(org.stored('RenkeiTeamMember__c', id)['MemberKey__c'], `East|${user}`);
  assert.deepEqual(refused('RenkeiTeamMember__c', member), ['DUPLICATE_VALUE']);
  assert.deepEqual(refused('RenkeiTeamMember__c', { ...member, Team__c: 'east' }), ['DUPLICATE_VALUE']);
  org.insert('RenkeiTeamMember__c', { ...member, Team__c: 'West' });
  org.insert('RenkeiTeamMember__c', { ...member, User__c: org.migrant.userId });
  org.update('RenkeiTeamMember__c', { Id: id, Team__c: 'North', User__c: user.slice(0, 15) });
  assert.equal(org.stored('RenkeiTeamMember__c', id)['MemberKey__c'], `North|${user}`);
});

test('there is one target of a kind for a month, a segment and a person', () => {
  const target = { Month__c: '2026-04-01', Segment__c: 'Key', Kind__c: 'Rate', Target__c: 5 };
  const id = org.insert('RenkeiSegmentTarget__c', target);
  assert.equal(org.stored('RenkeiSegmentTarget__c', id)['TargetKey__c'], '2026-04|Key|Rate|all');
  assert.deepEqual(refused('RenkeiSegmentTarget__c', { ...target, TargetKey__c: 'mine' }), ['DUPLICATE_VALUE']);
  const own = org.insert('RenkeiSegmentTarget__c', { ...target, Person__c: org.user.userId });
  assert.equal(org.stored('RenkeiSegmentTarget__c', own)['TargetKey__c'], `2026-04|Key|Rate|${org.user.userId}`);
  org.insert('RenkeiSegmentTarget__c', { ...target, Kind__c: 'Count' });
  org.insert('RenkeiSegmentTarget__c', { ...target, Month__c: '2026-05-01' });
});

test('an industry has one estimator in a policy, however it is spelled and whoever enters it', () => {
  const policy = org.insert('RenkeiSegmentPolicy__c', { Name: 'Draft' });
  const estimator = { Policy__c: policy, Industry__c: 'Machinery', AmountPerEmployee__c: 11_000 };
  const id = org.insert('RenkeiEstimator__c', { ...estimator, EstimatorKey__c: 'mine' });
  assert.equal(org.stored('RenkeiEstimator__c', id)['EstimatorKey__c'], `${policy}|Machinery`);
  const percent = { Policy__c: policy.slice(0, 15), Industry__c: ' machinery ', RevenuePercent__c: 1 };
  assert.deepEqual(refused('RenkeiEstimator__c', percent), ['DUPLICATE_VALUE']);
  org.insert('RenkeiEstimator__c', { ...estimator, Industry__c: 'M'.repeat(255) });
  org.insert('RenkeiEstimator__c', {
    ...estimator,
    Policy__c: org.insert('RenkeiSegmentPolicy__c', { Name: 'Other' }),
  });
});

test('a day stands once in the calendar', () => {
  const holiday = { Name: 'Obon', Day__c: '2026-08-14' };
  const id = org.insert('RenkeiHoliday__c', { ...holiday, DayKey__c: 'mine' });
  assert.equal(org.stored('RenkeiHoliday__c', id)['DayKey__c'], '2026-08-14');
  assert.deepEqual(refused('RenkeiHoliday__c', { ...holiday, Name: 'Company day' }), ['DUPLICATE_VALUE']);
  org.update('RenkeiHoliday__c', { Id: id, Day__c: '2026-08-13' });
  org.insert('RenkeiHoliday__c', holiday);
});

test('a migration keeps its keys', () => {
  const record = { Team__c: 'South', User__c: org.user.userId, Role__c: 'Caller', MemberKey__c: 'as it was' };
  const id = org.insert('RenkeiTeamMember__c', record, org.migrant);
  assert.equal(org.stored('RenkeiTeamMember__c', id)['MemberKey__c'], 'as it was');
});
