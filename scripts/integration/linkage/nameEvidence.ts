import type { Facts } from './facts.ts';
import type { Frequencies } from './frequencies.ts';
import type { ReasonCode } from './reasons.ts';

/** One observation and how strong it is: 1 carries the full points of its code, 0 none. */
export interface Evidence {
  code: ReasonCode;
  strength: number;
  mine: string;
  theirs: string;
}

/** Bits from which an agreement is as rare as it gets: longer names add nothing. */
const FULL_BITS = 45;
/** Of a language that repeats what another one says already, so much counts. */
const REPEATED = 0.25;
/** What is left of a similarity of names that carry different numbers. */
const NUMBERED_APART = 0.3;
/** Shares of common grams below which two texts have nothing in common. */
const LEAST_SIMILARITY = 0.3;
const LEAST_BITS = 8;

interface Overlap {
  /** Bits of the common grams. */
  bits: number;
  /** Share of the common bits in both (Dice). */
  dice: number;
  /** Share of the common bits in the side that has fewer. */
  inside: number;
}

/** What the names say, strongest first. Japanese, reading and English name mostly say the same thing thrice, so the strongest counts in full. */
export function nameEvidence(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence[] {
  const found: Evidence[] = [];
  for (const language of [japanese, kana, english]) {
    const evidence = language(mine, theirs, frequencies);
    if (evidence) found.push(evidence);
  }
  if (areNumberedApart(mine, theirs)) for (const evidence of found) evidence.strength *= NUMBERED_APART;
  const former = formerName(mine, theirs);
  if (former) found.push(former);
  if (found.length === 0) return [{ code: 'OtherName', strength: 1, mine: mine.party.name, theirs: theirs.party.name }];
  // Sorting is stable: of equals the Japanese name comes first, whichever side is asked.
  found.sort((a, b) => rank(b) - rank(a));
  return found.map((one, place) => (place === 0 ? one : { ...one, strength: one.strength * REPEATED }));
}

/** The same name counts in full before any other language. */
const rank = ({ code, strength }: Evidence) => (code === 'SameName' ? 2 : strength);

/** Funds and firms of a series differ in a number only, which is all that matters. */
function areNumberedApart(mine: Facts, theirs: Facts): boolean {
  const [a, b] = [mine, theirs].map(({ name }) => (name.key.match(/\d+/g) ?? []).join());
  return a !== '' && b !== '' && a !== b;
}

function japanese(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence | null {
  const [a, b] = [mine.name, theirs.name];
  if (!a.key || !b.key) return null;
  const told = { mine: mine.party.name, theirs: theirs.party.name };
  if (a.key === b.key) return { code: 'SameName', strength: same(nameBits(mine, frequencies)), ...told };
  const overlap = overlapOf(mine.nameGrams, theirs.nameGrams, frequencies);
  if (a.stem === b.stem || contains(a.stem, b.stem) || contains(b.stem, a.stem))
    return { code: 'NameInsideOther', strength: inside(overlap), ...told };
  return similar('SimilarName', overlap, told);
}

function kana(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence | null {
  if (!mine.kana || !theirs.kana) return null;
  const told = { mine: mine.party.kana || mine.party.name, theirs: theirs.party.kana || theirs.party.name };
  if (mine.kana === theirs.kana)
    return { code: 'SameKana', strength: 0.85 * same(bitsOf(mine.kanaGrams, frequencies)), ...told };
  return similar('SimilarKana', overlapOf(mine.kanaGrams, theirs.kanaGrams, frequencies), told);
}

function english(mine: Facts, theirs: Facts, frequencies: Frequencies): Evidence | null {
  if (!mine.english || !theirs.english) return null;
  const told = {
    mine: mine.party.englishName || mine.party.name,
    theirs: theirs.party.englishName || theirs.party.name,
  };
  if (mine.english === theirs.english)
    return { code: 'SameEnglishName', strength: 0.9 * same(2 * bitsOf(mine.wordGrams, frequencies)), ...told };
  const overlap = overlapOf(mine.wordGrams, theirs.wordGrams, frequencies);
  return similar('SimilarEnglishName', { ...overlap, bits: 2 * overlap.bits }, told);
}

function formerName(mine: Facts, theirs: Facts): Evidence | null {
  const known = mine.name.former.includes(theirs.name.key) || theirs.name.former.includes(mine.name.key);
  return known ? { code: 'FormerName', strength: 1, mine: mine.party.name, theirs: theirs.party.name } : null;
}

/** Bits of a name. A word carries many letters: two rare words are as telling as a long Japanese name. */
function nameBits({ name, nameGrams }: Facts, frequencies: Frequencies): number {
  return (name.words.length > 0 ? 2 : 1) * bitsOf(nameGrams, frequencies);
}

/** A stem of one character, or of two Latin letters, is inside of too many names to tell anything. */
function contains(outer: string, inner: string): boolean {
  return inner.length >= (/^[\x21-\x7e]*$/.test(inner) ? 3 : 2) && outer.length > inner.length && outer.includes(inner);
}

const same = (bits: number) => 0.6 + 0.4 * Math.min(1, bits / FULL_BITS);
const inside = ({ bits }: Overlap) => 0.3 + 0.5 * Math.min(1, bits / FULL_BITS);

function similar(
  code: ReasonCode,
  { bits, dice, inside }: Overlap,
  told: { mine: string; theirs: string },
): Evidence | null {
  const similarity = Math.max(dice, 0.8 * inside);
  if (similarity < LEAST_SIMILARITY || bits < LEAST_BITS) return null;
  return { code, strength: similarity * (0.4 + 0.6 * Math.min(1, bits / FULL_BITS)), ...told };
}

function bitsOf(grams: readonly number[], frequencies: Frequencies): number {
  let bits = 0;
  for (const gram of grams) bits += frequencies.gramBits(gram);
  return bits;
}

function overlapOf(mine: readonly number[], theirs: readonly number[], frequencies: Frequencies): Overlap {
  const ours = bitsOf(mine, frequencies);
  const other = bitsOf(theirs, frequencies);
  const bits = bitsOf(
    theirs.filter((gram) => mine.includes(gram)),
    frequencies,
  );
  if (bits === 0) return { bits, dice: 0, inside: 0 };
  return { bits, dice: (2 * bits) / (ours + other), inside: bits / Math.min(ours, other) };
}
