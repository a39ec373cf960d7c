import RenkeiDeskFilter from 'c/renkeiDeskFilter';
import { EVERYTHING, findFilters } from 'c/renkeiDeskData';
import { find, findAll, settled, show, textOf } from 'test/components/page';

describe('c-renkei-desk-filter', () => {
  beforeEach(() => localStorage.clear());

  it('narrows, keeps the filter under a name, and uses it again', async () => {
    const element = show('c-renkei-desk-filter', RenkeiDeskFilter, { filter: EVERYTHING });
    const asked = jest.fn();
    element.addEventListener('filter', (event) => {
      const { filter } = (event as CustomEvent).detail;
      asked(filter);
      Object.assign(element, { filter });
    });
    find(element, '.toggle').click();
    await settled();
    await expect(element).toBeAccessible();
    find(element, '[data-key="segment"]').dispatchEvent(new CustomEvent('change', { detail: { value: 'Key' } }));
    await settled();
    expect(asked).toHaveBeenLastCalledWith({ ...EVERYTHING, segment: 'Key' });
    expect(textOf(element, '.toggle')).toBe('Key');
    find(element, '.name').dispatchEvent(new CustomEvent('change', { detail: { value: 'My key accounts' } }));
    await settled();
    find(element, '.save').click();
    await settled();
    expect(findFilters().saved.map(({ name }) => name)).toEqual(['My key accounts']);
    find(element, '.clear').click();
    await settled();
    expect(asked).toHaveBeenLastCalledWith(EVERYTHING);
    find(element, '.use').click();
    expect(asked).toHaveBeenLastCalledWith({ ...EVERYTHING, segment: 'Key' });
    find(element, '.forget').click();
    await settled();
    expect(findAll(element, '.use')).toHaveLength(0);
  });
});
