import type { Connection } from '@salesforce/core';
import { platformProblem } from '../connection/errors.ts';
import { saveRows, type Row, type SaveOutcome } from '../connection/saveRows.ts';

export type Verdict = 'passed' | 'failed' | 'skipped';

/** What came of one check; `evidence` is what the org said or counted, as it said it. */
export interface Outcome {
  verdict: Verdict;
  evidence: string;
}

/** All that a check works with: the org, and an account made for it that carries the marker. */
export interface Trial {
  connection: Connection;
  account: string;
  /** The org's present instant, by its own clock. */
  now: Date;
  /** Id of the running user. */
  user: string;
  /** Ids of an active caller and of an active representative; the running user stands in for a representative where there is none. */
  caller: string | null;
  rep: string;
  /** Unique within the org, in every name and key that a check writes. */
  key(part: string): string;
}

/** Test records are found by this at the start of the account's name; whatever hangs on such an account goes with it. */
export const MARKER = 'RENKEI-CHECK';

export const passed = (evidence: string): Outcome => ({ verdict: 'passed', evidence });
export const failed = (evidence: string): Outcome => ({ verdict: 'failed', evidence });
export const skipped = (evidence: string): Outcome => ({ verdict: 'skipped', evidence });

/** Saves one record; a refusal is an answer here, no error. */
export async function saveOne(
  connection: Connection,
  object: string,
  operation: 'insert' | 'update',
  row: Row,
): Promise<SaveOutcome> {
  const [outcome] = await saveRows(connection, { object, operation, rows: [row] });
  return outcome!;
}

/** Inserts one record that a check stands on. @throws Error with the org's reasons */
export async function made(connection: Connection, object: string, row: Row): Promise<string> {
  const { id, errors } = await saveOne(connection, object, 'insert', row);
  if (id === null) throw new Error(`${object}: ${reasons(errors)}`);
  return id;
}

export function reasons(errors: SaveOutcome['errors']): string {
  return errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
}

/** What an org says of things that it does not have; a check that meets it proves nothing in either direction. */
const NOT_THERE = /^(NOT_IMPLEMENTED|FUNCTIONALITY_NOT_ENABLED|INVALID_TYPE|NOT_FOUND|API_DISABLED_FOR_ORG)$/;

/** The outcome of a check that threw: skipped where the org does not offer what it needs, else failed. */
export function outcomeOfError(problem: unknown): Outcome {
  const known = platformProblem(problem);
  const said = problem instanceof Error ? problem.message : String(problem);
  if (known && NOT_THERE.test(known.code)) return skipped(`${known.code}: ${known.message}`);
  return failed(known ? `${known.code}: ${known.message}` : said);
}
