const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const FIVE_CHARACTERS = 62 ** 5;
/** 62^5 lies below 2^30, and a number holds 53 bits exactly. */
const LARGEST_PREFIX = 2 ** 23;

/** Value of a base 62 digit by its byte; what is no digit is so large that it shows in any sum of digits. */
const DIGITS = new Float64Array(256).fill(Infinity);
for (let value = 0; value < ALPHABET.length; value++) DIGITS[ALPHABET.charCodeAt(value)] = value;

/** The number of a missing Id. */
export const NO_KEY = -1;

/**
 * Numbers for Salesforce Ids, one to one: two Ids share a number only when their first 15 characters are the same. The last
 * five characters are taken as they are; the ten before them, of which an org uses few, are numbered as they come.
 */
export class KeySpace {
  readonly #prefixes = new Map<number, Map<number, number>>();
  readonly #beginnings: { text: string; checksum: string }[] = [];
  #lastHigh = -1;
  #lastMiddle = -1;
  #lastPrefix = -1;

  /** The number of the Id at these bytes, `NO_KEY` when there are none; undefined when they are no Id of 15 or 18 characters. */
  fromBytes(bytes: Uint8Array, start: number, end: number): number | undefined {
    if (start === end) return NO_KEY;
    if (end - start !== 18 && end - start !== 15) return undefined;
    const high = fiveDigits(bytes, start);
    const middle = fiveDigits(bytes, start + 5);
    const low = fiveDigits(bytes, start + 10);
    if (high + middle + low === Infinity) return undefined;
    if (high !== this.#lastHigh || middle !== this.#lastMiddle) {
      this.#lastPrefix = this.#prefixOf(high, middle);
      this.#lastHigh = high;
      this.#lastMiddle = middle;
    }
    return this.#lastPrefix * FIVE_CHARACTERS + low;
  }

  /** The Id of a number that this space gave out, with 18 characters. */
  toText(key: number): string {
    const low = key % FIVE_CHARACTERS;
    const { text, checksum } = this.#beginnings[(key - low) / FIVE_CHARACTERS]!;
    const end = digitsOf(low);
    return text + end + checksum + checksumOf(end);
  }

  #prefixOf(high: number, middle: number): number {
    let inner = this.#prefixes.get(high);
    if (!inner) this.#prefixes.set(high, (inner = new Map()));
    let prefix = inner.get(middle);
    if (prefix === undefined) {
      prefix = this.#beginnings.length;
      if (prefix >= LARGEST_PREFIX) throw new RangeError('Ids with more than 8 million different beginnings');
      const [one, other] = [digitsOf(high), digitsOf(middle)];
      this.#beginnings.push({ text: one + other, checksum: checksumOf(one) + checksumOf(other) });
      inner.set(middle, prefix);
    }
    return prefix;
  }
}

/** The character that says which letters of five are capitals. */
function checksumOf(five: string): string {
  let capitals = 0;
  for (let place = 0; place < 5; place++) {
    const code = five.charCodeAt(place);
    if (code >= 65 && code <= 90) capitals |= 1 << place;
  }
  return CHECKSUM[capitals]!;
}

function fiveDigits(bytes: Uint8Array, at: number): number {
  return (
    (((DIGITS[bytes[at]!]! * 62 + DIGITS[bytes[at + 1]!]!) * 62 + DIGITS[bytes[at + 2]!]!) * 62 +
      DIGITS[bytes[at + 3]!]!) *
      62 +
    DIGITS[bytes[at + 4]!]!
  );
}

function digitsOf(value: number): string {
  let text = '';
  for (let place = 0; place < 5; place++) {
    text = ALPHABET[value % 62]! + text;
    value = Math.floor(value / 62);
  }
  return text;
}
