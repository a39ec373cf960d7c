import { failuresOf } from '../../connection/failureFile.ts';
import { saveRows } from '../../connection/saveRows.ts';
import { writeRefused } from './candidates.ts';
import { CHANGED_ON, type LinkContext, type SystemRow } from './linkContext.ts';
import { chunksOf, type KnownRecord } from './sourceRecords.ts';
import { writeLinked } from './writeLinked.ts';

const GROUP = 4000;

/**
 * Makes accounts out of rows that nothing resembles, and links the rows to them. The account carries the row's key, so that an import
 * that is killed in between finds it again instead of making another.
 * @returns Ids of the accounts by source key
 */
export async function createAccounts(
  context: LinkContext,
  rows: readonly SystemRow[],
  known: ReadonlyMap<string, KnownRecord>,
): Promise<Map<string, string>> {
  const { connection, keyField, account } = context;
  const made = new Map<string, string>();
  for (const group of chunksOf(rows, GROUP)) {
    await context.batch.hold();
    const outcomes = await saveRows(connection, {
      object: 'Account',
      operation: 'upsert',
      externalIdField: keyField,
      rows: group.map(({ accountKey, values }) => {
        const fields = Object.entries(values).filter(
          ([name]) => name !== CHANGED_ON && account.fields.get(name)?.createable,
        );
        return { [keyField]: accountKey, ...Object.fromEntries(fields) };
      }),
    });
    const refused = group.flatMap((row, index) => {
      const [problem] = outcomes[index]!.errors;
      return outcomes[index]!.success ? [] : [{ ...row, reason: `${problem!.statusCode}: ${problem!.message}` }];
    });
    context.counts.refused += refused.length;
    context.failures.push(
      ...failuresOf(
        'Account',
        group.map(({ sourceKey }) => sourceKey),
        outcomes,
      ),
    );
    if (refused.length > 0) await writeRefused(context, refused, known);
    const linked = group.flatMap((row, index) => {
      const { id, success } = outcomes[index]!;
      if (!success || !id) return [];
      made.set(row.sourceKey, id);
      return [{ ...row, account: id, linkedBy: 'Created' as const, score: null, reasons: '' }];
    });
    await writeLinked(context, linked);
  }
  return made;
}
