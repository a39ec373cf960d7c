import RenkeiWindTunnelGrid from 'c/renkeiWindTunnelGrid';
import { toPolicyVersion } from 'c/renkeiPolicyData';
import { forecast, type DensityGrid } from 'c/renkeiTunnelRules';
import { find, findAll, settled, show, textOf } from 'test/components/page';
import { smallGrid, versionAnswer } from 'test/components/policyAnswers';
import { gridOf, syntheticAccounts } from 'test/bench/syntheticAccounts';

const grid = smallGrid();
const { roles, channelRoles } = toPolicyVersion(versionAnswer())!;
const cutOffs = { potentialCutOff: 3_000_000, relationshipCutOff: 50 };
const at = grid.edges.potential.indexOf(3_000_000);

function showGrid(properties: object = {}) {
  const element = show('c-renkei-wind-tunnel-grid', RenkeiWindTunnelGrid, {
    grid,
    cutOffs,
    forecast: forecast(grid, { ...cutOffs, roles, channelRoles, team: [] }),
    roles,
    currency: 'JPY',
    ...properties,
  });
  const moved = jest.fn();
  element.addEventListener('cutoff', (event) => moved((event as CustomEvent).detail));
  return { element, moved };
}

const line = (element: HTMLElement, axis: string) => find(element, `.line.${axis}`);

/** The picture as a browser would place it: 500 × 400 at 100, 50. */
function place(element: HTMLElement): void {
  const box = { left: 100, top: 50, right: 600, bottom: 450, width: 500, height: 400 };
  find(element, '.canvas').getBoundingClientRect = () => box as DOMRect;
  for (const axis of ['potential', 'relationship']) line(element, axis).setPointerCapture = jest.fn();
}

function point(target: HTMLElement, type: string, clientX: number, clientY: number): void {
  target.dispatchEvent(Object.assign(new MouseEvent(type, { clientX, clientY, button: 0 }), { pointerId: 1 }));
}

describe('c-renkei-wind-tunnel-grid', () => {
  it('shows the accounts as shades, the lines where they stand and what each corner holds', async () => {
    const { element } = showGrid();
    await settled();
    const heat = find<HTMLElement & { grid: DensityGrid }>(element, 'c-renkei-wind-tunnel-heat');
    const shades = findAll(heat, 'rect');
    const held = grid.potential.filter((_, cell) => Object.values(grid.accounts).some((cells) => cells[cell]! > 0));
    expect(shades).toHaveLength(held.length);
    expect(find(heat, 'svg').getAttribute('aria-label')).toMatch(/^1,9\d\d scored accounts/);
    expect(line(element, 'potential').getAttribute('aria-valuetext')).toBe('¥3M or more');
    expect(
      line(element, 'relationship').style.insetInlineStart || line(element, 'relationship').getAttribute('style'),
    ).toMatch(/47\.6/);
    expect(textOf(element, '.corner.key')).toMatch(/^Key ?\d+/);
    expect(findAll(element, '.vertical-ticks .tick').length).toBeGreaterThanOrEqual(7);
    expect(findAll(element, '.horizontal-ticks .tick').map(({ textContent }) => textContent)).toEqual([
      '25',
      '50',
      '75',
      '100',
    ]);
  });

  it('is accessible', async () => {
    // Of few accounts: a thousand shades take the checker seconds.
    const few = gridOf([...syntheticAccounts(30, 2)], { asOf: '2026-06-30', policy: 'a00' });
    const { element } = showGrid({ grid: few, forecast: forecast(few, { ...cutOffs, roles, channelRoles, team: [] }) });
    await expect(element).toBeAccessible();
  });

  it('is dragged from edge to edge, and says so only when an edge is passed', () => {
    const { element, moved } = showGrid();
    place(element);
    const potential = line(element, 'potential');
    point(potential, 'pointermove', 300, 250);
    expect(moved).not.toHaveBeenCalled();
    point(potential, 'pointerdown', 300, 250);
    expect(potential.setPointerCapture).toHaveBeenCalledWith(1);
    point(potential, 'pointermove', 300, 50);
    expect(moved).toHaveBeenLastCalledWith({ ...cutOffs, potentialCutOff: grid.edges.potential.at(-1) });
    point(potential, 'pointermove', 300, 9999);
    expect(moved).toHaveBeenLastCalledWith({ ...cutOffs, potentialCutOff: grid.edges.potential[0] });
    const calls = moved.mock.calls.length;
    const own = 450 - (400 * (at + 1)) / (grid.edges.potential.length + 1);
    point(potential, 'pointermove', 300, own + 1);
    expect(moved).toHaveBeenCalledTimes(calls);
    point(potential, 'pointerup', 300, 50);
    point(potential, 'pointermove', 300, 50);
    expect(moved).toHaveBeenCalledTimes(calls);
  });

  it('takes the other axis from left to right, and only the main button', () => {
    const { element, moved } = showGrid();
    place(element);
    const relationship = line(element, 'relationship');
    relationship.dispatchEvent(Object.assign(new MouseEvent('pointerdown', { button: 2 }), { pointerId: 1 }));
    point(relationship, 'pointermove', 600, 100);
    expect(moved).not.toHaveBeenCalled();
    point(relationship, 'pointerdown', 340, 100);
    point(relationship, 'pointermove', 580, 100);
    expect(moved).toHaveBeenLastCalledWith({ ...cutOffs, relationshipCutOff: 100 });
  });

  it.each([
    ['ArrowUp', 1],
    ['ArrowDown', -1],
    ['PageUp', 5],
    ['PageDown', -5],
    ['Home', -at],
    ['End', grid.edges.potential.length - 1 - at],
    ['Tab', 0],
  ])('is moved by %s', (key, steps) => {
    const { element, moved } = showGrid();
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    line(element, 'potential').dispatchEvent(event);
    const expected = steps === 0 ? [] : [[{ ...cutOffs, potentialCutOff: grid.edges.potential[at + steps] }]];
    expect(moved.mock.calls).toEqual(expected);
    expect(event.defaultPrevented).toBe(steps !== 0);
  });

  it('stays at its ends', () => {
    const { element, moved } = showGrid({ cutOffs: { ...cutOffs, relationshipCutOff: 100 } });
    line(element, 'relationship').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
    expect(moved).not.toHaveBeenCalled();
  });
});
