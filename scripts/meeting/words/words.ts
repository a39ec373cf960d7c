import type { Language } from 'c/renkeiMeetingPaperRules';
import { english, type Words } from './english.ts';
import { japanese } from './japanese.ts';

export { fill, LANGUAGES, nameOf, type Language } from 'c/renkeiMeetingPaperRules';

const WORDS: Record<Language, Words> = { en: english, ja: japanese };

export function wordsOf(language: Language): Words {
  return WORDS[language];
}
