// Formulas in reports are put into SQL where that is sure to give the same; each of these gives what a record has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { executeReport } from '../../../scripts/local-org/analytics/reports.ts';
import { changed } from '../metadata/samplePackage.ts';
import type { Files } from '../metadata/samplePackage.ts';
import { openReportOrg } from './reportOrg.ts';
import { REPORTS } from './reportPackage.ts';

const FORMULAS: Record<string, [formula: string, scale: number, blank?: 'BlankAsBlank']> = {
  Age__c: ['IF(ISBLANK(SeenAt__c), NULL, FLOOR(NOW() - SeenAt__c))', 0],
  Hours__c: ['IF(ISBLANK(SeenAt__c), NULL, (SeenAt__c - CreatedDate) * 24)', 2],
  Late__c: ['IF(AND(NOT(ISBLANK(ClosedOn__c)), ClosedOn__c < TODAY()), 1, 0)', 0],
  Days__c: ['ClosedOn__c - DATEVALUE(SeenAt__c)', 0],
  Third__c: ['Amount__c / 3 + 1', 2],
  Tie__c: ['Amount__c / 8', 2, 'BlankAsBlank'],
  Zero__c: ['10 / Amount__c', 2],
  Either__c: ['IF(OR(ISPICKVAL(Stage__c, "Won"), Amount__c > 50, Region__c = "North"), Amount__c, -1 * Amount__c)', 1],
  Parent__c: ['IF(ISBLANK(Backup__r.Amount__c), 5, Backup__r.Tie__c * 2)', 2],
  Industry__c: ['IF(ISPICKVAL(Account__r.Industry, "Banking"), 1, 2)', 0],
  Mine__c: ['IF($User.Id = OwnerId, 1, 0)', 0],
  Whole__c: ['CASE(Stage__c, "Won", 1, "Lost", 2, 0) + ROUND(Amount__c, 0)', 0],
};
const xml = (text: string): string => text.replace(/[<>"&]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function withFormulas(): Files {
  const names = Object.keys(FORMULAS);
  const fields = names.map((name) => {
    const [formula, scale, blanks = 'BlankAsZero'] = FORMULAS[name]!;
    return `<fields><fullName>${name}</fullName><formula>${xml(formula)}</formula><formulaTreatBlanksAs>${blanks}</formulaTreatBlanksAs><label>${name}</label><precision>16</precision><scale>${scale}</scale><type>Number</type></fields>`;
  });
  const granted = names.map(
    (name) =>
      `<fieldPermissions><editable>false</editable><field>Deal__c.${name}</field><readable>true</readable></fieldPermissions>`,
  );
  const columns = names.map(
    (name) =>
      `<columns><checkedByDefault>false</checkedByDefault><field>${name}</field><table>Deal__c</table></columns>`,
  );
  const shown = names.map((name) => `<columns><field>Deal__c$${name}</field></columns>`);
  let files = changed(
    'objects/Deal__c.object',
    '<label>Deal</label>',
    `${fields.join('')}<label>Deal</label>`,
    REPORTS,
  );
  files = changed(
    'permissionsets/Deals.permissionset',
    '<fieldPermissions>',
    `${granted.join('')}<fieldPermissions>`,
    files,
  );
  files = changed('reportTypes/Deals.reportType', '<masterLabel>', `${columns.join('')}<masterLabel>`, files);
  return changed(
    'reports/Secret/Plain.report',
    '<columns><field>Deal__c$Name</field></columns>',
    `<columns><field>Deal__c$Name</field></columns>${shown.join('')}`,
    files,
  );
}

test('a formula in a report is what a record has', async () => {
  const { org, admin, seller, insert, report } = await openReportOrg(withFormulas());
  const account = insert('Account', { Name: 'A', Industry: 'Banking' });
  let before: string | null = null;
  for (let index = 0; index < 400; index++) {
    before = insert('Deal__c', {
      Name: `Deal ${index}`,
      Amount__c: [null, 0, index / 100, index, index * 0.05][index % 5],
      Stage__c: ['Won', 'Lost', null][index % 3],
      Region__c: ['North', 'north', null][index % 3],
      Account__c: index % 4 ? account : null,
      Backup__c: index % 2 ? before : null,
      ClosedOn__c: index % 7 ? `2026-07-${String((index % 28) + 1).padStart(2, '0')}` : null,
      SeenAt__c:
        index % 6
          ? `2026-0${(index % 7) + 1}-10T${String(index % 24).padStart(2, '0')}:${index % 2 ? '00' : '37'}:00Z`
          : null,
      OwnerId: index % 2 ? admin.userId : seller.userId,
    });
  }
  const names = Object.keys(FORMULAS);
  const { records } = org.query(admin, `SELECT Id, ${names.join(', ')} FROM Deal__c`);
  const result = executeReport(org, admin, report('Secret/Plain'), '', { details: true });
  const { rows } = (result['factMap'] as Record<string, { rows: { dataCells: { value: unknown }[] }[] }>)['T!T']!;
  const found = new Map(
    rows.map(({ dataCells }) => [dataCells[0]!.value, dataCells.slice(1).map(({ value }) => value)]),
  );
  assert.equal(found.size, 400);
  for (const record of records)
    assert.deepEqual(
      Object.fromEntries(names.map((name, place) => [name, found.get(record['Id'])![place]])),
      Object.fromEntries(names.map((name) => [name, record[name]])),
    );
});
