import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { reportPage } from '../../scripts/documentation/reportPage.ts';
import { project } from '../connection/testOrg.ts';

const page = readFileSync(join(project, 'docs/reports.md'), 'utf8');

describe('docs/reports.md', () => {
  it('says of each packaged report what its metadata say', async () => {
    assert.equal(page, await reportPage(page), 'docs/reports.md is stale: npm run report-docs');
  });

  it('says of each what to do, and shows a picture that is there and small', () => {
    const parts = page.split(/<!-- end of Renkei\w+ -->/).slice(1);
    for (const part of parts) assert.match(part.trim(), /^When it is red: \S/, part.slice(0, 200));
    for (const [, picture] of page.matchAll(/\]\((pictures\/[^)]+)\)/g)) {
      const file = join(project, 'docs', picture!);
      assert.ok(existsSync(file), picture);
      // A dashboard is a page of charts.
      const limit = /Renkei(Manager|InsideSales)-/.test(picture!) ? 130_000 : 80_000;
      assert.ok(statSync(file).size <= limit, `${picture} has ${statSync(file).size} bytes`);
    }
  });
});
