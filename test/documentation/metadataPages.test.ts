import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FLOWS_IN_JAPANESE } from '../../scripts/documentation/flowsInJapanese.ts';
import { OBJECTS_IN_JAPANESE } from '../../scripts/documentation/objectsInJapanese.ts';
import { readFlows, readObjects } from '../../scripts/documentation/packageMetadata.ts';
import { metadataPages } from '../../scripts/documentation/writePages.ts';
import { project } from '../connection/testOrg.ts';

const pages = metadataPages();

describe('pages that are written from metadata', () => {
  it('say what the metadata say', async () => {
    for (const [path, text] of await pages)
      assert.equal(readFileSync(join(project, path), 'utf8'), text, `${path} is stale: npm run metadata-docs`);
  });

  it('name every object, every field and every flow', async () => {
    const written = await pages;
    for (const path of ['docs/data-dictionary.md', 'docs/ja/data-dictionary.md'])
      for (const { name, fields } of readObjects()) {
        const [, section = ''] = written.get(path)!.split(`### \`${name}\``);
        const own = section.split('\n### ')[0]!;
        for (const field of fields) assert.ok(own.includes(`| \`${field.name}\` |`), `${path}: ${name}.${field.name}`);
      }
    for (const path of ['docs/flows.md', 'docs/ja/flows.md'])
      for (const { name } of readFlows()) assert.ok(written.get(path)!.includes(`\n### ${name}\n`), `${path}: ${name}`);
  });

  it('have a Japanese text for each own object and each flow, and none left over', () => {
    const own = readObjects().filter(({ content }) => content !== undefined);
    assert.deepEqual(Object.keys(OBJECTS_IN_JAPANESE).sort(), own.map(({ name }) => name).sort());
    assert.deepEqual(
      Object.keys(FLOWS_IN_JAPANESE).sort(),
      readFlows().map(({ name }) => name),
    );
    for (const text of Object.values(OBJECTS_IN_JAPANESE)) assert.match(text, /[぀-ヿ一-鿿].*。$/);
  });
});
