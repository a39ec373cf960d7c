import { LETTERS, valueOfLetter } from './packedNumbers.ts';

/** Probabilities are shares of 4096; every bit seen moves its own by a sixteenth of what it was wrong. */
const EVEN = 2048;
const RATE = 4;

/** What is known of each kind of bit so far: the same on both sides, because both learn from the same bits. */
class BitModel {
  private readonly chances: Uint16Array;

  constructor(contexts: number) {
    this.chances = new Uint16Array(contexts).fill(EVEN);
  }

  /** Chance of a 1, kept away from certainty so that a surprise stays possible. */
  chance(context: number): number {
    return Math.min(Math.max(this.chances[context]!, 32), 4096 - 32);
  }

  learn(context: number, bit: number): void {
    const aim = bit === 1 ? 4096 : 0;
    this.chances[context]! += (aim - this.chances[context]!) >> RATE;
  }
}

/** Where a bit parts the range: the lower part means 1. */
function parting(low: number, high: number, chance: number): number {
  return low + ((high - low) >>> 12) * chance;
}

/** Binary arithmetic code: likely bits take a fraction of a bit of text. */
export class BitEncoder {
  private readonly model: BitModel;
  private readonly bytes: number[] = [];
  private low = 0;
  private high = 0xffffffff;

  constructor(contexts: number) {
    this.model = new BitModel(contexts);
  }

  write(context: number, bit: number): void {
    const middle = parting(this.low, this.high, this.model.chance(context));
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    this.model.learn(context, bit);
    while ((this.low ^ this.high) >>> 24 === 0) this.shift();
  }

  /** Letters that the text has if it ends here. */
  get length(): number {
    return Math.ceil(((this.bytes.length + 4) * 4) / 3);
  }

  /** The whole as text; nothing can be written after it. */
  text(): string {
    for (let byte = 0; byte < 4; byte += 1) this.shift();
    let letters = '';
    for (let place = 0; place < this.bytes.length; place += 3) {
      const [first = 0, second = 0, third = 0] = this.bytes.slice(place, place + 3);
      const three = first * 65536 + second * 256 + third;
      for (const weight of [262144, 4096, 64, 1]) letters += LETTERS[Math.floor(three / weight) % 64];
    }
    return letters.slice(0, Math.ceil((this.bytes.length * 4) / 3));
  }

  private shift(): void {
    this.bytes.push(this.low >>> 24);
    this.low = (this.low << 8) >>> 0;
    this.high = ((this.high << 8) | 255) >>> 0;
  }
}

/** Reads what a `BitEncoder` with as many contexts has written; beyond its end come zeros. */
export class BitDecoder {
  private readonly model: BitModel;
  private readonly text: string;
  private place = 0;
  private low = 0;
  private high = 0xffffffff;
  private value = 0;

  constructor(contexts: number, text: string) {
    this.model = new BitModel(contexts);
    this.text = text;
    for (let byte = 0; byte < 4; byte += 1) this.value = ((this.value << 8) | this.nextByte()) >>> 0;
  }

  read(context: number): number {
    const middle = parting(this.low, this.high, this.model.chance(context));
    const bit = this.value <= middle ? 1 : 0;
    if (bit === 1) this.high = middle;
    else this.low = middle + 1;
    this.model.learn(context, bit);
    while ((this.low ^ this.high) >>> 24 === 0) {
      this.low = (this.low << 8) >>> 0;
      this.high = ((this.high << 8) | 255) >>> 0;
      this.value = ((this.value << 8) | this.nextByte()) >>> 0;
    }
    return bit;
  }

  /** Bytes lie across letters: eight bits from the six of each. */
  private nextByte(): number {
    const bit = this.place * 8;
    const letter = Math.floor(bit / 6);
    this.place += 1;
    const twelve = valueOfLetter(this.text, letter) * 64 + valueOfLetter(this.text, letter + 1);
    return (twelve >>> (4 - (bit % 6))) & 255;
  }
}
