import RenkeiDeskInput from 'c/renkeiDeskInput';
import { find, findAll, show, textOf } from 'test/components/page';

function open(field: object) {
  const element = show('c-renkei-desk-input', RenkeiDeskInput, {
    field: { key: 'k', label: 'Day', value: '', ...field },
  });
  const heard = jest.fn();
  element.addEventListener('value', (event) => heard((event as CustomEvent).detail));
  return { element, heard };
}

describe('c-renkei-desk-input', () => {
  it.each(['choice', 'text', 'long', 'date', 'time', 'number', 'phone', 'check'])(
    'is accessible as %s',
    async (kind) => {
      const { element } = open({ kind, options: [{ value: 'a', label: 'A' }], value: kind === 'check' ? false : '' });
      await expect(element).toBeAccessible();
    },
  );

  it('takes a value by a tap, and gives it back by another', async () => {
    const chips = [{ value: '5', label: '5' }];
    const { element, heard } = open({ kind: 'scale', chips, value: '5', problem: 'Please fill this in.' });
    expect(textOf(element, '.problem')).toBe('Please fill this in.');
    expect(findAll(element, '.scale')[0]!.getAttribute('aria-pressed')).toBe('true');
    find(element, '.scale').click();
    expect(heard).toHaveBeenCalledWith({ key: 'k', value: '' });
    await expect(element).toBeAccessible();
  });

  it('marks what is required', () => {
    const { element } = open({ kind: 'text', required: true });
    expect(find<HTMLElement & { label: string }>(element, '.input').label).toBe('Day *');
  });
});
