import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The demo org as a person starts it, with a home folder of its own. */
export interface DemoOrg {
  url: string;
  /** Signs a browser in as the inside-sales manager, once. */
  signInUrl: string;
  /** Runs another command against this org and gives what it printed as JSON. */
  run(...args: string[]): Promise<{ status: number; result: Record<string, unknown> }>;
  close(): Promise<void>;
}

/**
 * Starts the local org by its command. Every journey sees what the command leads to, not what a test has set up.
 * @param flags further flags of `org start`
 */
export async function startDemoOrg(...flags: string[]): Promise<DemoOrg> {
  const home = await mkdtemp(join(tmpdir(), 'journey-'));
  const environment = { ...process.env, HOME: home, USERPROFILE: home, SF_USE_GENERIC_UNIX_KEYCHAIN: 'true' };
  const directory = join(home, 'org');
  const org = spawn(
    'node',
    ['scripts/renkei.ts', 'org', 'start', '--json', '--port', '0', '--data-directory', directory, ...flags],
    {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  let complaint = '';
  org.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ready = await new Promise<{ url: string; signInUrl: string }>((resolve, reject) => {
    org.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      try {
        resolve((JSON.parse(printed) as { result: { url: string; signInUrl: string } }).result);
      } catch {
        // Not whole yet.
      }
    });
    org.once('exit', (code) => reject(new Error(`org start ended with ${code}: ${printed}${complaint}`)));
  });
  return {
    ...ready,
    run: (...args) =>
      new Promise((resolve, reject) => {
        const command = spawn('node', ['scripts/renkei.ts', ...args, '--json'], {
          env: environment,
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        let output = '';
        command.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
        command.once('error', reject);
        command.once('exit', (code) => {
          try {
            const answer = JSON.parse(output) as { result?: Record<string, unknown> };
            resolve({ status: code ?? 1, result: answer.result ?? (answer as Record<string, unknown>) });
          } catch {
            reject(new Error(`${args.join(' ')} printed no JSON: ${output}`));
          }
        });
      }),
    close: async () => {
      const ended = new Promise((resolve) => org.once('exit', resolve));
      org.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
