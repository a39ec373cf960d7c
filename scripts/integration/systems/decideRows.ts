import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, soqlLikeText, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { instantValue, keyValue } from '../../connection/values.ts';
import type { Party } from '../linkage/party.ts';
import type { Mapping, Step } from '../mapping.ts';
import { sourceKeyOf } from '../planRows.ts';
import { candidateKey, readAsked, type AskedPairs, type DoubtfulRow } from './candidates.ts';
import type { LinkContext, LinkedRow, SystemRow } from './linkContext.ts';
import { matchRows, type RowMatch } from './matchRows.ts';
import { accountParties } from './parties.ts';
import { fingerprintOf, readKnown, valuesText, type KnownRecord } from './sourceRecords.ts';

/** A row with what may tell which account it is about. */
export interface MatchableRow extends SystemRow {
  party: Party;
}

/** What is to become of the rows of a step. */
export interface Decided {
  unchanged: (SystemRow & { account: string })[];
  linked: LinkedRow[];
  create: MatchableRow[];
  doubtful: DoubtfulRow[];
  /** Rows that wait with an earlier row of the file, whose account is made first: `right` of their matches is that row's key. */
  twins: DoubtfulRow[];
  unlinked: DoubtfulRow[];
  known: Map<string, KnownRecord>;
  asked: AskedPairs;
}

/**
 * Decides what becomes of each row: by the source record or the account that has its key, then by what people have decided, then by
 * score. Writes nothing.
 * @param link in what the rows are to be written; undefined: in nothing
 */
export async function decideRows(
  connection: Connection,
  mapping: Mapping,
  step: Step,
  rows: readonly MatchableRow[],
  link: Pick<LinkContext, 'batch' | 'settled'> | undefined,
): Promise<Decided> {
  const source = mapping.sources[step.source]!.system!;
  const known = await readKnown(connection, source);
  const asked = await readAsked(connection, source);
  const byKey = await readKeyed(connection, step.keyField, sourceKeyOf(mapping, step.source, ''));
  const outcome: Decided = {
    unchanged: [],
    linked: [],
    create: [],
    doubtful: [],
    twins: [],
    unlinked: [],
    known,
    asked,
  };
  const unknown: MatchableRow[] = [];
  for (const row of rows) {
    const record = known.get(row.sourceKey.toLowerCase());
    const keyed = byKey.get(row.accountKey.toLowerCase());
    const decided = asked.same.get(row.sourceKey.toLowerCase());
    const base = { ...row, score: null, reasons: '' };
    if (record?.account) {
      // What this batch has noted before it was killed may not have reached the account.
      const isNoted = record.lastBatch === link?.batch.id && !link?.settled.has(row.sourceKey);
      const isSettled = record.state === 'Linked' && !isNoted;
      if (isSettled && record.fingerprint === fingerprintOf(valuesText(row.values)))
        outcome.unchanged.push({ ...row, account: record.account });
      else outcome.linked.push({ ...base, account: record.account, linkedBy: 'Key' });
    } else if (decided) {
      outcome.linked.push({ ...base, account: decided, linkedBy: 'Person' });
    } else if (keyed) {
      const isOwn = link !== undefined && keyed.createdAt >= link.batch.startedAt;
      outcome.linked.push({ ...base, account: keyed.id, linkedBy: isOwn ? 'Created' : 'Key' });
    } else unknown.push(row);
  }
  const accounts: Party[] = [];
  if (unknown.length > 0) for await (const party of accountParties(connection, step.link!)) accounts.push(party);
  const taken = new Set([...known.values()].map(({ account }) => account));
  for (const { account } of outcome.linked) taken.add(account);
  const matched = matchRows(
    unknown.map(({ party }) => party),
    accounts,
    {
      isApart: (row, account) => asked.decisions.get(candidateKey(row, account).toLowerCase()) === 'Apart',
      isTaken: (account) => taken.has(account),
      waits: (row) => asked.waiting.has(row.toLowerCase()),
    },
  );
  for (const row of unknown) place(row, matched.get(row.sourceKey)!, step.link!.createUnmatched, outcome);
  return outcome;
}

function place(row: MatchableRow, match: RowMatch, createUnmatched: boolean, outcome: Decided): void {
  switch (match.kind) {
    case 'sure': {
      const { right: account, score, reasons } = match.match;
      const codes = reasons.map(({ code }) => code).join(';');
      outcome.linked.push({ ...row, account, linkedBy: 'Score', score, reasons: codes });
      break;
    }
    case 'doubtful':
      outcome.doubtful.push({ ...row, matches: match.matches });
      break;
    case 'twin':
      if (createUnmatched) outcome.twins.push({ ...row, matches: match.matches });
      else outcome.unlinked.push({ ...row, matches: [] });
      break;
    case 'none':
      if (createUnmatched) outcome.create.push(row);
      else outcome.unlinked.push({ ...row, matches: [] });
  }
}

/** Accounts that carry keys of the mapping's source already, by lower-case key. */
async function readKeyed(
  connection: Connection,
  keyField: string,
  prefix: string,
): Promise<Map<string, { id: string; createdAt: string }>> {
  const condition = `${keyField} LIKE '${soqlLikeText(prefix)}%'`;
  const rows = await countRows(connection, 'Account', condition);
  const transport = rows >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const schema: z.ZodType<Record<string, unknown>> = z.looseObject({
    Id: keyValue,
    CreatedDate: instantValue,
    [keyField]: z.string(),
  });
  const keyed = new Map<string, { id: string; createdAt: string }>();
  const soql = `SELECT Id, CreatedDate, ${keyField} FROM Account WHERE ${condition}`;
  for await (const row of streamRows(connection, transport, soql, schema)) {
    const createdAt = (row['CreatedDate'] as Date).toISOString();
    keyed.set(String(row[keyField]).toLowerCase(), { id: String(row['Id']), createdAt });
  }
  return keyed;
}
