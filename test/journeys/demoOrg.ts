import { join } from 'node:path';
import { CommandLine } from '../commands/cli.ts';

/** The demo org as a person starts it, with a home folder of its own. */
export interface DemoOrg {
  url: string;
  /** Signs a browser in as the inside-sales manager, once; as the administrator where there is no demo. */
  signInUrl: string;
  /** Calls other commands against this org. */
  commandLine: CommandLine;
  /** Another address that signs a browser in as the inside-sales manager: each works once. */
  signInAgain(): Promise<string>;
  /** Ends the org and starts it again with the same data, so that its clock can stand on another day; address and sign-in are new. */
  restart(...flags: string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the local org by its command. Every journey sees what the command leads to, not what a test has set up.
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
  let { stop, ...addresses } = await start(flags);
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
