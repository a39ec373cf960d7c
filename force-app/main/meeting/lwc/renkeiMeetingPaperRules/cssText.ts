/** Text as a string of CSS, quotes included: nothing in it can end the string or the style. */
export function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .:,·/\-()]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}
