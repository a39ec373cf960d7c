import type { LocalOrg } from '../org.ts';
import { reportUnexpected } from '../unexpected.ts';
import { processQuery } from './export.ts';
import { processIngest } from './ingest.ts';
import { JobStore } from './job.ts';
import type { BulkJob, JobKind } from './job.ts';

/** Runs bulk jobs in the background: ingest jobs one after the other, and query jobs likewise beside them. */
export class BulkWorker {
  readonly jobs: JobStore;
  readonly #org: LocalOrg;
  readonly #lines: Record<JobKind, Promise<void>> = { ingest: Promise.resolve(), query: Promise.resolve() };
  #stopped = false;

  constructor(org: LocalOrg, directory?: string) {
    this.#org = org;
    this.jobs = new JobStore(org, directory);
    for (const kind of ['ingest', 'query'] as const)
      for (const job of this.jobs.list(kind).reverse()) if (job.state === 'UploadComplete') this.enqueue(job);
  }

  /** Processes the job when those before it are through. */
  enqueue(job: BulkJob): void {
    const process = job.kind === 'ingest' ? processIngest : processQuery;
    this.#lines[job.kind] = this.#lines[job.kind].then(async () => {
      const current = this.#stopped ? undefined : this.jobs.find(job.kind, job.id);
      if (current?.state === 'UploadComplete') await process(this.#org, this.jobs, current, () => this.#stopped);
    });
    this.#lines[job.kind].catch((error: unknown) => reportUnexpected(error));
  }

  /** Stops after the chunks at work; jobs that were cut off are reported as failed at the next start. */
  async close(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(Object.values(this.#lines));
  }
}
