import RenkeiMonth from 'c/renkeiMonth';
import { find, show, textOf } from 'test/components/page';

describe('c-renkei-month', () => {
  it('names the month and turns to its neighbours, over the turn of the year too', async () => {
    const element = show('c-renkei-month', RenkeiMonth, { month: '2026-01-01' });
    const turned = jest.fn();
    element.addEventListener('turn', (event) => turned((event as CustomEvent<{ month: string }>).detail.month));
    expect(textOf(element, '.month')).toBe('January 2026');
    find(element, '.previous').click();
    find(element, '.next').click();
    expect(turned.mock.calls).toEqual([['2025-12-01'], ['2026-02-01']]);
    await expect(element).toBeAccessible();
  });
});
