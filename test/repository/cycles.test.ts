/**
 * No file imports itself by way of others, however many those are: ESLint's rule for it parses every file again for each one that
 * imports it, which takes most of the time of all linting, stops after some steps and does not see imports between bundles.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';

/** What runs when a file is loaded, or later by `import()`; types are gone by then. */
const IMPORT = /^\s*(?:import|export)\s(?!type\s)(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** Files by the paths of those that they import, as far as they are of this project. */
type Imports = Map<string, string[]>;

function importsOf(sources: Map<string, string>): Imports {
  const bundles = new Map(
    [...sources.keys()]
      .filter((file) => /\/lwc\/[^/]+\/[^/]+$/.test(file) && basename(file) === `${basename(dirname(file))}.ts`)
      .map((file) => [`c/${basename(dirname(file))}`, file]),
  );
  const fileOf = (importer: string, name: string): string | undefined => {
    if (!name.startsWith('.')) return bundles.get(name);
    const path = join(dirname(importer), name).replaceAll('\\', '/');
    return [path, `${path}.ts`].find((each) => sources.has(each));
  };
  return new Map(
    [...sources].map(([file, text]) => [
      file,
      [...text.matchAll(IMPORT)].flatMap(([, atLoad, later]) => fileOf(file, atLoad ?? later!) ?? []),
    ]),
  );
}

/** A way from a file back to itself, or none. */
function circleIn(imports: Imports): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

const sources = new Map(
  globSync(['scripts/**/*.{ts,cjs}', 'test/**/*.{ts,cjs}', 'force-app/**/*.ts'], {
    exclude: (path) => basename(path) === 'node_modules',
  }).map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
);

test('no file imports itself by way of others', () => {
  const imports = importsOf(sources);
  assert.ok([...imports.values()].flat().length > imports.size, 'imports are found');
  assert.equal(circleIn(imports)?.join(' imports\n'), undefined);
});

test('a circle is found, by whatever kind of import it goes', () => {
  const bundle = 'force-app/main/core/lwc/renkeiSample';
  const circle = (first: string): string | undefined =>
    circleIn(
      importsOf(
        new Map([
          ['scripts/a.ts', first],
          ['scripts/b.ts', `import './c.ts';`],
          ['scripts/c.ts', `export {\n  c,\n} from '../scripts/d.ts';`],
          ['scripts/d.ts', `const { e } = await import('./e.ts');`],
          ['scripts/e.ts', `import type { A } from './a.ts';\nimport { sample } from 'c/renkeiSample';`],
          [`${bundle}/renkeiSample.ts`, `import { part } from './part';`],
          [`${bundle}/part.ts`, `import { a } from '../../../../../scripts/a.ts';`],
        ]),
      ),
    )?.join(' ');
  assert.equal(
    circle(`import { b,\n  type C } from './b.ts';`),
    `scripts/a.ts scripts/b.ts scripts/c.ts scripts/d.ts scripts/e.ts ${bundle}/renkeiSample.ts ${bundle}/part.ts scripts/a.ts`,
  );
  assert.equal(circle(`import type { b } from './b.ts';`), undefined);
});
