// Help on compact layouts: "Don't make the primary field a lookup field", for a page then navigates to the record that it names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../scripts/local-org/metadata/references/rule.ts';
import { sourceFiles } from './sourceFiles.ts';

test('the primary field of no compact layout is a lookup', () => {
  const files = sourceFiles();
  const lookups = new Set(
    files
      .filter(({ type, root }) => type === 'CustomField' && /^(Lookup|MasterDetail)$/.test(textOf(root, 'type')))
      .map(({ object, name }) => `${object}.${name}`),
  );
  const layouts = files.filter(({ type }) => type === 'CompactLayout');
  assert.ok(layouts.length > 0 && lookups.size > 0);
  const primary = layouts.map(({ object, root }) => `${object}.${textOf(root, 'fields')}`);
  assert.deepEqual(
    primary.filter((field) => lookups.has(field)),
    [],
  );
});
