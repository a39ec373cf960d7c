import { toPolicyVersion, type PolicyContents } from 'c/renkeiPolicyData';
import {
  changedPaths,
  channelRowsOf,
  contentsOf,
  entryChanges,
  entryName,
  entryText,
  findingsByPath,
  formOf,
  industriesOf,
  isApplied,
  changesScores,
  mergeForms,
  pathOf,
  statusName,
  statusOf,
  statusSentence,
  unitOf,
} from 'c/renkeiPolicyForm';
import { lintPolicy, type ChannelRole, type PolicyFinding } from 'c/renkeiSegmentRules';
import { channelRolesOf, versionAnswer } from 'test/components/policyAnswers';

const version = toPolicyVersion(
  versionAnswer({ Description__c: 'For\ntwo lines' }, { channelRoles: channelRolesOf('Key', 'Field', 2) }),
)!;
const form = formOf(version);

/** What a form says, apart from who saved it. */
function said({ name, description, cutOffMode, fieldCapacity, policy, roles, channelRoles }: PolicyContents) {
  return { name, description, cutOffMode, fieldCapacity, policy, roles, channelRoles };
}

describe('a form', () => {
  it('holds what the version says, and gives it back', () => {
    expect(form['potentialCutOff']).toBe('3000000');
    expect(form['weights.wallet']).toBe('25');
    expect(form['estimators.perEmployee.Machinery']).toBe('11000');
    expect(form['estimators.revenuePercent.Machinery']).toBe('');
    expect(form['roles.Key.leadChannel']).toBe('Field');
    expect(form['roles.General.cadenceDays']).toBe('');
    expect(form['channelRoles.Key.Quote.0.costPerContact']).toBe('8000');
    expect(form['channelRoles.General.Quote.0.channel']).toBe('');
    expect(said(contentsOf(form, version.id))).toEqual(said(version));
  });

  it('keeps what is no number as it was typed, and tells the lint', () => {
    const broken = {
      ...form,
      potentialCutOff: '',
      breadthFull: '4o',
      fieldCapacity: ' ',
      'roles.Key.cadenceDays': 'x',
    };
    const contents = contentsOf(broken, 'v');
    expect(contents.policy.potentialCutOff).toBeNaN();
    expect(contents.policy.breadthFull).toBeNaN();
    expect(contents.fieldCapacity).toBeNull();
    expect(contents.roles[0]!.cadenceDays).toBeNaN();
    const codes = lintPolicy(contents.policy, contents.roles).map(({ code, field }) => `${code} ${field}`);
    expect(codes).toContain('NotANumber potentialCutOff');
    expect(codes).toContain('NotANumber breadthFull');
    expect(codes).toContain('RoleFieldNotPositive cadenceDays');
  });

  it('has lines for industries and for channels beyond the first', () => {
    const two: ChannelRole[] = [
      { segment: 'Key', step: 'Quote', channel: 'Web', hoursPerContact: 1, costPerContact: null },
      { segment: 'Key', step: 'Quote', channel: 'Field', hoursPerContact: null, costPerContact: 3 },
    ];
    const shared = formOf({ ...version, channelRoles: two });
    const rows = channelRowsOf(shared).filter(({ segment, step }) => segment === 'Key' && step === 'Quote');
    expect(rows.map(({ path }) => shared[`${path}.channel`])).toEqual(['Field', 'Web']);
    expect(contentsOf(shared, 'v').channelRoles).toHaveLength(2);
    expect(industriesOf({ ...form, 'estimators.revenuePercent.A.B & C': '' })).toEqual(['Machinery', 'A.B & C']);
  });

  it('of a segment of which nothing is said has no role', () => {
    const nothing = Object.fromEntries(
      Object.entries(form).map(([path, text]) => [path, path.startsWith('roles.General.') ? '' : text]),
    );
    expect(contentsOf(nothing, 'v').roles.map(({ segment }) => segment)).toEqual(['Key', 'Expand', 'Maintain']);
  });
});

describe('a finding', () => {
  const finding = (field: string, values: PolicyFinding['values'] = {}): PolicyFinding => ({
    code: 'NotANumber',
    severity: 'error',
    field,
    values,
  });

  it.each([
    ['potentialCutOff', {}, 'potentialCutOff'],
    ['weights', { sum: 90 }, 'weights.recency'],
    ['estimators', {}, 'estimators.perEmployee.'],
    ['estimators.perEmployee', { industry: null }, 'estimators.perEmployee.'],
    ['estimators.revenuePercent', { industry: 'Machinery' }, 'estimators.revenuePercent.Machinery'],
    ['estimators.amountPerUnit', {}, 'estimators.amountPerUnit'],
    ['cadenceDays', { segment: 'Key' }, 'roles.Key.cadenceDays'],
    ['roles', { segment: 'Maintain' }, 'roles.Maintain.leadChannel'],
    ['channelRoles', { segment: 'General' }, 'channelRoles.General.Information.0.channel'],
    ['channelRoles', { segment: 'Key', steps: 'Quote,Contract' }, 'channelRoles.Key.Quote.0.channel'],
    [
      'channelRoles.hoursPerContact',
      { segment: 'Key', step: 'Quote', channel: 'Field' },
      'channelRoles.Key.Quote.0.hoursPerContact',
    ],
  ])('about %s with %j stands at %s', (field, values, path) => {
    expect(pathOf(finding(field, values as PolicyFinding['values']), form)).toBe(path);
  });

  it('of two lines with one channel stands at the second', () => {
    const twice = { ...form, 'channelRoles.Key.Quote.1.channel': 'Field' };
    const values = { segment: 'Key', step: 'Quote', channel: 'Field' };
    expect(pathOf(finding('channelRoles', values), twice)).toBe('channelRoles.Key.Quote.1.channel');
  });

  it('stands with others of the same field', () => {
    const found = findingsByPath([finding('weights'), finding('weights.recency'), finding('roles')], form);
    expect(found.get('weights.recency')).toHaveLength(2);
  });
});

describe('two forms', () => {
  const mine = { ...form, potentialCutOff: '5000000', 'roles.Key.cadenceDays': '20' };
  const theirs = { ...form, potentialCutOff: '4000000', breadthFull: '3', 'estimators.perEmployee.Retail': '900' };

  it('are compared in words', () => {
    expect(entryChanges(form, theirs, { currency: 'JPY', roles: version.roles })).toEqual([
      { path: 'potentialCutOff', name: 'Potential cut-off', from: '¥3,000,000', to: '¥4,000,000' },
      { path: 'breadthFull', name: 'Full breadth', from: '4', to: '3' },
      { path: 'estimators.perEmployee.Retail', name: 'Amount per employee: Retail', from: 'nothing', to: '¥900' },
    ]);
    expect(changedPaths({ a: '' }, {})).toEqual([]);
  });

  it('become one: mine where I changed something, theirs elsewhere', () => {
    const merged = mergeForms(form, mine, theirs);
    expect(merged['potentialCutOff']).toBe('5000000');
    expect(merged['breadthFull']).toBe('3');
    expect(merged['roles.Key.cadenceDays']).toBe('20');
    const { 'estimators.perEmployee.Machinery': _removed, ...without } = form;
    expect('estimators.perEmployee.Machinery' in mergeForms(form, without, theirs)).toBe(false);
  });
});

describe('an entry', () => {
  it('has a name with what it belongs to', () => {
    expect(entryName('name')).toBe('Name');
    expect(entryName('roles.Key.cadenceDays', [{ ...version.roles[0]!, segmentLabel: 'Gold' }])).toBe('Gold: Cadence');
    expect(entryName('channelRoles.Key.Quote.0.hoursPerContact')).toBe('Key: Quote: Hours per contact');
    expect(entryName('estimators.revenuePercent.')).toBe('Percent of revenue: all others');
    expect(entryName('estimators.amountPerUnit')).toBe('Amount per unit');
  });

  it('is said with what it is counted in', () => {
    expect(entryText('cutOffMode', 'Capacity', 'JPY')).toBe('By what field sales can hold');
    expect(entryText('roles.Key.leadChannel', 'InsideSales', 'JPY')).toBe('Inside sales');
    expect(entryText('channelRoles.Key.Quote.0.channel', 'Web', 'JPY')).toBe('Web');
    expect(entryText('roles.Key.expectationLevel', 'Selling', 'JPY')).toBe('up to the sale');
    expect(entryText('roles.Key.targetKind', 'Count', 'JPY')).toBe('Cases handed over');
    expect(entryText('roles.Key.segmentLabel', '100', 'JPY')).toBe('100');
    expect(entryText('roles.Key.cadenceDays', '30', 'JPY')).toBe('30 days');
    expect(entryText('estimators.revenuePercent.Retail', '0.0525', 'JPY')).toBe('0.0525 %');
    expect(entryText('potentialCutOff', 'many', 'JPY')).toBe('many');
    expect(entryText('description', '', 'JPY')).toBe('nothing');
    expect(unitOf('roles.Key.acceptWithinDays', 'JPY')).toBe('business days');
    expect(unitOf('reviveFloor', null)).toBeUndefined();
  });

  it('changes scores, or only where accounts are placed by them', () => {
    expect(['weights.recency', 'recencyStepDays', 'estimators.amountPerUnit'].every(changesScores)).toBe(true);
    expect(['potentialCutOff', 'relationshipMargin', 'roles.Key.cadenceDays', 'name'].some(changesScores)).toBe(false);
  });
});

describe('a version', () => {
  const dates = { isActive: true, effectiveFrom: '2026-07-01', effectiveTo: null as string | null };

  it('is a draft, ahead, in force or ended', () => {
    expect(statusOf({ ...dates, isActive: false }, '2026-07-01')).toBe('Draft');
    expect(statusOf(dates, '2026-06-30')).toBe('Ahead');
    expect(statusOf(dates, '2026-07-01')).toBe('InForce');
    expect(statusOf({ ...dates, effectiveTo: '2026-07-31' }, '2026-07-31')).toBe('InForce');
    expect(statusOf({ ...dates, effectiveTo: '2026-07-31' }, '2026-08-01')).toBe('Ended');
    expect(statusName('Ahead')).toBe('In force from later');
  });

  it('says so in a sentence', () => {
    const sentence = (more: Partial<typeof dates>, day: string) => statusSentence({ ...dates, ...more }, day);
    expect(sentence({ isActive: false, effectiveFrom: null as never }, '2026-07-01')).toContain('A draft');
    expect(sentence({ isActive: false }, '2026-06-01')).toBe(
      'A draft, meant for Jul 1, 2026 on: nothing changes until it is activated.',
    );
    expect(sentence({}, '2026-06-30')).toBe('In force from Jul 1, 2026.');
    expect(sentence({}, '2026-07-02')).toBe('In force since Jul 1, 2026, until further notice.');
    expect(sentence({ effectiveTo: '2026-12-31' }, '2026-07-02')).toContain('until Dec 31, 2026');
    expect(sentence({ effectiveTo: '2026-12-31' }, '2027-01-01')).toContain('Was in force');
  });

  it('is applied by a run as of its first day that finished after the activation', () => {
    const summary = { effectiveFrom: '2026-07-01', activatedOn: '2026-07-01T09:00:00.000Z' };
    const applied = (lastRunAsOf: string | null, lastRunFinishedAt: string | null) =>
      isApplied(summary, { currency: null, lastRunAsOf, lastRunFinishedAt });
    expect(applied(null, null)).toBe(false);
    expect(applied('2026-06-30', '2026-07-02T00:00:00Z')).toBe(false);
    expect(applied('2026-07-01', '2026-07-01T02:00:00Z')).toBe(false);
    expect(applied('2026-07-01', '2026-07-01T10:00:00Z')).toBe(true);
    expect(applied('2026-07-01', null)).toBe(true);
  });
});
