import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Random } from '../../../scripts/demo/random.ts';
import { CsvWriter } from '../../bench/segment/csvWriter.ts';

test('numbers are written with their decimals', () => {
  const writer = new CsvWriter();
  for (const value of [0, -0, 7, 10, 99, 100, -12, 0.1, -0.05, 12.5, 99.95, 1234567.89, 2 ** 53 - 1, 1e21, 0.125]) {
    writer.add(value);
  }
  writer.endRecord();
  const expected = '0,0,7,10,99,100,-12,0.1,-0.05,12.5,99.95,1234567.89,9007199254740991,1e+21,0.125\n';
  assert.equal(writer.take().toString(), expected);
  assert.equal(writer.length, 0);
});

test('null is empty, booleans are words', () => {
  const writer = new CsvWriter();
  for (const value of [null, true, false, '']) writer.add(value);
  writer.endRecord();
  assert.equal(writer.take().toString(), ',true,false,\n');
});

test('any text and any amount is read back as it was', () => {
  const random = new Random('writer');
  const writer = new CsvWriter();
  const records = Array.from({ length: 500 }, () => [
    Array.from({ length: random.integer(0, 200) }, () =>
      random.pick(['a', 'Z', '"', ',', '\n', '\r', '株', '𠮷', '0']),
    ).join(''),
    String(random.integer(-1_000_000, 1_000_000) / 10 ** random.integer(0, 4)),
  ]);
  for (const [text, amount] of records) {
    writer.add(text!);
    writer.add(Number(amount));
    writer.endRecord();
  }
  assert.deepEqual(parse(writer.take()), records);
});
