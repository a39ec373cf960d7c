import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { failuresOf } from '../../connection/failureFile.ts';
import { countRows, soqlText, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { saveRows, type Row } from '../../connection/saveRows.ts';
import { textValue } from '../../connection/values.ts';
import type { Match } from '../linkage/party.ts';
import { displayName } from './writeLinked.ts';
import type { LinkContext, SystemRow } from './linkContext.ts';
import { CANDIDATE, chunksOf, fingerprintOf, SOURCE_RECORD, valuesText, type KnownRecord } from './sourceRecords.ts';

/** Pairs of a system that were asked about, as people have left them. */
export interface AskedPairs {
  /** By lower-case candidate key. */
  decisions: ReadonlyMap<string, string>;
  /** Lower-case source keys whose pairs wait. */
  waiting: ReadonlySet<string>;
  /** Lower-case source keys all of whose pairs were told apart. */
  apart: ReadonlySet<string>;
  /** Lower-case source key → the account that a person said it is. */
  same: ReadonlyMap<string, string>;
}

/** The key of a pair: the same pair is asked about once, for ever. */
export function candidateKey(sourceKey: string, account: string): string {
  return `${sourceKey}|${account.slice(0, 15)}`;
}

/** All pairs of a system that were asked about. */
export async function readAsked(connection: Connection, source: string): Promise<AskedPairs> {
  const condition = `SourceRecord__r.Source__c = ${soqlText(source)}`;
  const rows = await countRows(connection, CANDIDATE, condition);
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const schema = z.looseObject({ CandidateKey__c: z.string(), Decision__c: textValue, Account__c: textValue });
  const decisions = new Map<string, string>();
  const byRow = new Map<string, Set<string>>();
  const same = new Map<string, string>();
  const soql = `SELECT CandidateKey__c, Decision__c, Account__c FROM ${CANDIDATE} WHERE ${condition}`;
  for await (const row of streamRows(connection, transport, soql, schema)) {
    const key = row.CandidateKey__c.toLowerCase();
    const decision = row.Decision__c ?? 'Open';
    decisions.set(key, decision);
    // A question about an account that is gone needs no answer any more.
    const counts = row.Account__c === null && decision !== 'Apart' ? 'Gone' : decision;
    const sourceKey = key.slice(0, key.lastIndexOf('|'));
    if (decision === 'Same' && row.Account__c !== null) same.set(sourceKey, row.Account__c);
    byRow.set(sourceKey, (byRow.get(sourceKey) ?? new Set()).add(counts));
  }
  const waits = (states: Set<string>): boolean => states.has('Open') || states.has('Later');
  const keysWhere = (condition: (states: Set<string>) => boolean): Set<string> =>
    new Set([...byRow].filter(([, states]) => condition(states)).map(([key]) => key));
  return {
    decisions,
    waiting: keysWhere(waits),
    same,
    apart: keysWhere((states) => states.has('Apart') && !waits(states) && !states.has('Same')),
  };
}

/** A row that waits for people, with the accounts it may be. `right` of a match is the Id of an account. */
export interface DoubtfulRow extends SystemRow {
  matches: readonly Match[];
}

const GROUP = 4000;

/** Notes rows that are linked to nothing, and the questions about them; what is noted already is not written again. */
export async function writeUnlinked(
  context: LinkContext,
  rows: readonly DoubtfulRow[],
  state: 'Doubtful' | 'Unlinked',
  known: ReadonlyMap<string, KnownRecord>,
  asked: AskedPairs,
): Promise<void> {
  const { connection, batch, counts } = context;
  for (const group of chunksOf(rows, GROUP)) {
    await batch.hold();
    const changed = group.filter((row) => {
      const record = known.get(row.sourceKey.toLowerCase());
      return record?.state !== state || record.fingerprint !== fingerprintOf(valuesText(row.values));
    });
    const outcomes = await saveRows(connection, {
      object: SOURCE_RECORD,
      operation: 'upsert',
      externalIdField: 'SourceKey__c',
      rows: changed.map((row) => recordRow(context, row, state, known)),
    });
    const refused = new Set(changed.filter((_row, index) => !outcomes[index]!.success));
    context.failures.push(
      ...failuresOf(
        SOURCE_RECORD,
        changed.map(({ sourceKey }) => sourceKey),
        outcomes,
      ),
    );
    const ids = new Map(changed.map(({ sourceKey }, index) => [sourceKey.toLowerCase(), outcomes[index]!.id]));
    const idOf = (row: SystemRow): string | null =>
      ids.get(row.sourceKey.toLowerCase()) ?? known.get(row.sourceKey.toLowerCase())?.id ?? null;
    const questions = group
      .filter((row) => !refused.has(row))
      .flatMap((row) => row.matches.map((match) => ({ row, match, key: candidateKey(row.sourceKey, match.right) })))
      .filter(({ key }) => !asked.decisions.has(key.toLowerCase()));
    const saved = await saveRows(connection, {
      object: CANDIDATE,
      operation: 'upsert',
      externalIdField: 'CandidateKey__c',
      rows: questions.map(({ row, match, key }) => ({
        CandidateKey__c: key,
        SourceRecord__c: idOf(row),
        Account__c: match.right,
        Score__c: match.score,
        Reasons__c: reasonsText(match),
        ReasonCodes__c: reasonCodes(match),
      })),
    });
    context.failures.push(
      ...failuresOf(
        CANDIDATE,
        questions.map(({ key }) => key),
        saved,
      ),
    );
    counts.refused += refused.size;
    const changedKeys = new Set(changed.map(({ sourceKey }) => sourceKey));
    for (const row of group) {
      if (refused.has(row)) continue;
      if (state === 'Doubtful') counts.doubtful += 1;
      else if (!changedKeys.has(row.sourceKey)) counts.unchanged += 1;
    }
  }
}

function recordRow(
  { batch }: LinkContext,
  row: SystemRow,
  state: string,
  known: ReadonlyMap<string, KnownRecord>,
): Row {
  const isKnown = known.has(row.sourceKey.toLowerCase());
  return {
    SourceKey__c: row.sourceKey,
    Source__c: batch.source,
    RecordKey__c: row.recordKey,
    DisplayName__c: displayName(row.values),
    Values__c: valuesText(row.values),
    State__c: state,
    ...(isKnown ? {} : { FirstBatch__c: batch.id }),
    LastBatch__c: batch.id,
  };
}

/** Characters that Reasons__c takes. */
const ROOM = 4000;

/** Reasons as the review page reads them; long texts of the two sides are cut, so that the JSON stays whole. */
function reasonsText({ reasons }: Match): string {
  for (let longest = 200; ; longest = Math.floor(longest / 2)) {
    const text = JSON.stringify(
      reasons.map(({ code, points, mine, theirs }) => ({ code, points, mine: cut(mine), theirs: cut(theirs) })),
    );
    if (text.length <= ROOM || longest === 0) return text;
    function cut(given: string): string {
      return [...given].slice(0, longest).join('');
    }
  }
}

/** Codes between semicolons, for the filter of the review page; cut after a whole code. */
function reasonCodes({ reasons }: Match): string {
  const codes = `;${[...new Set(reasons.map(({ code }) => code))].join(';')};`;
  return codes.length <= 255 ? codes : codes.slice(0, codes.lastIndexOf(';', 254) + 1);
}

/** Notes rows that the org refused, with its reason. */
export async function writeRefused(
  context: LinkContext,
  rows: readonly (SystemRow & { reason: string })[],
  known: ReadonlyMap<string, KnownRecord>,
): Promise<void> {
  const outcomes = await saveRows(context.connection, {
    object: SOURCE_RECORD,
    operation: 'upsert',
    externalIdField: 'SourceKey__c',
    rows: rows.map((row) => ({ ...recordRow(context, row, 'Refused', known), Reasons__c: row.reason.slice(0, 255) })),
  });
  context.failures.push(
    ...failuresOf(
      SOURCE_RECORD,
      rows.map(({ sourceKey }) => sourceKey),
      outcomes,
    ),
  );
}
