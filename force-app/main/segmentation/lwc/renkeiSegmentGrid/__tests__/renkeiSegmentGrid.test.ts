import RenkeiSegmentGrid from 'c/renkeiSegmentGrid';
import { toPolicyAndSetting, toSegmentMap } from 'c/renkeiSegmentData';
import { mapAnswer, policyAnswer, TODAY } from 'test/components/answers';
import { find, findAll, isShown, settled, show, textOf } from 'test/components/page';

function showGrid(properties: object = {}) {
  return show('c-renkei-segment-grid', RenkeiSegmentGrid, {
    map: toSegmentMap(mapAnswer()),
    policyAndSetting: toPolicyAndSetting(policyAnswer(), TODAY),
    selected: 'Key',
    ...properties,
  });
}

const cell = (segment: string) => `[data-segment="${segment}"]`;

describe('c-renkei-segment-grid', () => {
  it('says of each cell how many, how much, who leads and the load', async () => {
    const element = showGrid();
    const text = textOf(element, cell('Key'));
    for (const part of ['Key', '140', 'accounts', '¥904M', '¥191M', 'Field sales leads, Inside sales supports']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('contact every 30 days');
    expect(text).toContain('70% of capacity');
    expect(text).toContain('140 accounts against 50 for each of 4');
    await expect(element).toBeAccessible();
  });

  it('labels the axes with the cut-offs', () => {
    const labels = findAll(showGrid(), '.band').map((band) => band.textContent);
    expect(labels).toEqual(['¥3M or more', 'under ¥3M', 'under 50', '50 or more']);
  });

  it('counts one account as one, and shows an empty cell as empty', () => {
    const element = showGrid();
    const counted = (segment: string) => [
      textOf(element, `${cell(segment)} .count`),
      textOf(element, `${cell(segment)} .unit`),
    ];
    expect(counted('Maintain')).toEqual(['1', 'account']);
    expect(counted('General')).toEqual(['0', 'accounts']);
    expect(textOf(element, cell('General'))).toContain('No capacity set');
  });

  it('turns the bar red beyond the capacity', () => {
    const meters = findAll<HTMLElement & { tone: string; value: number }>(showGrid(), 'c-renkei-meter');
    expect(meters.map(({ tone, value }) => [tone, Math.round(value)])).toEqual([
      ['brand', 70],
      ['error', 150],
    ]);
  });

  it('sets a load only where the owners lead; elsewhere it says what one person can look after', () => {
    const element = showGrid();
    expect(textOf(element, `${cell('Maintain')} .load-text`)).toBe('One person can look after 250 accounts');
    expect(isShown(find(element, cell('Maintain')), 'c-renkei-meter')).toBe(false);
  });

  it('shows no load of a part of the accounts, and none of no accounts', () => {
    const part = showGrid({ partial: true });
    expect(isShown(part, 'c-renkei-meter')).toBe(false);
    expect(textOf(part, `${cell('Key')} .load-text`)).toBe('Load is not shown while filtered');
    const map = toSegmentMap(mapAnswer({ segments: [] }));
    expect(textOf(showGrid({ map }), `${cell('Key')} .load-text`)).toContain('0% of capacity');
  });

  it('uses the names that the policy gives', () => {
    const roles = [{ Segment__c: 'Key', SegmentLabel__c: 'A customers' }];
    const element = showGrid({ policyAndSetting: toPolicyAndSetting(policyAnswer({ roles }), TODAY) });
    expect(textOf(element, `${cell('Key')} .name`)).toBe('A customers');
    expect(textOf(element, `${cell('Expand')} .lead`)).toBe('The policy names nobody to lead');
  });

  it('is chosen from by pointer', async () => {
    const element = showGrid();
    const chosen = jest.fn();
    element.addEventListener('choose', chosen);
    find(element, cell('General')).click();
    await settled();
    expect(chosen.mock.calls[0][0].detail).toEqual({ segment: 'General' });
    expect(find(element, cell('Key')).getAttribute('aria-pressed')).toBe('true');
  });

  it.each([
    ['Key', 'ArrowLeft', 'Expand'],
    ['Key', 'ArrowDown', 'Maintain'],
    ['General', 'ArrowUp', 'Expand'],
    ['General', 'ArrowRight', 'Maintain'],
    ['Key', 'ArrowUp', null],
    ['Key', 'Tab', null],
  ])('from %s, %s leads to %s', (from, key, to) => {
    const element = showGrid({ selected: from });
    const chosen = jest.fn();
    element.addEventListener('choose', chosen);
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    find(element, cell(from)).dispatchEvent(event);
    expect(chosen.mock.calls.map(([{ detail }]) => detail.segment)).toEqual(to ? [to] : []);
    expect(event.defaultPrevented).toBe(to !== null);
    const focused = element.shadowRoot?.activeElement as HTMLElement | null;
    expect(focused?.dataset.segment ?? null).toBe(to);
  });

  it('is one stop for Tab, also when no cell is chosen', () => {
    const stops = (selected: string) =>
      findAll(showGrid({ selected }), 'button')
        .filter((button) => button.tabIndex === 0)
        .map((button) => button.dataset.segment);
    expect(stops('General')).toEqual(['General']);
    expect(stops('Unscored')).toEqual(['Key']);
  });

  it('shows no cells before it has its figures', () => {
    expect(isShown(showGrid({ map: undefined }), 'button')).toBe(false);
  });
});
