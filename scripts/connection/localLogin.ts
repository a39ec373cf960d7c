import { AuthInfo, Config, Connection, OrgConfigProperties, StateAggregator } from '@salesforce/core';
import { API_VERSION } from './apiVersion.ts';

/** The name under which commands find the local org: `--target-org renkei-local`. */
export const LOCAL_ALIAS = 'renkei-local';

/**
 * Remembers an access token as a login, as `sf org login access-token` does, gives it the alias {@link LOCAL_ALIAS} and makes it
 * the project's target org, so that the next commands need no flags. Other logins and the global target org stay as they are.
 */
export async function rememberLocalLogin(instanceUrl: string, accessToken: string, projectDirectory: string): Promise<Connection> {
  const authInfo = await AuthInfo.create({ accessTokenOptions: { accessToken, instanceUrl, loginUrl: instanceUrl } });
  await authInfo.save();
  await authInfo.setAlias(LOCAL_ALIAS);
  const config = await Config.create({ isGlobal: false, rootFolder: projectDirectory });
  config.set(OrgConfigProperties.TARGET_ORG, LOCAL_ALIAS);
  await config.write();
  return Connection.create({ authInfo, connectionOptions: { version: API_VERSION } });
}

/** Forgets the login of a local org that is gone. The project's target org is taken back only if it is that org. */
export async function forgetLocalLogin(projectDirectory: string): Promise<boolean> {
  const state = await StateAggregator.getInstance();
  const username = state.aliases.getUsername(LOCAL_ALIAS);
  if (!username) return false;
  await state.orgs.remove(username);
  await state.aliases.unsetAndSave(LOCAL_ALIAS);
  const config = await Config.create({ isGlobal: false, rootFolder: projectDirectory });
  if (config.get(OrgConfigProperties.TARGET_ORG) === LOCAL_ALIAS) {
    config.unset(OrgConfigProperties.TARGET_ORG);
    await config.write();
  }
  return true;
}
