import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import type { FieldValue, Row } from '../../scripts/connection/saveRows.ts';
import type { RunningOrg, StartOptions } from '../../scripts/local-org/main.ts';
import { project, startDeployed } from './deployedOrg.ts';

export { project } from './deployedOrg.ts';

/** A local org in memory with the package in it, as commands find one. */
export interface TestOrg {
  running: RunningOrg;
  connection: Connection;
  /** Saves rows as the administrator; a refused one fails the test. Answers with their Ids. */
  insert(object: string, rows: Row[]): Promise<string[]>;
  query(soql: string): Promise<Record<string, FieldValue>[]>;
  close(): Promise<void>;
}

/**
 * Starts an org whose clock begins at the instant. Logins of the machine stay out of it: they are looked for in a home of its own.
 *
 * @param options.from a saved test org to begin as a copy of
 */
export async function startTestOrg(
  clock = '2026-06-12T00:00:00Z',
  options: Pick<StartOptions, 'features' | 'currency' | 'limits' | 'from'> = {},
): Promise<TestOrg> {
  process.env['HOME'] = mkdtempSync(join(tmpdir(), 'renkei-home-'));
  process.env['SF_USE_GENERIC_UNIX_KEYCHAIN'] = 'true';
  const { AuthInfo, Connection: CoreConnection } = await import('@salesforce/core');
  const { saveRows } = await import('../../scripts/connection/saveRows.ts');
  const connect = async ({ token, url }: RunningOrg): Promise<Connection> => {
    const accessTokenOptions = { accessToken: token, instanceUrl: url, loginUrl: url };
    const authInfo = await AuthInfo.create({ accessTokenOptions });
    return CoreConnection.create({ authInfo, connectionOptions: { version: '66.0' } });
  };
  const directories = ['force-app/main'];
  const start = { ...options, dataDirectory: ':memory:', clock: new Date(clock) };
  const running = await startDeployed(start, directories, async (org) => {
    const { deploySource } = await import('../../scripts/install/deployPackage.ts');
    const { assignPermissionSets } = await import('../../scripts/install/membership.ts');
    const deploying = await connect(org);
    await deploySource(deploying, project, directories);
    const { userId } = org.org.sessionOfToken(org.token);
    await assignPermissionSets(deploying, [{ userId, name: 'RenkeiAdmin' }]);
  });
  const connection = await connect(running);
  return {
    running,
    connection,
    async insert(object, rows) {
      const outcomes = await saveRows(connection, { object, operation: 'insert', rows });
      return outcomes.map(({ id, errors }) => {
        if (id === null) throw new Error(`${object}: ${JSON.stringify(errors)}`);
        return id;
      });
    },
    async query(soql) {
      const { records } = await connection.query<Record<string, FieldValue>>(soql, {
        autoFetch: true,
        maxFetch: 100_000,
      });
      return records.map(({ attributes: _attributes, ...record }) => record as unknown as Record<string, FieldValue>);
    },
    close: () => running.close(),
  };
}
