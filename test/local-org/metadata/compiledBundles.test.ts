import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compiledBundle } from '../../../scripts/local-org/metadata/compiledBundles.ts';

const files = (word: string) => ({
  'greeting.js': `import { LightningElement, api } from 'lwc';\nexport default class Greeting extends LightningElement { @api ${word}; }\n`,
  'greeting.html': '<template></template>',
});

test('the compiler is asked once for the same files, and again for others or where an answer cannot be read', async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'compiled-bundles-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const first = await compiledBundle('greeting', files('who'), directory);
  assert.deepEqual(first.publicNames, ['who']);
  const [name] = readdirSync(directory);
  const file = join(directory, name!);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(first)));

  // An answer that no compiler gives: it comes back, so it was read.
  writeFileSync(file, JSON.stringify({ ...first, publicNames: ['kept'] }));
  assert.deepEqual((await compiledBundle('greeting', files('who'), directory)).publicNames, ['kept']);
  writeFileSync(file, '{ "publicNames": [');
  assert.deepEqual((await compiledBundle('greeting', files('who'), directory)).publicNames, ['who']);
  assert.deepEqual((await compiledBundle('greeting', files('whom'), directory)).publicNames, ['whom']);
  assert.equal(readdirSync(directory).length, 2);
});

test('a bundle that does not compile is refused each time', async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'compiled-bundles-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  for (let time = 1; time <= 2; time += 1) {
    const { problems } = await compiledBundle(
      'greeting',
      { ...files('who'), 'greeting.html': '<template>' },
      directory,
    );
    assert.equal(problems[0]!.file, 'greeting.html');
  }
});

test('answers that nobody has asked for in two weeks are dropped', async (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'compiled-bundles-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  const old = join(directory, 'old.json');
  writeFileSync(old, '{}');
  utimesSync(old, new Date(0), new Date(0));
  await compiledBundle('greeting', files('who'), directory);
  assert.equal(readdirSync(directory).includes('old.json'), false);
});
