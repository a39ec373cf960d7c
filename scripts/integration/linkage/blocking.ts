import type { Facts } from './facts.ts';
import { hashOf, hashPair } from './hash.ts';

/** How many rows a key may lead to before it is too common to be worth following; a finer key takes its place. */
const CAPS = {
  name: 120,
  nameAtPlace: 120,
  stem: 40,
  kana: 60,
  english: 60,
  address: 80,
  addressAndCapital: 60,
  phone: 40,
  host: 40,
  corporateNumber: 120,
  nameGram: 60,
  kanaGram: 40,
  word: 60,
} as const;
const KINDS = Object.keys(CAPS) as (keyof typeof CAPS)[];
const CAP_OF = KINDS.map((kind) => CAPS[kind]);
const NUMBER_OF = Object.fromEntries(KINDS.map((kind, number) => [kind, number + 16])) as Record<
  keyof typeof CAPS,
  number
>;

/** One key under which a party can be found. */
export interface BlockingKey {
  hash: number;
  /** Most rows that are followed. */
  cap: number;
}

/** Every key under which a party is stored and looked for. Two parties without a common key never meet. */
export function blockingKeys(facts: Facts): BlockingKey[] {
  const keys: BlockingKey[] = [];
  const addHash = (kind: keyof typeof CAPS, hash: number) =>
    keys.push({ hash: hashPair(NUMBER_OF[kind], hash), cap: CAP_OF[NUMBER_OF[kind] - 16]! });
  const add = (kind: keyof typeof CAPS, text: string) => {
    if (text !== '') addHash(kind, hashOf(text));
  };
  const { name, address } = facts;
  add('name', name.key);
  if (address.city) add('nameAtPlace', `${name.key}|${address.city}`);
  if (name.stem.length > 1) add('stem', name.stem);
  for (const former of name.former) add('name', former);
  if (facts.kana.length > 1) add('kana', facts.kana);
  if (facts.english.length > 1) add('english', facts.english);
  add('address', address.key);
  if (address.key && facts.capital !== null) add('addressAndCapital', `${address.key}|${facts.capital}`);
  add('phone', facts.phone);
  add('host', facts.host);
  add('corporateNumber', facts.corporateNumber);
  for (const gram of facts.nameGrams) addHash('nameGram', gram);
  for (const gram of facts.kanaGrams) addHash('kanaGram', gram);
  for (const gram of facts.wordGrams) addHash('word', gram);
  return keys;
}
