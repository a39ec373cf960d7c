import RenkeiPolicyRoles from 'c/renkeiPolicyRoles';
import { findAll, settled, show } from 'test/components/page';
import { fieldOf, policyView } from 'test/components/policyView';

describe('c-renkei-policy-roles', () => {
  it('has a column for each segment, by the name that the policy gives it, with errors at their fields', async () => {
    const view = policyView({ 'roles.Key.segmentLabel': 'Gold', 'roles.Key.cadenceDays': '' });
    const element = show<HTMLElement & { focusField(path: string): boolean }>(
      'c-renkei-policy-roles',
      RenkeiPolicyRoles,
      { view },
    );
    await settled();
    expect(findAll(element, '.name').map((each) => each.textContent)).toEqual([
      'Gold',
      'Expand',
      'Maintain',
      'General',
    ]);
    expect(findAll(element, '.lead')[0]!.textContent).toBe('Field sales leads, Inside sales supports');
    expect(fieldOf(element, 'roles.Key.cadenceDays').error).toBe('Gold: Cadence is missing.');
    expect(fieldOf(element, 'roles.Expand.acceptWithinDays').error).toContain('Time to accept is missing');
    expect(fieldOf(element, 'roles.Key.supportChannel').options.map(({ value }) => value)).toEqual([
      '',
      'Field',
      'InsideSales',
      'Web',
      'Seminar',
    ]);
    expect(element.focusField('roles.General.capacityPerPerson')).toBe(true);
    await expect(element).toBeAccessible();
  });
});
