import { z } from 'zod';
import type { FieldValue } from '../../connection/saveRows.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const batchChange = z.strictObject({
  /** Id of the batch. */
  batch: z.string(),
  /** Instant at which the batch began, by which changes of several records are ordered. */
  at: z.string(),
  link: z.strictObject({ before: z.string().nullable(), after: z.string().nullable() }).optional(),
  fields: z.record(z.string(), z.strictObject({ before: value, after: value })).default({}),
  /** The batch created the account. */
  created: z.literal(true).optional(),
  /** The batch was taken back. */
  undone: z.literal(true).optional(),
});

/** What one batch changed for the row of one source record: its link, and fields of the account. */
export type BatchChange = z.infer<typeof batchChange>;

/** Characters that Before__c takes. */
const ROOM = 32_000;
/** A change of one field that takes more room than this is not remembered, so not made. */
const WIDEST_CHANGE = 12_000;

/** The list in Before__c, oldest first. @throws Error when it is not what an import wrote */
export function readHistory(text: string | null): BatchChange[] {
  return text === null || text === '' ? [] : z.array(batchChange).parse(JSON.parse(text));
}

/** Text for Before__c. When room ends the oldest batches are forgotten: they cannot be undone any more, the latest always can. */
export function historyText(history: readonly BatchChange[]): string {
  for (let first = 0; ; first += 1) {
    const text = JSON.stringify(history.slice(first));
    if (text.length <= ROOM || first >= history.length - 1) return text;
  }
}

/** Whether the change of a field can be remembered, and with it undone. */
export function isRememberable(before: FieldValue, after: FieldValue): boolean {
  return JSON.stringify([before, after]).length <= WIDEST_CHANGE;
}

/**
 * What imports wrote last into a field of an account, over the histories of all source records that hang on it.
 * A change that was noted by `resumed` and then not made, because the import was killed, does not count.
 */
export function lastWritten(
  histories: readonly (readonly BatchChange[])[],
  field: string,
  current: FieldValue,
  resumed: string,
): { value: FieldValue } | undefined {
  const changes = histories
    .flat()
    .filter(({ undone, fields }) => !undone && Object.hasOwn(fields, field))
    .sort((one, other) => compare(one.at, other.at) || compare(one.batch, other.batch));
  const last = changes.at(-1);
  const notMade =
    last?.batch === resumed &&
    sameValue(last.fields[field]!.before, current) &&
    !sameValue(last.fields[field]!.after, current);
  const counted = notMade ? changes.at(-2) : last;
  return counted && { value: counted.fields[field]!.after };
}

/** Values of a field as people compare them: nothing is nothing, and a number is the same from JSON or CSV. */
export function sameValue(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return plain(one) === plain(other);
}

function plain(of: FieldValue | undefined): string {
  return of === null || of === undefined ? '' : String(of).replaceAll('\r\n', '\n').trim();
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
