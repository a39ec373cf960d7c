import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the pinned client is installed. */
export const client = fileURLToPath(new URL('../sf-client', import.meta.url));
const script = join(client, 'node_modules/@salesforce/cli/bin/run.js');

/** What a command reports, of whatever shape the test expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface SfResult {
  status: number;
  result: Json;
  message?: string;
}

/** Installs the pinned client where it is missing. Two test files that miss it at once install it beside each other; the first one's stays. */
export function installClient(): void {
  if (existsSync(script)) return;
  const part = mkdtempSync(join(client, 'part-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(client, name), join(part, name));
    const install = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = spawnSync('npm', install, { cwd: part, stdio: 'inherit', shell: process.platform === 'win32' });
    assert.equal(status, 0, 'npm ci of test/sf-client failed');
    renameSync(join(part, 'node_modules'), join(client, 'node_modules'));
  } catch (problem) {
    if (!existsSync(script)) throw problem;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/**
 * Runs sf with `--json`, with a home directory and settings of its own. Not synchronous: the org lives in this process.
 *
 * @param token of whoever logs in; other commands find the login by its alias
 */
export function runSf(
  { home, cwd, token }: { home: string; cwd: string; token: string },
  args: readonly string[],
): Promise<SfResult> {
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    USERPROFILE: home,
    SF_ACCESS_TOKEN: token,
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
  };
  const options = { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args, '--json'], options, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout) as SfResult);
      } catch {
        reject(new Error(`sf ${args.join(' ')} gave no JSON: ${stdout}${stderr}`, { cause: error }));
      }
    });
  });
}
