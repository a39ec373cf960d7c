// Both languages say everything, and what the org has a word for is called the same on paper.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { FIGURES } from 'c/renkeiFigureRules';
import { QUESTIONS, SECTIONS } from 'c/renkeiMeetingRules';
import { Format } from '../../scripts/meeting/words/format.ts';
import { fill, LANGUAGES, nameOf, wordsOf } from '../../scripts/meeting/words/words.ts';

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}
const [english, japanese] = LANGUAGES.map((language) => flat(wordsOf(language) as unknown as Tree)) as [
  Map<string, string>,
  Map<string, string>,
];
const ENTITIES: Record<string, string> = { apos: "'", quot: '"', lt: '<', gt: '>', amp: '&' };
const textOfXml = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? name);
const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join();

describe('words of the packs', () => {
  it('both languages have every word, with the same values put in', () => {
    assert.deepEqual([...japanese.keys()], [...english.keys()]);
    for (const [key, text] of english) {
      assert.notEqual(text.trim(), '', key);
      assert.notEqual(japanese.get(key)!.trim(), '', key);
      assert.equal(places(japanese.get(key)!), places(text), key);
    }
  });

  it('Japanese is Japanese', () => {
    for (const [key, text] of japanese) {
      if (/^[{}\d\s：:→（）・～「」、,.]+$/.test(text)) continue;
      assert.match(text, /[\u3040-\u30ff\u4e00-\u9fff]/, `${key}: ${text}`);
    }
  });

  it('every word is used', () => {
    const source = globSync([
      'scripts/{meeting,commands/renkei/meeting}/**/*.ts',
      'force-app/main/meeting/lwc/renkeiMeetingPaperRules/*.ts',
    ])
      .filter((file) => !/words\/(english|japanese)\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const byName = /^(age|answer)\w*$/;
    const top = Object.keys(wordsOf('en')).filter((key) => !byName.test(key));
    const unused = [...top, ...Object.keys(wordsOf('en').month)].filter(
      (key) => !new RegExp(`\\.${key}\\b`).test(source),
    );
    assert.deepEqual(unused, []);
  });

  it('names every value that the rules know', () => {
    for (const language of LANGUAGES) {
      const words = wordsOf(language);
      for (const question of QUESTIONS) assert.ok(words.question[question]);
      for (const section of SECTIONS) assert.ok(words.section[section]);
      for (const figure of FIGURES) assert.ok(words.figure[figure]);
    }
  });

  const values = (object: string, field: string): Map<string, string> => {
    const [file] = globSync(`force-app/main/*/objects/${object}/fields/${field}.field-meta.xml`);
    const found = [
      ...readFileSync(file!, 'utf8').matchAll(/<fullName>(\w+)<\/fullName>[\s\S]*?<label>(.*?)<\/label>/g),
    ];
    return new Map(found.slice(1).map(([, name, label]) => [name!, label!]));
  };
  const translated = (object: string, field: string): Map<string, string> => {
    const text = globSync(`force-app/ja/objectTranslations/${object}-ja/${field}.fieldTranslation-meta.xml`)
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    const found = [...text.matchAll(/<masterLabel>(.*?)<\/masterLabel>\s*<translation>(.*?)<\/translation>/g)];
    return new Map(found.map(([, label, translation]) => [label!, translation!]));
  };
  for (const [object, field, names] of [
    ['RenkeiEscalation__c', 'Status__c', 'status'],
    ['RenkeiEscalation__c', 'SignalKind__c', 'signal'],
    ['RenkeiEscalation__c', 'ReturnReason__c', 'returnReason'],
    ['RenkeiVisit__c', 'Result__c', 'result'],
    ['RenkeiMonthFigure__c', 'Figure__c', 'figure'],
  ] as const)
    it(`${object}.${field} is named as in the org`, () => {
      const text = readFileSync(
        globSync(`force-app/main/*/objects/${object}/fields/${field}.field-meta.xml`)[0]!,
        'utf8',
      );
      const stored = [...text.matchAll(/<value>\s*<fullName>(\w+)<\/fullName>[\s\S]*?<label>(.*?)<\/label>/g)];
      const inJapanese = translated(object, field);
      assert.ok(stored.length > 0 && values(object, field).size > 0);
      for (const [, name, label] of stored) {
        assert.equal(nameOf(wordsOf('en')[names], name!), label, `${name}`);
        assert.equal(nameOf(wordsOf('ja')[names], name!), inJapanese.get(label!), `${name}`);
      }
    });

  it('says on paper what the console says', () => {
    const labels = new Map<string, string>();
    for (const file of globSync('force-app/main/meeting/labels/*.xml'))
      for (const [, name, value] of readFileSync(file, 'utf8').matchAll(
        /<fullName>(\w+)<\/fullName>[\s\S]*?<value>(.*?)<\/value>/g,
      ))
        labels.set(name!, value!);
    const translations = new Map(
      [
        ...readFileSync('force-app/ja/translations/ja.translation-meta.xml', 'utf8').matchAll(
          /<customLabels>\s*<label>(.*?)<\/label>\s*<name>(\w+)<\/name>/g,
        ),
      ].map(([, label, name]) => [name!, label!]),
    );
    assert.ok(labels.size > 50 && translations.size > 50, basename('ja.translation-meta.xml'));
    const source = ['paper', 'labels', 'itemLabels', 'minutesLabels', 'nameLabels', 'paperLabels']
      .map((file) => readFileSync(`force-app/main/meeting/lwc/renkeiMeetingWords/${file}.ts`, 'utf8'))
      .join('\n');
    const importOf = new Map(
      [...source.matchAll(/import (\w+) from '@salesforce\/label\/c\.(\w+)'/g)].map(([, key, name]) => [key!, name!]),
    );
    /** Words of the page by the label that the console has for each. */
    const named = [...source.matchAll(/^ {4}(\w+): labels\.(\w+),/gm)].map(([, word, key]) => [word!, key!]);
    const own = [...source.split('export const paperLabels')[1]!.matchAll(/^ {2}(\w+),/gm)].map(([, key]) => [
      key!,
      key!,
    ]);
    const same = [...named, ...own].map(([word, key]) => [word!, importOf.get(key!)!] as const);
    for (const each of SECTIONS) same.push([`section.${each}`, `RenkeiMeeting_Section_${each}`]);
    assert.ok(same.length >= 70, `${same.length} words`);
    for (const [word, label] of same) {
      assert.ok(labels.has(label), `${word}: ${label}`);
      assert.equal(english.get(word), textOfXml(labels.get(label)!), label);
      assert.equal(japanese.get(word), textOfXml(translations.get(label)!), label);
    }
  });

  it('writes days, times and amounts as readers do', () => {
    const en = new Format('en', 'Asia/Tokyo', 'JPY');
    const ja = new Format('ja', 'Asia/Tokyo', 'JPY');
    assert.equal(en.day('2026-06-12'), '12 Jun 2026');
    assert.equal(ja.longDay('2026-06-12'), '2026年6月12日金曜日');
    assert.equal(ja.amount(9_200_000), '920万円');
    assert.equal(en.amount(9_200_000), '¥9.2m');
    assert.match(en.moment('2026-06-11T23:30:00Z'), /^12 Jun 2026, 08:30$/);
    assert.equal(new Format('en', 'UTC', '').amount(1234.5), '1,234.5');
    assert.equal(fill('{1} of {0}', 'a', 'b'), 'b of a');
  });
});
