import { addDays } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { attendance, mondayOf, slotOf } from 'c/renkeiMeetingRules';
import { z } from 'zod';
import { queryRows } from '../connection/query.ts';
import type { Row } from '../connection/saveRows.ts';
import { keyValue, textValue } from '../connection/values.ts';
import { readMeetings, readTeams } from './health/teams.ts';
import type { InsightScope } from './scope.ts';
import { together, writeRows, type PartResult, type Writing } from './write.ts';

const OBJECT = 'RenkeiFollowUpMeeting__c';
/** So far back a meeting that nobody held is noted. */
const DAYS_BACK = 91;

export interface MeetingsResult extends PartResult {
  missed: number;
}

/** Notes the meetings that the charters ask for and that nobody held: planned ones become missed, others are noted as such. */
export async function writeMissedMeetings(
  connection: Connection,
  scope: InsightScope,
  writing: Writing,
): Promise<MeetingsResult> {
  // Whole weeks: a weekly meeting counts on whatever day of its week it was held, so that all of its days are read.
  const from = mondayOf(addDays(scope.day, -DAYS_BACK));
  const [teams, meetings, keys] = await Promise.all([
    readTeams(connection, scope),
    readMeetings(connection, from),
    readKeys(connection, from),
  ]);
  const inserted: Row[] = [];
  const changed: Row[] = [];
  for (const { name, charter } of teams) {
    if (!charter?.rhythm) continue;
    const own = meetings.get(name) ?? [];
    const noted = own.filter(({ status }) => status === 'Missed');
    const { missed, earlier } = attendance(charter.rhythm, own, from, scope.day);
    for (const day of missed) {
      const cadence = earlier && day <= earlier.until ? earlier.cadence : charter.rhythm.cadence;
      // Its weekday may have been another when it was noted.
      if (noted.some((one) => one.cadence === cadence && slotOf(cadence, one.on) === slotOf(cadence, day))) continue;
      const MeetingKey__c = `${name}|${cadence}|${day}`;
      const known = keys.get(MeetingKey__c.toLowerCase());
      if (known?.status === 'Planned') changed.push({ Id: known.id, Status__c: 'Missed' });
      if (known) continue;
      inserted.push({
        Name: `${name} ${day}`.slice(0, 80),
        MeetingKey__c,
        Team__c: name,
        Cadence__c: cadence,
        HeldOn__c: day,
        Status__c: 'Missed',
      });
    }
  }
  const upsert = { object: OBJECT, operation: 'upsert', externalIdField: 'MeetingKey__c', rows: inserted } as const;
  const result = together(
    await writeRows(connection, upsert, writing),
    await writeRows(connection, { object: OBJECT, operation: 'update', rows: changed }, writing),
  );
  return { ...result, missed: inserted.length + changed.length };
}

async function readKeys(
  connection: Connection,
  from: string,
): Promise<Map<string, { id: string; status: string | null }>> {
  const rows = await queryRows(
    connection,
    `SELECT Id, MeetingKey__c, Status__c FROM ${OBJECT} WHERE HeldOn__c >= ${from}`,
    z.looseObject({ Id: keyValue, MeetingKey__c: textValue, Status__c: textValue }),
  );
  return new Map(
    rows.map(({ Id, MeetingKey__c, Status__c }) => [
      (MeetingKey__c ?? '').toLowerCase(),
      { id: Id, status: Status__c },
    ]),
  );
}
