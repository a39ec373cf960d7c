import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Failure } from '../../connection/failureFile.ts';

/** One upload: rows of a file beside the checkpoint, and how far they have come. */
const chunk = z.object({
  file: z.string(),
  rows: z.number(),
  /** The bulk job that has the rows; null: none yet, or they travel synchronously. */
  job: z.string().nullable(),
  done: z.boolean(),
  /** Rows that failed for good, with the org's reasons; known when it is done. */
  failures: z.array(z.custom<Failure>((value) => typeof value === 'object' && value !== null)),
});
export type Chunk = z.infer<typeof chunk>;

const stateSchema = z.object({
  version: z.literal(1),
  /** null: the org has no record of the run yet. */
  runId: z.string().nullable(),
  asOf: z.string(),
  /** Of the process that is at work on it. */
  processId: z.number(),
  fingerprint: z.string(),
  fullAsked: z.boolean(),
  startedAt: z.string(),
  /** Bulk query jobs by their query: their results stay for days, so that a run that is taken up again need not ask twice. */
  queryJobs: z.record(z.string(), z.string()),
  /** null: the accounts are not all scored yet. */
  chunks: z.array(chunk).nullable(),
});
export type CheckpointState = z.infer<typeof stateSchema>;

const STATE = 'run.json';
const OUTCOME = 'outcome.json';
const FAILED = 'failed.json';

const failedSchema = z.object({ runId: z.string(), accounts: z.array(z.string()) });

/**
 * What a run leaves on disk so that it can be taken up again after it was killed, at whatever point: each file is complete or not
 * there, and each step says that it is done after it is done, so that at worst a step is repeated, which changes nothing.
 */
export class Checkpoint {
  readonly directory: string;
  #state: CheckpointState | undefined;

  /** @param directory one of its own for each org */
  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true });
    this.#state = this.#read(STATE, stateSchema);
  }

  /** The run that was left here; undefined when there is none. */
  get state(): CheckpointState | undefined {
    return this.#state;
  }

  /**
   * Begins a run, before the org hears of it; what was left of another is gone.
   * @returns false: another process has begun one since this one looked, and `state` is that one's
   */
  begin(state: Omit<CheckpointState, 'version' | 'runId' | 'processId' | 'queryJobs' | 'chunks'>): boolean {
    if (this.#isOvertaken()) return false;
    this.clear();
    const begun = { ...state, version: 1, runId: null, processId: process.pid, queryJobs: {}, chunks: null } as const;
    try {
      writeFileSync(this.file(STATE), JSON.stringify(begun), { flag: 'wx' });
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return !this.#isOvertaken();
      throw problem;
    }
    this.#state = begun;
    return true;
  }

  /** The org's record of the run. */
  noteRun(runId: string): void {
    this.#save({ ...this.#running(), runId });
  }

  /** Whether another process that still lives is at work on the run. */
  get isTaken(): boolean {
    const holder = this.#state?.processId;
    if (holder === undefined || holder === process.pid) return false;
    try {
      process.kill(holder, 0);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * This process goes on with the run.
   * @returns false: another process does so since this one looked, and `state` is that one's
   */
  takeUp(): boolean {
    if (this.#isOvertaken()) return false;
    this.#save({ ...this.#running(), processId: process.pid });
    return true;
  }

  noteQueryJob(query: string, job: string): void {
    const state = this.#running();
    this.#save({ ...state, queryJobs: { ...state.queryJobs, [query]: job } });
  }

  /** All accounts are scored: what is to be written lies in files, and what the run found is kept for its record. */
  noteScored(chunks: readonly Chunk[], outcome: unknown): void {
    this.#write(OUTCOME, outcome);
    this.#save({ ...this.#running(), chunks: [...chunks] });
  }

  noteChunk(index: number, change: Partial<Chunk>): void {
    const state = this.#running();
    const chunks = state.chunks!.map((each, place) => (place === index ? { ...each, ...change } : each));
    this.#save({ ...state, chunks });
  }

  /** What `noteScored` was given. */
  outcome<T>(schema: z.ZodType<T>): T | undefined {
    return this.#read(OUTCOME, schema);
  }

  /** Where a file of the run lies. */
  file(name: string): string {
    return join(this.directory, name);
  }

  /** Accounts that a run could not score or write, so that the next one tries them again. */
  noteFailed(runId: string, accounts: readonly string[]): void {
    this.#write(FAILED, { runId, accounts });
  }

  /** The accounts that this run left unwritten; undefined when they are not known here. */
  failedOf(runId: string): string[] | undefined {
    const failed = this.#read(FAILED, failedSchema);
    return failed?.runId === runId ? failed.accounts : undefined;
  }

  /** The run has ended: nothing is left to take up. */
  clear(): void {
    // The state first: without it the other files mean nothing.
    rmSync(this.file(STATE), { force: true });
    for (const { file } of this.#state?.chunks ?? []) rmSync(this.file(file), { force: true });
    rmSync(this.file(OUTCOME), { force: true });
    this.#state = undefined;
  }

  /** Whether the directory holds a run that was not there when this process looked. */
  #isOvertaken(): boolean {
    const found = this.#read(STATE, stateSchema);
    if (!found || JSON.stringify(found) === JSON.stringify(this.#state)) return false;
    this.#state = found;
    return true;
  }

  #running(): CheckpointState {
    if (!this.#state) throw new TypeError('No run has begun');
    return this.#state;
  }

  #save(state: CheckpointState): void {
    this.#write(STATE, state);
    this.#state = state;
  }

  /** A file that is renamed into its place is whole, whenever the process ends. */
  #write(name: string, content: unknown): void {
    writeFileSync(this.file(`${name}.part`), JSON.stringify(content));
    renameSync(this.file(`${name}.part`), this.file(name));
  }

  /** A file of another version, or one that somebody has edited, is as good as none: the run begins anew. */
  #read<T>(name: string, schema: z.ZodType<T>): T | undefined {
    if (!existsSync(this.file(name))) return undefined;
    try {
      return schema.parse(JSON.parse(readFileSync(this.file(name), 'utf8')));
    } catch {
      return undefined;
    }
  }
}
