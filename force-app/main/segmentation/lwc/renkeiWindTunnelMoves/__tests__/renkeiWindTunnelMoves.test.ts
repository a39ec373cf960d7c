import RenkeiWindTunnelMoves from 'c/renkeiWindTunnelMoves';
import { forecast } from 'c/renkeiTunnelRules';
import { find, findAll, show, textOf } from 'test/components/page';
import { smallGrid } from 'test/components/policyAnswers';

const grid = smallGrid();
const tried = forecast(grid, {
  potentialCutOff: grid.edges.potential[40]!,
  relationshipCutOff: 50,
  roles: [],
  channelRoles: [],
  team: [],
});

function showMoves(properties: object = {}) {
  const element = show('c-renkei-wind-tunnel-moves', RenkeiWindTunnelMoves, {
    forecast: tried,
    currency: 'JPY',
    ...properties,
  });
  const moved = jest.fn();
  element.addEventListener('move', (event) => moved((event as CustomEvent).detail));
  return { element, moved };
}

const texts = (element: HTMLElement, selector: string) =>
  findAll(element, selector).map(({ textContent }) => textContent?.trim());

describe('c-renkei-wind-tunnel-moves', () => {
  it('shows from where to where, what each segment has now and then, and what was won there', async () => {
    const { element } = showMoves();
    expect(texts(element, 'thead th')).toEqual(['From ↓ to →', 'Now', 'Key', 'Expand', 'Maintain', 'General']);
    const { moves, segments } = tried;
    expect(texts(element, 'tbody tr:first-child td')).toEqual(
      [segments.Key.accounts.before, ...Object.values(moves.Key)].map(String),
    );
    expect(texts(element, '.then td').slice(1)).toEqual(
      Object.values(segments).map(({ accounts }) => accounts.after.toLocaleString('en')),
    );
    expect(textOf(element, 'tfoot tr:last-child')).toMatch(/^Won in 12 months, then.*¥/);
    await expect(element).toBeAccessible();
  });

  it('lists a move on request, and every move again', () => {
    const { element, moved } = showMoves();
    const button = find(element, 'button.move');
    const { from, to } = button.dataset;
    expect(button.getAttribute('aria-label')).toMatch(/^\d+ from \w+ to \w+: list them$/);
    button.click();
    expect(moved).toHaveBeenLastCalledWith({ from, to });
    const chosen = showMoves({ selected: { from, to } });
    expect(find(chosen.element, `[data-from="${from}"][data-to="${to}"]`).getAttribute('aria-pressed')).toBe('true');
    find(chosen.element, `[data-from="${from}"][data-to="${to}"]`).click();
    expect(chosen.moved).toHaveBeenLastCalledWith({ from: null, to: null });
  });

  it('offers nothing to list where nobody moves', () => {
    const { element } = showMoves();
    for (const segment of ['Key', 'Expand', 'Maintain', 'General']) {
      expect(findAll(element, `[data-from="${segment}"][data-to="${segment}"]`)).toEqual([]);
    }
    const buttons = findAll(element, 'button.move').map(({ textContent }) => Number(textContent));
    expect(buttons.length).toBeGreaterThan(1);
    expect(Math.min(...buttons)).toBeGreaterThan(0);
  });

  it('shows an empty table before it has its figures', () => {
    expect(findAll(showMoves({ forecast: undefined }).element, 'tbody tr')).toEqual([]);
  });
});
