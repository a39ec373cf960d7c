import { SCORED_SEGMENTS, type Segment } from 'c/renkeiSegmentRules';
import { BitDecoder, BitEncoder } from './adaptiveCode.ts';
import { ALL_SEGMENTS } from './builder.ts';
import type { CellSums, GridOwner } from './model.ts';
import { packNumbers, unpackNumbers } from './packedNumbers.ts';
import { TunnelError } from './tunnelError.ts';

/** Owners as text: their Ids, five counts each, and the accounts per cell. */
export type PackedOwners = [ids: string, counts: string, cells: string];

/** Cells in which about as many accounts are to be expected share what is learnt of them. */
const EXPECTATIONS = 24;
const SMALLEST_EXPECTATION = 1 / 64;
/** Counts up to here are told one by one; what is more is told by its bits. */
const PLAIN = 24;
const BITS = 24;
const CONTEXTS = EXPECTATIONS * (PLAIN + 1) + BITS * 2;

/** Reads or writes one bit; the other side does the opposite in the same order. */
interface BitStream {
  bit(context: number, bit: number): number;
}

/**
 * As many owners as fit into so many characters, in their order. How an owner's accounts spread is much like how all accounts do;
 * only what differs costs text: some 200 characters for an owner of 500.
 * @param all scored accounts per cell, of everybody
 * @throws TunnelError GridInput when an owner is no Id
 */
export function packOwners(
  owners: readonly GridOwner[],
  all: CellSums,
  room: number,
): { text: PackedOwners; kept: number } {
  const kept = countFitting(owners, all, room);
  const encoder = new BitEncoder(CONTEXTS);
  const stream = writer(encoder);
  const chosen = owners.slice(0, kept);
  const rest = all.slice();
  for (const owner of chosen) passOwner(stream, owner.accounts, scoredOf(owner), rest);
  const ids = chosen.map(({ owner }) => owner).join(' ');
  return { text: [ids, packNumbers(chosen.flatMap(countsOf)), kept > 0 ? encoder.text() : ''], kept };
}

/** @throws TunnelError GridDamaged when the accounts of an owner do not add up */
export function unpackOwners([ids, counts, cells]: PackedOwners, all: CellSums): GridOwner[] {
  const names = ids === '' ? [] : ids.split(' ');
  const numbers = unpackNumbers(counts, names.length * ALL_SEGMENTS.length, 'owners');
  const decoder = new BitDecoder(CONTEXTS, cells);
  const stream: BitStream = { bit: (context) => decoder.read(context) };
  const rest = all.slice();
  return names.map((owner, index) => {
    const current = Object.fromEntries(
      ALL_SEGMENTS.map((segment, place) => [segment, numbers[index * ALL_SEGMENTS.length + place]]),
    ) as Record<Segment, number>;
    const accounts = new Float64Array(all.length);
    const left = passOwner(stream, accounts, scoredOf({ current }), rest);
    if (left !== 0) throw new TunnelError('GridDamaged', { part: owner });
    return { owner, current, accounts };
  });
}

function countFitting(owners: readonly GridOwner[], all: CellSums, room: number): number {
  const encoder = new BitEncoder(CONTEXTS);
  const stream = writer(encoder);
  const rest = all.slice();
  let heads = 0;
  for (const [kept, owner] of owners.entries()) {
    if (!/^\w{1,40}$/.test(owner.owner)) throw new TunnelError('GridInput', { owner: owner.owner });
    passOwner(stream, owner.accounts, scoredOf(owner), rest);
    heads += owner.owner.length + 1 + packNumbers(countsOf(owner)).length;
    if (heads + encoder.length > room) return kept;
  }
  return owners.length;
}

/**
 * Passes the cells of one owner through the stream, and takes them from what is left for the others: where nothing is left,
 * nothing need be said. Reading fills `cells`. Returns the accounts that were not found.
 */
function passOwner(stream: BitStream, cells: CellSums, accounts: number, rest: CellSums): number {
  let left = accounts;
  let restTotal = rest.reduce((sum, count) => sum + count, 0);
  for (let cell = 0; cell < cells.length && left > 0; cell += 1) {
    const most = Math.min(left, rest[cell]!);
    // Multiplied and divided in this order on both sides: the same figures, whatever the engine.
    const expected = (left * rest[cell]!) / restTotal;
    restTotal -= rest[cell]!;
    if (most === 0) continue;
    const count = passCount(stream, cells[cell]!, most, expectationOf(expected));
    cells[cell] = count;
    rest[cell]! -= count;
    left -= count;
  }
  return left;
}

function passCount(stream: BitStream, count: number, most: number, expectation: number): number {
  const first = expectation * (PLAIN + 1);
  for (let told = 0; told < PLAIN; told += 1) {
    if (told === most) return told;
    if (stream.bit(first + told, count > told ? 1 : 0) === 0) return told;
  }
  return PLAIN + passRest(stream, count - PLAIN);
}

/** How many bits, one by one; then the bits. */
function passRest(stream: BitStream, count: number): number {
  const lengths = EXPECTATIONS * (PLAIN + 1);
  let bits = 0;
  while (bits < BITS - 1 && stream.bit(lengths + bits, count >= 2 ** bits ? 1 : 0) === 1) bits += 1;
  let value = bits === 0 ? 0 : 1;
  for (let bit = bits - 2; bit >= 0; bit -= 1) {
    value = value * 2 + stream.bit(lengths + BITS + bit, Math.floor(count / 2 ** bit) % 2);
  }
  return value;
}

function expectationOf(expected: number): number {
  let step = 0;
  for (let limit = SMALLEST_EXPECTATION; expected >= limit && step < EXPECTATIONS - 1; limit *= 1.5) step += 1;
  return step;
}

function writer(encoder: BitEncoder): BitStream {
  return {
    bit(context, bit) {
      encoder.write(context, bit);
      return bit;
    },
  };
}

function countsOf({ current }: Pick<GridOwner, 'current'>): number[] {
  return ALL_SEGMENTS.map((segment) => current[segment]);
}

function scoredOf({ current }: Pick<GridOwner, 'current'>): number {
  return SCORED_SEGMENTS.reduce((sum, segment) => sum + current[segment], 0);
}
