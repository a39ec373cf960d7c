// Japanese holds to one word for one thing: spellings that the glossary refuses, and signs of mixed widths, are found wherever people read.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from '../connection/testOrg.ts';

const GLOSSARY = 'docs/ja/glossary.md';
/** Written from metadata: their words are those of the screens, which stand without spaces. */
const GENERATED = ['docs/ja/data-dictionary.md', 'docs/ja/flows.md'];
const JAPANESE = '[\\u3041-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff々]';
const anyJapanese = new RegExp(JAPANESE);

/** Where a text stands decides about spaces beside Latin letters and digits: none on a screen, one in prose. */
type Place = 'screen' | 'prose' | 'generated';
interface Text {
  path: string;
  place: Place;
  text: string;
}

const pathsOf = (pattern: string): string[] =>
  globSync(pattern, { cwd: project })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** Text of elements; what a report or a dashboard says in English stands before the Japanese. */
const ofXml = (path: string): string[] =>
  [...read(path).matchAll(/>([^<]*)</g)].map(([, text]) =>
    text!.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&'),
  );
const ofStrings = (path: string): string[] =>
  [...read(path).matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text]) => text!);
/** Prose line by line, without code, link targets and addresses. */
const ofMarkdown = (path: string): string[] =>
  read(path)
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`|<[^>\n]*>|https?:\S+/g, '`')
    .replaceAll(/\]\([^)\n]*\)/g, ']')
    .split('\n');

function texts(): Text[] {
  const from = (patterns: string[], place: Place, read: (path: string) => string[]): Text[] =>
    patterns
      .flatMap(pathsOf)
      .filter((path) => path !== GLOSSARY)
      .flatMap((path) =>
        read(path).map((text) => ({ path, place: GENERATED.includes(path) ? ('generated' as const) : place, text })),
      )
      .filter(({ text }) => anyJapanese.test(text));
  return [
    ...from(
      [
        'force-app/ja/**/*-meta.xml',
        'force-app/main/*/labels/*-meta.xml',
        'force-app/main/insight/report*/**/*-meta.xml',
        'force-app/dashboards/**/*-meta.xml',
      ],
      'screen',
      ofXml,
    ),
    ...from(
      ['scripts/meeting/words/japanese.ts', 'force-app/main/insight/lwc/renkeiFigureRules/definitions.ts'],
      'screen',
      ofStrings,
    ),
    ...from(['scripts/documentation/*InJapanese.ts'], 'prose', ofStrings),
    ...from(['messages/ja/*.md', 'README.ja.md', 'docs/ja/**/*.md'], 'prose', ofMarkdown),
  ];
}

/** The spellings in the last column of the glossary's tables. */
function refusedByGlossary(): string[] {
  const cells = read(GLOSSARY)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').at(-2)!);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!));
}

/** What stands in the glossary under "書き方", as patterns. */
const SIGNS: [RegExp, string][] = [
  [/あなた/, 'say 自分, or leave it out'],
  [/だれ|わか[るらりっ]|ひとこと|ひと言|あらためて|他の(?=人|担当)/, 'write 誰, 分かる, 一言, 改めて, ほかの'],
  [
    /マネージャ(?!ー)|ユーザ(?!ー)|フォルダ(?!ー)|サーバ(?!ー)|ブラウザ(?!ー)|コンピュータ(?!ー)/,
    'write the long vowel',
  ],
  [/[０-９Ａ-Ｚａ-ｚ％]/, 'digits, letters and % are narrow'],
  [/〜/, 'a range is written with ～ (U+FF5E)'],
];
/** A generated page has types such as テキスト(80). */
const NARROW = new RegExp(`${JAPANESE}[(:]|\\)${JAPANESE}`);
const BESIDE = new RegExp(`(?<=${JAPANESE}) ?(?=[A-Za-z0-9{])|(?<=[A-Za-z0-9}%]) ?(?=${JAPANESE})`, 'g');
const spaces = ({ place, text }: Text): string[] => {
  if (place === 'generated') return [];
  const words = text.replaceAll('IS担当', '担当');
  return [...words.matchAll(BESIDE)]
    .filter(([found]) => (found === ' ') === (place === 'screen'))
    .map(({ index }) => words.slice(index - 1, index + 2).trim());
};

function problems(found: Text[], refused: string[]): string[] {
  return found.flatMap((one) => {
    const { path, place, text } = one;
    const told = (what: string) => `${path}: ${what}: ${text.trim()}`;
    return [
      ...refused.filter((word) => text.includes(word)).map((word) => told(`“${word}” is refused by ${GLOSSARY}`)),
      ...SIGNS.filter(([sign]) => sign.test(text)).map(([, rule]) => told(rule)),
      ...(place !== 'generated' && NARROW.test(text) ? [told('brackets and colons are wide')] : []),
      ...spaces(one).map((pair) =>
        told(`“${pair}”: ${place === 'screen' ? 'no space on a screen' : 'a space in prose'}`),
      ),
    ];
  });
}

test('Japanese keeps to the words of the glossary and to one width of signs', () => {
  const refused = refusedByGlossary();
  assert.ok(refused.length > 30, 'the glossary refuses spellings');
  assert.ok(texts().length > 3000, 'there is Japanese to read');
  assert.deepEqual(problems(texts(), refused), []);
});

test('a refused spelling, a wide digit, a narrow bracket and a wrong space are found', () => {
  const seed = (text: string, place: Place = 'screen') =>
    problems([{ path: 'x', place, text }], refusedByGlossary()).join();
  assert.match(seed('コール計画'), /“コール計画” is refused/);
  assert.match(seed('あなたの案件'), /say 自分/);
  assert.match(seed('他の担当者とユーザ'), /write 誰.*write the long vowel/);
  assert.match(seed('１２社'), /narrow/);
  assert.match(seed('案件(3件)'), /wide/);
  assert.match(seed('{0} 件'), /no space on a screen/);
  assert.match(seed('取引先 3社', 'prose'), /“3社”: a space in prose/);
  assert.equal(seed('IS担当が架電した{0}件（6月12日）'), '');
  assert.equal(seed('IS担当が 3 件を架電しました。', 'prose'), '');
});
