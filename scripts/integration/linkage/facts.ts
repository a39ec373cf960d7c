import { normaliseAddress, type NormalisedAddress } from './address.ts';
import { normalisePhone, normalisePostalCode, normaliseWebsite } from './contact.ts';
import { normaliseCorporateNumber } from './corporateNumber.ts';
import { hashOf, hashPair } from './hash.ts';
import { englishWords, normaliseKana, normaliseName, type NormalisedName } from './name.ts';
import type { Party } from './party.ts';
import { foldText, readingKey } from './text.ts';

/** A party as the rules see it: every value normalised, '' or [] where it says nothing. */
export interface Facts {
  party: Party;
  name: NormalisedName;
  /** Reading; out of the name where that is written in kana only. */
  kana: string;
  /** Words of the English name; of the name itself where that is in Latin letters. */
  words: readonly string[];
  /** The words as one key. */
  english: string;
  address: NormalisedAddress;
  postalCode: string;
  phone: string;
  host: string;
  corporateNumber: string;
  industry: string;
  capital: number | null;
  /** Hashes of what names share in part: pairs of characters, threes of kana, English words. Distinct. */
  nameGrams: readonly number[];
  kanaGrams: readonly number[];
  wordGrams: readonly number[];
}

/** Normalises a party once; everything else works on the result. */
export function factsOf(party: Party): Facts {
  const name = normaliseName(party.name);
  const kana = party.kana
    ? normaliseKana(party.kana)
    : /^\p{Script=Katakana}+$/u.test(name.key)
      ? readingKey(name.key)
      : '';
  const told = party.englishName ? englishWords(party.englishName) : [];
  const words = told.length > 0 ? told : name.words;
  return {
    party,
    name,
    kana,
    words,
    english: words.join(''),
    address: normaliseAddress(party.address ?? ''),
    postalCode: normalisePostalCode(party.postalCode ?? ''),
    phone: normalisePhone(party.phone ?? ''),
    host: normaliseWebsite(party.website ?? ''),
    corporateNumber: normaliseCorporateNumber(party.corporateNumber ?? ''),
    industry: foldText(party.industry ?? ''),
    capital: typeof party.capital === 'number' && party.capital > 0 ? party.capital : null,
    nameGrams: name.words.length > 0 ? wordGrams(name.words) : grams(name.key, 2),
    kanaGrams: grams(kana, 3),
    wordGrams: wordGrams(words),
  };
}

/** Distinct hashes of every run of so many characters, the beginning marked; a shorter text is one run. */
function grams(text: string, length: number): number[] {
  if (text === '') return [];
  const marked = `^${text}`;
  const found = new Set<number>();
  for (let at = 0; at === 0 || at + length <= marked.length; at += 1)
    found.add(hashPair(length, hashOf(marked.slice(at, at + length))));
  return [...found];
}

function wordGrams(words: readonly string[]): number[] {
  return [...new Set(words.filter((word) => word !== 'AND').map((word) => hashPair(0, hashOf(word))))];
}
