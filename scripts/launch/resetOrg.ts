import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messagesOf } from '../connection/messages.ts';
import { findRunning, stopProcess, type RunningProcess } from './runningProcess.ts';

export interface ResetResult {
  directory: string;
  removed: boolean;
  files: number;
  bytes: number;
  stopped: RunningProcess | null;
}

/**
 * Removes the data directory of a local org.
 * @throws SfError `OrgRunningError`, `StillRunningError`, `NotAnOrgError` (so that no other directory is ever removed)
 */
export async function resetOrg(
  directory: string,
  { force, dryRun }: { force: boolean; dryRun: boolean },
): Promise<ResetResult> {
  const messages = messagesOf('org.reset');
  const result: ResetResult = { directory, removed: false, files: 0, bytes: 0, stopped: null };
  const names = await readdir(directory, { recursive: true }).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return undefined;
    throw problem;
  });
  if (!names || names.length === 0) return result;
  if (!names.includes('org.sqlite')) throw messages.createError('error.NotAnOrg', [directory]);
  const running = await findRunning(directory);
  if (running && !force) throw messages.createError('error.OrgRunning', [directory, running.url, running.pid]);
  for (const name of names) {
    const entry = await stat(join(directory, name)).catch(() => undefined);
    if (!entry?.isFile()) continue;
    result.files += 1;
    result.bytes += entry.size;
  }
  if (dryRun) return result;
  if (running) {
    if (!(await stopProcess(running))) throw messages.createError('error.StillRunning', [running.pid]);
    result.stopped = running;
  }
  await rm(directory, { recursive: true, force: true });
  return { ...result, removed: true };
}
