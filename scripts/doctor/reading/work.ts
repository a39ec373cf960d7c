import type { Connection } from '@salesforce/core';
import { addDays } from 'c/renkeiCalendarRules';
import { z } from 'zod';
import { countRows, queryRows } from '../../connection/query.ts';
import { keyValue, numberValue, textValue } from '../../connection/values.ts';
import type { DoctorClock } from '../clock.ts';
import type { Example } from '../finding.ts';

/** Open work that lies with somebody who is not there any more. */
export interface Orphaned {
  kind: 'Plan' | 'Case' | 'Visit' | 'Action' | 'Account';
  count: number;
  people: Example[];
}

export interface WorkFacts {
  orphaned: Orphaned[];
  openPlans: number;
  overduePlans: number;
  casesPastSla: number;
  overdueActions: number;
  /** Visits whose time is over for more than a week, without a result. */
  visitsWithoutResult: number;
  oldCandidates: number;
  oldWarnings: number;
  missedMeetings: number;
}

/** Days after which what waits for a decision counts as forgotten. */
const FORGOTTEN_AFTER_DAYS = 14;
/** An action that is a day late is everyday life; after a week it is a pile. */
const ACTION_DAYS = 7;
const MISSED_WITHIN_DAYS = 28;

const openPlan = 'LapsedAt__c = null AND DoNotCall__c = false';

/** Counts by the server: not a row of work is read. */
export async function readWork(connection: Connection, clock: DoctorClock): Promise<WorkFacts> {
  const { today, now } = clock;
  const count = (object: string, condition: string): Promise<number> => countRows(connection, object, condition);
  const weekAgo = new Date(clock.now.getTime() - 7 * 86_400_000).toISOString();
  const forgotten = new Date(clock.now.getTime() - FORGOTTEN_AFTER_DAYS * 86_400_000).toISOString();
  return {
    orphaned: [
      await orphans(connection, 'Plan', 'RenkeiCallPlan__c', 'OwnerId', openPlan),
      await orphans(
        connection,
        'Case',
        'RenkeiEscalation__c',
        'OwnerId',
        `Status__c NOT IN ('Won', 'Lost', 'Recycled')`,
      ),
      await orphans(connection, 'Visit', 'RenkeiVisit__c', 'Rep__c', `Status__c IN ('Tentative', 'Confirmed')`),
      await orphans(connection, 'Action', 'RenkeiActionItem__c', 'AssignedTo__c', `Status__c = 'Open'`),
      await orphans(connection, 'Account', 'Account', 'OwnerId', `RenkeiSegment__c IN ('Key', 'Expand', 'Maintain')`),
    ],
    openPlans: await count('RenkeiCallPlan__c', openPlan),
    overduePlans: await count(
      'RenkeiCallPlan__c',
      `${openPlan} AND CallBy__c < ${today} AND (PausedUntil__c = null OR PausedUntil__c < ${today})`,
    ),
    casesPastSla: await count('RenkeiEscalation__c', `Status__c = 'Queued' AND AcceptDueAt__c < ${now.toISOString()}`),
    overdueActions: await count(
      'RenkeiActionItem__c',
      `Status__c = 'Open' AND DueOn__c < ${addDays(today, -ACTION_DAYS)}`,
    ),
    visitsWithoutResult: await count('RenkeiVisit__c', `Status__c = 'Confirmed' AND EndsAt__c < ${weekAgo}`),
    oldCandidates: await count('RenkeiLinkCandidate__c', `Decision__c = 'Open' AND CreatedDate < ${forgotten}`),
    oldWarnings: await count(
      'RenkeiLossWarning__c',
      `State__c = 'Open' AND Verdict__c = 'Pending' AND WarnedOn__c < ${addDays(today, -FORGOTTEN_AFTER_DAYS)}`,
    ),
    missedMeetings: await count(
      'RenkeiFollowUpMeeting__c',
      `Status__c = 'Missed' AND HeldOn__c >= ${addDays(today, -MISSED_WITHIN_DAYS)}`,
    ),
  };
}

/** Work by inactive users: grouped by the server, with the names of a few. */
async function orphans(
  connection: Connection,
  kind: Orphaned['kind'],
  object: string,
  field: string,
  condition: string,
): Promise<Orphaned> {
  const rows = await queryRows(
    connection,
    `SELECT ${field} person, COUNT(Id) number FROM ${object} WHERE ${condition} AND ${field} IN (SELECT Id FROM User WHERE IsActive = false) GROUP BY ${field}`,
    z.looseObject({ person: textValue, number: numberValue }),
  );
  const ids = rows.flatMap(({ person }) => (person ? [person] : [])).slice(0, 20);
  const names =
    ids.length === 0
      ? []
      : await queryRows(
          connection,
          `SELECT Id, Name FROM User WHERE Id IN (${ids.map((id) => `'${id}'`).join(', ')})`,
          z.looseObject({ Id: keyValue, Name: textValue }),
        );
  return {
    kind,
    count: rows.reduce((sum, { number }) => sum + (number ?? 0), 0),
    people: names.map(({ Id, Name }) => ({ id: Id, name: Name ?? Id })),
  };
}
