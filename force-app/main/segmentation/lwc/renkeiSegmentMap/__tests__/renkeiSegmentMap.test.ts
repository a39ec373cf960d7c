import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import RenkeiSegmentMap from 'c/renkeiSegmentMap';
import { mapAnswer, policyAnswer } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

type Child = HTMLElement & { selected: string; selection: object; filter: object };
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

async function showMap({ policy = policyAnswer(), map = mapAnswer() } = {}) {
  const element = show('c-renkei-segment-map', RenkeiSegmentMap);
  await settled();
  answer('RenkeiActivePolicy', policy);
  answer('RenkeiSegmentMap', map);
  await settled();
  return element;
}

const list = (element: HTMLElement) => find<Child>(element, 'c-renkei-segment-accounts');
const grid = (element: HTMLElement) => find<Child>(element, 'c-renkei-segment-grid');

describe('c-renkei-segment-map', () => {
  it('shows its outline until both answers are there', async () => {
    const element = show('c-renkei-segment-map', RenkeiSegmentMap);
    expect(isShown(element, '.skeleton')).toBe(true);
    answer('RenkeiActivePolicy', policyAnswer());
    await settled();
    expect(isShown(element, '.skeleton')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('says first what matters', async () => {
    const element = await showMap();
    expect(textOf(element, '.headline')).toBe(
      '5 people look after about 49 accounts each. Expand is at 150% of its capacity. ' +
        '26 dormant accounts worth ¥125M a year can be revived.',
    );
    expect(textOf(element, '.policy')).toBe('Policy: 2026 policy');
    await expect(element).toBeAccessible();
  });

  it('says overload only of what the owners themselves lead', async () => {
    const segments = [{ segment: 'Maintain', accounts: 900, owners: 3 }];
    const element = await showMap({ map: mapAnswer({ segments, reasons: {}, owners: 3 }) });
    expect(textOf(element, '.headline')).not.toContain('capacity');
  });

  it('takes an error back when the same question is answered, and only then', async () => {
    const element = await showMap();
    refuse('RenkeiSegmentMap', 'query timed out');
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
    answer('RenkeiActivePolicy', policyAnswer());
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(true);
    answer('RenkeiSegmentMap', mapAnswer());
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
    expect(isShown(element, '.headline')).toBe(true);
  });

  it('leaves out what there is not', async () => {
    const map = mapAnswer({
      segments: [{ segment: 'Key', accounts: 1, owners: 1 }],
      reasons: {},
      revive: { accounts: 0, potential: 0 },
      owners: 1,
    });
    const element = await showMap({ map });
    expect(textOf(element, '.headline')).toBe('1 person looks after 1 account.');
    expect(textOf(element, '.strip')).toBe('Every account has its place on the map.');
  });

  it('tells fresh data from old', async () => {
    const fresh = await showMap({
      policy: policyAnswer({ setting: { LastRunAsOf__c: null, LastRunFinishedAt__c: hoursAgo(25) } }),
    });
    expect(textOf(fresh, '.age')).toMatch(/^Data as of [A-Z][a-z]{2} \d/);
    expect(isShown(fresh, '.age.old')).toBe(false);
    const old = await showMap({
      policy: policyAnswer({ setting: { LastRunAsOf__c: null, LastRunFinishedAt__c: hoursAgo(27) } }),
    });
    expect(textOf(old, '.age.old')).toContain('more than 26 hours old');
    const backdated = await showMap({ policy: policyAnswer({ setting: { LastRunAsOf__c: '2017-12-31' } }) });
    expect(textOf(backdated, '.age.old')).toBe('Data as of Dec 31, 2017: more than 26 hours old');
    const never = await showMap({ policy: policyAnswer({ setting: { LastRunFinishedAt__c: null } }) });
    expect(textOf(never, '.age')).toBe('No run yet');
  });

  it('opens with the key accounts, or where most accounts are', async () => {
    const element = await showMap();
    expect(grid(element).selected).toBe('Key');
    expect(list(element).selection).toEqual({ segment: 'Key', cause: null });
    const without = await showMap({ map: mapAnswer({ segments: [{ segment: 'General', accounts: 9, owners: 2 }] }) });
    expect(grid(without).selected).toBe('General');
  });

  it('lists the accounts of the cell that is chosen', async () => {
    const element = await showMap();
    grid(element).dispatchEvent(new CustomEvent('choose', { detail: { segment: 'Expand' } }));
    await settled();
    expect(list(element).selection).toEqual({ segment: 'Expand', cause: null });
  });

  it('names each cause of being in no cell and opens its list', async () => {
    const element = await showMap();
    expect(textOf(element, '.strip-title')).toBe('13 accounts are in no cell');
    expect(findAll(element, '.cause > span').map((line) => line.textContent)).toEqual([
      '11 accounts lack an employee count.',
      '1 account lacks an industry.',
      '1 account waits for the next run.',
    ]);
    find(element, '[data-cause="EmployeesMissing"]').click();
    await settled();
    expect(list(element).selection).toEqual({ segment: 'Unscored', cause: 'EmployeesMissing' });
    expect(find(element, '[data-cause="EmployeesMissing"]').getAttribute('aria-pressed')).toBe('true');
    expect(grid(element).selected).toBe('Unscored');
  });

  it('narrows map and list alike', async () => {
    const element = await showMap();
    const filter = { ownerId: '005A', industry: null, sizeBand: null };
    find(element, 'c-renkei-segment-filters').dispatchEvent(new CustomEvent('narrow', { detail: filter }));
    await settled();
    expect(lastVariables('RenkeiSegmentMap')).toMatchObject({ where: { and: [{ OwnerId: { eq: '005A' } }] } });
    expect(list(element).filter).toEqual(filter);
    expect(isShown(element, '.page.waiting')).toBe(true);
    answer('RenkeiSegmentMap', mapAnswer({ segments: [], reasons: {}, owners: 0 }));
    await settled();
    expect(textOf(element, '.headline')).toBe('No account matches these filters.');
    expect(isShown(element, '.page.waiting')).toBe(false);
  });

  it('says nothing of load while an industry is filtered', async () => {
    const element = await showMap();
    const filter = { ownerId: null, industry: 'Retail', sizeBand: null };
    find(element, 'c-renkei-segment-filters').dispatchEvent(new CustomEvent('narrow', { detail: filter }));
    await settled();
    expect(textOf(element, '.headline')).not.toContain('capacity');
    expect(find<Child & { partial: boolean }>(element, 'c-renkei-segment-grid').partial).toBe(true);
  });

  it('says what to do before the first run and without a policy', async () => {
    const empty = await showMap({
      map: mapAnswer({ segments: [{ segment: null, accounts: 85, owners: 3 }], reasons: {} }),
    });
    expect(textOf(empty, '.blank-title')).toBe('The map is still empty');
    await expect(empty).toBeAccessible();
    const alone = await showMap({ map: mapAnswer({ segments: [], reasons: {}, owners: 0 }) });
    expect(textOf(alone, '.blank-title')).toBe('No account is shared with you');
    const fresh = await showMap({
      map: mapAnswer({ segments: [], reasons: {}, owners: 0 }),
      policy: policyAnswer({ setting: { LastRunFinishedAt__c: null } }),
    });
    expect(textOf(fresh, '.blank-title')).toBe('The map is still empty');
    const lawless = await showMap({ policy: policyAnswer({ policy: null }) });
    expect(textOf(lawless, '.blank-title')).toBe('No policy is active');
  });

  it('does not call a map empty whose accounts all lack something', async () => {
    const map = mapAnswer({
      segments: [{ segment: 'Unscored', accounts: 12, owners: 2 }],
      reasons: { EmployeesMissing: 12 },
    });
    expect(isShown(await showMap({ map }), '.blank')).toBe(false);
  });

  it('shows what the platform refused, once, and reads all of it again', async () => {
    const element = await showMap();
    const refreshes = [refuse('RenkeiActivePolicy', 'busy'), refuse('RenkeiSegmentMap', 'busy')];
    const detail = { errors: [{ message: 'busy' }], refresh: jest.fn() };
    find(element, 'c-renkei-segment-filters').dispatchEvent(new CustomEvent('failed', { detail }));
    await settled();
    expect(findAll(element, 'c-renkei-error-panel')).toHaveLength(1);
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    for (const refresh of [...refreshes, detail.refresh]) expect(refresh).toHaveBeenCalledTimes(1);
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });

  describe('the wind tunnel', () => {
    const permit = (createable: boolean) =>
      (getObjectInfo as unknown as { emit(data: object): void }).emit({
        apiName: 'RenkeiSegmentPolicy__c',
        createable,
        updateable: createable,
        fields: {},
      });

    it('is offered only to who may make versions of the policy', async () => {
      const element = await showMap();
      expect(isShown(element, '.try')).toBe(false);
      permit(false);
      await settled();
      expect(isShown(element, '.try')).toBe(false);
      permit(true);
      await settled();
      expect(isShown(element, '.try')).toBe(true);
      const without = await showMap({ policy: policyAnswer({ policy: null }) });
      permit(true);
      await settled();
      expect(isShown(without, '.try')).toBe(false);
    });

    it('stands in place of the map until the reader comes back, who then sees the policy anew', async () => {
      const element = await showMap();
      permit(true);
      await settled();
      find(element, '.try').click();
      await settled();
      expect(isShown(element, 'c-renkei-segment-grid')).toBe(false);
      expect(isShown(element, '.header')).toBe(false);
      const refresh = answer('RenkeiActivePolicy', policyAnswer());
      find(element, 'c-renkei-wind-tunnel').dispatchEvent(new CustomEvent('close'));
      await settled();
      expect(isShown(element, 'c-renkei-segment-grid')).toBe(true);
      expect(refresh).toHaveBeenCalled();
    });
  });
});
