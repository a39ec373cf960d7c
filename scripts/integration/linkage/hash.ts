/** FNV-1a over UTF-16 units, as a signed 32 bit integer. Two texts with one hash only meet once more: nothing is decided by it. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** Hash of a hash under a kind, so that the same text in two roles is two keys. */
export function hashPair(kind: number, hash: number): number {
  return mix(Math.imul(hash ^ Math.imul(kind + 1, 0x9e3779b1), 0x01000193));
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  return Math.imul(mixed, 0xc2b2ae35) | 0;
}
