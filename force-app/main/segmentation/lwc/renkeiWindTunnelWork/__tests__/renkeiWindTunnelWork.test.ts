import { toPolicyVersion, toTeam } from 'c/renkeiPolicyData';
import RenkeiWindTunnelWork from 'c/renkeiWindTunnelWork';
import { forecast, type Trial } from 'c/renkeiTunnelRules';
import { findAll, isShown, show, textOf } from 'test/components/page';
import { TODAY } from 'test/components/answers';
import { channelRolesOf, smallGrid, teamAnswer, versionAnswer } from 'test/components/policyAnswers';

const grid = smallGrid();
const channelRoles = [
  ...channelRolesOf('Key', 'Field', 2),
  ...channelRolesOf('Expand', 'Field', 1).slice(0, 4),
  ...channelRolesOf('Maintain', 'InsideSales', 0.5),
];
const version = toPolicyVersion(versionAnswer({}, { channelRoles }))!;

function showWork(trial: Partial<Trial> = {}) {
  return show('c-renkei-wind-tunnel-work', RenkeiWindTunnelWork, {
    forecast: forecast(grid, {
      potentialCutOff: 3_000_000,
      relationshipCutOff: 50,
      roles: version.roles,
      channelRoles: version.channelRoles,
      team: toTeam(teamAnswer(), TODAY),
      ...trial,
    }),
    roles: version.roles,
    currency: 'JPY',
  });
}

describe('c-renkei-wind-tunnel-work', () => {
  it('sets hours and cost of each channel against the hours of its people', async () => {
    const element = showWork();
    const lines = findAll(element, '.line').map(({ textContent }) => textContent?.replace(/\s+/g, ' '));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/Field sales.*Hours [\d,]+ → [\d,]+.*¥.* of capacity.*120 h of 2 people/);
    expect(lines[1]).toMatch(/Inside sales.*No team says how many hours/);
    expect(findAll(element, 'c-renkei-meter')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('says what it does not count, and how it counts', () => {
    const element = showWork();
    expect(textOf(element, '.uncounted')).toBe(
      'Expand: 2 of 6 steps have no channel and are not counted.' +
        'General: no cadence, so its contacts are not counted.' +
        'General: no channel roles, so its hours are not counted.',
    );
    expect(textOf(element, '.note:last-child')).toContain('365 ÷ cadence');
  });

  it('says when nothing can be counted at all', () => {
    const element = showWork({ channelRoles: [] });
    expect(isShown(element, '.line')).toBe(false);
    expect(textOf(element, '.note')).toContain('No workload can be counted');
  });
});
