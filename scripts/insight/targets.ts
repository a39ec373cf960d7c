import { addMonths } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { progressOf, type Activity, type TargetKind } from 'c/renkeiTargetRules';
import { z } from 'zod';
import { queryRows } from '../connection/query.ts';
import type { Row } from '../connection/saveRows.ts';
import { dateValue, instantValue, keyValue, numberValue, textValue } from '../connection/values.ts';
import type { InsightScope } from './scope.ts';
import { differs, writeRows, type PartResult, type Writing } from './write.ts';

const OBJECT = 'RenkeiSegmentTarget__c';

export interface TargetsResult extends PartResult {
  targets: number;
}

const targetRow = z.looseObject({
  Id: keyValue,
  Month__c: dateValue,
  Segment__c: textValue,
  Kind__c: textValue,
  Person__c: textValue,
  Target__c: numberValue,
  Actual__c: numberValue,
  ActualAsOf__c: instantValue,
});

/**
 * Writes what was reached of each target, for the month of the day and the one before, whose last days may have come in late. The same
 * counts as on the board of targets: cases handed over, conversations, amounts won, each by the account's segment of today.
 */
export async function writeActuals(
  connection: Connection,
  scope: InsightScope,
  writing: Writing,
): Promise<TargetsResult> {
  const month = `${scope.day.slice(0, 7)}-01`;
  const rows: Row[] = [];
  let targets = 0;
  for (const one of [addMonths(month, -1), month]) {
    const stored = await queryRows(
      connection,
      `SELECT ${Object.keys(targetRow.shape).join(', ')} FROM ${OBJECT} WHERE Month__c = ${one}`,
      targetRow,
    );
    if (stored.length === 0) continue;
    targets += stored.length;
    const activity = await readActivity(connection, scope, one);
    for (const target of stored) {
      const own = activity.get(keyOf(target.Segment__c, target.Person__c)) ?? nothing();
      const kind = target.Kind__c as TargetKind;
      // The org's sum mixes currencies where there are several.
      const isMixed = kind === 'Amount' && scope.currencies !== null;
      const { actual } = progressOf(kind, target.Target__c ?? 0, own, one, scope.day);
      const row = { Actual__c: isMixed ? null : actual };
      if (differs(row, target) || target.ActualAsOf__c === null) {
        rows.push({ Id: target.Id, ...row, ActualAsOf__c: scope.org.now.toISOString() });
      }
    }
  }
  return { targets, ...(await writeRows(connection, { object: OBJECT, operation: 'update', rows }, writing)) };
}

const countRow = z.looseObject({ segment: textValue, person: textValue, number: numberValue });

/** What happened in a month by segment, and by segment and person. The org adds up. */
async function readActivity(
  connection: Connection,
  { days, currencies }: InsightScope,
  month: string,
): Promise<Map<string, Activity>> {
  const next = addMonths(month, 1);
  const within = (field: string) => `${field} >= ${days.start(month)} AND ${field} < ${days.start(next)}`;
  const activity = new Map<string, Activity>();
  const add = (figure: keyof Activity, segment: string | null, person: string | null, number: number) => {
    for (const key of person === null ? [keyOf(segment, null)] : [keyOf(segment, null), keyOf(segment, person)]) {
      const known = activity.get(key) ?? nothing();
      activity.set(key, known);
      // Sums of hundredths in binary: what is stored has two decimals again.
      known[figure] = Math.round((known[figure] + number) * 100) / 100;
    }
  };
  const questions: [keyof Activity, string][] = [
    [
      'cases',
      `SELECT Account__r.RenkeiSegment__c segment, Caller__c person, COUNT(Id) number FROM RenkeiEscalation__c WHERE ${within('EscalatedAt__c')} GROUP BY Account__r.RenkeiSegment__c, Caller__c`,
    ],
    [
      'conversations',
      `SELECT Account__r.RenkeiSegment__c segment, OwnerId person, COUNT(Id) number FROM RenkeiTouch__c WHERE IsConversation__c = TRUE AND ${within('OccurredAt__c')} GROUP BY Account__r.RenkeiSegment__c, OwnerId`,
    ],
  ];
  // A sum over several currencies is not asked for: what was reached of an amount stays open there.
  if (currencies === null)
    questions.push([
      'wonAmount',
      `SELECT Account.RenkeiSegment__c segment, OwnerId person, SUM(Amount) number FROM Opportunity WHERE IsWon = TRUE AND CloseDate >= ${month} AND CloseDate < ${next} GROUP BY Account.RenkeiSegment__c, OwnerId`,
    ]);
  for (const [figure, soql] of questions) {
    for (const { segment, person, number } of await queryRows(connection, soql, countRow)) {
      add(figure, segment, person, number ?? 0);
    }
  }
  return activity;
}

function keyOf(segment: string | null, person: string | null): string {
  return `${segment ?? ''}|${person ?? ''}`;
}

function nothing(): Activity {
  return { cases: 0, conversations: 0, wonAmount: 0 };
}
