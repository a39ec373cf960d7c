import { failuresOf } from '../../connection/failureFile.ts';
import { saveRows, type Row, type SaveOutcome } from '../../connection/saveRows.ts';
import { readAccountValues } from './accountValues.ts';
import { historyText, isRememberable, lastWritten, sameValue, type BatchChange } from './history.ts';
import { CHANGED_ON, type LinkContext, type LinkedRow } from './linkContext.ts';
import { chunksOf, readRecordsBy, SOURCE_RECORD, valuesText, type SourceRecord, type Values } from './sourceRecords.ts';
import { DEFAULT_RULE, survivor, type Saying } from './survivorship.ts';
import { inputText } from '../../connection/inputText.ts';

/** Rows that are read, decided and saved together: enough for bulk jobs, few enough to hold. */
const GROUP = 4000;

/**
 * Links rows to accounts and lets the accounts take what survives. What a batch is about to change is noted in the source records
 * before the accounts change, so that a killed import leaves nothing that could not be taken back.
 */
export async function writeLinked(context: LinkContext, rows: readonly LinkedRow[]): Promise<void> {
  let done = 0;
  // Rows of one account stay together: their sayings are weighed at once.
  const sorted = [...rows].sort((one, other) =>
    one.account < other.account ? -1 : Number(one.account > other.account),
  );
  for (const group of chunksOf(sorted, GROUP)) {
    await context.batch.hold();
    await writeGroup(context, group);
    context.onProgress((done += group.length), rows.length);
  }
}

interface Plan {
  row: LinkedRow;
  record: SourceRecord | undefined;
  entry: BatchChange;
  /** The account was made a moment ago, out of this row. */
  isNew: boolean;
  /** What the account is to take; only the first row of an account has any. */
  change: Row;
}

async function writeGroup(context: LinkContext, rows: readonly LinkedRow[]): Promise<void> {
  const { connection, counts } = context;
  const fields = context.fields.filter((name) => name !== CHANGED_ON);
  const ids = rows.map(({ account }) => account);
  const accounts = await readAccountValues(connection, context.account, ids, fields);
  const records = await readRecords(context, rows);
  const plans: Plan[] = [];
  for (const [account, ofAccount] of Map.groupBy(rows, (row) => row.account)) {
    const values = accounts.get(account);
    if (values) plans.push(...planAccount(context, ofAccount, values, records));
    else for (const row of ofAccount) refuse(context, row, 'ENTITY_IS_DELETED', inputText('row.accountGone'));
  }
  const saved = await saveRecords(context, plans);
  const writing = plans.filter(({ change }, index) => saved[index]!.success && Object.keys(change).length > 0);
  const outcomes = await saveRows(connection, {
    object: 'Account',
    operation: 'update',
    rows: writing.map(({ row, change }) => ({ Id: row.account, ...change })),
  });
  const refused = writing.filter((_plan, index) => !outcomes[index]!.success);
  if (refused.length > 0) {
    const keys = writing.map(({ row }) => row.sourceKey);
    context.failures.push(...failuresOf('Account', keys, outcomes));
    // The note of a change that was not made would undo what nobody did.
    for (const plan of refused) plan.entry.fields = {};
    await saveRecords(context, refused, reasonOf(outcomes.find(({ success }) => !success)!));
  }
  const notMade = new Set(refused);
  plans.forEach((plan, index) => {
    if (!saved[index]!.success || notMade.has(plan)) counts.refused += 1;
    else if (plan.entry.created) counts.created += 1;
    else counts.linked += 1;
    if (saved[index]!.success) context.settled.add(plan.row.sourceKey);
    if (notMade.has(plan) || plan.entry.created) return;
    for (const { before } of Object.values(plan.entry.fields)) {
      if (sameValue(before, null)) counts.filled += 1;
      else counts.replaced += 1;
    }
  });
}

function planAccount(
  context: LinkContext,
  rows: readonly LinkedRow[],
  current: Values,
  records: ReadonlyMap<string, SourceRecord>,
): Plan[] {
  const { batch } = context;
  const keys = new Set(rows.map(({ sourceKey }) => sourceKey.toLowerCase()));
  const others = [...records.values()].filter(({ account }) => account === rows[0]!.account);
  const plans = rows.map((row): Plan => {
    const record = records.get(row.sourceKey.toLowerCase());
    const known = record?.history.find(({ batch: id, undone }) => id === batch.id && !undone);
    const before = linkBefore(record, batch.id);
    // A killed run of this batch may have made the account already: then it stays made by this batch, and taken back with it.
    const isNew = row.linkedBy === 'Created' && !known && before !== row.account;
    const entry: BatchChange = { batch: batch.id, at: batch.startedAt, fields: {} };
    if (before !== row.account) entry.link = { before, after: row.account };
    if (known?.created) Object.assign(entry, { created: true, fields: { ...known.fields } });
    if (isNew) {
      entry.created = true;
      entry.fields = Object.fromEntries(
        Object.entries(row.values)
          .filter(([field, after]) => field !== CHANGED_ON && isRememberable(null, after))
          .map(([field, after]) => [field, { before: null, after }]),
      );
    }
    return { row, record, entry, isNew, change: {} };
  });
  const [first] = plans;
  const histories = others.map(({ history }) => history);
  const resumed = others.flatMap(({ history }) => history.filter(({ batch: id }) => id === batch.id));
  const sayings = (field: string): Saying[] => [
    ...others
      .filter(({ sourceKey }) => !keys.has(sourceKey.toLowerCase()))
      .map((record) => saying(context, record.source, record.values, record.lastBatchAt, field)),
    ...rows.map(({ values }) => saying(context, batch.source, values, batch.startedAt, field)),
  ];
  if (first!.isNew) return plans;
  for (const field of context.fields) {
    if (field === CHANGED_ON || !context.account.fields.get(field)?.updateable) continue;
    const value = current[field] ?? null;
    const written = lastWritten(histories, field, value, batch.id);
    const rule = context.survivorship[field] ?? DEFAULT_RULE;
    const survives = survivor(rule, { current: value, written }, sayings(field)).value;
    // A killed run of this batch has noted what stood there before; that is what an undo must bring back.
    const noted = resumed.find(({ fields }) => Object.hasOwn(fields, field))?.fields[field];
    if (sameValue(survives, value)) {
      if (noted && sameValue(noted.after, value)) first!.entry.fields[field] = noted;
      continue;
    }
    const before = noted ? noted.before : value;
    if (!isRememberable(before, survives)) continue;
    first!.change[field] = survives;
    first!.entry.fields[field] = { before, after: survives };
  }
  return plans;
}

/** The account that the row hung on before this batch, as far as imports know. */
function linkBefore(record: SourceRecord | undefined, batch: string): string | null {
  const earlier = (record?.history ?? []).filter(({ link, undone, batch: id }) => link && !undone && id !== batch);
  return earlier.at(-1)?.link!.after ?? null;
}

function saying(context: LinkContext, source: string, values: Values, at: string, field: string): Saying {
  return {
    source,
    trust: context.trust.get(source.toLowerCase()) ?? Number.MAX_SAFE_INTEGER,
    changedAt: String(values[CHANGED_ON] ?? at),
    value: values[field] ?? null,
  };
}

async function saveRecords(context: LinkContext, plans: readonly Plan[], problem?: string): Promise<SaveOutcome[]> {
  const { batch, connection, failures } = context;
  const rows = plans.map(({ row, record, entry }): Row => {
    const before = (record?.history ?? []).filter(({ batch: id, undone }) => id !== batch.id || undone);
    const keptBy = record?.account === row.account && row.linkedBy === 'Key' ? record.linkedBy : null;
    const changes = entry.link || entry.created || Object.keys(entry.fields).length > 0;
    return {
      SourceKey__c: row.sourceKey,
      Source__c: batch.source,
      RecordKey__c: row.recordKey,
      DisplayName__c: displayName(row.values),
      Values__c: valuesText(row.values),
      Account__c: row.account,
      State__c: 'Linked',
      LinkedBy__c: keptBy ?? row.linkedBy,
      ...(row.score === null ? {} : { Score__c: row.score }),
      Reasons__c: (problem ?? row.reasons).slice(0, 255) || null,
      ...(record?.firstBatch ? {} : { FirstBatch__c: batch.id }),
      LastBatch__c: batch.id,
      Before__c: historyText(changes ? [...before, entry] : before),
    };
  });
  const outcomes = await saveRows(connection, {
    object: SOURCE_RECORD,
    operation: 'upsert',
    externalIdField: 'SourceKey__c',
    rows,
  });
  const keys = plans.map(({ row }) => row.sourceKey);
  failures.push(...failuresOf(SOURCE_RECORD, keys, outcomes));
  return outcomes;
}

/** What a source record is called in lists. */
export function displayName(values: Values): string | null {
  return values['Name'] === undefined ? null : String(values['Name']).slice(0, 255);
}

function reasonOf({ errors: [problem] }: SaveOutcome): string {
  return problem ? `${problem.statusCode}: ${problem.message}` : '';
}

function refuse({ counts, failures }: LinkContext, row: LinkedRow, statusCode: string, message: string): void {
  counts.refused += 1;
  failures.push({ object: 'Account', key: row.sourceKey, statusCode, fields: '', message });
}

async function readRecords(context: LinkContext, rows: readonly LinkedRow[]): Promise<Map<string, SourceRecord>> {
  const { connection } = context;
  const accounts = [...new Set(rows.map(({ account }) => account))];
  const keys = rows.map(({ sourceKey }) => sourceKey);
  const records = new Map<string, SourceRecord>();
  for (const record of [
    ...(await readRecordsBy(connection, 'Account__c', accounts)),
    ...(await readRecordsBy(connection, 'SourceKey__c', keys)),
  ]) {
    records.set(record.sourceKey.toLowerCase(), record);
  }
  return records;
}
