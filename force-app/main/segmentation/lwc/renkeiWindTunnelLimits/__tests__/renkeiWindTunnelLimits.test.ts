import RenkeiWindTunnelLimits from 'c/renkeiWindTunnelLimits';
import { find, findAll, settled, show, textOf } from 'test/components/page';

const edges = { potential: [1_000_000, 3_000_000, 5_000_000], relationship: [45, 50, 55] };
const cutOffs = { potentialCutOff: 3_000_000, relationshipCutOff: 50 };

function showLimits(properties: object = {}) {
  const element = show('c-renkei-wind-tunnel-limits', RenkeiWindTunnelLimits, {
    edges,
    cutOffs,
    people: 12,
    fieldAccounts: 998,
    currency: 'JPY',
    ...properties,
  });
  const fired = jest.fn();
  for (const type of ['cutoff', 'capacity', 'reset']) {
    element.addEventListener(type, (event) => fired(type, (event as CustomEvent).detail));
  }
  return { element, fired };
}

const input = (element: HTMLElement) => find(element, 'lightning-input');
const change = (target: HTMLElement, value: string) =>
  target.dispatchEvent(new CustomEvent('change', { detail: { value } }));
const step = (element: HTMLElement, axis: string, by: number) =>
  find<HTMLElement & { disabled: boolean }>(element, `[data-axis="${axis}"][data-step="${by}"]`);

describe('c-renkei-wind-tunnel-limits', () => {
  it('shows both cut-offs, with steps to the next edges', async () => {
    const { element, fired } = showLimits();
    expect(findAll(element, '.stepper-value').map(({ textContent }) => textContent)).toEqual([
      '¥3M or more',
      '50 or more',
    ]);
    step(element, 'potential', 1).click();
    step(element, 'relationship', -1).click();
    expect(fired.mock.calls).toEqual([
      ['cutoff', { ...cutOffs, potentialCutOff: 5_000_000 }],
      ['cutoff', { ...cutOffs, relationshipCutOff: 45 }],
    ]);
    await expect(element).toBeAccessible();
  });

  it('has no step beyond the ends', () => {
    const { element, fired } = showLimits({ cutOffs: { potentialCutOff: 5_000_000, relationshipCutOff: 45 } });
    expect(step(element, 'potential', 1).disabled).toBe(true);
    expect(step(element, 'potential', -1).disabled).toBe(false);
    expect(step(element, 'relationship', -1).disabled).toBe(true);
    step(element, 'potential', 1).click();
    expect(fired).not.toHaveBeenCalled();
  });

  it('takes a capacity for each rep or for all, and says what follows', async () => {
    const { element, fired } = showLimits();
    expect(find<HTMLElement & { options: { label: string }[] }>(element, 'lightning-radio-group').options).toEqual([
      { value: 'each', label: 'each of 12 reps' },
      { value: 'all', label: 'in all' },
    ]);
    change(input(element), '85');
    expect(fired).toHaveBeenLastCalledWith('capacity', { accounts: 85, perPerson: true });
    Object.assign(element, { capacity: { accounts: 85, perPerson: true } });
    await settled();
    expect(textOf(element, '.capacity-text')).toBe(
      'Together they can hold 1,020 accounts. From ¥3M on there are 998 accounts.',
    );
    change(find(element, 'lightning-radio-group'), 'all');
    expect(fired).toHaveBeenLastCalledWith('capacity', { accounts: 85, perPerson: false });
    Object.assign(element, { capacity: { accounts: 85, perPerson: false } });
    await settled();
    expect(textOf(element, '.capacity-text')).toBe(
      'Together they can hold 85 accounts. Even from ¥3M on, the highest step, there are 998 accounts.',
    );
  });

  it.each(['', '-1', '8.5', 'many'])('takes "%s" for no capacity', (text) => {
    const { element, fired } = showLimits();
    change(input(element), text);
    expect(fired).toHaveBeenLastCalledWith('capacity', null);
  });

  it('goes back where anything was changed', () => {
    const reset = (element: HTMLElement) => find<HTMLElement & { disabled: boolean }>(element, '.reset');
    expect(reset(showLimits().element).disabled).toBe(true);
    const { element, fired } = showLimits({ changed: true });
    expect(reset(element).disabled).toBe(false);
    reset(element).click();
    expect(fired).toHaveBeenLastCalledWith('reset', null);
  });

  it('shows nothing to step through before it has its figures', () => {
    expect(findAll(showLimits({ edges: undefined }).element, '.stepper')).toEqual([]);
  });
});
