const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHAPE = /^[0-9A-Za-z]{15}([A-Z0-5]{3})?$/;

/** The three characters that make a 15-character id safe to compare without regard to case. */
function checksum(id: string): string {
  let suffix = '';
  for (let part = 0; part < 15; part += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset++) {
      const character = id[part + offset]!;
      if (character >= 'A' && character <= 'Z') bits |= 1 << offset;
    }
    suffix += CHECK[bits];
  }
  return suffix;
}

/** The 18-character id of a key prefix and a running number (from 1). */
export function makeId(keyPrefix: string, sequence: number): string {
  let number = '';
  for (let rest = sequence; rest > 0; rest = Math.floor(rest / 62)) number = DIGITS[rest % 62] + number;
  const id = keyPrefix + number.padStart(12, '0');
  return id + checksum(id);
}

/** The 18-character form of a 15- or 18-character id; undefined when it is no id (wrong shape or wrong checksum). */
export function toLongId(id: unknown): string | undefined {
  if (typeof id !== 'string' || !SHAPE.test(id)) return undefined;
  const long = id.slice(0, 15) + checksum(id);
  return id.length === 15 || id === long ? long : undefined;
}

/** The key prefix of custom object number `sequence` (from 0): `a00`, `a01`, … */
export function customKeyPrefix(sequence: number): string {
  return `a${DIGITS[Math.floor(sequence / 62)]}${DIGITS[sequence % 62]}`;
}
