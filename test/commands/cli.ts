import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from '../connection/testOrg.ts';

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
  /** What --json printed. */
  json: {
    status: number;
    result?: Record<string, unknown>;
    message?: string;
    name?: string;
    actions?: string[];
    data?: Record<string, unknown>;
  };
}

/**
 * A place to call commands from as a person would: a home without logins and a Salesforce project of its own, so that neither the
 * machine's logins nor this project's target org is touched.
 */
export class CommandLine {
  readonly home: string;
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that any command printed. */
  printed = '';

  constructor(home = mkdtempSync(join(tmpdir(), 'renkei-cli-'))) {
    this.home = home;
    this.directory = join(home, 'project');
    mkdirSync(this.directory, { recursive: true });
    writeFileSync(
      join(this.directory, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories: [{ path: 'none', default: true }] }),
    );
    this.environment = {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
      RENKEI_LANGUAGE: 'en',
    };
    for (const name of ['SF_TARGET_ORG', 'SF_DISABLE_LOG_FILE']) delete this.environment[name];
  }

  /** Starts a command; it may be killed. */
  start(...args: string[]): { child: ChildProcess; ended: Promise<Ended>; firstJson: Promise<Ended['json']> } {
    const child = spawn(process.execPath, [join(project, 'scripts/renkei.ts'), ...args], {
      cwd: this.directory,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const firstJson = new Promise<Ended['json']>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        const json = parsed(stdout);
        if (json) resolve(json);
      });
      child.once('exit', (status) => reject(new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`)));
    });
    firstJson.catch(() => undefined);
    const ended = new Promise<Ended>((resolve) => {
      child.once('close', (status) => {
        this.printed += stdout + stderr;
        resolve({ status, stdout, stderr, json: parsed(stdout) ?? { status: status ?? -1 } });
      });
    });
    return { child, ended, firstJson };
  }

  run(...args: string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

function parsed(text: string): Ended['json'] | undefined {
  try {
    return JSON.parse(text) as Ended['json'];
  } catch {
    return undefined;
  }
}
