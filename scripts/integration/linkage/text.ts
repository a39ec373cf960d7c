import { foldVariants } from './variants.ts';

/** Everything that is typed for a hyphen, the minus sign and the lines that take a hyphen's place; not the long vowel mark. */
const HYPHENS = /[-\u00AD\u02D7\u2010-\u2015\u2043\u2212\u2500\u2501\u2574\u30FB\uFE58\uFE63\uFF0D]/gu;
const MIDDLE_DOT = '\u30FB';
const CONTROL = /[\p{Cc}\p{Cf}]/gu;
/** Katakana small letters and the large ones that take their place: a register may print either. */
const SMALL = 'ァィゥェォッャュョヮヵヶ';
const LARGE = 'アイウエオツヤユヨワカケ';
const SMALL_LETTER = new RegExp(`[${SMALL}]`, 'g');
const V_SOUND: Record<string, string> = {
  ァ: 'バ',
  ィ: 'ビ',
  ゥ: 'ブ',
  ェ: 'ベ',
  ォ: 'ボ',
  ャ: 'ビヤ',
  ュ: 'ビユ',
  ョ: 'ビヨ',
};

/**
 * The spelling under which texts are compared: NFKC (full and half width, ㈱, ligatures), old and variant kanji, one hyphen, one blank,
 * capital letters, 々 written out. Nothing of the meaning is lost. Idempotent.
 */
export function foldText(text: string): string {
  // A middle dot is kept from the hyphens: it parts words, a hyphen joins them.
  const folded = foldVariants(text.normalize('NFKC'))
    .replace(CONTROL, ' ')
    .replace(HYPHENS, (character) => (character === MIDDLE_DOT ? MIDDLE_DOT : '-'))
    .replace(/\s+/gu, ' ')
    .replace(/(\p{Script=Han})々/gu, '$1$1')
    .toUpperCase()
    .trim();
  // Capitals of some letters (ß, ﬁ) and combinations after folding are new text for NFKC.
  return folded === text ? folded : foldText(folded);
}

/** Hiragana as katakana. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096\u309D\u309E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));
}

/**
 * Folded text as a key for names: katakana only, small letters large, ヴ as バ行, ヂヅ as ジズ, no long vowel marks, nothing but letters and
 * digits. Idempotent.
 */
export function nameKey(folded: string): string {
  return toKatakana(folded)
    .replace(/ヴ([ァィゥェォャュョ])?/g, (_, small: string | undefined) => (small ? V_SOUND[small]! : 'ブ'))
    .replace(SMALL_LETTER, (letter) => LARGE[SMALL.indexOf(letter)]!)
    .replace(/ヂ/g, 'ジ')
    .replace(/ヅ/g, 'ズ')
    .replace(/&/g, 'アンド')
    .replace(/[^\p{L}\p{N}]|ー/gu, '');
}

/** Rows of the kana table whose vowel a following ウ, オ or イ only lengthens. */
const O_OR_U = 'オコソトノホモヨロヲゴゾドボポウクスツヌフムユルグズブプ';
const O_ROW = 'オコソトノホモヨロゴゾドボポ';
const E_ROW = 'エケセテネヘメレゲゼデベペ';
const LONG = new RegExp(`(?<=[${O_OR_U}])ウ|(?<=[${O_ROW}])オ|(?<=[${E_ROW}])イ`, 'g');

/** A reading as a key: {@link nameKey} without the vowels that only lengthen, so that トーキョー and トウキヨウ are one. */
export function readingKey(folded: string): string {
  const key = nameKey(folded).replace(LONG, '');
  return key === folded ? key : readingKey(key);
}

const DIGITS: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
DIGITS['壱'] = 1;
DIGITS['弐'] = 2;
DIGITS['参'] = 3;
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
/** The characters of a number in kanji, as the inside of a character class. */
export const KANJI_DIGITS = [...Object.keys(DIGITS), ...Object.keys(UNITS)].join('');

/** A number in kanji, either with units (二十三) or digit by digit (二三), as Arabic digits. */
export function kanjiNumber(text: string): string {
  if (![...text].some((character) => character in UNITS)) return [...text].map((digit) => DIGITS[digit]).join('');
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) digit = digit * 10 + DIGITS[character]!;
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return String(sum + digit);
}
