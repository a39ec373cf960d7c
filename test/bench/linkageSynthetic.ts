import type { Party } from '../../scripts/integration/linkage/party.ts';
import { OLD_FORMS, PLACES, STEMS, SYLLABLES, TRADES } from './linkageWords.ts';

/** Share of the companies of one side that the other one has as well. */
export const COMMON = 0.7;
/** Shares of what happens to a company between the two sides. */
const MOVED = 0.15;
const RENAMED = 0.04;
/** Share of the companies that are the branch of the one before it: same name and number, a place of its own. */
const BRANCHES = 0.06;
const BUILDINGS = ['第一ビル', '駅前センタービル', 'サンタワー', '中央ビルディング', '共同ビル'];

/** Mulberry32 over a seed and a number, so that every company can be made by itself, in any order. */
function randomOf(...seeds: number[]): () => number {
  let state = seeds.reduce((hash, seed) => Math.imul(hash ^ seed, 0x9e3779b1) ^ (hash >>> 15), 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));

interface Name {
  core: string;
  kana: string;
  english: string;
  industry: string;
}

function nameOf(random: Random): Name {
  const [trade, tradeKana, tradeEnglish, industry] = pick(random, TRADES);
  const kind = random();
  let [core, kana, english] = pick(random, STEMS) as [string, string, string];
  if (kind < 0.35) {
    const [second, secondKana, secondEnglish] = pick(random, STEMS);
    [core, kana, english] = [core + second, kana + secondKana, `${english} ${secondEnglish}`];
  } else if (kind > 0.5) {
    const syllables = Array.from({ length: whole(random, 3, 5) }, () => pick(random, SYLLABLES));
    kana = syllables.map(([letter]) => letter).join('');
    english = syllables.map(([, letters]) => letters).join('');
    core = kind > 0.8 ? english.toUpperCase() : kana;
  }
  const bare = random() < 0.15;
  return {
    core: bare ? core : core + trade,
    kana: bare ? kana : kana + tradeKana,
    english: bare ? english : `${english} ${tradeEnglish}`,
    industry,
  };
}

interface Place {
  prefecture: string;
  town: string;
  numbers: number[];
  building: string;
}

function placeOf(random: Random): Place {
  const { prefecture, city, towns } = pick(random, PLACES);
  return {
    prefecture,
    town: city + pick(random, towns),
    numbers: [whole(random, 1, 5), whole(random, 1, 30), whole(random, 1, 25)],
    building: random() < 0.3 ? `${pick(random, BUILDINGS)}${whole(random, 2, 12)}階` : '',
  };
}

interface Company {
  name: Name;
  form: '株式会社' | '有限会社' | '合同会社';
  isBefore: boolean;
  place: Place;
  phone: string;
  number: string;
  host: string;
  capital: number;
  branch: string;
}

const phoneOf = (random: Random) => `0${whole(random, 3, 9)}-${whole(random, 1000, 9999)}-${whole(random, 1000, 9999)}`;

/** A number with the check digit of the National Tax Agency's rule. */
function corporateNumberOf(base: number): string {
  const digits = String(100_000_000_000 + base);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * ((12 - at) % 2 === 1 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${digits}`;
}

/** A company as it truly is; a branch takes name and number of the company before it. */
function companyOf(seed: number, identity: number): Company {
  const random = randomOf(seed, identity, 1);
  const isBranch = identity > 0 && random() < BRANCHES;
  const base: Company = isBranch ? companyOf(seed, identity - 1) : ownCompany(random, identity);
  if (!isBranch) return base;
  const place = placeOf(random);
  const town = place.town.replace(/^.*?([^市区町村]{2,4})[市区].*$/u, '$1');
  return { ...base, place, phone: phoneOf(random), branch: `${town}${pick(random, ['支店', '営業所', '工場'])}` };
}

function ownCompany(random: Random, identity: number): Company {
  const name = nameOf(random);
  const form = random();
  return {
    name,
    form: form < 0.75 ? '株式会社' : form < 0.93 ? '有限会社' : '合同会社',
    isBefore: random() < 0.6,
    place: placeOf(random),
    phone: phoneOf(random),
    number: corporateNumberOf(identity),
    host: `${name.english.toLowerCase().replace(/[^a-z]/g, '')}${random() < 0.5 ? '' : identity % 97}.co.jp`,
    capital: pick(random, [1, 3, 5, 10, 10, 10, 20, 30, 50, 100, 300]) * (random() < 0.7 ? 1 : whole(random, 2, 99)),
    branch: '',
  };
}

const SHORT = {
  株式会社: ['株式会社', '㈱', '(株)', '（株）'],
  有限会社: ['有限会社', '㈲', '(有)'],
  合同会社: ['合同会社', '(同)'],
};
const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** The company as one side has written it down. */
function written(seed: number, identity: number, side: 'left' | 'right'): Party {
  const company = companyOf(seed, identity);
  const random = randomOf(seed, identity, side === 'left' ? 2 : 3);
  const later = randomOf(seed, identity, 4);
  let { name, place, phone } = company;
  if (side === 'right') {
    if (later() < RENAMED)
      name =
        later() < 0.5
          ? { ...nameOf(later), industry: name.industry }
          : {
              ...name,
              core: `${name.core}ホールディングス`,
              kana: `${name.kana}ホールディングス`,
              english: `${name.english} Holdings`,
            };
    if (later() < MOVED) [place, phone] = [placeOf(later), later() < 0.6 ? phoneOf(later) : phone];
  }
  let core = name.core;
  if (random() < 0.15) core = [...core].map((letter) => OLD_FORMS[letter] ?? letter).join('');
  if (random() < 0.3) core = wide(core);
  const form = pick(random, SHORT[company.form]);
  const space = random() < 0.2 ? '　' : '';
  const isBefore = random() < 0.03 ? !company.isBefore : company.isBefore;
  const named = isBefore ? form + space + core : core + space + form;
  const has = (share: number) => random() < share;
  return {
    key: `${side}-${String(identity).padStart(7, '0')}`,
    name: company.branch ? `${named} ${company.branch}` : named,
    kana: has(0.5) ? name.kana : undefined,
    englishName: has(0.3) ? `${name.english} ${pick(random, ['Co., Ltd.', 'Inc.', 'CO.,LTD.', 'K.K.'])}` : undefined,
    address: has(0.95) ? addressOf(random, place) : undefined,
    phone: has(0.7) ? (has(0.2) ? `+81-${phone.slice(1)}` : has(0.2) ? wide(phone) : phone) : undefined,
    website: has(0.4) ? `https://www.${company.host}/` : undefined,
    corporateNumber: has(0.3) ? company.number : undefined,
    industry: has(0.6) ? name.industry : undefined,
    capital: has(0.5) ? company.capital : null,
  };
}

function addressOf(random: Random, { prefecture, town, numbers, building }: Place): string {
  const [block, lot, house] = numbers as [number, number, number];
  const kanji = '〇一二三四五'[block]!;
  const style = random();
  const line =
    style < 0.4
      ? `${kanji}丁目${lot}番${house}号`
      : style < 0.7
        ? `${block}-${lot}-${house}`
        : style < 0.85
          ? wide(`${block}-${lot}-${house}`)
          : `${block}丁目${lot}番地${house}`;
  return `${random() < 0.6 ? prefecture : ''}${town}${line}${building && random() < 0.7 ? `\u3000${building}` : ''}`;
}

/**
 * One side of a made-up linkage: so many parties, of which COMMON are on both sides. The number in a key tells which company it truly is.
 * @param seed same seed, same parties
 */
export function* syntheticSide(seed: number, count: number, side: 'left' | 'right'): Generator<Party> {
  const common = Math.round(count * COMMON);
  for (let place = 0; place < count; place += 1) {
    // What only one side has is numbered behind what both have: first the left side's own, then the right side's.
    const identity = place < common || side === 'left' ? place : place + (count - common);
    yield written(seed, identity, side);
  }
}
