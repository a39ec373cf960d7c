/** What the tree must not contain, and how it must be named. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { test } from 'node:test';
import { localOrgAndProduct } from './linesOfCode.ts';

const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter(Boolean);
const source = tracked.filter((file) => ['.ts', '.js', '.cjs', '.html', '.css'].includes(extname(file)));
const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // removed in the working tree, still in the index
  }
};

test('the local org does not name the product', () => {
  const offenders = tracked.filter((file) => file.startsWith('scripts/local-org/') && /renkei/i.test(read(file)));
  assert.deepEqual(offenders, []);
});

test('the top level is the layout that the README draws', () => {
  const wanted = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'CHANGELOG.md',
    'package.json',
    'tsconfig.json',
    'sfdx-project.json',
    'eslint.config.js',
    '.forceignore',
    '.ci/run',
    'config/project-scratch-def.json',
  ];
  assert.deepEqual(
    wanted.filter((file) => !tracked.includes(file)),
    [],
  );
});

test('no folder hides what it holds', () => {
  const vague = /(^|\/)(utils?|helpers?|misc|common|shared|lib)(\/|$)/;
  assert.deepEqual([...new Set(tracked.map((file) => dirname(file)).filter((folder) => vague.test(folder)))], []);
});

test('source files stay within 400 lines (300 is where a file is asked whether it is two things)', () => {
  // A test that is a table of cases is as long as its table.
  const long = source
    .filter((file) => !file.startsWith('test/'))
    .map((file) => ({ file, lines: read(file).split('\n').length }))
    .filter(({ lines }) => lines > 400);
  assert.deepEqual(long, []);
});

test('ARCHITECTURE.md says what each dependency is for', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const page = read('ARCHITECTURE.md');
  const isNamed = (name: string) => page.includes(`\`${name}\``) || name.startsWith('@lwc/');
  assert.deepEqual(
    Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !isNamed(name)),
    [],
  );
});

test('no lock file records where a package was downloaded', () => {
  for (const file of tracked.filter((name) => basename(name) === 'package-lock.json')) {
    assert.doesNotMatch(read(file), /"resolved": "https?:/, file);
  }
});

test('the local org is smaller than the product', () => {
  const { localOrg, product } = localOrgAndProduct();
  assert.ok(
    localOrg.code > 0 && localOrg.code + localOrg.metadata < product.code + product.metadata,
    JSON.stringify({ localOrg, product }),
  );
});
