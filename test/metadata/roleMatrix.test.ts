// Role by role, who sees and may do what: tried over the API, cell by cell, and compared with docs/permissions.md. With
// `RENKEI_WRITE=1` the page is written instead; whoever changes a right sees in its difference what that does to whom.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ofType, sourceFiles } from './sourceFiles.ts';
import { people, type People } from './roles/people.ts';
import { PARTS } from './roles/tables.ts';

const PAGE = join(import.meta.dirname, '../../docs/permissions.md');
let world: People;

before(async () => {
  world = await people();
});
after(() => world?.org.close());

/** Where a part stands in the page: what is between its comments. */
function placeOf(page: string, name: string): [start: number, end: number] {
  const open = `<!-- ${name} -->\n\n`;
  const start = page.indexOf(open);
  const end = page.indexOf(`\n\n<!-- /${name} -->`);
  assert.ok(start >= 0 && end > start, `docs/permissions.md has a part ${name}`);
  return [start + open.length, end];
}

for (const { name, render } of PARTS)
  test(`docs/permissions.md tells who may do what: ${name}`, async () => {
    const found = await render(world);
    const page = readFileSync(PAGE, 'utf8');
    const [start, end] = placeOf(page, name);
    if (process.env['RENKEI_WRITE'] === '1') writeFileSync(PAGE, page.slice(0, start) + found + page.slice(end));
    else assert.deepEqual(page.slice(start, end).split('\n'), found.split('\n'));
  });

test('every object of the package has its table', () => {
  const objects = ofType(sourceFiles(), 'CustomObject').map(({ name }) => name);
  const told = PARTS.map(({ name }) => name);
  assert.deepEqual(
    objects.filter((name) => !told.includes(name)),
    [],
  );
});
