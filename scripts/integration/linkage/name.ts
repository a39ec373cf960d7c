import { takeEnglishForm, takeKanaForm, takeLegalForm } from './legalForm.ts';
import { foldText, nameKey, readingKey, toKatakana } from './text.ts';

/** A company's name taken apart. */
export interface NormalisedName {
  /** The name without legal form, branch and brackets, folded but readable. */
  core: string;
  /** The core for comparison: equal for every spelling of one name. '' when nothing is left. */
  key: string;
  /** The key without words for a holding or a group, which come and go; '' when nothing else is in the name. */
  stem: string;
  /** Legal form under its usual name; '' when the name tells none. */
  legalForm: string;
  /** The branch that the name tells (大阪支店); '' for a head office or none. */
  branch: string;
  /** Keys of former names that the name tells in brackets (旧商号 …). */
  former: readonly string[];
  /** Words of a name in Latin letters, as of an English name; [] when it has Japanese letters. */
  words: readonly string[];
}

const FORMER = /\(\s*(?:旧(?:社名|商号|名称|名)?|FORMERLY|FORMER|EX)\s*[::・-]?\s*([^()]+)\)/gu;
const BRACKETED = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/gu;
const BRANCH_END =
  /(?:支店|支社|支部|支局|営業所|営業部|出張所|事業所|事業部|工場|本店|本社|本部|店|BRANCH|OFFICE|FACTORY|PLANT)$/u;
const HEAD_OFFICE = /^(?:本店|本社|本部|東京本社|大阪本社|HEAD OFFICE)$/u;
const HOLDING = /ホルデイングスカンパニ|ホルデイングス?|グルプ本社|グルプ|HOLDINGS?|GROUP|HLDGS?|HD$|GHD$/gu;

/** Takes a Japanese company's name apart. Never throws; a name in Latin letters is taken as an English one. */
export function normaliseName(text: string): NormalisedName {
  const folded = foldText(text);
  const former = [...folded.matchAll(FORMER)].map(([, name]) => nameKey(takeLegalForm(name!).rest)).filter(Boolean);
  const { rest, behind, form } = takeLegalForm(folded.replace(FORMER, ' ').trim());
  const bare = rest.replace(BRACKETED, ' ').replace(/\s+/gu, ' ').trim() || rest;
  const [core, branch] = behind ? [bare, behind] : takeBranch(bare);
  const latin = !/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(core) && /\p{L}/u.test(core);
  const words = latin ? englishWords(core) : [];
  const key = latin ? words.join('') || nameKey(core) : nameKey(core);
  return {
    core,
    key,
    stem: key.replace(HOLDING, '') || key,
    legalForm: form,
    branch: HEAD_OFFICE.test(branch) ? '' : branch,
    former,
    words,
  };
}

/** A branch is told apart by a blank only: 山田 本店 may be a branch, 山田本店 is a name. */
function takeBranch(bare: string): [core: string, branch: string] {
  const at = bare.lastIndexOf(' ');
  const last = bare.slice(at + 1);
  return at > 0 && BRANCH_END.test(last) ? [bare.slice(0, at), last] : [bare, ''];
}

/** A reading for comparison: katakana without legal form, small letters, long vowels and blanks. '' when there is none. */
export function normaliseKana(text: string): string {
  const katakana = toKatakana(foldText(text));
  return readingKey(takeKanaForm(takeLegalForm(katakana.replace(/[\s・]+/gu, '')).rest));
}

const ABBREVIATIONS: Record<string, string> = {
  HD: 'HOLDINGS',
  HLDG: 'HOLDINGS',
  HLDGS: 'HOLDINGS',
  HOLDING: 'HOLDINGS',
  GRP: 'GROUP',
  INTL: 'INTERNATIONAL',
  MFG: 'MANUFACTURING',
  IND: 'INDUSTRIES',
  ENG: 'ENGINEERING',
  BLDG: 'BUILDING',
  TECH: 'TECHNOLOGY',
  SYS: 'SYSTEMS',
};

/**
 * The words of an English name: capitals, no punctuation, letters of acronyms joined (H.U. → HU), & as AND, abbreviations written out,
 * without THE and the legal form. [] when there are none.
 */
export function englishWords(text: string): readonly string[] {
  const plain = foldText(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:\p{L}\.){2,}/gu, (acronym) => `${acronym.replace(/\./g, '')} `)
    .replace(/['’`]/gu, '')
    .replace(/&/g, ' & ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  return takeEnglishForm(plain.replace(/^THE /u, ''))
    .split(' ')
    .map((word) => (word === '&' ? 'AND' : (ABBREVIATIONS[word] ?? word)))
    .filter((word) => word !== '');
}
