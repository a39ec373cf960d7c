import type { Connection, Org } from '@salesforce/core';
import type { Connection as JsforceConnection } from 'jsforce';
import { HttpApi } from 'jsforce/lib/http-api.js';
import { API_VERSION } from './apiVersion.ts';
import { explainError } from './errors.ts';
import { messagesOf } from './messages.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Milliseconds that an org may take to say which versions it speaks: it looks nothing up for that. */
const FIRST_ANSWER = 20_000;

/**
 * The connection of a command to its target org, tried once before any work begins. Requests that fail on the way are repeated for
 * a quarter of a minute each by the client; here the first failure is told at once, in words that say what failed: the name, the
 * way, the proxy or the answer.
 *
 * @throws SfError of the kind `network`
 */
export async function openConnection(org: Org): Promise<Connection> {
  const connection = org.getConnection(API_VERSION);
  const instance = new URL(connection.instanceUrl);
  const isLocal = LOOPBACK.has(instance.hostname);
  const timeout = Number(process.env['HTTP_TIMEOUT']) || FIRST_ANSWER;
  // What is on this machine answers or does not; on the way elsewhere a packet may be lost.
  const api = new HttpApi(
    connection as unknown as JsforceConnection,
    {
      timeout,
      retry: { maxRetries: isLocal ? 0 : 2 },
    } as ConstructorParameters<typeof HttpApi>[1],
  );
  try {
    await api.request({ method: 'GET', url: `${instance.origin}/services/data` });
  } catch (problem) {
    const who = org.getUsername() ?? instance.hostname;
    throw explainError(problem, messagesOf('connection').getMessage('doing.connect', [who]));
  }
  return connection;
}
