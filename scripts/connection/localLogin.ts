import {
  AuthInfo,
  Config,
  Connection,
  OrgConfigProperties,
  SfdcUrl,
  SfProject,
  StateAggregator,
} from '@salesforce/core';
import { API_VERSION } from './apiVersion.ts';
import { projectDirectory } from './projectDirectory.ts';

/** The name under which commands find the local org: `--target-org renkei-local`. */
export const LOCAL_ALIAS = 'renkei-local';

/**
 * Remembers an access token as a login, as `sf org login access-token` does, gives it the alias {@link LOCAL_ALIAS} and makes it
 * the project's target org, so that the next commands need no flags. Other logins and the global target org stay as they are.
 */
export async function rememberLocalLogin(instanceUrl: string, accessToken: string): Promise<Connection> {
  // Every address that is not https is warned of, once. What goes to this machine's own loopback crosses no wire.
  SfdcUrl['cache'].add(new URL(instanceUrl).origin);
  const authInfo = await AuthInfo.create({ accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl } });
  await authInfo.save();
  await authInfo.setAlias(LOCAL_ALIAS);
  const config = await projectConfig();
  config.set(OrgConfigProperties.TARGET_ORG, LOCAL_ALIAS);
  await config.write();
  return Connection.create({ authInfo, connectionOptions: { version: API_VERSION } });
}

/** Forgets the login of a local org that is gone. The project's target org is taken back only if it is that org. */
export async function forgetLocalLogin(): Promise<boolean> {
  const state = await StateAggregator.getInstance();
  const username = state.aliases.getUsername(LOCAL_ALIAS);
  if (!username) return false;
  await state.orgs.remove(username);
  await state.aliases.unsetAndSave(LOCAL_ALIAS);
  const config = await projectConfig();
  if (config.get(OrgConfigProperties.TARGET_ORG) === LOCAL_ALIAS) {
    config.unset(OrgConfigProperties.TARGET_ORG);
    await config.write();
  }
  return true;
}

/** The settings of the Salesforce project that the command is called in; outside of any, this one's. */
async function projectConfig(): Promise<Config> {
  const rootFolder = await SfProject.resolveProjectPath().catch(() => projectDirectory);
  return Config.create({ isGlobal: false, rootFolder });
}
