import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { BulkWorker } from './bulk/worker.ts';
import { LocalOrg, type OrgOptions } from './org.ts';
import { Limits, type LimitName } from './rest/limits.ts';
import type { AppOptions } from './server/app.ts';
import { createApp } from './server/app.ts';
import { Logins } from './server/logins.ts';
import { administratorUsername } from './store/seed.ts';
import { reportUnexpected } from './unexpected.ts';

const SECOND = 1000;

export interface StartOptions extends Pick<
  OrgOptions,
  'features' | 'currency' | 'timeZone' | 'production' | 'settings' | 'from'
> {
  /** Where the org's data is kept, or `:memory:` for an org that ends with the process. */
  dataDirectory: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** Where the org's clock starts; the system's time unless given. */
  clock?: Date | 'system';
  shell?: AppOptions['shell'];
  suspend?: AppOptions['suspend'];
  /** Maxima of the org's limits, where they are not those of a small Enterprise org. */
  limits?: Partial<Record<LimitName, number>>;
}

export interface RunningOrg {
  /** Without a slash at the end. */
  url: string;
  /** The administrator's access token. */
  token: string;
  org: LocalOrg;
  /**
   * An address that signs a browser in, good for one use within minutes; the administrator unless a user is named. Who holds
   * this org may switch the user in the browser, whomever the address names.
   */
  signInUrl(options?: { userId?: string; language?: string; to?: string }): string;
  close(): Promise<void>;
}

/** How long an idle connection stays open, in milliseconds. */
const KEEP_ALIVE = 120_000;

/** Starts a local org that listens on the loopback address only. @throws when the port is taken */
export async function startLocalOrg(options: StartOptions): Promise<RunningOrg> {
  const inMemory = options.dataDirectory === ':memory:';
  if (!inMemory) mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 });
  const file = inMemory ? ':memory:' : join(options.dataDirectory, 'org.sqlite');
  const { clock = 'system', features = [], currency, timeZone, production = false, settings = {}, from } = options;
  const org = LocalOrg.open({
    file,
    clock,
    features,
    production,
    settings,
    ...(from === undefined ? {} : { from }),
    ...(currency ? { currency } : {}),
    ...(timeZone ? { timeZone } : {}),
  });
  Object.assign(Limits.of(org).maxima, options.limits);
  const logins = new Logins(org);
  const bulk = new BulkWorker(org, inMemory ? undefined : join(options.dataDirectory, 'bulk'));
  const app = createApp(org, {
    logins,
    bulk,
    port: () => portOf(server),
    ...(options.shell ? { shell: options.shell } : {}),
    ...(options.suspend ? { suspend: options.suspend } : {}),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  // A client that is busy for some seconds would else send into a connection that has just been closed, and fail.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE;
  const dueWork = setInterval(() => {
    try {
      org.automation.runDue();
    } catch (error) {
      reportUnexpected(error as Error);
    }
  }, SECOND);
  dueWork.unref();
  const closeOrg = async (): Promise<void> => {
    clearInterval(dueWork);
    await bulk.close();
    org.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  } catch (error) {
    await closeOrg();
    throw error;
  }
  const url = `http://127.0.0.1:${portOf(server)}`;
  const administrator = org.userId(administratorUsername);
  return {
    url,
    token: org.session(administrator).accessToken,
    org,
    signInUrl({ userId = administrator, language, to } = {}) {
      const address = new URL('/sign-in', url);
      address.searchParams.set('code', logins.issueCode(userId, language, administrator));
      if (to !== undefined) address.searchParams.set('to', to);
      return address.href;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
      await closeOrg();
    },
  };
}

function portOf(server: ReturnType<typeof createAdaptorServer>): number | undefined {
  return (server.address() as AddressInfo | null)?.port;
}
