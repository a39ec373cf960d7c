// How charts of reports are drawn, and how their filters are worded.
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

interface Word {
  x: number;
  label: string;
  slant: string;
}
interface Shapes {
  height: number;
  words: Word[];
}

const boot = { user: { language: 'en_US' } };
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'shell/context') return next(specifier, context);
    const text = `export default globalThis.shellBoot`;
    return { url: `data:text/javascript,${encodeURIComponent(text)}`, shortCircuit: true };
  },
});
Object.assign(globalThis, { shellBoot: boot });
const modules = '../../../scripts/local-org/shell/client/modules/shell';
const { chartShapes } = (await import(`${modules}/chartShapes/chartShapes.js`)) as {
  chartShapes(kind: string, data: object, width: number): Shapes;
};
const { filterLines } = (await import(`${modules}/reportWords/reportWords.js`)) as {
  filterLines(description: object): string[];
};

const columns = (labels: string[], value: string) => ({
  series: ['Amount'],
  points: labels.map((label) => ({ label, values: [{ label: value, value: 3 }] })),
});

test('names under many columns slant, and none is left out', () => {
  const weeks = Array.from({ length: 13 }, (_, index) => `3/${index + 1}/2026 - 3/${index + 7}/2026`);
  const { words, height } = chartShapes('Column', columns(weeks, '3'), 1200);
  const names = words.filter(({ slant }) => slant);
  assert.deepEqual(
    names.map(({ label }) => label),
    weeks,
    'the first ones are not cut, either',
  );
  // About seven pixels a letter, drawn upwards at thirty degrees.
  for (const { x, label } of names) assert.ok(x - label.length * 7 * Math.cos(Math.PI / 6) >= 0, label);
  assert.ok(names.every(({ x }) => x > 0 && x < 1200) && height > 260);
  const few = chartShapes('Column', columns(['Key', 'Expand'], '3'), 1200);
  assert.ok(few.words.every(({ slant }) => slant === ''));
});

test('beside bars and columns stand no decimals that say nothing', () => {
  for (const [value, shown] of [
    ['27,893,000.00', '27,893,000'],
    ['¥5.00', '¥5'],
    ['1.50', '1.50'],
    ['70.0%', '70%'],
    ['100', '100'],
  ])
    for (const kind of ['Column', 'Bar'])
      assert.ok(
        chartShapes(kind, columns(['Key'], value!), 600).words.some(({ label }) => label === shown),
        `${kind} ${value}`,
      );
});

test('an interval that reaches over two periods is told in words', () => {
  const told = (durationValue: string) =>
    filterLines({
      reportMetadata: {
        reportFilters: [],
        reportBooleanFilter: null,
        standardDateFilter: { column: 'On', durationValue, startDate: null, endDate: null },
        scope: 'organization',
      },
      reportTypeMetadata: { categories: [{ columns: { On: { label: 'Held on', dataType: 'date' } } }] },
    })[0];
  assert.equal(told('CURPREVQ'), 'Held on: this and last quarter');
  assert.equal(told('CURNEXTY'), 'Held on: this and next year');
  assert.equal(told('LASTTHISMONTH'), 'Held on: this and last month');
  assert.equal(told('THIS_MONTH'), 'Held on: this month');
});
