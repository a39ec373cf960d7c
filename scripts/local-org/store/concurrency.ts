import { AsyncLocalStorage } from 'node:async_hooks';
import { ApiError } from '../errors.ts';
import type { Row } from './store.ts';

/** How long a writer waits for a row that another one has locked. */
const LOCK_WAIT = 10_000;

/** One go at a request. */
interface Attempt {
  /** Whoever holds a row locked; the same for both goes at a request. */
  owner: object;
  /** Is undone at the end: what its flows have looked up is kept for the go that counts. */
  isRehearsal: boolean;
  /** Waits for rows that others have locked, instead of failing. */
  isPatient: boolean;
  /** Ends when the row that stands in the way is free. */
  blockedBy?: Promise<void>;
  written: Set<string>;
  wouldCommit: boolean;
  answers: Map<string, (readonly Row[])[]>;
  numbers: Map<string, number[]>;
}

/**
 * Lets requests overlap, although the database has one writer: a request runs once and is undone, its rows stay locked while
 * it is suspended, then it runs again and is committed. In the second go its flows get the answers of the first, as if
 * they had looked before the others committed; prior values, unique keys and locks are those of the commit.
 */
export class Concurrency {
  /** Milliseconds until a writer that waits for a locked row gives up. */
  lockWait = LOCK_WAIT;
  readonly #attempts = new AsyncLocalStorage<Attempt>();
  readonly #locks = new Map<string, { owner: object; released: Promise<void> }>();

  get hasLocks(): boolean {
    return this.#locks.size > 0;
  }

  get isRehearsal(): boolean {
    return this.#attempts.getStore()?.isRehearsal === true;
  }

  /** Whether the transaction that ends now must not be committed; in a rehearsal its rows are locked. */
  keepsBack(): boolean {
    const attempt = this.#attempts.getStore();
    if (!attempt) return false;
    if (attempt.blockedBy) return true;
    if (!attempt.isRehearsal) return false;
    attempt.wouldCommit ||= attempt.written.size > 0;
    this.#lock(attempt);
    return true;
  }

  /** Numbers drawn in a rehearsal, by sequence: nobody else may draw them. */
  drawn(): ReadonlyMap<string, readonly number[]> {
    return this.#attempts.getStore()?.numbers ?? new Map();
  }

  /** The next number of a sequence: that of the rehearsal, or a new one. */
  number(sequence: string, draw: () => number): number {
    const attempt = this.#attempts.getStore();
    if (!attempt) return draw();
    const known = attempt.numbers.get(sequence) ?? [];
    if (!attempt.isRehearsal) return known.shift() ?? draw();
    const number = draw();
    if (!known.includes(number)) attempt.numbers.set(sequence, [...known, number]);
    return number;
  }

  /** What a flow looks up: the answer of the rehearsal, or what is there now. */
  answer(question: string, find: () => readonly Row[]): readonly Row[] {
    const attempt = this.#attempts.getStore();
    if (!attempt) return find();
    const known = attempt.answers.get(question) ?? [];
    if (!attempt.isRehearsal) return known.shift() ?? find();
    const found = find();
    attempt.answers.set(question, [...known, found]);
    return found;
  }

  /** Called before a record is written. @throws ApiError UNABLE_TO_LOCK_ROW when another request has locked it */
  write(id: string): void {
    const attempt = this.#attempts.getStore();
    attempt?.written.add(id);
    const lock = this.#locks.get(id);
    if (!lock || lock.owner === attempt?.owner) return;
    if (attempt?.isPatient) attempt.blockedBy = lock.released;
    throw new ApiError('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${id}`);
  }

  /**
   * Runs a request that may be run again: it waits for rows that others have locked, up to `lockWait`.
   * @param suspend when given, the time between what the request's flows have read and its commit
   */
  async run<Result>(work: () => Result | Promise<Result>, suspend?: () => Promise<unknown>): Promise<Result> {
    const deadline = performance.now() + this.lockWait;
    for (;;) {
      const owner = {};
      const isPatient = performance.now() < deadline;
      let attempt = attemptOf(owner, suspend !== undefined, isPatient);
      let release: () => void = () => {};
      this.#releases.set(owner, new Promise<void>((resolve) => (release = resolve)));
      try {
        let result = await this.#attempts.run(attempt, work);
        if (attempt.isRehearsal && attempt.wouldCommit && !attempt.blockedBy) {
          await suspend!();
          attempt = { ...attemptOf(owner, false, isPatient), answers: attempt.answers, numbers: attempt.numbers };
          result = await this.#attempts.run(attempt, work);
        }
        if (!attempt.blockedBy) return result;
      } finally {
        for (const [id, lock] of this.#locks) if (lock.owner === owner) this.#locks.delete(id);
        release();
      }
      await Promise.race([attempt.blockedBy, waitUntil(deadline)]);
    }
  }

  readonly #releases = new WeakMap<object, Promise<void>>();

  #lock({ owner, written }: Attempt): void {
    const released = this.#releases.get(owner)!;
    for (const id of written) this.#locks.set(id, { owner, released });
  }
}

const attemptOf = (owner: object, isRehearsal: boolean, isPatient: boolean): Attempt => ({
  owner,
  isRehearsal,
  isPatient,
  written: new Set(),
  wouldCommit: false,
  answers: new Map(),
  numbers: new Map(),
});

const waitUntil = (deadline: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, deadline - performance.now())).unref());
