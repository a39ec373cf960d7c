import type { Connection } from '@salesforce/core';
import type { Failure } from '../../connection/failureFile.ts';
import { trustOf, type Mapping } from '../mapping.ts';
import { sourceKeyOf, type PlannedStep } from '../planRows.ts';
import { missingReference, resolveReferences, type WriteContext } from '../references.ts';
import type { StepCounts } from '../writeStep.ts';
import { ImportBatch, NO_COUNTS, type BatchCounts } from './batch.ts';
import { writeUnlinked } from './candidates.ts';
import { createAccounts } from './createAccounts.ts';
import { decideRows, type Decided, type MatchableRow } from './decideRows.ts';
import { applyDecisions } from './decisions.ts';
import type { LinkContext } from './linkContext.ts';
import { recordKeyOf } from './sourceRecords.ts';
import { writeLinked } from './writeLinked.ts';

/**
 * Writes the rows of an Account step with `link`: each becomes a source record and finds its account by key, a person's decision or
 * its score; what is doubtful waits for a person; what resembles nothing becomes an account.
 */
export async function linkStep(
  connection: Connection,
  mapping: Mapping,
  planned: PlannedStep,
  context: WriteContext,
): Promise<{ outcome: StepCounts; failed: Failure[] }> {
  const { step } = planned;
  const source = mapping.sources[step.source]!.system!;
  const failed: Failure[] = [];
  const rows = systemRows(mapping, planned, source, context, failed);
  let counts: BatchCounts = { ...NO_COUNTS, read: planned.rows.length, refused: failed.length };
  if (context.dryRun) {
    const outcome = await decideRows(connection, mapping, step, rows, undefined);
    remember(outcome, rows, new Map(), context);
    counts = {
      ...counts,
      created: outcome.create.length,
      linked: outcome.linked.length,
      doubtful: outcome.doubtful.length + outcome.twins.length,
      unchanged: outcome.unchanged.length + outcome.unlinked.length,
    };
  } else {
    const link = await openLink(connection, mapping, planned, context, { counts, failures: failed });
    await applyDecisions(link, step.link!.createUnmatched);
    const outcome = await decideRows(connection, mapping, step, rows, link);
    const { known, asked } = outcome;
    counts.unchanged += outcome.unchanged.filter(({ sourceKey }) => !link.settled.has(sourceKey)).length;
    const made = await createAccounts(link, outcome.create, known);
    await writeLinked(link, outcome.linked);
    const twins = outcome.twins.map((row) => ({
      ...row,
      matches: row.matches.flatMap((match) => {
        const right = made.get(match.right);
        return right === undefined ? [] : [{ ...match, right }];
      }),
    }));
    await writeUnlinked(link, [...outcome.doubtful, ...twins], 'Doubtful', known, asked);
    await writeUnlinked(link, outcome.unlinked, 'Unlinked', known, asked);
    remember(outcome, rows, made, context);
    await link.batch.finish(counts);
  }
  return {
    outcome: {
      source: step.source,
      file: planned.file,
      object: 'Account',
      rows: planned.rows.length,
      created: counts.created,
      updated: counts.linked,
      unchanged: counts.unchanged,
      failed: counts.refused,
      unattached: planned.rows.filter((row) => row.unattached).length,
      doubtful: counts.doubtful,
    },
    failed,
  };
}

/** What the writing of a system's rows needs, in its batch. */
export async function openLink(
  connection: Connection,
  mapping: Mapping,
  { step, object }: Pick<PlannedStep, 'step' | 'object'>,
  { onProgress }: Pick<WriteContext, 'onProgress'>,
  { counts, failures }: Pick<LinkContext, 'counts' | 'failures'>,
): Promise<LinkContext> {
  return {
    connection,
    batch: await ImportBatch.open(connection, mapping.sources[step.source]!.system!),
    account: object,
    keyField: step.keyField,
    keyPrefix: sourceKeyOf(mapping, step.source, ''),
    fields: Object.keys(step.fields),
    survivorship: step.survivorship,
    trust: trustOf(mapping),
    counts,
    failures,
    settled: new Set(),
    onProgress,
  };
}

function systemRows(
  mapping: Mapping,
  { rows, object }: PlannedStep,
  source: string,
  context: WriteContext,
  failed: Failure[],
): MatchableRow[] {
  return rows.flatMap((row): MatchableRow[] => {
    const { fields, missing } = resolveReferences(row, mapping, context);
    if (missing) {
      failed.push(missingReference(object.name, row, missing));
      return [];
    }
    const values = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
    const sourceKey = recordKeyOf(source, row.recordKey);
    return [
      {
        sourceKey,
        recordKey: row.recordKey,
        accountKey: row.sourceKey,
        values,
        party: { ...row.party!, key: sourceKey },
      },
    ];
  });
}

/** Tells later steps which account each row is about; rows that wait for a person have none so far. */
function remember(
  outcome: Decided,
  rows: readonly MatchableRow[],
  made: ReadonlyMap<string, string>,
  { ids, waiting, dryRun }: WriteContext,
): void {
  const accounts = new Map<string, string | null>();
  for (const { sourceKey, account } of [...outcome.unchanged, ...outcome.linked]) accounts.set(sourceKey, account);
  for (const { sourceKey } of outcome.create) {
    const id = made.get(sourceKey);
    if (id !== undefined || dryRun) accounts.set(sourceKey, id ?? null);
  }
  const waits = new Set([...outcome.doubtful, ...outcome.twins].map(({ sourceKey }) => sourceKey));
  for (const { sourceKey, accountKey } of rows) {
    const account = accounts.get(sourceKey);
    if (account !== undefined) ids.set(accountKey.toLowerCase(), account);
    else if (waits.has(sourceKey)) waiting.add(accountKey.toLowerCase());
  }
}
