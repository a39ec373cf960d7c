import { inputText } from '../connection/inputText.ts';

/** Text of a file's bytes, or the place and reason why they are no text of the encoding. */
export type Decoded = { text: string } | { line: number; column: number; reason: string };

/** Encodings that are tried when the named one does not fit, to say which one would. */
const GUESSES = ['utf-8', 'shift_jis', 'euc-jp'] as const;

/**
 * Decodes a file as the mapping says. A wrong encoding is told, never guessed around: names of customers in wrong letters would find
 * no account again. `shift_jis` is read as browsers read it, with the extensions of Windows-31J (㈱, ①, 髙).
 */
export function decodeFile(content: Uint8Array, encoding: string): Decoded {
  const decoder = decoderOf(encoding);
  if (!decoder) return { line: 0, column: 0, reason: inputText('encoding.unknown', [encoding]) };
  const mark = markOf(content);
  if (mark && mark !== decoder.encoding) {
    return { line: 1, column: 1, reason: inputText('encoding.marked', [mark, encoding, mark]) };
  }
  let text: string;
  try {
    text = decoder.decode(content);
  } catch {
    return { ...firstBroken(content, encoding), reason: invalid(content, encoding) };
  }
  // Shift_JIS gives a letter to nearly every byte, so that UTF-8 passes for it and comes out as other letters.
  if (decoder.encoding !== 'utf-8' && isJapaneseUtf8(content)) {
    return { ...firstBeyondAscii(content), reason: inputText('encoding.isUtf8', [encoding, 'utf-8']) };
  }
  const nothing = text.indexOf('\u0000');
  if (nothing !== -1) return { ...placeOf(text, nothing), reason: inputText('encoding.nul') };
  return { text };
}

function decoderOf(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

function markOf(content: Uint8Array): string | undefined {
  const [first, second, third] = content;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function invalid(content: Uint8Array, encoding: string): string {
  const named = decoderOf(encoding)!.encoding;
  const fitting = GUESSES.find((guess) => guess !== named && readsAs(content, guess));
  return fitting
    ? inputText('encoding.readsAs', [encoding, fitting, fitting])
    : inputText('encoding.broken', [encoding]);
}

/** Text that decodes to invisible control characters is text of another encoding. */
function readsAs(content: Uint8Array, encoding: string): boolean {
  return decodes(content, encoding) && !/[\u0080-\u009f]/.test(decoderOf(encoding)!.decode(content));
}

function decodes(content: Uint8Array, encoding: string): boolean {
  try {
    decoderOf(encoding)!.decode(content);
    return true;
  } catch {
    return false;
  }
}

/** Valid UTF-8 with letters of three bytes, as Japanese has them: a text of another encoding is that by no accident. */
function isJapaneseUtf8(content: Uint8Array): boolean {
  return content.some((byte) => byte >= 0xe3 && byte <= 0xef) && decodes(content, 'utf-8');
}

/** The first line that does not decode, and the character in it. */
function firstBroken(content: Uint8Array, encoding: string): { line: number; column: number } {
  const lenient = new TextDecoder(encoding);
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = content.indexOf(0x0a, start);
    const bytes = content.subarray(start, end === -1 ? undefined : end);
    if (!decodes(bytes, encoding)) return { line, column: lenient.decode(bytes).indexOf('\ufffd') + 1 };
    // A letter that is cut by the line end breaks the file, but neither of its lines.
    if (end === -1) return { line: 0, column: 0 };
    start = end + 1;
  }
}

function firstBeyondAscii(content: Uint8Array): { line: number; column: number } {
  const text = new TextDecoder().decode(content);
  return placeOf(text, text.search(/\P{ASCII}/u));
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
