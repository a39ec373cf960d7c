import RenkeiDeskMachines from 'c/renkeiDeskMachines';
import { briefing } from 'test/components/deskAnswers';
import { find, findAll, settled, show, textOf } from 'test/components/page';

describe('c-renkei-desk-machines', () => {
  it('adds lines, completes what is known, changes and removes', async () => {
    const element = show('c-renkei-desk-machines', RenkeiDeskMachines, { known: briefing().machines, lines: [] });
    element.addEventListener('value', (event) =>
      Object.assign(element, { lines: (event as CustomEvent).detail.value }),
    );
    find(element, '.complete').click();
    await settled();
    expect(textOf(element, '.legend')).toBe('Machine 1 (competitor)');
    expect(find<HTMLElement & { value: string }>(element, '.model').value).toBe('NX-22');
    findAll(element, '.add')[0]!.click();
    await settled();
    const years = findAll<HTMLElement & { value: string }>(element, '.year');
    years[1]!.dispatchEvent(new CustomEvent('change', { detail: { value: '2020' } }));
    await settled();
    expect(findAll<HTMLElement & { value: string }>(element, '.year')[1]!.value).toBe('2020');
    await expect(element).toBeAccessible();
    find(element, '.remove').click();
    await settled();
    expect(findAll(element, '.line')).toHaveLength(1);
  });
});
