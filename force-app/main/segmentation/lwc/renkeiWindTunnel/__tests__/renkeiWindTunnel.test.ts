import type { LatestGrid, PolicyVersion, TeamMember } from 'c/renkeiPolicyData';
import { toPolicyAndSetting } from 'c/renkeiSegmentData';
import RenkeiWindTunnel from 'c/renkeiWindTunnel';
import { GridBuilder, encodeGrid } from 'c/renkeiTunnelRules';
import { policyAnswer, TODAY } from 'test/components/answers';
import { answer, lastVariables, refuse } from 'test/components/graphql';
import { find, isShown, settled, show, textOf } from 'test/components/page';
import {
  ACTIVE_ID,
  gridAnswer,
  policyOwnersAnswer,
  teamAnswer,
  versionAnswer,
  versionsAnswer,
} from 'test/components/policyAnswers';
import { ownerId } from 'test/bench/syntheticAccounts';

interface Panel extends HTMLElement {
  latest: LatestGrid;
  version: PolicyVersion;
  team: TeamMember[];
  names: Map<string, string>;
}

const PANEL = 'c-renkei-wind-tunnel-panel';

async function showTunnel(
  grid: unknown = gridAnswer(),
  version: unknown = versionAnswer({ Id: 'a00000000000000AAA' }),
) {
  const policyAndSetting = toPolicyAndSetting(policyAnswer(), TODAY);
  const element = show('c-renkei-wind-tunnel', RenkeiWindTunnel, { policyAndSetting });
  await settled();
  answer('RenkeiLatestGrid', grid);
  await settled();
  answer('RenkeiPolicyVersion', version);
  answer('RenkeiPolicyVersions', versionsAnswer());
  answer('RenkeiPolicyTeam', teamAnswer());
  answer('RenkeiPolicyOwners', policyOwnersAnswer());
  await settled();
  return element;
}

describe('c-renkei-wind-tunnel', () => {
  it('waits until grid, version and teams are there', async () => {
    const element = show('c-renkei-wind-tunnel', RenkeiWindTunnel, {});
    await settled();
    expect(textOf(element, '.blank [role="status"]')).toBe('Loading');
    answer('RenkeiLatestGrid', gridAnswer());
    answer('RenkeiPolicyVersions', versionsAnswer());
    await settled();
    expect(isShown(element, PANEL)).toBe(false);
  });

  it('hands the run, its version, the teams and the names on', async () => {
    const element = await showTunnel();
    expect(lastVariables('RenkeiPolicyVersion')).toEqual({ id: ACTIVE_ID });
    expect((lastVariables('RenkeiPolicyOwners') as { ids: string[] }).ids).toHaveLength(40);
    const panel = find<Panel>(element, PANEL);
    expect(panel.latest.runName).toBe('RUN-00007');
    expect(panel.version.name).toBe('2026 policy');
    expect(panel.team).toHaveLength(3);
    expect(panel.names.get(ownerId(3))).toBe('Owner 3');
    expect(isShown(element, '.notice')).toBe(false);
  });

  it('says when another version is in force than the run applied', async () => {
    const element = await showTunnel(gridAnswer(), versionAnswer({ Id: 'a00OTHER', Name: 'Old policy' }));
    expect(textOf(element, '.notice')).toContain('“Old policy”, but “2026 policy” is in force now');
  });

  const emptyGrid = encodeGrid(
    new GridBuilder({ potential: [1000], relationship: [50] }).finish({ asOf: TODAY, policy: ACTIVE_ID }),
  );
  const gone = { uiapi: { query: { RenkeiSegmentPolicy__c: { edges: [] } } } };

  it.each([
    ['there has been no full run', gridAnswer(undefined, null), undefined, 'segment run --full.'],
    ['the run left no grid', gridAnswer(null), undefined, 'segment run --full.'],
    ['its grid is broken', gridAnswer('{}'), undefined, 'The figures of run RUN-00007 cannot be read (GridUnreadable)'],
    ['it scored nobody', gridAnswer(emptyGrid), undefined, 'The last full run scored no account.'],
    ['its version is gone', gridAnswer(), gone, 'is no longer there'],
  ])('says what to do when %s', async (_what, grid, version, words) => {
    const element = await showTunnel(grid, version);
    expect(textOf(element, '.blank')).toContain('Nothing to try on yet');
    expect(textOf(element, '.blank')).toContain(words);
    expect(isShown(element, PANEL)).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('goes back to the map, from the panel and without one', async () => {
    const element = await showTunnel();
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, PANEL).dispatchEvent(new CustomEvent('back'));
    const blank = await showTunnel(gridAnswer(null));
    blank.addEventListener('close', closed);
    find(blank, '[data-action="back"]').click();
    expect(closed).toHaveBeenCalledTimes(2);
  });

  it('reads the versions again when a draft has been saved', async () => {
    const element = await showTunnel();
    const refresh = answer('RenkeiPolicyVersions', versionsAnswer());
    find(element, PANEL).dispatchEvent(new CustomEvent('changed'));
    expect(refresh).toHaveBeenCalled();
  });

  it('shows what the platform refused, and reads it again', async () => {
    const element = await showTunnel();
    const refresh = refuse('RenkeiPolicyTeam', 'no');
    await settled();
    expect(isShown(element, PANEL)).toBe(false);
    find(element, 'c-renkei-error-panel').dispatchEvent(new CustomEvent('retry'));
    await settled();
    expect(refresh).toHaveBeenCalled();
    expect(isShown(element, PANEL)).toBe(true);
    refuse('RenkeiPolicyTeam', 'no');
    answer('RenkeiPolicyTeam', teamAnswer());
    await settled();
    expect(isShown(element, 'c-renkei-error-panel')).toBe(false);
  });
});
