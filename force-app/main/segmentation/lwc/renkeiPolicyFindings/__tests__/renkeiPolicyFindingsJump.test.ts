import RenkeiPolicyFindings from 'c/renkeiPolicyFindings';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { find, findAll, isShown, settled, show } from 'test/components/page';

const finding = (field: string, severity: PolicyFinding['severity'] = 'error'): PolicyFinding => ({
  code: 'NotANumber',
  severity,
  field,
  values: {},
});

describe('c-renkei-policy-findings that lead to fields', () => {
  it('has a button for each, errors first, and tells which was chosen', async () => {
    const findings = [finding('breadthFull', 'warning'), finding('potentialCutOff')];
    const element = show('c-renkei-policy-findings', RenkeiPolicyFindings, { findings, jumpable: true });
    await settled();
    const jump = jest.fn();
    element.addEventListener('jump', (event) => jump((event as CustomEvent<PolicyFinding>).detail.field));
    const buttons = findAll(element, '.jump');
    expect(buttons.map((each) => each.textContent?.trim())).toEqual([
      'Potential cut-off must be a number.',
      'Full breadth must be a number.',
    ]);
    buttons[1]!.click();
    expect(jump).toHaveBeenCalledWith('breadthFull');
    await expect(element).toBeAccessible();
  });

  it('folds a long list', async () => {
    const findings = Array.from({ length: 9 }, (_, index) => finding(`field ${index}`));
    const element = show('c-renkei-policy-findings', RenkeiPolicyFindings, { findings, jumpable: true });
    await settled();
    expect(findAll(element, '.jump')).toHaveLength(6);
    expect(find<HTMLElement & { label: string }>(element, '.more').label).toBe('Show 3 more');
    find(element, '.more').click();
    await settled();
    expect(findAll(element, '.jump')).toHaveLength(9);
    expect(isShown(element, '.more')).toBe(false);
  });
});
