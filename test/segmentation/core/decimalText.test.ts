import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal, multiply, roundHalfUp, toNumber } from 'c/renkeiDecimalRules';
import { Random } from '../../../scripts/demo/random.ts';
import { parseScaled } from '../../../scripts/segmentation/core/decimalText.ts';

function parse(text: string, places: number): number | undefined {
  const bytes = Buffer.from(`<${text}>`);
  return parseScaled(bytes, 1, bytes.length - 1, places);
}

test('numbers are read as decimals, rounded half up once', () => {
  assert.equal(parse('0', 2), 0);
  assert.equal(parse('-0.0', 2), 0);
  assert.equal(parse('1500000.0', 2), 150_000_000);
  assert.equal(parse('1.5E7', 2), 1_500_000_000);
  assert.equal(parse('1.2345678E7', 0), 12_345_678);
  assert.equal(parse('1.5e+21', 0), 1.5e21);
  assert.equal(parse('1.005', 2), 101);
  assert.equal(parse('-0.5', 0), -1);
  assert.equal(parse('0.49999999999999999', 0), 0);
  assert.equal(parse('90071992547409.91', 2), Number.MAX_SAFE_INTEGER);
});

test('what is no number is refused', () => {
  for (const text of [
    '-',
    '.',
    '1.',
    '.5',
    '1.2.3',
    '1E',
    '1Ex',
    '1E1.5',
    '0x10',
    '1,5',
    ' 1',
    '1 ',
    'NaN',
    '--1',
    '1E:',
  ]) {
    assert.equal(parse(text, 2), undefined, text);
  }
});

test('any decimal is read as exact arithmetic reads it', () => {
  const random = new Random('decimals');
  for (let round = 0; round < 5000; round++) {
    const digits = Array.from({ length: random.integer(1, 18) }, () => random.integer(0, 9)).join('');
    const decimals = random.chance(0.6) ? `.${random.integer(0, 10 ** random.integer(1, 6))}` : '';
    const exponent = random.chance(0.3) ? `E${random.integer(-4, 9)}` : '';
    const text = `${random.chance(0.3) ? '-' : ''}${digits}${decimals}${exponent}`;
    for (const places of [0, 1, 2]) {
      const expected = toNumber(roundHalfUp(multiply(decimal(text), decimal(10 ** places)), 0));
      assert.equal(parse(text, places), expected === 0 ? 0 : expected, text);
    }
  }
});
