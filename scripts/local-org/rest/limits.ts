import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import { quote } from '../store/tables.ts';

/** What a small Enterprise org has; those that name a day or an hour begin anew with it, and only some are counted here. */
const MAXIMA = {
  ConcurrentSyncReportRuns: 20,
  DailyApiRequests: 100_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DataStorageMB: 10_240,
  FileStorageMB: 10_240,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1_000,
  MassEmail: 5_000,
  SingleEmail: 5_000,
};

export type LimitName = keyof typeof MAXIMA;

const HOUR = 60 * 60 * 1000;
const WINDOW_HOURS = 24;
const RECORD_MB = 2 / 1024;

const limitsOf = new WeakMap<LocalOrg, Limits>();

/** Counts what clients use of an org in the last 24 hours of its clock, since the process started. */
export class Limits {
  /** Tests may set them. */
  readonly maxima: Record<LimitName, number> = { ...MAXIMA };
  readonly #org: LocalOrg;
  /** Units by hour. */
  readonly #used = new Map<LimitName, Map<number, number>>();

  private constructor(org: LocalOrg) {
    this.#org = org;
  }

  static of(org: LocalOrg): Limits {
    if (!limitsOf.has(org)) limitsOf.set(org, new Limits(org));
    return limitsOf.get(org)!;
  }

  count(name: LimitName, units = 1): void {
    const hours = this.#used.get(name) ?? new Map<number, number>();
    this.#used.set(name, hours.set(this.#hour(), (hours.get(this.#hour()) ?? 0) + units));
  }

  /** @throws ApiError REQUEST_LIMIT_EXCEEDED (requests) or EXCEEDEDQUOTA when nothing is left */
  spend(name: LimitName): void {
    if (this.#left(name) < 1)
      throw name === 'DailyApiRequests'
        ? new ApiError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { status: 403 })
        : new ApiError('EXCEEDEDQUOTA', `${name} Limit exceeded.`);
    this.count(name);
  }

  /** `api-usage=12/100000`, the header of each answer. */
  get usage(): string {
    return `api-usage=${this.#usedOf('DailyApiRequests')}/${this.maxima.DailyApiRequests}`;
  }

  /** The body of `GET limits`. */
  describe(): Record<string, { Max: number; Remaining: number }> {
    const names = Object.keys(this.maxima) as LimitName[];
    return Object.fromEntries(
      names.map((name) => [name, { Max: this.maxima[name], Remaining: Math.max(0, Math.floor(this.#left(name))) }]),
    );
  }

  #left(name: LimitName): number {
    return this.maxima[name] - (name === 'DataStorageMB' ? this.#records() * RECORD_MB : this.#usedOf(name));
  }

  #usedOf(name: LimitName): number {
    let sum = 0;
    for (const [hour, units] of this.#used.get(name) ?? []) if (hour > this.#hour() - WINDOW_HOURS) sum += units;
    return sum;
  }

  #hour(): number {
    return Math.floor(this.#org.clock.now().getTime() / HOUR);
  }

  #records(): number {
    const { schema, store } = this.#org;
    const stored = [...schema.objects.values()].filter((object) => !object.setup);
    const counts = stored.map(({ name }) => store.statement(`SELECT count(*) AS count FROM ${quote(name)}`).get());
    return counts.reduce((sum, row) => sum + Number(row!['count']), 0);
  }
}
