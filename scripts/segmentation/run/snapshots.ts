import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows } from '../../connection/query.ts';
import { saveRows, type Row } from '../../connection/saveRows.ts';
import { numberValue, textValue } from '../../connection/values.ts';
import { ownerCondition, ownerGroups } from './reconciliation.ts';

const OBJECT = 'RenkeiSegmentSnapshot__c';
/** Five segments, each with three lifecycles. */
const GROUPS_OF_AN_OWNER = 15;

const FIELD_OF_LIFECYCLE: Record<string, string> = {
  New: 'NewAccounts__c',
  Existing: 'ExistingAccounts__c',
  Dormant: 'DormantAccounts__c',
};

/**
 * Writes the totals of the month per segment and owner: the org adds up, and each run replaces what an earlier one of the month
 * wrote. An owner who has no account in a segment any more gets zeros. Answers with the number of rows.
 * @throws SfError `SnapshotRefusedError` with the org's reasons
 */
export async function writeSnapshots(connection: Connection, asOf: string): Promise<number> {
  const month = `${asOf.slice(0, 7)}-01`;
  const rows = new Map<string, Row>();
  const rowOf = (segment: string, person: string): Row => {
    const key = `${asOf.slice(0, 7)}|${segment}|${person}`;
    const known = rows.get(key);
    if (known) return known;
    const row: Row = {
      SnapshotKey__c: key,
      Month__c: month,
      Segment__c: segment,
      Person__c: person,
      AsOf__c: asOf,
      Accounts__c: 0,
      NewAccounts__c: 0,
      ExistingAccounts__c: 0,
      DormantAccounts__c: 0,
      Potential__c: 0,
      WonAmount__c: 0,
    };
    rows.set(key, row);
    return row;
  };
  const written = await queryRows(
    connection,
    `SELECT Segment__c, Person__c FROM ${OBJECT} WHERE Month__c = ${month}`,
    z.looseObject({ Segment__c: textValue, Person__c: textValue }),
  );
  for (const { Segment__c, Person__c } of written) if (Segment__c && Person__c) rowOf(Segment__c, Person__c);
  for (const owners of await ownerGroups(connection, GROUPS_OF_AN_OWNER)) {
    for (const sums of await sumsOf(connection, owners)) {
      const row = rowOf(sums.segment!, sums.owner!);
      addTo(row, 'Accounts__c', sums.accounts);
      addTo(row, 'Potential__c', sums.potential);
      addTo(row, 'WonAmount__c', sums.won);
      const lifecycle = FIELD_OF_LIFECYCLE[sums.lifecycle ?? ''];
      if (lifecycle) addTo(row, lifecycle, sums.accounts);
    }
  }
  const request = { object: OBJECT, operation: 'upsert', externalIdField: 'SnapshotKey__c' } as const;
  const outcomes = await saveRows(connection, { ...request, rows: [...rows.values()] });
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reasons = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('segmentation').createError('error.SnapshotRefused', [month.slice(0, 7), reasons]);
  }
  return rows.size;
}

const sumsRow = z.looseObject({
  owner: textValue,
  segment: textValue,
  lifecycle: textValue,
  accounts: numberValue,
  potential: numberValue,
  won: numberValue,
});

function sumsOf(connection: Connection, owners: readonly string[] | null): Promise<z.infer<typeof sumsRow>[]> {
  const condition = `RenkeiSegment__c != NULL${owners ? ` AND ${ownerCondition('OwnerId', owners)}` : ''}`;
  const soql = `SELECT OwnerId owner, RenkeiSegment__c segment, RenkeiLifecycle__c lifecycle, COUNT(Id) accounts, SUM(RenkeiPotential__c) potential, SUM(RenkeiWonAmountTrailing__c) won FROM Account WHERE ${condition} GROUP BY OwnerId, RenkeiSegment__c, RenkeiLifecycle__c`;
  return queryRows(connection, soql, sumsRow);
}

function addTo(row: Row, field: string, number: number | null): void {
  // Sums of hundredths in binary: what is stored has two decimals again.
  row[field] = Math.round(((row[field] as number) + (number ?? 0)) * 100) / 100;
}
