import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { project, type TestOrg } from '../connection/testOrg.ts';
import type { CommandLine } from './cli.ts';

/** Logs a command line in to an org as `renkei-local`. */
export async function logIn(org: TestOrg, cli: CommandLine): Promise<void> {
  // The way of `sf org login access-token`, in a process of its own: a login belongs to a home.
  const script = `
    import { AuthInfo } from '@salesforce/core';
    const accessTokenOptions = { accessToken: process.env.SF_ACCESS_TOKEN, instanceUrl: '${org.running.url}', loginUrl: '${org.running.url}' };
    const authInfo = await AuthInfo.create({ accessTokenOptions });
    await authInfo.save();
    await authInfo.setAlias('renkei-local');
  `;
  const env = { ...cli.environment, SF_ACCESS_TOKEN: org.running.token };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: project, env });
}
