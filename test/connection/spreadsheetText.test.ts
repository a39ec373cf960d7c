import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spreadsheetRows } from '../../scripts/connection/spreadsheetText.ts';

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
});
