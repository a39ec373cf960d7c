import { connect } from 'node:net';
import type { Connection, Org } from '@salesforce/core';
import { API_VERSION } from './apiVersion.ts';
import { messagesOf } from './messages.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The connection of a command to its target org. A local org that has ended is noticed at once: requests to a port where nobody
 * listens are repeated for a quarter of a minute, which makes sense on the internet only.
 *
 * @throws SfError `OrgUnreachableError`
 */
export async function openConnection(org: Org): Promise<Connection> {
  const connection = org.getConnection(API_VERSION);
  const { hostname, port } = new URL(connection.instanceUrl);
  if (LOOPBACK.has(hostname) && !(await listens(hostname.replace(/[[\]]/g, ''), Number(port || 80)))) {
    throw messagesOf('connection').createError('error.OrgUnreachable', [org.getUsername() ?? hostname]);
  }
  return connection;
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
