import RenkeiPolicyFindings from 'c/renkeiPolicyFindings';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

const missing = (segment: string): PolicyFinding => ({
  code: 'RoleMissing',
  severity: 'error',
  field: 'roles',
  values: { segment },
});
const floor: PolicyFinding = {
  code: 'ReviveFloorAboveCutOff',
  severity: 'warning',
  field: 'reviveFloor',
  values: { value: 4e6, cutOff: 3e6 },
};

const showFindings = (findings: PolicyFinding[], properties: object = {}) =>
  show('c-renkei-policy-findings', RenkeiPolicyFindings, { findings, ...properties });

describe('c-renkei-policy-findings', () => {
  it('says when there is nothing to say', async () => {
    const element = showFindings([]);
    expect(textOf(element, '.clean')).toBe('Nothing to complain about.');
    await expect(element).toBeAccessible();
  });

  it('puts errors first, and counts what keeps a version from being activated', async () => {
    const element = showFindings([floor, missing('Key'), missing('Expand')]);
    expect(textOf(element, '.summary')).toBe('2 errors keep this version from being activated.');
    const lines = findAll(element, '.line').map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Key');
    expect(lines[2]).toContain('4,000,000');
    await expect(element).toBeAccessible();
  });

  it('counts warnings where there are no errors', () => {
    expect(textOf(showFindings([floor]), '.summary')).toBe('1 warning to weigh.');
  });

  it('leads to the field where it may, from a list that is short at first', async () => {
    const element = showFindings(
      Array.from({ length: 9 }, () => missing('Key')),
      { jumpable: true },
    );
    const jumped = jest.fn();
    element.addEventListener('jump', (event) => jumped((event as CustomEvent).detail));
    expect(findAll(element, 'li')).toHaveLength(6);
    find(element, 'li button').click();
    expect(jumped).toHaveBeenCalledWith(missing('Key'));
    find(element, '.more').click();
    await settled();
    expect(findAll(element, 'li')).toHaveLength(9);
    expect(isShown(showFindings([missing('Key')]), 'li button')).toBe(false);
  });
});
