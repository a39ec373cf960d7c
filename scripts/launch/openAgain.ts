import { AuthInfo, Connection, StateAggregator } from '@salesforce/core';
import { z } from 'zod';
import { LOCAL_ALIAS } from '../connection/localLogin.ts';
import { requestJson } from '../connection/request.ts';

/**
 * Asks a running local org for an address that signs a browser in, with the login that its start has remembered.
 * @returns null when there is no such login, or it is another org's
 */
export async function openAgain(url: string, to: string, apiVersion: string): Promise<string | null> {
  const username = (await StateAggregator.getInstance()).aliases.getUsername(LOCAL_ALIAS);
  if (!username) return null;
  try {
    const authInfo = await AuthInfo.create({ username });
    if (authInfo.getFields().instanceUrl?.replace(/\/+$/, '') !== url) return null;
    const connection = await Connection.create({ authInfo, connectionOptions: { version: apiVersion } });
    const answer = await requestJson(connection, z.looseObject({ frontdoor_uri: z.string() }), {
      method: 'GET',
      path: `/services/oauth2/singleaccess?redirect_uri=${encodeURIComponent(to)}`,
    });
    return answer.frontdoor_uri;
  } catch {
    // Whatever keeps the login from working, the org's own address is still worth printing.
    return null;
  }
}
