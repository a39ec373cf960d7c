import RenkeiPolicyField from 'c/renkeiPolicyField';
import { find, isShown, settled, show, textOf } from 'test/components/page';

type Input = HTMLElement & {
  label: string;
  value: string;
  variant: string;
  setCustomValidity: jest.Mock;
  reportValidity: jest.Mock;
};

async function showField(properties: object = {}) {
  const element = show('c-renkei-policy-field', RenkeiPolicyField, {
    path: 'potentialCutOff',
    label: 'Potential cut-off',
    value: '3000000',
    unit: 'JPY',
    ...properties,
  });
  await settled();
  return element;
}

describe('c-renkei-policy-field', () => {
  it('asks for a number with its unit, and tells every change as it was typed', async () => {
    const element = await showField();
    const input = find<Input>(element, 'lightning-input');
    expect(input.label).toBe('Potential cut-off (JPY)');
    const changes: unknown[] = [];
    const noteChange = (event: Event) => changes.push((event as CustomEvent).detail);
    document.body.addEventListener('renkeipolicyfield', noteChange);
    input.dispatchEvent(new CustomEvent('change', { detail: { value: '3.' } }));
    document.body.removeEventListener('renkeipolicyfield', noteChange);
    expect(changes).toEqual([{ potentialCutOff: '3.' }]);
    await expect(element).toBeAccessible();
  });

  it.each([
    ['text', 'lightning-input'],
    ['area', 'lightning-textarea'],
    ['choice', 'lightning-combobox'],
    ['radio', 'lightning-radio-group'],
  ])('of kind %s is a %s', async (kind, tag) => {
    const element = await showField({ kind, options: [{ value: '3000000', label: 'Three' }], labelHidden: true });
    expect(find<Input>(element, tag).variant).toBe('label-hidden');
    await expect(element).toBeAccessible();
  });

  it('shows an error at the input and a warning below it, until they are gone', async () => {
    const element = await showField();
    const input = find<Input>(element, '.input');
    input.setCustomValidity = jest.fn();
    input.reportValidity = jest.fn();
    Object.assign(element, { error: 'Must be a number.', warning: 'Large.' });
    await settled();
    expect(input.setCustomValidity).toHaveBeenLastCalledWith('Must be a number.');
    expect(input.reportValidity).toHaveBeenCalledTimes(1);
    expect(textOf(element, '.warning')).toBe('Large.');
    Object.assign(element, { error: '', warning: '' });
    await settled();
    expect(input.setCustomValidity).toHaveBeenLastCalledWith('');
    expect(isShown(element, '.warning')).toBe(false);
  });

  it('is text for who only reads', async () => {
    const element = await showField({ readOnly: true, text: '¥3,000,000', warning: 'Large.' });
    expect(textOf(element, '.reading')).toBe('Potential cut-off¥3,000,000');
    expect(isShown(element, '.input')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('takes the cursor', async () => {
    const element = await showField();
    const input = find<Input>(element, '.input');
    const focus = jest.spyOn(input, 'focus');
    element.focus();
    expect(focus).toHaveBeenCalledTimes(1);
    Object.assign(element, { readOnly: true });
    await settled();
    element.focus();
    expect(element.shadowRoot?.activeElement).toBe(find(element, '.value'));
  });
});
