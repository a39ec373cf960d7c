import RenkeiPolicyChange from 'c/renkeiPolicyChange';
import type { CountedWay } from 'c/renkeiPolicyChangeData';
import { policyAnswer } from 'test/components/answers';
import { answer, graphql, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';
import { ACTIVE_ID, DRAFT_ID, versionAnswer, versionsAnswer } from 'test/components/policyAnswers';
import { allow } from 'test/components/policyPageAnswers';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const BEFORE = { Id: ACTIVE_ID, EffectiveFrom__c: '2020-01-01', ActivatedOn__c: '2020-01-01T00:00:00.000Z' };
const next = (offset: number, more: object = {}) => ({
  Id: DRAFT_ID,
  Name: '2026 H2',
  EffectiveFrom__c: day(offset),
  ActivatedOn__c: '2020-06-01T00:00:00.000Z',
  ActivationReason__c: 'Field is overloaded',
  ...more,
});
const ROLES = [
  { Segment__c: 'Key', LeadChannel__c: 'Field', CadenceDays__c: 30 },
  { Segment__c: 'Maintain', LeadChannel__c: 'InsideSales', CadenceDays__c: 60 },
];

/** The notice for versions and a last run so many days ago, as far as it asks. */
async function showChange(
  versions: object[],
  { asOf = day(-1), from = {}, to = {}, roles = ROLES as object[] }: Record<string, unknown> = {},
) {
  const element = show('c-renkei-policy-change', RenkeiPolicyChange);
  await settled();
  answer('RenkeiPolicyVersions', versionsAnswer(versions as Record<string, unknown>[]));
  answer('RenkeiActivePolicy', policyAnswer({ setting: { LastRunAsOf__c: asOf } }));
  await settled();
  // Both wires ask by the same name; each takes the answer to its own question.
  const give = (id: string, fields: object, parts: object) =>
    graphql.emit(
      { data: versionAnswer({ Id: id, ...(fields as Record<string, unknown>) }, parts), errors: undefined },
      (config: { variables?: { id?: string } }) => config.variables?.id === id,
    );
  give(ACTIVE_ID, from as object, { roles: ROLES });
  give(DRAFT_ID, to as object, { roles });
  await settled();
  return element;
}

async function counted(element: HTMLElement, ways: CountedWay[], accounts = 85): Promise<void> {
  find(element, 'c-renkei-policy-change-ways').dispatchEvent(
    new CustomEvent('counted', { detail: { portfolio: 'own', accounts, segments: ['Key'], ways } }),
  );
  await settled();
}

const lines = (element: HTMLElement) => findAll(element, '.line').map((each) => each.textContent);

describe('c-renkei-policy-change', () => {
  beforeEach(() => localStorage.clear());

  it('says of a version that lies ahead from when, by which run and why it applies, and how many move', async () => {
    const element = await showChange([BEFORE, next(5)]);
    expect(textOf(element, '.heading')).toMatch(/^From .+ the policy “2026 H2” applies$/);
    await counted(element, [{ from: 'Key', to: 'Maintain', accounts: 12 }]);
    expect(textOf(element, '.count')).toBe('12 of your 85 accounts move.');
    expect(lines(element)[0]).toBe('Why: Field is overloaded');
    expect(lines(element)[1]).toMatch(/^The first run as of .+ or later applies it/);
    await counted(element, []);
    expect(textOf(element, '.count')).toBe('None of your 85 accounts moves.');
    await counted(element, [], 0);
    expect(textOf(element, '.count')).toBe('You look after no accounts yourself.');
    await expect(element).toBeAccessible();
  });

  it('says what is done differently in the segments concerned, and no others', async () => {
    const roles = [
      { ...ROLES[0], CadenceDays__c: 45 },
      { ...ROLES[1], LeadChannel__c: 'Web' },
    ];
    const element = await showChange([BEFORE, next(5)], { roles });
    await counted(element, []);
    const duties = () => findAll(element, '.duties li').map((each) => each.textContent);
    expect(duties()).toEqual(['Key: Cadence: 30 days → 45 days']);
    await counted(element, [{ from: 'Key', to: 'Maintain', accounts: 1 }]);
    expect(duties()).toContain('Maintain: Lead channel: Inside sales → Web');
  });

  it('waits with the count until accounts that the reader calls are known too', async () => {
    const element = await showChange([BEFORE, next(5)]);
    await allow({ fields: {} }, 'RenkeiCallPlan__c');
    expect(findAll(element, 'c-renkei-policy-change-ways')).toHaveLength(2);
    await counted(element, [{ from: 'Key', to: 'Maintain', accounts: 2 }], 10);
    expect(isShown(element, '.count')).toBe(false);
    const detail = {
      portfolio: 'called',
      accounts: 20,
      segments: [],
      ways: [{ from: 'Key', to: 'General', accounts: 1 }],
    };
    findAll(element, 'c-renkei-policy-change-ways')[1]!.dispatchEvent(new CustomEvent('counted', { detail }));
    await settled();
    expect(textOf(element, '.count')).toBe('3 of your 30 accounts move.');
  });

  it('says what the count cannot know: scores that change too, a cut-off still to be found', async () => {
    const scores = await showChange([BEFORE, next(5)], { to: { BreadthFull__c: 9, RecencyWeight__c: 40 } });
    expect(lines(scores).at(-1)).toContain('(Full breadth, Recency weight)');
    const open = await showChange([BEFORE, next(5)], {
      to: { CutOffMode__c: 'Capacity', FieldCapacity__c: 400, PotentialCutOff__c: null },
    });
    expect(lines(open).at(-1)).toContain('with which field sales gets 400 accounts');
    expect(isShown(open, 'c-renkei-policy-change-ways')).toBe(false);
  });

  it('says on the day that the next run applies it, and afterwards for a while what moved', async () => {
    const due = await showChange([BEFORE, next(0)]);
    expect(textOf(due, '.heading')).toContain('the next run places the accounts by it');
    const applied = await showChange([{ ...BEFORE, EffectiveTo__c: day(-4) }, next(-3)], { asOf: day(-1) });
    expect(textOf(applied, '.heading')).toMatch(/^Since .+ the policy “2026 H2” applies$/);
    expect(find<HTMLElement & { applied: boolean }>(applied, 'c-renkei-policy-change-ways').applied).toBe(true);
    await counted(applied, [{ from: 'Key', to: 'Maintain', accounts: 1 }], 0);
    expect(textOf(applied, '.count')).toBe('1 of your accounts moved.');
    await counted(applied, [], 0);
    expect(textOf(applied, '.count')).toBe('None of your accounts moved.');
    expect(lines(applied).at(-1)).toMatch(/^Applied by the run/);
  });

  it.each([
    ['there is one version only', [BEFORE], {}],
    ['drafts wait', [BEFORE, next(5, { IsActive__c: false })], {}],
    ['no run has been made yet', [BEFORE, next(5)], { asOf: null }],
    ['it was applied long ago', [BEFORE, next(-30)], {}],
    ['it ended before any run', [BEFORE, next(-9, { EffectiveTo__c: day(-5) })], { asOf: day(-20) }],
  ])('shows nothing when %s', async (_when, versions, more) => {
    const element = await showChange(versions, more);
    expect(isShown(element, '.change')).toBe(false);
  });

  it('counts as not applied when the run was made before the activation', async () => {
    const late = new Date(Date.now() + 60_000).toISOString();
    const element = await showChange([BEFORE, next(-1, { ActivatedOn__c: late })], { asOf: day(0) });
    expect(textOf(element, '.heading')).toContain('the next run places the accounts by it');
  });

  it('stays away once it is closed, and comes back on its first day', async () => {
    const element = await showChange([BEFORE, next(5)]);
    find(element, '.close').click();
    await settled();
    expect(isShown(element, '.change')).toBe(false);
    document.body.replaceChildren();
    expect(isShown(await showChange([BEFORE, next(5)]), '.change')).toBe(false);
    document.body.replaceChildren();
    expect(isShown(await showChange([BEFORE, next(0)]), '.change')).toBe(true);
  });

  it('shows and closes also where nothing can be kept', async () => {
    const get = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('off');
    });
    const set = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('off');
    });
    const element = await showChange([BEFORE, next(5)]);
    find(element, '.close').click();
    await settled();
    expect(isShown(element, '.change')).toBe(false);
    get.mockRestore();
    set.mockRestore();
  });

  it('says when it could not be read, and reads again', async () => {
    const element = await showChange([BEFORE, next(5)]);
    const refresh = refuse('RenkeiPolicyVersion', 'No access');
    await settled();
    expect(lastVariables('RenkeiPolicyVersion')).toBeDefined();
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    expect(refresh).toHaveBeenCalledTimes(2);
    await expect(element).toBeAccessible();
  });
});
