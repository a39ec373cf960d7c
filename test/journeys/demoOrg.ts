import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_DATE } from '../../scripts/demo/demoDefaults.ts';
import { packageFingerprint } from '../../scripts/install/packageFingerprint.ts';
import { CommandLine } from '../commands/cli.ts';
import { hashOf, keep, keptFile, project } from '../connection/deployedOrg.ts';

/** What makes the org what it is that `org start` leads to, beside the package. */
const MAKERS = ['scripts/**/*.ts', 'messages/**/*.md', 'config/**/*.*', 'package-lock.json', 'sfdx-project.json'];
const PACKAGE = ['force-app/main', 'force-app/dashboards', 'force-app/ja'];
/** Where a demo org's clock stands for a journey: later than anything that the command did to get it ready from 9:00 on. */
const READY_AT = `${DEMO_DATE}T09:05:00+09:00`;

/** The demo org as a person starts it, with a home folder of its own. */
export interface DemoOrg {
  url: string;
  /** Signs a browser in as the inside-sales manager, once; as the administrator where there is no demo. */
  signInUrl: string;
  /** Calls other commands against this org. */
  commandLine: CommandLine;
  /** An address that signs a browser in as the administrator, as who starts a running org again is given: each works once. */
  signInAgain(): Promise<string>;
  /** Ends the org and starts it again with the same data, so that its clock can stand on another day; address and sign-in are new. */
  restart(...flags: string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the local org by its command. Every journey sees what the command leads to, not what a test has set up: the first
 * keeps the data that the command has left, and the next ones start it on a copy, as a person starts it again.
 * @param flags further flags of `org start`
 * @throws when the command ends instead of getting ready, with what it said
 */
export async function startDemoOrg(...flags: string[]): Promise<DemoOrg> {
  const commandLine = new CommandLine();
  const directory = join(commandLine.home, 'org');
  const start = async (others: string[]) => {
    const { child, ended, firstJson } = commandLine.start(
      ...['org', 'start', '--json', '--port', '0', '--data-directory', directory, ...others],
    );
    const { result, message } = await firstJson;
    if (!result) throw new Error(`org start: ${message}`);
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { ...(result as unknown as { url: string; signInUrl: string }), stop };
  };
  // An empty org is one of a kind, and stands at the time of the machine.
  const isKept = !flags.includes('--empty');
  if (isKept) {
    const kept = keptFile('org', JSON.stringify(flags), hashOf(MAKERS), packageFingerprint(PACKAGE, project));
    if (existsSync(kept)) cpSync(kept, directory, { recursive: true });
    else {
      const { stop: close } = await start(flags);
      await close();
      keep(kept, (part) => cpSync(directory, part, { recursive: true }));
    }
  }
  let { stop, ...addresses } = await start(isKept ? [...flags, '--clock', READY_AT] : flags);
  const org: DemoOrg = {
    ...addresses,
    commandLine,
    signInAgain: async () => {
      // Who starts an org that runs already is told how to get in.
      const { json } = await commandLine.run('org', 'start', '--json', '--data-directory', directory);
      return String(json.result!['signInUrl']);
    },
    restart: async (...others) => {
      await stop();
      ({ stop, ...addresses } = await start(others));
      Object.assign(org, addresses);
    },
    close: async () => {
      await stop();
      commandLine.remove();
    },
  };
  return org;
}
