import { TunnelError } from './tunnelError.ts';

/**
 * Many numbers in little text: 64 letters that need no escape anywhere, five bits each and one that says whether the number goes
 * on. Arithmetic instead of bit operations, because sums of amounts pass 32 bits.
 */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = 32;
const SIGNED_BASE = BASE / 2;

const VALUES = new Map([...LETTERS].map((letter, value) => [letter, value]));

/** Value of the letter at a place; 0 beyond the end. */
export function valueOfLetter(text: string, place: number): number {
  return VALUES.get(text.charAt(place)) ?? 0;
}

/** Packs whole numbers, most of which are 0: each is told by how many zeros stand before it. */
export function packSparse(numbers: ArrayLike<number>): string {
  let text = '';
  let zeros = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index]!;
    if (number === 0) {
      zeros += 1;
      continue;
    }
    text += packed(zeros * 2 + (number === 1 ? 0 : 1));
    if (number !== 1) text += packedSigned(number);
    zeros = 0;
  }
  return text;
}

/**
 * Reads what `packSparse` wrote, for so many cells.
 * @throws TunnelError GridDamaged naming the part
 */
export function unpackSparse(text: string, cells: number, part: string): Float64Array {
  const numbers = new Float64Array(cells);
  const reader = new Reader(text, part);
  let cell = 0;
  while (!reader.atEnd) {
    const step = reader.next();
    cell += Math.floor(step / 2);
    if (cell >= cells) throw new TunnelError('GridDamaged', { part });
    numbers[cell] = step % 2 === 0 ? 1 : reader.nextSigned();
    cell += 1;
  }
  return numbers;
}

/** Packs whole numbers of either sign, one after the other. */
export function packNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => packedSigned(number)).join('');
}

/**
 * Reads what `packNumbers` wrote.
 * @throws TunnelError GridDamaged naming the part
 */
export function unpackNumbers(text: string, count: number, part: string): number[] {
  const reader = new Reader(text, part);
  const numbers = Array.from({ length: count }, () => reader.nextSigned());
  if (!reader.atEnd) throw new TunnelError('GridDamaged', { part });
  return numbers;
}

class Reader {
  private readonly text: string;
  private readonly part: string;
  private place = 0;

  constructor(text: string, part: string) {
    this.text = text;
    this.part = part;
  }

  get atEnd(): boolean {
    return this.place >= this.text.length;
  }

  next(): number {
    let number = 0;
    for (let weight = 1; ; weight *= BASE) {
      const value = this.letter();
      number += (value % BASE) * weight;
      if (value < BASE) return number;
    }
  }

  nextSigned(): number {
    const first = this.letter();
    const rest = first >= BASE ? this.next() : 0;
    const size = Math.floor((first % BASE) / 2) + rest * SIGNED_BASE;
    return first % 2 === 1 ? -size : size;
  }

  private letter(): number {
    const value = VALUES.get(this.text.charAt(this.place));
    if (value === undefined) throw new TunnelError('GridDamaged', { part: this.part });
    this.place += 1;
    return value;
  }
}

function packed(number: number): string {
  let text = '';
  let rest = number;
  while (rest >= BASE) {
    text += LETTERS[BASE + (rest % BASE)];
    rest = Math.floor(rest / BASE);
  }
  return text + LETTERS[rest];
}

/** The sign takes a bit of the first letter: doubled, the largest amounts would no longer be exact. */
function packedSigned(number: number): string {
  const size = Math.abs(number);
  const first = (size % SIGNED_BASE) * 2 + (number < 0 ? 1 : 0);
  const rest = Math.floor(size / SIGNED_BASE);
  return rest > 0 ? LETTERS[BASE + first]! + packed(rest) : LETTERS[first]!;
}
