import RenkeiPolicyEstimators from 'c/renkeiPolicyEstimators';
import { find, findAll, isShown, settled, show } from 'test/components/page';
import { fieldChanges, fieldOf, policyView } from 'test/components/policyView';

type Choice = HTMLElement & { options: { value: string }[] };
type Button = HTMLElement & { disabled: boolean; alternativeText: string };

async function showTable(view = policyView()) {
  const element = show('c-renkei-policy-estimators', RenkeiPolicyEstimators, { view });
  await settled();
  return element;
}

describe('c-renkei-policy-estimators', () => {
  it('has a line for each industry, by its label, and one for all others', async () => {
    const element = await showTable(policyView({ 'estimators.perEmployee.Machinery': '-1' }));
    expect(findAll(element, 'tbody th').map((each) => each.textContent)).toEqual(['Machinery (label)', 'all others']);
    const field = fieldOf(element, 'estimators.perEmployee.Machinery');
    expect(field.label).toBe('Machinery (label): Amount per employee');
    expect(field.error).toContain('must be above 0');
    expect(findAll<Button>(element, '.remove').map((each) => each.alternativeText)).toEqual([
      'Remove Machinery (label)',
    ]);
    await expect(element).toBeAccessible();
  });

  it('takes in an industry that has no line yet, and lets one go', async () => {
    const element = await showTable();
    const changes = fieldChanges();
    expect(find<Choice>(element, '.which').options.map(({ value }) => value)).toEqual(['Retail']);
    expect(find<Button>(element, '.add-button').disabled).toBe(true);
    find(element, '.add-button').click();
    find(element, '.which').dispatchEvent(new CustomEvent('change', { detail: { value: 'Retail' } }));
    await settled();
    find(element, '.add-button').click();
    find(element, '.remove').click();
    expect(changes).toEqual([
      { 'estimators.perEmployee.Retail': '', 'estimators.revenuePercent.Retail': '' },
      { 'estimators.perEmployee.Machinery': null, 'estimators.revenuePercent.Machinery': null },
    ]);
  });

  it('offers no change to who only reads', async () => {
    const element = await showTable(policyView({}, { readOnly: true }));
    expect(isShown(element, '.remove')).toBe(false);
    expect(isShown(element, '.add')).toBe(false);
    expect(fieldOf(element, 'estimators.perEmployee.Machinery').text).toBe('¥11,000');
    expect(fieldOf(element, 'estimators.amountPerUnit').text).toBe('–');
    await expect(element).toBeAccessible();
  });
});
