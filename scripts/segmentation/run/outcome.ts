import { z } from 'zod';
import type { Failure } from '../../connection/failureFile.ts';
import type { SegmentCount } from './score.ts';

const failure: z.ZodType<Failure> = z.object({
  object: z.string(),
  key: z.string(),
  statusCode: z.string(),
  fields: z.string(),
  message: z.string(),
});

const segmentCount = z.object({
  segment: z.string(),
  accounts: z.number(),
  potential: z.number(),
  wonAmount: z.number(),
}) as unknown as z.ZodType<SegmentCount>;

/** What a run has found before it writes anything: kept beside the files to write, for the run's record. */
export const outcomeSchema = z.object({
  mode: z.enum(['Full', 'Incremental']),
  reason: z.string(),
  /** Records changed from this instant on were looked at; null: all of them. */
  watermark: z.string().nullable(),
  transport: z.enum(['Bulk', 'Synchronous']),
  accountsRead: z.number(),
  accountsToWrite: z.number(),
  accountsMovedByTime: z.number(),
  accountsUnscored: z.number(),
  wonAmount: z.number(),
  wonAmountUnattached: z.number(),
  segments: z.array(segmentCount),
  unscored: z.record(z.string(), z.number()),
  focus: z.record(z.string(), z.number()),
  /** Accounts that cannot be scored, with the reason. */
  failures: z.array(failure),
  cutOffApplied: z.number(),
  /** The density grid of a full run, as its record holds it. */
  grid: z.string().nullable(),
  /** Some of the accounts to write, spread evenly, to be read back. */
  sample: z.array(z.string()),
  /** Milliseconds. */
  timings: z.object({ read: z.number(), score: z.number() }),
});
export type Outcome = z.infer<typeof outcomeSchema>;
