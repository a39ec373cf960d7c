import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import type { InstallRequest } from '../../scripts/install/install.ts';
import type { Row } from '../../scripts/connection/saveRows.ts';
import type { RunningOrg, StartOptions } from '../../scripts/local-org/main.ts';
import { project } from '../connection/testOrg.ts';

/** A local org in memory without the package. */
export interface EmptyOrg {
  running: RunningOrg;
  connection: Connection;
  insert(object: string, row: Row): Promise<string>;
  query(soql: string): Promise<Record<string, unknown>[]>;
  /** Counts what the org is asked to write from now on: records saved and deleted, deploys. */
  countWrites(): () => number;
  close(): Promise<void>;
}

/** Logins of the machine stay out of it. */
export async function startEmptyOrg(options: Partial<StartOptions> = {}): Promise<EmptyOrg> {
  process.env['HOME'] = mkdtempSync(join(tmpdir(), 'renkei-home-'));
  process.env['SF_USE_GENERIC_UNIX_KEYCHAIN'] = 'true';
  const { AuthInfo, Connection: CoreConnection } = await import('@salesforce/core');
  const { startLocalOrg } = await import('../../scripts/local-org/main.ts');
  const running = await startLocalOrg({
    dataDirectory: ':memory:',
    clock: new Date('2026-06-12T00:00:00Z'),
    ...options,
  });
  const accessTokenOptions = { accessToken: running.token, instanceUrl: running.url, loginUrl: running.url };
  const authInfo = await AuthInfo.create({ accessTokenOptions });
  const connection = await CoreConnection.create({ authInfo, connectionOptions: { version: '66.0' } });
  return {
    running,
    connection,
    async insert(object, row) {
      const result = await connection.sobject(object).create(row);
      if (!result.success) throw new Error(JSON.stringify(result.errors));
      return result.id;
    },
    async query(soql) {
      return (await connection.query<Record<string, unknown>>(soql, { autoFetch: true, maxFetch: 100_000 })).records;
    },
    countWrites() {
      let writes = 0;
      const { org } = running;
      const [save, put] = [org.save.bind(org), org.metadata.put.bind(org.metadata)];
      org.save = (...given) => {
        writes += 1;
        return save(...given);
      };
      org.metadata.put = (...given) => {
        writes += 1;
        return put(...given);
      };
      return () => writes;
    },
    close: () => running.close(),
  };
}

/** A request as the command makes it, with steps that are noted. */
export function requestFor(given: Partial<InstallRequest> = {}): InstallRequest & { said: string[] } {
  const said: string[] = [];
  return {
    projectDirectory: project,
    plan: null,
    currency: 'JPY',
    dryRun: false,
    skipSegmentation: false,
    overwriteEdits: false,
    removeObsolete: false,
    failuresDirectory: mkdtempSync(join(tmpdir(), 'renkei-failures-')),
    step: async (name, work) => void said.push(`${name}: ${await work(() => undefined)}`),
    ...given,
    said,
  };
}
