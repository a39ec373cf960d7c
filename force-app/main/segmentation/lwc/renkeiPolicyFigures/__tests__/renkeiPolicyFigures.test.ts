import RenkeiPolicyFigures from 'c/renkeiPolicyFigures';
import { fieldView } from 'c/renkeiPolicyForm';
import { findAll, settled, show } from 'test/components/page';
import { fieldOf, policyView } from 'test/components/policyView';

describe('c-renkei-policy-figures', () => {
  it('shows fields with what the lint says of each, and puts the cursor into one', async () => {
    const view = policyView({ potentialCutOff: '0', reviveFloor: '9' });
    const fields = [
      fieldView('description', view, { kind: 'area' }),
      fieldView('potentialCutOff', view),
      fieldView('reviveFloor', view),
    ];
    const element = show<HTMLElement & { focusField(path: string): boolean }>(
      'c-renkei-policy-figures',
      RenkeiPolicyFigures,
      { fields },
    );
    await settled();
    expect(fieldOf(element, 'potentialCutOff').error).toContain('one of the two bands could never be reached');
    expect(fieldOf(element, 'reviveFloor').warning).toContain('revive floor');
    expect(findAll(element, '.wide')).toHaveLength(1);
    const focus = jest.spyOn(fieldOf(element, 'potentialCutOff'), 'focus');
    expect(element.focusField('potentialCutOff')).toBe(true);
    expect(focus).toHaveBeenCalledTimes(1);
    expect(element.focusField('breadthFull')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
