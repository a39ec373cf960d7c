/** What is exported is used: a name that nobody imports misleads whoever reads the file, and code that only tests call is not the product. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { exportsOf, type Exported } from './exports.ts';

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.ts'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file && existsSync(file));
const exported = exportsOf(files);
const isTest = (file: string) => /^test\/|__tests__/.test(file);
const told = (names: readonly Exported[]) => names.map(({ file, name }) => `${file}: ${name}`);

test('the exports of the whole project are read', () => {
  const [known] = exported.filter(({ name }) => name === 'exportsOf');
  assert.deepEqual(known?.users, ['test/repository/exports.test.ts']);
  assert.ok(exported.length > 2000, `${exported.length}`);
});

test('every exported function, class and constant is imported somewhere, and so is every name that a file passes on', () => {
  assert.deepEqual(told(exported.filter(({ kind, users }) => kind !== 'type' && users.length === 0)), []);
});

test('every exported type is used somewhere', () => {
  assert.deepEqual(
    told(exported.filter(({ kind, users, isUsedInside }) => kind === 'type' && !isUsedInside && users.length === 0)),
    [],
  );
});

test('scripts hold no code that only tests call', () => {
  // Rules are another matter: what flows state again in the org is held against them by tests.
  const forTests = exported.filter(
    ({ file, kind, isUsedInside, users }) =>
      file.startsWith('scripts/') && kind === 'value' && !isUsedInside && users.every(isTest),
  );
  assert.deepEqual(told(forTests), []);
});
