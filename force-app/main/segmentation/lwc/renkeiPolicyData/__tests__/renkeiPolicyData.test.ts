import {
  activate,
  differencesOf,
  moversVariables,
  planActivation,
  PolicyChangeError,
  saveDraft,
  segmentUnder,
  toLatestGrid,
  toOwnerNames,
  toPolicyVersion,
  toPolicyVersions,
  toTeam,
} from 'c/renkeiPolicyData';
import { TODAY } from 'test/components/answers';
import { executeMutation } from 'test/components/graphql';
import {
  ACTIVE_ID,
  DRAFT_ID,
  gridAnswer,
  policyOwnersAnswer,
  teamAnswer,
  versionAnswer,
  versionsAnswer,
} from 'test/components/policyAnswers';
import { ownerId } from 'test/bench/syntheticAccounts';

const saved = () => executeMutation.mock.calls.at(-1)![0].variables as Record<string, Record<string, object>>;

beforeEach(() => executeMutation.mockClear());

describe('a version', () => {
  it('is read with everything that belongs to it', () => {
    const version = toPolicyVersion(versionAnswer())!;
    expect(version).toMatchObject({
      id: ACTIVE_ID,
      name: '2026 policy',
      isActive: true,
      cutOffMode: 'Absolute',
      policy: { potentialCutOff: 3_000_000, recencyStepDays: 30, estimators: { perEmployee: { Machinery: 11_000 } } },
      activated: { name: 'Saeki Aya', on: '2026-01-01T00:00:00.000Z' },
      acknowledgedByField: { name: null, on: null },
    });
    expect(version.channelRoles).toHaveLength(6);
    expect(version.channelRoles[0]).toEqual({
      segment: 'Key',
      step: 'Information',
      channel: 'Field',
      hoursPerContact: 2,
      costPerContact: 8000,
    });
    expect([...version.childIds.RenkeiSegmentRole__c.keys()]).toEqual(['Key', 'Expand', 'Maintain', 'General']);
    expect(toPolicyVersion({ uiapi: { query: { RenkeiSegmentPolicy__c: { edges: [] } } } })).toBeNull();
  });

  it('keeps what is missing as no number, so that the lint names it', () => {
    const version = toPolicyVersion(versionAnswer({ PotentialCutOff__c: null, CutOffMode__c: 'Capacity' }))!;
    expect(version.policy.potentialCutOff).toBeNaN();
    expect(version.cutOffMode).toBe('Capacity');
  });

  it('stands in a list with its dates', () => {
    expect(toPolicyVersions(versionsAnswer())).toMatchObject([
      { id: ACTIVE_ID, isActive: true, effectiveFrom: '2026-01-01', potentialCutOff: 3_000_000 },
      { id: DRAFT_ID, isActive: false, effectiveFrom: null },
    ]);
  });

  it('is compared entry by entry, in the words of policy files', () => {
    const before = toPolicyVersion(versionAnswer())!;
    const after = {
      ...before,
      cutOffMode: 'Capacity' as const,
      fieldCapacity: 400,
      policy: { ...before.policy, potentialCutOff: 5_000_000, reviveFloor: Number.NaN },
      roles: before.roles.map((role) => (role.segment === 'Key' ? { ...role, targetKind: 'Count' as const } : role)),
      channelRoles: before.channelRoles.slice(1),
    };
    expect(differencesOf(before, before)).toEqual([]);
    expect(differencesOf(before, after)).toEqual([
      { entry: 'potential.cutOffMode', from: 'absolute', to: 'capacity' },
      { entry: 'potential.fieldCapacity', from: null, to: 400 },
      { entry: 'potential.cutOff', from: 3_000_000, to: 5_000_000 },
      { entry: 'roles.Key.target.kind', from: null, to: 'Count' },
      { entry: 'potential.reviveFloor', from: 1_200_000, to: null },
      { entry: 'channelRoles.Key.Information.Field', from: true, to: null },
      { entry: 'channelRoles.Key.Information.Field.hoursPerContact', from: 2, to: null },
      { entry: 'channelRoles.Key.Information.Field.costPerContact', from: 8000, to: null },
    ]);
  });
});

describe('a draft', () => {
  const version = toPolicyVersion(versionAnswer())!;

  it('is created with copies of all that belongs to it, in one transaction', async () => {
    const id = await saveDraft({ ...version, name: 'Try', policy: { ...version.policy, potentialCutOff: 5e6 } });
    expect(id).toBe('policy');
    const variables = saved();
    expect(executeMutation).toHaveBeenCalledTimes(1);
    expect(variables.policy).toEqual({
      RenkeiSegmentPolicy__c: expect.objectContaining({
        Name: 'Try',
        IsActive__c: false,
        PotentialCutOff__c: 5e6,
        RecencyStepDays__c: 30,
        DefaultPerEmployee__c: null,
      }),
    });
    expect(variables.policy!.RenkeiSegmentPolicy__c).not.toHaveProperty('SourceKey__c');
    const children = Object.entries(variables).filter(([alias]) => alias !== 'policy');
    expect(children).toHaveLength(4 + 6 + 1);
    for (const [, input] of children) {
      expect(Object.values(input)).toEqual([expect.objectContaining({ Policy__c: '@{policy}' })]);
    }
    expect(variables.child11).toEqual({
      RenkeiEstimator__c: {
        Policy__c: '@{policy}',
        Industry__c: 'Machinery',
        AmountPerEmployee__c: 11_000,
        RevenuePercent__c: null,
      },
    });
  });

  it('that is stored is changed in place: children stay, come and go', async () => {
    const stored = toPolicyVersion(versionAnswer({ Id: DRAFT_ID, IsActive__c: false }))!;
    const { estimators } = stored.policy;
    const perEmployee = { Retail: 900 };
    const policy = { ...stored.policy, estimators: { ...estimators, perEmployee } };
    await saveDraft({ ...stored, policy, channelRoles: stored.channelRoles.slice(0, 5) }, stored);
    const variables = saved();
    expect(variables.policy).toMatchObject({ Id: DRAFT_ID });
    expect(variables.policy!.RenkeiSegmentPolicy__c).not.toHaveProperty('IsActive__c');
    const inputs = Object.values(variables);
    expect(inputs).toContainEqual({ Id: 'channel5' });
    expect(inputs).toContainEqual({ Id: 'Estimators__r0' });
    expect(inputs).toContainEqual({
      RenkeiEstimator__c: expect.objectContaining({ Policy__c: DRAFT_ID, Industry__c: 'Retail' }),
    });
    expect(inputs).toContainEqual({
      Id: 'Roles__r0',
      RenkeiSegmentRole__c: expect.not.objectContaining({ Policy__c: expect.anything() }),
    });
  });

  it('cannot replace a version in force', async () => {
    await expect(saveDraft(version, version)).rejects.toThrow('2026 policy is in force');
    expect(executeMutation).not.toHaveBeenCalled();
  });

  it('that the org refuses is an error with its reasons', async () => {
    executeMutation.mockResolvedValueOnce({
      data: undefined,
      errors: [{ message: 'No.' }, { message: 'Rolled back.' }],
    });
    const refused = await saveDraft(version).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PolicyChangeError);
    expect(refused).toMatchObject({ body: [{ message: 'No.' }, { message: 'Rolled back.' }] });
  });
});

describe('activation', () => {
  const versions = toPolicyVersions(versionsAnswer());

  it('ends the version before on the day before, both in one transaction', async () => {
    const plan = planActivation(versions, DRAFT_ID, '2026-07-01');
    expect(plan).toEqual({
      id: DRAFT_ID,
      effectiveFrom: '2026-07-01',
      closes: { id: ACTIVE_ID, name: '2026 policy', effectiveTo: '2026-06-30' },
      findings: [],
    });
    await activate(plan, 'Field is overloaded', '005S', new Date('2026-06-30T08:00:00Z'));
    expect(saved()).toEqual({
      predecessor: { Id: ACTIVE_ID, RenkeiSegmentPolicy__c: { EffectiveTo__c: '2026-06-30' } },
      policy: {
        Id: DRAFT_ID,
        RenkeiSegmentPolicy__c: {
          IsActive__c: true,
          EffectiveFrom__c: '2026-07-01',
          ActivationReason__c: 'Field is overloaded',
          ActivatedOn__c: '2026-06-30T08:00:00.000Z',
          ActivatedBy__c: '005S',
        },
      },
    });
  });

  it('closes nothing where nothing is in force, and says what would overlap', async () => {
    const [active, draft] = versions;
    const closed = [{ ...active!, effectiveTo: '2026-03-31' }, draft!];
    const alone = planActivation(closed, DRAFT_ID, '2026-07-01');
    expect(alone.closes).toBeNull();
    expect(alone.findings.map(({ code, severity }) => [code, severity])).toEqual([['VersionsGap', 'warning']]);
    await activate(alone, 'again', '005S', new Date(0));
    expect(Object.keys(saved())).toEqual(['policy']);
    const same = planActivation(versions, DRAFT_ID, '2026-01-01');
    expect(same.closes).toBeNull();
    expect(same.findings).toMatchObject([{ code: 'VersionsOverlap', severity: 'error' }]);
    expect(() => planActivation(versions, 'a00X', '2026-07-01')).toThrow('a00X');
  });
});

describe('the grid and the team', () => {
  it('are read, a broken grid with what is wrong with it', () => {
    expect(toLatestGrid(gridAnswer())).toMatchObject({ runName: 'RUN-00007', policyId: ACTIVE_ID, problem: null });
    expect(toLatestGrid(gridAnswer())!.grid!.current.Key.accounts).toBeGreaterThan(0);
    expect(toLatestGrid(gridAnswer(undefined, null))).toBeNull();
    expect(toLatestGrid(gridAnswer(null))).toMatchObject({ grid: null, problem: null });
    expect(toLatestGrid(gridAnswer('{}'))).toMatchObject({ grid: null, problem: { code: 'GridUnreadable' } });
  });

  it('leave out who is paused', () => {
    expect(toTeam(teamAnswer(), TODAY)).toEqual([
      { user: ownerId(0), role: 'FieldRep', name: 'Ishida Makoto', capacity: 85, hoursPerMonth: 60 },
      { user: ownerId(1), role: 'FieldRep', name: 'Nakamura Yui', capacity: null, hoursPerMonth: 60 },
      { user: '005C', role: 'Caller', name: 'Morishita Ren', capacity: null, hoursPerMonth: null },
    ]);
    expect(toOwnerNames(policyOwnersAnswer(1))).toEqual(new Map([[ownerId(0), 'Owner 0']]));
  });
});

describe('movers', () => {
  const cutOffs = { potentialCutOff: 5e6, relationshipCutOff: 40 };

  it('are asked for by where they stand and where they would', () => {
    expect(moversVariables(cutOffs, { from: 'Key', to: 'Maintain' }, 25, 'cursor')).toEqual({
      where: {
        and: [
          { RenkeiPotential__c: { lt: 5e6 } },
          { RenkeiRelationshipScore__c: { gte: 40 } },
          { RenkeiSegment__c: { eq: 'Key' } },
        ],
      },
      first: 25,
      after: 'cursor',
    });
    const { where } = moversVariables(cutOffs, { from: null, to: null }, 25, null) as { where: { or: object[] } };
    expect(where.or).toHaveLength(4);
    expect(where.or[1]).toEqual({
      and: [
        { RenkeiPotential__c: { gte: 5e6 } },
        { RenkeiRelationshipScore__c: { lt: 40 } },
        { RenkeiSegment__c: { in: ['Key', 'Maintain', 'General'] } },
      ],
    });
  });

  it('stand under the cut-offs where the run would place them', () => {
    expect(segmentUnder(5e6, 40, cutOffs)).toBe('Key');
    expect(segmentUnder(5e6, 39.9, cutOffs)).toBe('Expand');
    expect(segmentUnder(4_999_999, 40, cutOffs)).toBe('Maintain');
    expect(segmentUnder(0, 0, cutOffs)).toBe('General');
  });
});
