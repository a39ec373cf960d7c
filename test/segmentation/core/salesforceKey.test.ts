import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../../../scripts/demo/random.ts';
import { toLongId } from '../../../scripts/local-org/identifiers.ts';
import { KeyIndex } from '../../../scripts/segmentation/core/keyIndex.ts';
import { KeySpace, NO_KEY } from '../../../scripts/segmentation/core/salesforceKey.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function keyOf(space: KeySpace, id: string): number | undefined {
  const bytes = Buffer.from(`"${id}"`);
  return space.fromBytes(bytes, 1, bytes.length - 1);
}

test('an Id of 15 characters gets the three that Salesforce adds', () => {
  const space = new KeySpace();
  const long = (short: string) => space.toText(keyOf(space, short)!);
  assert.equal(long('001000000000000'), '001000000000000AAA');
  assert.equal(long('001D000000IRFma'), '001D000000IRFmaIAH');
  assert.equal(long('00ZZZZZZZZZZZZZ'), '00ZZZZZZZZZZZZZ255');
});

test('Ids and numbers belong to each other, with 15 and with 18 characters', () => {
  const random = new Random('keys');
  const space = new KeySpace();
  const numbers = new Map<number, string>();
  for (let round = 0; round < 20_000; round++) {
    // Few beginnings, as in an org, and now and then any Id at all.
    const beginning = random.chance(0.9) ? random.pick(['0015g00000', '001AB00001', '001AB0000a']) : '';
    let short = beginning;
    while (short.length < 15) short += random.pick([...LETTERS]);
    const key = keyOf(space, short)!;
    assert.equal(keyOf(space, toLongId(short)!), key);
    assert.equal(space.toText(key), toLongId(short));
    assert.equal(numbers.get(key) ?? short, short);
    numbers.set(key, short);
  }
});

test('what is no Id has no number', () => {
  const space = new KeySpace();
  assert.equal(keyOf(space, ''), NO_KEY);
  for (const text of [
    '0015g00000AAAA',
    '0015g00000AAAA!',
    '0015g00000AAAAAA',
    '0015g00000 AAAAAAA',
    '株0015g00000AAA',
  ]) {
    assert.equal(keyOf(space, text), undefined, text);
  }
});

test('places follow the order of coming, however the keys lie', () => {
  const random = new Random('places');
  for (const step of [1, 2, 4096, 2 ** 20, 2 ** 32]) {
    const index = new KeyIndex();
    const places = new Map<number, number>();
    for (let round = 0; round < 5000; round++) {
      const key = step * random.integer(0, 3000) + random.pick([0, 0, 62 ** 5]);
      if (!places.has(key)) {
        assert.equal(index.find(key), -1);
        places.set(key, places.size);
      }
      assert.equal(index.add(key), places.get(key));
    }
    assert.equal(index.size, places.size);
    for (const [key, place] of places) {
      assert.equal(index.find(key), place);
      assert.equal(index.keyAt(place), key);
    }
    assert.equal(index.find(NO_KEY), -1);
  }
});
