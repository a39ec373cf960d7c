/**
 * Field values as zod schemas. The same column arrives as JSON from a synchronous query and as text from a bulk query, where
 * null is the empty text; both become the same value here.
 */
import { z } from 'zod';

const absent = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

/** Text or null. */
export const textValue = z.preprocess(absent, z.string().nullable());

/** Text that must be there, such as an Id. */
export const keyValue = z.string().min(1);

/** Number or null, from JSON or from text. */
export const numberValue = z.preprocess(
  (value) => (typeof value === 'string' && value !== '' ? Number(value) : absent(value)),
  z.number().nullable(),
);

/** True or false, from JSON or from text; null counts as false. */
export const booleanValue = z.preprocess((value) => {
  if (value === 'true') return true;
  return value === 'false' || value === '' || value === null || value === undefined ? false : value;
}, z.boolean());

/** Calendar date `yyyy-mm-dd` or null. */
export const dateValue = z.preprocess(
  absent,
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
);

/** An instant or null: Salesforce writes `2026-06-12T00:00:00.000+0000` in JSON and `…Z` in CSV. */
export const instantValue = z.preprocess(
  (value) =>
    typeof value === 'string' && value !== '' ? new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : absent(value),
  z.date().nullable(),
);
