// What the command line says exists in English and in Japanese, with the same places for what is filled in.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { commandLanguage, messagesOf } from '../../scripts/connection/messages.ts';

/** Keys of a file with the text below each. */
function textsOf(file: string): Map<string, string> {
  const parts = readFileSync(file, 'utf8').split(/^# (.+)$/m);
  return new Map(
    parts.slice(1).flatMap((key, index, all) => (index % 2 === 0 ? [[key.trim(), all[index + 1]!.trim()]] : [])),
  );
}

const placesOf = (text: string): string[] => (text.match(/%[sdij]/g) ?? []).sort();
const files = globSync('messages/*.md').map((file) => basename(file));

test('the language is the one that was asked for, otherwise that of the terminal', () => {
  assert.equal(commandLanguage({}), 'en');
  assert.equal(commandLanguage({ LANG: 'ja_JP.UTF-8' }), 'ja');
  assert.equal(commandLanguage({ LANG: 'ja_JP.UTF-8', LC_ALL: 'en_GB.UTF-8' }), 'en');
  assert.equal(commandLanguage({ LC_ALL: '', LC_MESSAGES: 'ja', LANG: 'C' }), 'ja');
  assert.equal(commandLanguage({ RENKEI_LANGUAGE: 'ja', LC_ALL: 'de_DE' }), 'ja');
  assert.equal(commandLanguage({ RENKEI_LANGUAGE: 'jam' }), 'en');
});

for (const file of files) {
  test(`${file} is there in Japanese, key by key and place by place`, () => {
    const english = textsOf(`messages/${file}`);
    const japanese = textsOf(`messages/ja/${file}`);
    assert.deepEqual([...japanese.keys()].sort(), [...english.keys()].sort());
    for (const [key, text] of english) {
      const translated = japanese.get(key)!;
      assert.deepEqual(placesOf(translated), placesOf(text), key);
      assert.notEqual(translated, '', key);
      // Examples are commands and columns may be names; whatever is a sentence has to be Japanese.
      if (/[a-z] [a-z]+ [a-z]/.test(text) && key !== 'examples')
        assert.match(translated, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, key);
    }
  });
}

test('no Japanese file is left of an English one that is gone', () => {
  assert.deepEqual(
    globSync('messages/ja/*.md')
      .map((file) => basename(file))
      .sort(),
    [...files].sort(),
  );
});

test('a text comes in the language that is asked for', () => {
  assert.match(messagesOf('import', 'ja').getMessage('summary'), /\p{Script=Han}/u);
  assert.doesNotMatch(messagesOf('import', 'en').getMessage('summary'), /\p{Script=Han}/u);
});
