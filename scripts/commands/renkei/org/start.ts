import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Flags } from '@salesforce/sf-plugins-core';
import { RenkeiCommand } from '../../../commandLine/renkeiCommand.ts';
import { API_VERSION } from '../../../connection/apiVersion.ts';
import { explainError } from '../../../connection/errors.ts';
import { LOCAL_ALIAS, rememberLocalLogin } from '../../../connection/localLogin.ts';
import { messagesOf } from '../../../connection/messages.ts';
import { projectDirectory } from '../../../connection/projectDirectory.ts';
import {
  DEMO_ACCOUNT_LIMITS,
  DEMO_ACCOUNTS,
  DEMO_DATE,
  DEMO_SEED,
  DEMO_TIME_ZONE,
} from '../../../demo/demoDefaults.ts';
import { openAgain } from '../../../launch/openAgain.ts';
import { waitForPages } from '../../../launch/pages.ts';
import { forgetPreparation, prepareOrg, type StepName } from '../../../launch/prepareOrg.ts';
import { claimDirectory, findRunning, releaseDirectory } from '../../../launch/runningProcess.ts';
import { startLocalOrg, type RunningOrg } from '../../../local-org/main.ts';

const messages = messagesOf('org.start');
const DEFAULT_PORT = 7364;
const MAP = '/lightning/n/RenkeiSegmentMap';
const steps = ['open', 'login', 'deploy', 'data', 'segment', 'insight', 'pages'] as const;

export interface OrgStartResult {
  url: string;
  alias: string;
  alreadyRunning: boolean;
  pid: number;
  /** Signs a browser in, once. Null when a running org cannot be asked for one. */
  signInUrl: string | null;
}

export default class OrgStart extends RenkeiCommand<OrgStartResult> {
  static override readonly summary = messages.getMessage('summary');
  static override readonly description = messages.getMessage('description');
  static override readonly examples = messages.getMessages('examples');
  static override readonly flags = {
    port: Flags.integer({ summary: messages.getMessage('flags.port.summary'), min: 0, max: 65535 }),
    'data-directory': Flags.string({
      summary: messages.getMessage('flags.data-directory.summary'),
      default: '.local-org',
    }),
    'in-memory': Flags.boolean({
      summary: messages.getMessage('flags.in-memory.summary'),
      exclusive: ['data-directory'],
    }),
    empty: Flags.boolean({ summary: messages.getMessage('flags.empty.summary'), default: false }),
    currency: Flags.custom<string>({
      summary: messages.getMessage('flags.currency.summary'),
      parse: async (text) => currencyOf(text),
    })(),
    clock: Flags.string({ summary: messages.getMessage('flags.clock.summary') }),
    seed: Flags.string({ summary: messages.getMessage('flags.seed.summary'), default: DEMO_SEED }),
    accounts: Flags.integer({
      summary: messages.getMessage('flags.accounts.summary'),
      default: DEMO_ACCOUNTS,
      ...DEMO_ACCOUNT_LIMITS,
    }),
  };

  public async run(): Promise<OrgStartResult> {
    const { flags } = await this.parse(OrgStart);
    const directory = flags['in-memory'] ? undefined : resolve(projectDirectory, flags['data-directory']);
    // The flag --empty has a default, so oclif's own dependsOn would always find it given.
    if (flags.currency !== undefined && !flags.empty) throw messages.createError('error.CurrencyOfDemo');
    const clock = clockOf(flags.clock, flags.empty);
    if (directory !== undefined) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const running = await findRunning(directory);
      if (running) return this.reportRunning(flags['data-directory'], running);
    }
    let org: RunningOrg | undefined;
    try {
      await this.step('open', async () => {
        if (directory !== undefined) await forgetPreparation(directory);
        org = await listen(directory ?? ':memory:', flags.port, { clock, timeZone: DEMO_TIME_ZONE });
        if (directory !== undefined) await claimDirectory(directory, org.url);
        return { done: messages.getMessage('done.open', [org.url]) };
      });
      this.closeOnSignal(org!, directory);
      const signIn = await this.prepare(org!, directory, flags);
      this.log();
      this.log(messages.getMessage('ready', [org!.url, signIn.name, signIn.url]));
      return { url: org!.url, alias: LOCAL_ALIAS, alreadyRunning: false, pid: process.pid, signInUrl: signIn.url };
    } catch (problem) {
      this.spinner.stop('');
      await org?.close();
      if (directory !== undefined) await releaseDirectory(directory);
      throw explainError(problem, messages.getMessage('doing'));
    }
  }

  private async prepare(
    org: RunningOrg,
    directory: string | undefined,
    flags: { empty: boolean; seed: string; accounts: number; currency: string | undefined },
  ): Promise<{ url: string; name: string }> {
    const administratorId = org.org.sessionOfToken(org.token).userId;
    let connection: Awaited<ReturnType<typeof rememberLocalLogin>> | undefined;
    await this.step('login', async () => {
      connection = await rememberLocalLogin(org.url, org.token);
      return { done: messages.getMessage('done.login', [LOCAL_ALIAS]) };
    });
    await prepareOrg(connection!, {
      projectDirectory,
      packageDirectories: ['force-app/main', 'force-app/dashboards', 'force-app/ja'],
      ...(directory === undefined ? {} : { dataDirectory: directory }),
      ...(flags.currency === undefined ? {} : { currency: flags.currency }),
      ...(flags.empty ? {} : { demo: { seed: flags.seed, accounts: flags.accounts, asOf: DEMO_DATE } }),
      administratorId,
      step: (name, work) => this.step(name, work),
      words: (key, tokens) => messages.getMessage(key, tokens),
    });
    await this.step('pages', async (progress) => {
      await waitForPages(org.url, progress);
      return { done: messages.getMessage('done.pages') };
    });
    // The demo is told from the inside-sales manager's chair; an org without the demo has its administrator only.
    const [saeki] = org.org.store.find('User', 'Username', ['saeki@mizuki.example']);
    const userId = saeki ? String(saeki['Id']) : administratorId;
    return {
      url: org.signInUrl({ userId, to: MAP }),
      name: saeki ? String(saeki['Name'] ?? saeki['LastName']) : 'admin@local.example',
    };
  }

  /** Shows one numbered step with its time. */
  private async step(
    name: StepName | (typeof steps)[number],
    work: (progress: (text: string) => void) => Promise<{ done: string }>,
  ): Promise<void> {
    const started = performance.now();
    const title = messages.getMessage('line.step', [
      steps.indexOf(name) + 1,
      steps.length,
      messages.getMessage(`step.${name}`),
    ]);
    this.spinner.start(title);
    const { done } = await work((text) => {
      if (process.stderr.isTTY) this.spinner.status = text;
    });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    this.spinner.stop(messages.getMessage('line.done', [done, seconds]));
  }

  private closeOnSignal(org: RunningOrg, directory: string | undefined): void {
    let closing = false;
    const close = async (): Promise<void> => {
      if (closing) return;
      closing = true;
      process.stderr.write(`${messages.getMessage('closing')}\n`);
      await org.close();
      if (directory !== undefined) await releaseDirectory(directory);
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // SfCommand's own handlers would end the process in the middle of a write.
      process.removeAllListeners(signal);
      process.on(signal, () => void close());
    }
    // Asked to end, npm ends the shell between it and this process, which hears of it only by losing its parent.
    const parent = process.ppid;
    if (process.env['npm_lifecycle_event'] === undefined) return;
    setInterval(() => {
      if (process.ppid !== parent) void close();
    }, 500).unref();
  }

  private async reportRunning(name: string, { pid, url }: { pid: number; url: string }): Promise<OrgStartResult> {
    const signInUrl = await openAgain(url, MAP, API_VERSION);
    this.log(
      messages.getMessage('alreadyRunning', [
        relative(process.cwd(), resolve(projectDirectory, name)) || name,
        url,
        pid,
      ]),
    );
    if (signInUrl !== null) this.log(messages.getMessage('alreadyRunning.address', [signInUrl]));
    return { url, alias: LOCAL_ALIAS, alreadyRunning: true, pid, signInUrl };
  }
}

/** An ISO currency code that this machine can format, such as USD. */
function currencyOf(text: string): string {
  const code = text.toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(code)) throw messages.createError('error.UnknownCurrency', [text]);
  return code;
}

/** Where the org's clock starts; the demo's morning unless something else is asked for. */
function clockOf(text: string | undefined, empty: boolean): Date | 'system' {
  if (text === 'system' || (text === undefined && empty)) return 'system';
  const instant = new Date(text ?? `${DEMO_DATE}T09:00:00+09:00`);
  if (Number.isNaN(instant.getTime())) throw messages.createError('error.InvalidClock', [text]);
  return instant;
}

/** Without a port named, the usual one is tried first, so that a bookmark stays good. */
async function listen(
  dataDirectory: string,
  port: number | undefined,
  settings: { clock: Date | 'system'; timeZone: string },
): Promise<RunningOrg> {
  try {
    return await startLocalOrg({ dataDirectory, port: port ?? DEFAULT_PORT, ...settings });
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw problem;
    if (port !== undefined) throw messages.createError('error.PortTaken', [port]);
    return startLocalOrg({ dataDirectory, port: 0, ...settings });
  }
}
