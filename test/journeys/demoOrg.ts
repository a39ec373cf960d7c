import { join } from 'node:path';
import { CommandLine } from '../commands/cli.ts';

/** The demo org as a person starts it, with a home folder of its own. */
export interface DemoOrg {
  url: string;
  /** Signs a browser in as the inside-sales manager, once; as the administrator where there is no demo. */
  signInUrl: string;
  /** Calls other commands against this org. */
  commandLine: CommandLine;
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
  const { child, ended, firstJson } = commandLine.start(
    ...['org', 'start', '--json', '--port', '0', '--data-directory', directory, ...flags],
  );
  const { result } = await firstJson;
  const { url, signInUrl } = result as unknown as { url: string; signInUrl: string };
  return {
    url,
    signInUrl,
    commandLine,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      commandLine.remove();
    },
  };
}
