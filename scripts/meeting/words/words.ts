import { english, type Words } from './english.ts';
import { japanese } from './japanese.ts';

/** Languages of the packs. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
export type { Words };

const WORDS: Record<Language, Words> = { en: english, ja: japanese };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** Puts values into a text: `{0}` is the first. */
export function fill(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** The name of a stored value; one that this version does not know stands for itself. */
export function nameOf(names: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(names, value) ? names[value]! : value;
}
