import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process has used: user and system time of all its threads, and the most memory it ever had. */
export interface Usage {
  cpuSeconds: number;
  wallSeconds: number;
  peakMegabytes: number;
}

/** Called at the end of a child process: says what it has used. */
export function reportUsage(): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stdout.write(
    JSON.stringify({
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      wallSeconds: performance.now() / 1e3,
      peakMegabytes: maxRSS / 1024,
    } satisfies Usage),
  );
}

/**
 * Runs a script of this folder in a process of its own and gives the JSON that it wrote. The process that calls has to stay small:
 * the system counts its memory as the child's until the child's own program has started.
 * @throws Error with what it wrote, when it fails
 */
export function runChild<Answer = Usage>(script: string, ...values: (string | number)[]): Answer {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawnSync(process.execPath, [path, ...values.map(String)], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (child.status !== 0) throw new Error(`${script} ${values.join(' ')} failed:\n${child.stderr}`);
  return JSON.parse(child.stdout) as Answer;
}
