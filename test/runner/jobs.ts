import { spawn } from 'node:child_process';

/** One process of a check. */
export interface Job {
  /** What its output is headed with. */
  name: string;
  /** Command and arguments. */
  command: readonly string[];
  /** Milliseconds after which it is ended, so that a process that hangs does not hold up all that follow. */
  limit?: number;
}

export interface Ended<J extends Job> {
  job: J;
  succeeded: boolean;
  seconds: number;
  /** The end of what it printed. */
  lastWords: string;
}

/** Characters that are enough to see what a tool complains of. */
const LAST_WORDS = 2000;

/**
 * Runs processes in their order, some at a time, so that no core waits while another one works off a long file. The output of each
 * is printed whole when it ends; who is alone prints as it goes.
 *
 * @param atOnce how many at a time
 */
export async function runJobs<J extends Job>(jobs: readonly J[], atOnce: number): Promise<Ended<J>[]> {
  const waiting = [...jobs];
  const ended: Ended<J>[] = [];
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job; job = waiting.shift()) ended.push(await run(job, jobs.length === 1));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return ended;
}

async function run<J extends Job>(job: J, alone: boolean): Promise<Ended<J>> {
  const started = Date.now();
  const said: Buffer[] = [];
  if (alone) process.stdout.write(`\n── ${job.name} ──\n`);
  const child = spawn(job.command[0]!, job.command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  const say = (part: Buffer): void => {
    said.push(part);
    if (alone) process.stdout.write(part);
  };
  child.stdout.on('data', say);
  child.stderr.on('data', say);
  const timer = setTimeout(
    () => {
      say(Buffer.from(`Did not end within ${job.limit! / 1000} s.\n`));
      child.kill('SIGKILL');
      // What it has started may hold its output open for ever.
      child.stdout.destroy();
      child.stderr.destroy();
    },
    job.limit ?? 2 ** 31 - 1,
  );
  const succeeded = await new Promise<boolean>((resolve) => {
    child.once('error', (problem) => {
      say(Buffer.from(`${problem.message}\n`));
      resolve(false);
    });
    child.once('close', (status) => resolve(status === 0));
  });
  clearTimeout(timer);
  const seconds = (Date.now() - started) / 1000;
  if (!alone) {
    process.stdout.write(`\n── ${job.name} (${seconds.toFixed(1)} s) ──\n`);
    for (const part of said) process.stdout.write(part);
  }
  return { job, succeeded, seconds, lastWords: Buffer.concat(said).toString().trim().slice(-LAST_WORDS) };
}
