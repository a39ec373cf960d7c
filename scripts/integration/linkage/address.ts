import { foldText, KANJI_DIGITS, kanjiNumber } from './text.ts';

/** An address taken apart. Every part is '' (or []) when the text does not tell it. */
export interface NormalisedAddress {
  prefecture: string;
  /** City with its ward, ward of Tokyo, or county with town. */
  city: string;
  /** Everything between the prefecture and the numbers, city included; the whole for an address abroad. */
  town: string;
  /** 丁目, 番地, 号 in their order. */
  numbers: readonly number[];
  /** What stands behind the numbers: building and floor. */
  building: string;
  /**
   * Town and numbers for comparison, the ward of a city left out since wards are made anew and forgotten; '' without numbers, except
   * abroad, where it is the whole.
   */
  key: string;
}

const PREFECTURE = /^(東京都|北海道|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|.{2})県)/u;
/** Names of cities that contain 市, 区, 町, 村 or 郡 before their end, or that would be read as a county. */
const IRREGULAR =
  '四日市|廿日市|野々市|野野市|八日市場|市川|市原|町田|十日町|大町|村上|村山|東村山|武蔵村山|羽村|大村|田村|小郡|郡山|大和郡山|蒲郡|郡上|都城|都留';
const CITY = new RegExp(
  `^(?:(?:${IRREGULAR})市(?:[^市区町村]{1,4}区)?|(?:余市|高市|[^市区町村郡]{1,5})郡(?:玉村|[^町村]+?)[町村]|[^市区町村]{1,6}市(?:[^市区町村\\d]{1,4}区)?|[^市区町村\\d]{1,5}区|[^市区町村郡\\d]{1,5}[町村])`,
  'u',
);
const KANJI_BEFORE_UNIT = new RegExp(`[${KANJI_DIGITS}]+(?=(?:丁目|丁|番地|番(?!町|丁)|号|条|線|地割))`, 'gu');
const KANJI_SERIES = new RegExp(`[${KANJI_DIGITS}]+(?:-[${KANJI_DIGITS}]+)+`, 'gu');
const LINE_AS_HYPHEN = new RegExp(
  `(?<=[\\d${KANJI_DIGITS}])\\s*[ー~〜](?=\\s*[\\d${KANJI_DIGITS}])|(?<=\\d)\\s*[ー~〜]`,
  'gu',
);
/** Where the numbers of a block begin; a number in the name of a place (北1条西, 15線) is not one. */
const FIRST_NUMBER = /(?<!\d)\d+(?!\d*(?:条|線|号線|地割))/u;
/** One number of a block and what parts it from the next. */
const NUMBER = /^(\d+)(?:丁目|番地の?|番(?!町)|号|丁|-|の(?=\d)|ノ(?=\d)|(?=\s|$|[^\d]))/u;

/** Takes a Japanese address apart. Never throws. */
export function normaliseAddress(text: string): NormalisedAddress {
  const plain = foldText(text)
    .replace(/^(?:日本国?|JAPAN)[,、\s]*/u, '')
    .replace(/^〒?\s*\d{3}-?\d{4}(?!\d)\s*/u, '')
    // A long vowel mark, a wave or の between numbers is meant as a hyphen.
    .replace(LINE_AS_HYPHEN, '-')
    .replace(KANJI_BEFORE_UNIT, kanjiNumber)
    .replace(KANJI_SERIES, (series) => series.split('-').map(kanjiNumber).join('-'))
    .replace(/(\d)\s+(?=丁目|番|号|-|の\d)/gu, '$1')
    .replace(/(丁目|番地?|-)\s+(?=\d)/gu, '$1');
  const prefecture = PREFECTURE.exec(plain)?.[1] ?? '';
  const local = plain.slice(prefecture.length).trim();
  const start = local.search(FIRST_NUMBER);
  const spelt = spellTown(start === -1 ? local : local.slice(0, start));
  const { numbers, building } = takeNumbers(start === -1 ? '' : local.slice(start));
  const isAbroad = !prefecture && !CITY.test(spelt);
  const town = isAbroad ? spellTown(local) : spelt;
  return {
    prefecture,
    city: CITY.exec(spelt)?.[0] ?? '',
    town,
    numbers: isAbroad ? [] : numbers,
    building: isAbroad ? '' : building,
    key: isAbroad ? town : numbers.length > 0 ? `${withoutWard(town)}|${numbers.join('-')}` : '',
  };
}

/** One spelling for 大字 and 字 (left out), ケ, ヶ, が and ノ, の, 之 inside names of places. */
function spellTown(town: string): string {
  return town
    .replace(/[\s,、。.・-]+/gu, '')
    .replace(/大字|小字|(?<=[市区町村郡\p{Script=Han}])字(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\p{Script=Han})[ヶケガがヵカ箇](?=\p{Script=Han})/gu, 'ケ')
    .replace(/(?<=\p{Script=Han})[の之ノ](?=\p{Script=Han}|$)/gu, 'ノ');
}

function withoutWard(town: string): string {
  const city = CITY.exec(town)?.[0] ?? '';
  return city.replace(/(?<=市)[^市]+区$/u, '') + town.slice(city.length);
}

function takeNumbers(text: string): { numbers: number[]; building: string } {
  const numbers: number[] = [];
  let rest = text;
  while (numbers.length < 5) {
    const found = NUMBER.exec(rest);
    if (!found) break;
    // A floor or a room is no number of the block: 3階, 3F.
    if (/^\d+\s*(?:階|F\b|F$|号室|室)/u.test(rest) && numbers.length > 0) break;
    numbers.push(Number(found[1]));
    rest = rest.slice(found[0].length);
    if (!/^\d/u.test(rest)) break;
  }
  return { numbers, building: rest.replace(/^[\s,、-]+|^(?:番地|号)/gu, '').replace(/\s+/gu, '') };
}
