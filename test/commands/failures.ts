/** Commands meet every kind of failure that begins outside of them, through the real entry of the command line. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { EXIT_CODES, type FailureKind } from '../../scripts/connection/exitCodes.ts';
import { Limits } from '../../scripts/local-org/rest/limits.ts';
import { addStandardUser } from '../connection/standardUser.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { CommandLine, type Ended } from './cli.ts';

const files = mkdtempSync(join(tmpdir(), 'renkei-exit-'));
const policy = join(project, 'config/policy/default.json');
const mapping = join(project, 'config/mappings/crm-sales.json');

/** Flags without which a command does not begin; a command that is not named here needs none. */
const needed: Record<string, string[]> = {
  import: ['--data', files, '--mapping', mapping],
  'import decisions': ['--mapping', join(project, 'config/mappings/demo-systems.json')],
  'import undo': ['--batch', 'IB-00001'],
  'account merge': ['--keep', '001000000000001AAA', '--merge', '001000000000002AAA'],
  'case reassign': ['--from', 'outsider@renkei.example', '--to-queue'],
  'demo load': ['--accounts', '6'],
  'meeting pack': ['--team', 'East'],
  'meeting month': ['--team', 'East'],
  'meeting close-month': ['--team', 'East', '--month', '2026-05'],
  'policy apply': [policy],
  'policy diff': [policy],
  'report run': ['RenkeiFollowUpRate'],
};
/** What makes the libraries print and log all they can. */
const TELLING = { DEBUG: '*', SF_LOG_LEVEL: 'trace', JSFORCE_LOG_LEVEL: 'DEBUG', SF_ENV: 'development' };
/** These need no org. */
const WITHOUT_ORG = new Set(['org start', 'org reset']);

/** Every command that needs an org. */
export const allCommands = globSync('**/*.ts', { cwd: join(project, 'scripts/commands/renkei') })
  .map((file) => file.replace(/\.ts$/, '').replaceAll(/[\\/]/g, ' '))
  .filter((command) => !WITHOUT_ORG.has(command))
  .sort();

/** Tries the commands with each kind of failure; every try is a process of its own. */
export function describeFailures(commands: readonly string[]): void {
  describe('a command that fails', { timeout: 900_000 }, () => {
    const cli = new CommandLine();
    const secrets: string[] = [];
    let org: TestOrg;
    let silent: Server;
    /** These wait for names and proxies rather than work, a third of a minute each: they do so while others work. */
    let slow: Record<'nowhere' | 'behindProxy' | 'tokenForName', Promise<Ended>>;

    before(async () => {
      org = await startTestOrg();
      silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await new Promise((resolve) => silent.once('listening', resolve));
      const outsider = await addStandardUser(org, 'outsider', 'renkei.example');
      const { url, token } = org.running;
      const silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      await logins([
        ['outsider', url, org.running.org.session(outsider).accessToken],
        ['used-up', url, token],
        ['expired', url, '00D000000000001!expired.0123456789abcdefghijklmnop'],
        ['refused', 'http://127.0.0.1:9', '00D000000000009!refused.0123456789abcdefghijklmnop'],
        ['silent', silentUrl, '00D000000000008!silent.0123456789abcdef'],
        ['nowhere', 'https://renkei.invalid', '00D000000000007!nowhere.0123456789abcdefghijklm'],
      ]);
      slow = {
        nowhere: run('segment run', 'nowhere'),
        behindProxy: within({ HTTPS_PROXY: 'http://user:proxy-password@127.0.0.1:9' }, () =>
          run('segment run', 'used-up'),
        ),
        // A token may stand in the place of a name.
        tokenForName: within(TELLING, () => cli.run('segment', 'run', '-o', token)),
      };
    });
    after(async () => {
      silent.closeAllConnections();
      silent.close();
      await org.close();
      cli.remove();
    });

    /** Stored logins (alias, address, token), as the login library keeps them; no org is asked. */
    async function logins(stored: [string, string, string][]): Promise<void> {
      secrets.push(...stored.map(([, , token]) => token));
      const script = `
      import { StateAggregator } from '@salesforce/core';
      const state = await StateAggregator.getInstance();
      for (const [alias, url, token] of JSON.parse(process.env.LOGINS)) {
        const username = alias + '@renkei.example';
        state.orgs.set(username, { username, accessToken: token, instanceUrl: url, loginUrl: url, orgId: token.slice(0, 15) });
        await state.orgs.write(username);
        await state.aliases.setAndSave(alias, username);
      }
    `;
      const env = { ...cli.environment, LOGINS: JSON.stringify(stored) };
      await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: project, env });
    }

    function check(ended: Ended, kind: FailureKind | readonly FailureKind[], what: string): void {
      const kinds = typeof kind === 'string' ? [kind] : kind;
      const all = ended.stdout + ended.stderr;
      const wanted = kinds.map((one) => EXIT_CODES[one] as number);
      assert.ok(wanted.includes(ended.status ?? -1), `${what} ended with ${ended.status}: ${all}`);
      assert.doesNotMatch(all, /\n\s+at .*:\d+:\d+\)?|"stack"/, `${what} shows a stack trace: ${all}`);
      for (const secret of secrets) assert.ok(!all.includes(secret.slice(20)), `${what} shows a token`);
    }

    function checkJson(ended: Ended, kind: FailureKind | readonly FailureKind[], what: string): void {
      check(ended, kind, what);
      const { status, message, actions } = ended.json;
      assert.equal(status, ended.status, what);
      assert.ok((message ?? '').length > 0 && (actions ?? []).length > 0, `${what}: ${ended.stdout}`);
    }

    const run = (command: string, alias: string): Promise<Ended> =>
      cli.run(...command.split(' '), ...(needed[command] ?? []), '--target-org', alias, '--json');

    /** Begins a command with more in its environment; those that begin later are without. */
    function within(more: NodeJS.ProcessEnv, begin: () => Promise<Ended>): Promise<Ended> {
      const without = { ...cli.environment };
      Object.assign(cli.environment, more);
      const ended = begin();
      for (const name of Object.keys(more)) delete cli.environment[name];
      Object.assign(cli.environment, without);
      return ended;
    }

    /** Two at a time: as many as the smallest machine has cores. */
    async function twoByTwo<T>(all: readonly T[], check: (one: T) => Promise<void>): Promise<void> {
      const waiting = [...all];
      const wrong: string[] = [];
      const work = async (): Promise<void> => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
          await check(one).catch((problem: Error) => wrong.push(problem.message));
        }
      };
      await Promise.all([work(), work()]);
      assert.deepEqual(wrong, []);
    }

    const each = (check: (command: string) => Promise<void>): Promise<void> => twoByTwo(commands, check);

    it('knows the wrong alias', () =>
      each(async (command) => checkJson(await run(command, 'nobody'), 'login', command)));

    it('knows the expired session', () =>
      each(async (command) => checkJson(await run(command, 'expired'), 'login', command)));

    it('knows the org that does not answer', () =>
      each(async (command) => checkJson(await run(command, 'refused'), 'network', command)));

    it('knows the user without rights', () =>
      each(async (command) => {
        const ended = await run(command, 'outsider');
        // Who sees no account has no duplicates; doctor and install say among their findings what this user may not.
        if (command === 'account duplicates') assert.equal(ended.status, EXIT_CODES.ok, ended.stdout);
        // To whom fields are hidden a mapping names fields that are not there.
        else if (command === 'import decisions') check(ended, ['permission', 'inputFile'], command);
        else if (command === 'doctor' || command === 'install') check(ended, ['permission', 'findings'], command);
        else checkJson(ended, 'permission', command);
      }));

    it('knows the limit that is used up', async () => {
      const { maxima } = Limits.of(org.running.org);
      const allowed = maxima.DailyApiRequests;
      maxima.DailyApiRequests = 0;
      try {
        await each(async (command) => checkJson(await run(command, 'used-up'), 'limits', command));
      } finally {
        maxima.DailyApiRequests = allowed;
      }
    });

    it('knows a name that is none, an answer that does not come, and a proxy that fails', async () => {
      checkJson(await slow.nowhere, 'network', 'nowhere');
      checkJson(await within({ HTTP_TIMEOUT: '500' }, () => run('segment run', 'silent')), 'network', 'silent');
      const ended = await slow.behindProxy;
      checkJson(ended, 'network', 'proxy');
      assert.match(ended.json.message!, /proxy http:\/\/127\.0\.0\.1:9/);
      assert.doesNotMatch(ended.stdout + ended.stderr, /proxy-password/);
    });

    it('knows wrong use and input files that cannot be', async () => {
      const broken = join(files, 'broken.json');
      writeFileSync(broken, '{ "name": ');
      await twoByTwo([['segment', 'run', '--nope'], ['import'], ['segment', 'walk']], async (args) =>
        check(await cli.run(...args, '-o', 'used-up'), 'usage', args.join(' ')),
      );
      await twoByTwo(
        [
          ['policy', 'lint', '--file', broken],
          ['policy', 'apply', broken, '-o', 'used-up'],
          ['policy', 'diff', join(files, 'none.json'), '-o', 'used-up'],
          ['import', '--mapping', broken, '--data', files, '-o', 'used-up'],
          ['import', '--mapping', join(files, 'none.json'), '--data', files, '-o', 'used-up'],
          ['import', '--mapping', mapping, '--data', join(files, 'none'), '-o', 'used-up'],
        ],
        async (args) => checkJson(await cli.run(...args, '--json'), 'inputFile', args.join(' ')),
      );
    });

    it('keeps tokens out of all that libraries print and log', async () => {
      const told = await Promise.all([
        slow.tokenForName,
        ...[
          ['segment', 'run', '-o', 'used-up'],
          ['segment', 'run', '-o', 'expired', '--json'],
        ].map((args) => within(TELLING, () => cli.run(...args))),
      ]);
      for (const [index, { stdout, stderr }] of told.entries()) {
        for (const secret of secrets) assert.ok(!(stdout + stderr).includes(secret.slice(20)), String(index));
      }
      const logs = readdirSync(join(cli.home, '.sf')).filter((name) => name.endsWith('.log'));
      assert.ok(logs.length > 0);
      for (const log of logs) {
        const text = readFileSync(join(cli.home, '.sf', log), 'utf8');
        for (const secret of secrets) assert.ok(!text.includes(secret.slice(20)), log);
      }
    });
  });
}
