// Every reason that linkage may give has words on the review page, in the filter as well as in the list of a pair.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REASON_CODES } from '../../scripts/integration/linkage/reasons.ts';

const WORDS = join(import.meta.dirname, '../../force-app/main/integration/lwc/renkeiIntegrationWords/reasonNames.ts');

test('the review page has words for each reason of linkage, and for no other', () => {
  const text = readFileSync(WORDS, 'utf8');
  const named = [...text.matchAll(/RenkeiIntegration_Reason(\w+)'/g)].map(([, code]) => code);
  assert.deepEqual(named.sort(), [...REASON_CODES].sort());
});
