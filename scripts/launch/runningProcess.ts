import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';

const recordSchema = z.object({ pid: z.number().int().positive(), url: z.string() });

/** A process that serves the org of a data directory. */
export type RunningProcess = z.infer<typeof recordSchema>;

/** Notes that this process serves the org of the directory. */
export async function claimDirectory(directory: string, url: string): Promise<void> {
  await writeFile(fileOf(directory), JSON.stringify({ pid: process.pid, url }));
}

/** Takes the note back, if it is this process's own. */
export async function releaseDirectory(directory: string): Promise<void> {
  const noted = await readRecord(directory);
  if (noted?.pid === process.pid) await rm(fileOf(directory), { force: true });
}

/** The process that serves the org of a directory; undefined when none does, also when a killed one left its note behind. */
export async function findRunning(directory: string): Promise<RunningProcess | undefined> {
  const noted = await readRecord(directory);
  return noted && noted.pid !== process.pid && (await isOrgStart(noted.pid)) ? noted : undefined;
}

/**
 * Asks the process to end and waits until it has; the process closes its files itself.
 * @returns false when it still runs after the wait
 */
export async function stopProcess({ pid }: RunningProcess, waitMilliseconds = 10_000): Promise<boolean> {
  if (!(await isOrgStart(pid))) return true;
  process.kill(pid, 'SIGTERM');
  for (const until = Date.now() + waitMilliseconds; Date.now() < until; await sleep(50)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}

/** Process numbers are used again: one counts only if its command line says that it is an `org start`. */
async function isOrgStart(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]);
    return /renkei/.test(stdout) && /\borg[ :]start\b/.test(stdout);
  } catch {
    // Without `ps` (Windows) or when the process has just ended, nothing is known: better not to touch it.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readRecord(directory: string): Promise<RunningProcess | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(fileOf(directory), 'utf8')));
  } catch {
    // No note, or half of one from a process that was killed while writing.
    return undefined;
  }
}

function fileOf(directory: string): string {
  return join(directory, 'running.json');
}
