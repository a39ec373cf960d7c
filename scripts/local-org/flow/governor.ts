import { LimitExceeded, type ChunkMemory } from '../record/context.ts';

/** What one transaction may do, with all that it sets off. */
const LIMITS = {
  'SOQL queries': 100,
  'query rows': 50_000,
  'DML statements': 150,
  'DML rows': 10_000,
  'trigger depth': 16,
};
type Limit = keyof typeof LIMITS;

/** Counts against the limits of a transaction, which no fault path catches. */
export class Governor {
  readonly #used: Partial<Record<Limit, number>> = {};
  /** Flows at work and the records that they work for. */
  readonly running = new Set<string>();

  static of(memory: ChunkMemory): Governor {
    let found = memory.get(Governor) as Governor | undefined;
    if (!found) memory.set(Governor, (found = new Governor()));
    return found;
  }

  /** @throws LimitExceeded */
  use(limit: Limit, count = 1): void {
    const used = (this.#used[limit] ?? 0) + count;
    this.#used[limit] = used;
    const problem =
      limit === 'trigger depth'
        ? 'Maximum trigger depth exceeded'
        : `System.LimitException: Too many ${limit}: ${used}`;
    if (used > LIMITS[limit]) throw new LimitExceeded('CANNOT_EXECUTE_FLOW_TRIGGER', problem);
  }

  giveBack(limit: Limit): void {
    this.#used[limit]! -= 1;
  }
}
