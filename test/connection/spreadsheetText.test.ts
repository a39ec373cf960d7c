import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeFailures } from '../../scripts/connection/failureFile.ts';
import { spreadsheetRows } from '../../scripts/connection/spreadsheetText.ts';
import { problemsAsCsv } from '../../scripts/integration/problem.ts';
import { writeOpenList } from '../../scripts/segmentation/distribution/list.ts';

describe('CSV for a spreadsheet', () => {
  it('makes texts of what would be taken for formulas, whatever stands before the sign', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '＋1', '－1', '＠x', '\t=1', '\rx', '\nx']) {
      const [cell] = spreadsheetRows([[text]]).split('\n', 1);
      assert.match(cell!, /^"?'/, JSON.stringify(text));
    }
  });

  it('leaves numbers and harmless texts as they are, and quotes what has to be', () => {
    assert.equal(
      spreadsheetRows([[-5, 0.5, null, '青葉フーズ', 'a=b', 'x, "y"']]),
      '-5,0.5,,青葉フーズ,a=b,"x, ""y"""\n',
    );
  });

  it('is what every list for people is written as, whatever an org or a file has for names and reasons', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'renkei-lists-'));
    const caller = '=cmd()|x';
    try {
      const files = await Promise.all([
        writeOpenList(directory, '2026-06-12', [{ reason: 'NoCapacity', account: '001', caller, openCase: false }]),
        writeFailures(directory, 'import', [
          { object: 'Account', key: '@1', statusCode: 'X', fields: '', message: caller },
        ]),
      ]);
      assert.deepEqual(
        files.map((file) => readFileSync(file, 'utf8').split('\n')[1]),
        ["NoCapacity,001,'=cmd()|x,false", "Account,'@1,X,,'=cmd()|x"],
      );
      const problem = { file: 'accounts.csv', line: 2, column: 1, field: '+Name', reason: caller };
      assert.equal(problemsAsCsv([problem]).split('\n')[1], "accounts.csv,2,1,'+Name,'=cmd()|x");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
