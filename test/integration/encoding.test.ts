import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeFile } from '../../scripts/integration/encoding.ts';

/** ㈱, ①, 髙 and the full-width dash as Windows writes them in Shift_JIS, then half-width kana. */
const windows = Uint8Array.from([
  ...[0x87, 0x8a, 0x2c, 0x87, 0x40, 0x2c, 0xfb, 0xfc, 0x2c, 0x81, 0x7c, 0x0a],
  ...[0xb1, 0xb2, 0xb3, 0x0a],
]);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the encoding of a file', () => {
  it('is UTF-8 with a byte order mark or without', () => {
    assert.deepEqual(decodeFile(utf8('\ufeff名,①\n'), 'utf-8'), { text: '名,①\n' });
    assert.deepEqual(decodeFile(utf8('名,①\n'), 'utf-8'), { text: '名,①\n' });
  });

  it('is Shift_JIS with what Windows added to it', () => {
    assert.deepEqual(decodeFile(windows, 'shift_jis'), { text: '㈱,①,髙,－\nｱｲｳ\n' });
  });

  it('is told when it is another one than the mapping says, with the place and the right one', () => {
    assert.deepEqual(decodeFile(Uint8Array.from([...utf8('code,name\n12,'), ...windows]), 'utf-8'), {
      line: 2,
      column: 4,
      reason: 'is no valid utf-8, but reads as shift_jis: write "encoding": "shift_jis" in the mapping',
    });
    assert.deepEqual(decodeFile(utf8('code,name\n12,株式会社サカタ\n'), 'shift_jis'), {
      line: 2,
      column: 4,
      reason: 'is UTF-8, and not shift_jis: write "encoding": "utf-8" in the mapping',
    });
    assert.deepEqual(decodeFile(utf8('\ufeffcode\n'), 'shift_jis'), {
      line: 1,
      column: 1,
      reason: 'is utf-8, as its first bytes say, and not shift_jis: write "encoding": "utf-8" in the mapping',
    });
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0x00]);
    assert.match((decodeFile(utf16, 'utf-8') as { reason: string }).reason, /^is utf-16le/);
  });

  it('is told when it is none, and so is a letter that ends in the middle', () => {
    assert.deepEqual(decodeFile(utf8('a'), 'morse'), {
      line: 0,
      column: 0,
      reason: '"morse" is no known encoding',
    });
    assert.deepEqual(decodeFile(Uint8Array.from([0x61, 0x0a, 0x83]), 'shift_jis'), {
      line: 2,
      column: 1,
      reason: 'is no valid shift_jis',
    });
    assert.deepEqual(decodeFile(utf8('a\nbc\u0000'), 'utf-8'), {
      line: 2,
      column: 3,
      reason: 'has a NUL character, which is no text',
    });
  });
});
