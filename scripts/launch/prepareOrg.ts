import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { addMonths } from 'c/renkeiCalendarRules';
import { z } from 'zod';
import type { DemoOptions } from '../demo/generate.ts';
import { count } from '../connection/messages.ts';
import { packageFingerprint } from '../install/packageFingerprint.ts';

/** What is in the org of a data directory, so that a second start does not do it again. */
const preparedSchema = z.object({
  /** Hash of what was deployed. */
  package: z.string().optional(),
  /** Seed, size and day of the demo that was loaded. */
  demo: z.string().optional(),
  segmented: z.boolean().optional(),
  /** Whether warnings, verdicts and health figures of the months before are there. */
  reviewed: z.boolean().optional(),
});
type Prepared = z.infer<typeof preparedSchema>;

export interface PrepareRequest {
  projectDirectory: string;
  packageDirectories: readonly string[];
  /** undefined: an org in memory, of which nothing is remembered. */
  dataDirectory?: string;
  /** undefined: no demo data. */
  demo?: DemoOptions;
  /** Corporate currency of an org without demo data, an ISO code. */
  currency?: string;
  /** Id of the user who runs the commands. */
  administratorId: string;
  /** Runs one step and shows it; `done` says what was done, or that there was nothing to do. */
  step: <T>(
    name: StepName,
    work: (progress: (text: string) => void) => Promise<{ done: string; value?: T }>,
  ) => Promise<void>;
  words: (key: string, tokens?: (string | number)[]) => string;
}

export type StepName = 'deploy' | 'data' | 'segment' | 'insight';

/**
 * Brings an org to where the demo begins: package deployed, permission set assigned, policy, setting and data there, accounts
 * scored, the months before looked back upon. Each step is skipped when the last start has done it already; a start that was killed goes on where it ended.
 * What is heavy is imported only when it is needed: a second start has to be quick.
 */
export async function prepareOrg(connection: Connection, request: PrepareRequest): Promise<void> {
  const { projectDirectory, dataDirectory, demo, step, words } = request;
  const prepared = await readPrepared(dataDirectory);
  const remember = async (more: Prepared): Promise<void> => {
    Object.assign(prepared, more);
    if (dataDirectory !== undefined) await writeFile(fileOf(dataDirectory), JSON.stringify(prepared, null, 2));
  };

  await step('deploy', async (progress) => {
    const fingerprint = packageFingerprint(request.packageDirectories, projectDirectory);
    if (prepared.package === fingerprint) return { done: words('done.unchanged') };
    const { deployChanges } = await import('../install/deployChanges.ts');
    const { assignPermissionSets } = await import('../install/membership.ts');
    const components = await deployChanges(connection, projectDirectory, request.packageDirectories, progress);
    await assignPermissionSets(connection, [{ userId: request.administratorId, name: 'RenkeiAdmin' }]);
    await remember({ package: fingerprint });
    return { done: words('done.deploy', [components]) };
  });

  await step('data', async (progress) => {
    const wanted = demo ? `${demo.seed}/${demo.accounts}/${demo.asOf}` : 'none';
    if (prepared.demo === wanted || (!demo && prepared.demo !== undefined)) return { done: words('done.unchanged') };
    const { loadDemo, prepareEmpty } = await import('../demo/loadDemo.ts');
    if (!demo) {
      await prepareEmpty(connection, projectDirectory, request.currency);
      await remember({ demo: wanted });
      return { done: words('done.empty') };
    }
    const { rows } = await loadDemo(connection, {
      ...demo,
      projectDirectory,
      onStep: (name, done, total) => progress(total === undefined ? name : `${name}: ${done} / ${total}`),
    });
    await remember({ demo: wanted, segmented: false, reviewed: false });
    const records = Object.values(rows).reduce((sum, number) => sum + number, 0);
    return { done: words('done.data', [count(records)]) };
  });

  await step('segment', async (progress) => {
    if (!demo || prepared.segmented) return { done: words(demo ? 'done.unchanged' : 'done.noAccounts') };
    const { runSegmentation } = await import('../segmentation/run/run.ts');
    const run = (asOf: string) =>
      runSegmentation(connection, {
        asOf,
        failuresDirectory: join(projectDirectory, 'tmp'),
        onStep: (_step, { done, total }) => progress(`${asOf}: ${done ?? 0} / ${total ?? 0}`),
      });
    // Where accounts stood a month before, so that there is a movement to look at.
    await run(addMonths(demo.asOf, -1));
    const result = await run(demo.asOf);
    await remember({ segmented: true });
    const segments = result.segments.map(({ segment, accounts }) => `${segment} ${accounts}`).join(', ');
    return { done: words('done.segment', [segments]) };
  });

  await step('insight', async (progress) => {
    if (!demo || prepared.reviewed) return { done: words(demo ? 'done.unchanged' : 'done.noAccounts') };
    const { reviewDemo } = await import('../demo/review.ts');
    const { open, judged } = await reviewDemo(connection, {
      asOf: demo.asOf,
      failuresDirectory: join(projectDirectory, 'tmp'),
      onDay: progress,
    });
    await remember({ reviewed: true });
    return { done: words('done.insight', [open, judged]) };
  });
}

/** What is remembered of an org whose file is gone says nothing about the one that is made next. */
export async function forgetPreparation(directory: string): Promise<void> {
  const isThere = await stat(join(directory, 'org.sqlite')).then(
    () => true,
    () => false,
  );
  if (!isThere) await rm(fileOf(directory), { force: true });
}

async function readPrepared(directory: string | undefined): Promise<Prepared> {
  if (directory === undefined) return {};
  try {
    return preparedSchema.parse(JSON.parse(await readFile(fileOf(directory), 'utf8')));
  } catch {
    // Nothing is remembered, or not readably: every step can be repeated.
    return {};
  }
}

function fileOf(directory: string): string {
  return join(directory, 'prepared.json');
}
