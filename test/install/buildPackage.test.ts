import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { BuildError, buildPackage } from '../../scripts/install/buildPackage.ts';

const BUNDLE = 'force-app/main/core/lwc/greeting';

/** A project with files; `age` seconds old, so that what is built is newer. */
function project(context: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'build-package-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  const settings = { compilerOptions: { target: 'ESNext', module: 'ESNext', verbatimModuleSyntax: true } };
  for (const [file, text] of Object.entries({ 'force-app/tsconfig.json': JSON.stringify(settings), ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    utimesSync(join(root, file), new Date(0), new Date(0));
  }
  return root;
}

const SOURCE = `import type { Named } from './named.ts';
import { greet } from './greet.ts';
export default class Greeting { @api who: Named = { name: greet() }; }
`;

test('types go, decorators stay, imports name the compiled file', async (context) => {
  const root = project(context, {
    [`${BUNDLE}/greeting.ts`]: SOURCE,
    [`${BUNDLE}/greet.ts`]: 'export const greet = (): string => "Hello";',
    [`${BUNDLE}/__tests__/greeting.test.ts`]: 'not compiled at all (',
  });
  const { written } = await buildPackage(root);
  assert.deepEqual(written.sort(), [`${BUNDLE}/greet.js`, `${BUNDLE}/greeting.js`]);
  const compiled = readFileSync(join(root, BUNDLE, 'greeting.js'), 'utf8');
  assert.match(compiled, /import \{ greet \} from ['"]\.\/greet\.js['"];/);
  assert.match(compiled, /@api\s+who = /);
  assert.doesNotMatch(compiled, /Named/);
  assert.equal(existsSync(join(root, BUNDLE, '__tests__/greeting.test.js')), false);
});

test('only what changed is compiled again, and what lost its source is removed', async (context) => {
  const root = project(context, {
    [`${BUNDLE}/one.ts`]: 'export const one = 1;',
    [`${BUNDLE}/two.ts`]: 'export const two = 2;',
  });
  await buildPackage(root);
  assert.deepEqual(await buildPackage(root), { written: [], unchanged: 2, removed: [] });
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(root, BUNDLE, 'one.ts'), later, later);
  rmSync(join(root, BUNDLE, 'two.ts'));
  writeFileSync(join(root, BUNDLE, 'byHand.js'), 'export const kept = true;');
  assert.deepEqual(await buildPackage(root), {
    written: [`${BUNDLE}/one.js`],
    unchanged: 0,
    removed: [`${BUNDLE}/two.js`],
  });
  assert.ok(existsSync(join(root, BUNDLE, 'byHand.js')));
});

test('a syntax error names file, line and column, and leaves nothing half-written', async (context) => {
  const root = project(context, { [`${BUNDLE}/greeting.ts`]: 'export const one = 1;\nexport const = 2;' });
  await assert.rejects(
    buildPackage(root),
    (error) => error instanceof BuildError && error.message.startsWith(`${BUNDLE}/greeting.ts:2:14: `),
  );
  assert.equal(existsSync(join(root, BUNDLE, 'greeting.js')), false);
});

test('nothing unfinished stands in the package at any time: two builds and a deploy may go on at once', async (context) => {
  const root = project(context, {
    [`${BUNDLE}/one.ts`]: 'export const one = 1;',
    [`${BUNDLE}/two.ts`]: 'export const two = 2;',
  });
  const seen = new Set<string | null>();
  const watcher = watch(join(root, BUNDLE), (_event, file) => seen.add(file));
  context.after(() => watcher.close());
  await Promise.all([buildPackage(root), buildPackage(root)]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual([...seen].sort(), ['one.js', 'two.js']);
});
