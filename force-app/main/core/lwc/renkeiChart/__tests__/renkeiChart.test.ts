import RenkeiChart, { type ChartData } from 'c/renkeiChart';
import { find, findAll, isShown, show, textOf } from 'test/components/page';

const figure = (value: number | null) => ({ value, text: value === null ? '–' : String(value) });
const DATA: ChartData = {
  categories: ['One', 'Two', 'Three'].map((name) => ({ key: name, name })),
  series: [{ key: 'a', name: 'Cases', figures: [figure(10), figure(5), figure(0)] }],
};
const TWO: ChartData = {
  ...DATA,
  series: [...DATA.series, { key: 'b', name: 'Out of', figures: [figure(10), figure(null), figure(40)] }],
};

const shown = (kind: string, data = DATA) =>
  show('c-renkei-chart', RenkeiChart, { kind, label: 'How far', categoryLabel: 'Stage', data });
const widths = (element: HTMLElement) => findAll(element, 'rect').map((bar) => bar.getAttribute('width'));

test('bars are as long as their figures, which stand beside them', async () => {
  const element = shown('bars');
  expect(widths(element)).toEqual(['100%', '50%', '0%']);
  expect(findAll(element, 'text').map(({ textContent }) => textContent)).toEqual([
    'One',
    '10',
    'Two',
    '5',
    'Three',
    '0',
  ]);
  expect(find(element, 'svg').getAttribute('aria-label')).toBe('How far');
  await expect(element).toBeAccessible();
});

test('a funnel stands in the middle', () => {
  expect(findAll(shown('funnel'), 'rect').map((bar) => bar.getAttribute('x'))).toEqual(['0%', '25%', '50%']);
});

test('parts of a whole are stacked, against the largest whole', () => {
  const element = shown('stacked', TWO);
  expect(widths(element)).toEqual(['25%', '25%', '12.5%', '0%', '0%', '100%']);
  expect(findAll(element, '.entry').map(({ textContent }) => textContent)).toEqual(['Cases', 'Out of']);
});

test('a line leaves a gap where there is no figure, and writes the latest one', async () => {
  const element = shown('line', TWO);
  expect(findAll(element, 'line.line')).toHaveLength(2);
  expect(findAll(element, 'circle')).toHaveLength(5);
  expect(findAll(element, 'text.figure').map(({ textContent }) => textContent)).toEqual(['0', '40']);
  await expect(element).toBeAccessible();
});

test('the same figures stand in a table, unless another one says them', () => {
  const element = shown('line', TWO);
  expect(findAll(element, 'tbody tr').map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim())).toEqual([
    'One1010',
    'Two5–',
    'Three040',
  ]);
  expect(textOf(element, 'summary')).toBe('As a table');
  const bare = show('c-renkei-chart', RenkeiChart, { data: DATA, withoutTable: true });
  expect(isShown(bare, 'table')).toBe(false);
});

test('nothing to draw is drawn as nothing', () => {
  const element = show('c-renkei-chart', RenkeiChart, { kind: 'line', label: 'Nothing' });
  expect(findAll(element, 'circle')).toHaveLength(0);
});
