// The guard flow computes the deadlines of a case as dueAt does. Both pass one golden table: here the flow does, with setting,
// holidays and policy as records, and one new case for each line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiTimestamp } from '../../scripts/local-org/clock.ts';
import { dueInputOf, readSlaTable } from '../golden/slaTable.ts';
import { CASE, CaseOrg } from '../metadata/caseOrg.ts';
import type { Values } from '../metadata/scoringOrg.ts';

const table = readSlaTable();

let org: CaseOrg;
let account: string;
let role: string;
before(async () => {
  // Every instant of the table has passed by then.
  org = await CaseOrg.open(new Date('2027-06-30T03:00:00Z'));
  const policy = org.scoring.insert('RenkeiSegmentPolicy__c', { Name: 'Policy' });
  role = org.scoring.insert('RenkeiSegmentRole__c', { Policy__c: policy, Segment__c: 'Key' });
  account = org.account('A', { RenkeiSegment__c: 'Key', RenkeiScoredPolicy__c: policy });
});
after(() => org?.close());

const instant = (text: string): string => apiTimestamp(new Date(text));

/** Both deadlines of a case that is handed over now. */
function deadlines(values: Values): unknown[] {
  const id = org.scoring.insert(CASE, { Account__c: account, ...values });
  const row = org.case(id);
  return [row['AcceptDueAt__c'], row['FirstVisitDueAt__c']];
}

test('the flow gives every case of the golden table the deadline of the table', () => {
  const differences: string[] = [];
  let known = '';
  for (const golden of table.cases) {
    const { at, businessDays, dayEndsAt, holidays, offset } = dueInputOf(table, golden);
    org.scoring.update('RenkeiSetting__c', {
      Id: org.setting,
      DayEndsAt__c: dayEndsAt,
      UtcOffsetMinutes__c: offset.minutes,
      OffsetChangesAt__c: offset.changesAt,
      NextUtcOffsetMinutes__c: offset.nextMinutes,
    });
    if (known !== (known = holidays.join())) {
      const { records } = org.scoring.org.query(org.scoring.user, 'SELECT Id FROM RenkeiHoliday__c');
      org.scoring.save(
        'delete',
        'RenkeiHoliday__c',
        records.map(({ Id }) => ({ Id })),
      );
      // Against the order in which they come.
      const rows = [...holidays].reverse().map((day) => ({ Day__c: day, DayKey__c: day }));
      org.scoring.save('insert', 'RenkeiHoliday__c', rows);
    }
    // Another number of days for the other deadline, so that neither is the other by mistake.
    for (const [accept, visit, which] of [
      [businessDays, businessDays + 7, 0],
      [businessDays + 3, businessDays, 1],
    ] as const) {
      org.scoring.update('RenkeiSegmentRole__c', {
        Id: role,
        AcceptWithinDays__c: accept,
        FirstVisitWithinDays__c: visit,
      });
      const due = deadlines({ EscalatedAt__c: at })[which];
      if (due !== instant(golden.expect)) differences.push(`${golden.case} (${which}): ${String(due)}`);
    }
  }
  assert.deepEqual(differences, []);
});

test('where setting and policy say nothing, there is a day to accept and ten to visit, by UTC and until six', () => {
  const blank = {
    DayEndsAt__c: null,
    UtcOffsetMinutes__c: null,
    OffsetChangesAt__c: null,
    NextUtcOffsetMinutes__c: null,
  };
  org.scoring.update('RenkeiSetting__c', { Id: org.setting, ...blank });
  org.scoring.update('RenkeiSegmentRole__c', { Id: role, AcceptWithinDays__c: null, FirstVisitWithinDays__c: null });
  const expected = [instant('2026-07-01T18:00:00Z'), instant('2026-07-14T18:00:00Z')];
  assert.deepEqual(deadlines({ EscalatedAt__c: '2026-06-30T03:00:00Z' }), expected);
  assert.deepEqual(deadlines({ EscalatedAt__c: '2026-06-30T03:00:00Z', Account__c: org.account() }), expected);
});

test('nobody hands over ahead of time', () => {
  org.scoring.org.clock.freeze(new Date('2027-06-30T03:00:00Z'));
  assert.deepEqual(deadlines({ EscalatedAt__c: '2027-12-24T03:00:00Z' }), deadlines({}));
});
