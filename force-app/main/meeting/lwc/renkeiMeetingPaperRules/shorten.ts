/** Ideographs and kana take twice the room of a Latin letter. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3fffd}]/u;

/** A text cut to so much room, with a sign that it goes on: one page has to hold whatever anybody wrote. */
export function shorten(text: string, room: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  let used = 0;
  let kept = '';
  for (const sign of plain) {
    used += WIDE.test(sign) ? 2 : 1;
    if (used > room) return `${kept.trimEnd()}…`;
    kept += sign;
  }
  return plain;
}
