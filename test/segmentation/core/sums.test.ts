import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../../../scripts/demo/random.ts';
import { DistinctContacts } from '../../../scripts/segmentation/core/distinctContacts.ts';
import { Exchange } from '../../../scripts/segmentation/core/exchange.ts';
import { Sums } from '../../../scripts/segmentation/core/sums.ts';

test('sums are exact beyond what a number holds, whatever the order', () => {
  const random = new Random('sums');
  const sums = new Sums(0);
  const exact = [0n, 0n, 0n];
  for (let round = 0; round < 3000; round++) {
    const place = random.integer(0, 2);
    const amount = random.integer(-(2 ** 40), 2 ** 40) * (place + 1) ** 8;
    sums.add(place, amount);
    exact[place]! += BigInt(amount);
    assert.equal(sums.at(place), Number(exact[place]));
  }
  assert.equal(sums.at(7), 0);
});

test('an amount that no number holds exactly makes no sum that looks right', () => {
  const sums = new Sums(1);
  sums.add(0, 1e18);
  sums.add(0, -1e18);
  sums.add(0, 5);
  assert.equal(sums.at(0), Infinity);
});

test('different contacts are counted per account, few or many', () => {
  const random = new Random('contacts');
  const contacts = new DistinctContacts();
  const sets = Array.from({ length: 50 }, () => new Set<number>());
  for (let round = 0; round < 20_000; round++) {
    const account = Math.floor(random.next() ** 3 * 50);
    const contact = random.integer(0, 60) * 2 ** 40 + random.integer(0, 2);
    contacts.add(account, contact);
    sets[account]!.add(contact);
  }
  assert.deepEqual([...contacts.count(51)], [...sets.map(({ size }) => size), 0]);
  assert.deepEqual([...new DistinctContacts().count(2)], [0, 0]);
});

test('amounts become the corporate currency by the rate of their day, rounded half up', () => {
  const asked: string[] = [];
  const exchange = new Exchange((currency, date) => {
    asked.push(`${currency} ${date}`);
    return { JPY: 1, USD: 0.0064, KWD: 3 }[currency]!;
  });
  assert.equal(exchange.toCorporate(12_345, 'JPY', 20_000), 12_345);
  assert.equal(exchange.toCorporate(64, 'USD', 20_000), 10_000);
  assert.equal(exchange.toCorporate(65, 'USD', 20_000), 10_156);
  assert.equal(exchange.toCorporate(-5, 'KWD', 20_001), -2);
  assert.equal(exchange.toCorporate(2 ** 52, 'USD', 20_000), 703_687_441_776_640_000);
  assert.deepEqual(asked, ['JPY 2024-10-04', 'USD 2024-10-04', 'KWD 2024-10-05']);
});
