import RenkeiPolicyChannels from 'c/renkeiPolicyChannels';
import { findAll, isShown, settled, show } from 'test/components/page';
import { fieldChanges, fieldOf, policyView } from 'test/components/policyView';

async function showChannels(view = policyView()) {
  const element = show<HTMLElement & { focusField(path: string): boolean }>(
    'c-renkei-policy-channels',
    RenkeiPolicyChannels,
    { view },
  );
  await settled();
  return element;
}

describe('c-renkei-policy-channels', () => {
  it('has a line for each step of each segment', async () => {
    const element = await showChannels(policyView({ 'channelRoles.Key.Quote.0.hoursPerContact': '50' }));
    expect(findAll(element, '.line')).toHaveLength(24);
    expect(fieldOf(element, 'channelRoles.Key.Quote.0.hoursPerContact').label).toBe('Key: Quote: Hours per contact');
    expect(fieldOf(element, 'channelRoles.Key.Quote.0.hoursPerContact').error).toContain('longer than 40');
    expect(fieldOf(element, 'channelRoles.Expand.Information.0.channel').warning).toContain('no channel roles');
    expect(element.focusField('channelRoles.General.Support.0.channel')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('adds a channel to a step that has one', async () => {
    const element = await showChannels();
    const changes = fieldChanges();
    const buttons = findAll<HTMLElement & { alternativeText: string }>(element, '.add');
    expect(buttons).toHaveLength(6);
    expect(buttons[3]!.alternativeText).toBe('Add a channel to Key: Quote');
    buttons[3]!.click();
    expect(changes).toEqual([
      {
        'channelRoles.Key.Quote.1.channel': '',
        'channelRoles.Key.Quote.1.hoursPerContact': '',
        'channelRoles.Key.Quote.1.costPerContact': '',
      },
    ]);
  });

  it('shows further channels below the first, and no buttons to who only reads', async () => {
    const element = await showChannels(policyView({ 'channelRoles.Key.Quote.1.channel': 'Web' }));
    expect(findAll(element, '.again')).toHaveLength(1);
    const reading = await showChannels(policyView({}, { readOnly: true }));
    expect(isShown(reading, '.add')).toBe(false);
    expect(fieldOf(reading, 'channelRoles.Key.Quote.0.costPerContact').text).toBe('¥8,000');
    await expect(reading).toBeAccessible();
  });
});
