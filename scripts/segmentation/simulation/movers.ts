import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Connection } from '@salesforce/core';
import { SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { countRows, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { spreadsheetRows, SPREADSHEET_MARK } from '../../connection/spreadsheetText.ts';
import { keyValue, numberValue, textValue } from '../../connection/values.ts';
import type { Mover } from './scores.ts';

interface CutOffPair {
  potentialCutOff: number;
  relationshipCutOff: number;
}

/** Over REST the owner is a record of its own, in a bulk result a column. */
const named = {
  Id: keyValue,
  Name: z.string(),
  Owner: z.looseObject({ Name: textValue }).nullish(),
  'Owner.Name': textValue.optional(),
};
const nameRow = z.looseObject(named);
const standingRow = z.looseObject({
  ...named,
  RenkeiSegment__c: z.enum(SCORED_SEGMENTS),
  RenkeiPotential__c: numberValue,
  RenkeiRelationshipScore__c: numberValue,
  RenkeiWonAmountTrailing__c: numberValue,
});

const COLUMNS = [
  'Id',
  'account',
  'owner',
  'from',
  'to',
  'potentialNow',
  'potentialThen',
  'relationshipNow',
  'relationshipThen',
  'won',
];

/** Writes accounts that would move, with their names, as CSV for a spreadsheet; answers with their number. */
export async function writeMovers(connection: Connection, file: string, movers: readonly Mover[]): Promise<number> {
  const known = new Map(movers.map((mover) => [mover.id, mover]));
  const transport = await transportFor(connection, '');
  const rows = streamRows(connection, transport, 'SELECT Id, Name, Owner.Name FROM Account', nameRow);
  return writeRows(file, rows, (row) => {
    const mover = known.get(row.Id);
    if (!mover) return null;
    const { from, to, potential, relationship, wonAmount } = mover;
    return [
      ...[row.Id, row.Name, ownerOf(row), from, to],
      ...[potential.before, potential.after, relationship.before, relationship.after, wonAmount],
    ];
  });
}

/** Writes the accounts that other cut-offs would move, found by the org; answers with their number. */
export async function writeMoversByCutOffs(connection: Connection, file: string, cutOffs: CutOffPair): Promise<number> {
  const condition = moversCondition(cutOffs);
  const fields = 'RenkeiSegment__c, RenkeiPotential__c, RenkeiRelationshipScore__c, RenkeiWonAmountTrailing__c';
  const soql = `SELECT Id, Name, Owner.Name, ${fields} FROM Account WHERE ${condition}`;
  const rows = streamRows(connection, await transportFor(connection, condition), soql, standingRow);
  return writeRows(file, rows, (row) => {
    const [potential, relationship] = [row.RenkeiPotential__c ?? 0, row.RenkeiRelationshipScore__c ?? 0];
    return [
      ...[row.Id, row.Name, ownerOf(row), row.RenkeiSegment__c, segmentUnder(potential, relationship, cutOffs)],
      ...[potential, potential, relationship, relationship, row.RenkeiWonAmountTrailing__c],
    ];
  });
}

function moversCondition({ potentialCutOff, relationshipCutOff }: CutOffPair): string {
  const parts = SCORED_SEGMENTS.map((to) => {
    const high = to === 'Key' || to === 'Expand';
    const close = to === 'Key' || to === 'Maintain';
    const others = SCORED_SEGMENTS.filter((segment) => segment !== to).map((segment) => `'${segment}'`);
    const place = [
      `RenkeiPotential__c ${high ? '>=' : '<'} ${potentialCutOff}`,
      `RenkeiRelationshipScore__c ${close ? '>=' : '<'} ${relationshipCutOff}`,
    ];
    return `(${[...place, `RenkeiSegment__c IN (${others.join(', ')})`].join(' AND ')})`;
  });
  return parts.join(' OR ');
}

function segmentUnder(potential: number, relationship: number, cutOffs: CutOffPair): ScoredSegment {
  const close = relationship >= cutOffs.relationshipCutOff;
  if (potential >= cutOffs.potentialCutOff) return close ? 'Key' : 'Expand';
  return close ? 'Maintain' : 'General';
}

function ownerOf(row: z.infer<typeof nameRow>): string {
  return row.Owner?.Name ?? row['Owner.Name'] ?? '';
}

async function transportFor(connection: Connection, condition: string): Promise<'Bulk' | 'Synchronous'> {
  const rows = await countRows(connection, 'Account', condition || undefined);
  return rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
}

/** Writes rows as they come: a file of any length passes through without being held. */
async function writeRows<T>(
  file: string,
  rows: AsyncIterable<T>,
  cellsOf: (row: T) => readonly unknown[] | null,
): Promise<number> {
  const messages = messagesOf('segment.simulate');
  const output = createWriteStream(file);
  const done = finished(output);
  // What becomes of the file is asked at the end; until then a failure must not go unheard.
  done.catch(() => undefined);
  const header = COLUMNS.map((name) => messages.getMessage(`movers.${name}`));
  output.write(SPREADSHEET_MARK + spreadsheetRows([header]));
  let count = 0;
  for await (const row of rows) {
    const cells = cellsOf(row);
    if (!cells) continue;
    count += 1;
    if (!output.write(spreadsheetRows([cells])) && !output.destroyed) await Promise.race([once(output, 'drain'), done]);
  }
  output.end();
  await done.catch((problem: Error) => {
    throw messages.createError('error.MoversUnwritten', [file, problem.message]);
  });
  return count;
}
