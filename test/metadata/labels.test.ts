// A label that nothing shows is translated and read for nothing.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { join } from 'node:path';
import { project } from '../connection/deployedOrg.ts';
import { all, ofType, sourceFiles, textOf } from './sourceFiles.ts';

const labels = ofType(sourceFiles(), 'CustomLabels').flatMap(({ root }) =>
  all(root, 'labels').map((label) => textOf(label, 'fullName')!),
);

test('every label is imported by a component or named by a flow, a formula or a page', () => {
  const sources = globSync('force-app/main/**/*.{ts,xml}', { cwd: project }).filter(
    (file) => !/__tests__|\/labels\//.test(file),
  );
  const named = new Set(
    sources.flatMap((file) => readFileSync(join(project, file), 'utf8').match(/\bRenkei[A-Za-z]+_\w+/g) ?? []),
  );
  assert.ok(labels.length > 1000, `${labels.length}`);
  assert.deepEqual(
    labels.filter((label) => !named.has(label)),
    [],
  );
});
