/** Number of a missing text. */
const NO_SYMBOL = 0;

/** Small numbers for texts of which there are few, such as picklist values; found by their bytes without making a string. */
export class Symbols {
  readonly #texts: (string | null)[] = [null];
  readonly #bytes: Uint8Array[] = [new Uint8Array()];
  readonly #byText = new Map<string, number>();
  readonly #byHash = new Map<number, number[]>();

  /** The text of a number; null for `NO_SYMBOL`. */
  textOf(symbol: number): string | null {
    return this.#texts[symbol]!;
  }

  /** How many texts there are. */
  get size(): number {
    return this.#texts.length - 1;
  }

  ofText(text: string): number {
    if (text === '') return NO_SYMBOL;
    let symbol = this.#byText.get(text);
    if (symbol === undefined) {
      symbol = this.#texts.length;
      this.#texts.push(text);
      const bytes = Buffer.from(text);
      this.#bytes.push(bytes);
      this.#byText.set(text, symbol);
      const hash = hashOf(bytes, 0, bytes.length);
      const alike = this.#byHash.get(hash);
      if (alike) alike.push(symbol);
      else this.#byHash.set(hash, [symbol]);
    }
    return symbol;
  }

  /** The number of the UTF-8 text at these bytes. */
  ofBytes(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return NO_SYMBOL;
    const alike = this.#byHash.get(hashOf(bytes, start, end));
    if (alike) {
      for (const symbol of alike) if (sameBytes(this.#bytes[symbol]!, bytes, start, end)) return symbol;
    }
    return this.ofText(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  // Picklist values of one field seldom share length, first and last letters.
  return (end - start) * 65_536 + bytes[start]! * 256 + bytes[end - 1]!;
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let place = 0; place < known.length; place++) if (known[place] !== bytes[start + place]) return false;
  return true;
}
