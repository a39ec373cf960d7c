import type { Connection } from '@salesforce/core';
import type { Connection as JsforceConnection } from 'jsforce';
import { HttpApi } from 'jsforce/lib/http-api.js';
import type { z } from 'zod';
import { unexpectedAnswer } from './errors.ts';

export interface OrgRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API version, such as `/jobs/query`, or an absolute path below the instance, starting with `/services`. */
  path: string;
  body?: string;
  contentType?: string;
}

export interface TextAnswer {
  text: string;
  /** Lower-case header names. */
  headers: Record<string, string>;
}

/**
 * Sends one request and returns the body as it came, with its headers: result pages of Bulk API 2.0 name the next page in
 * a header, and the server's clock is a header too; `Connection.request` shows neither.
 * Expired sessions are refreshed by jsforce as for every other request.
 */
export function requestText(connection: Connection, request: OrgRequest): Promise<TextAnswer> {
  return send(connection, request, 'utf8');
}

/** Like {@link requestText}, for an answer whose bytes go on as they are: nothing is decoded that somebody else decodes. */
export async function requestBytes(
  connection: Connection,
  request: OrgRequest,
): Promise<{ bytes: Buffer; headers: Record<string, string> }> {
  // jsforce knows no bytes. In Latin 1 each byte is one character, so that the way there and back loses nothing.
  const { text, headers } = await send(connection, request, 'latin1');
  return { bytes: Buffer.from(text, 'latin1'), headers };
}

async function send(connection: Connection, request: OrgRequest, encoding: 'utf8' | 'latin1'): Promise<TextAnswer> {
  count(connection);
  // @salesforce/core brings its own copy of jsforce; both copies have the same protocol between connection and HttpApi.
  const api = new HttpApi(connection as unknown as JsforceConnection, { responseType: 'text/plain', encoding });
  let headers: Record<string, string> = {};
  api.on('response', (response: { headers?: Record<string, string> }) => {
    headers = response.headers ?? {};
  });
  const text = await api.request<string>({
    method: request.method,
    url: absoluteUrl(connection, request.path),
    ...(request.body === undefined ? {} : { body: request.body }),
    headers: request.contentType ? { 'content-type': request.contentType } : {},
  });
  return { text: text ?? '', headers };
}

/** Sends one JSON request and checks the answer against `schema`; an answer of another shape is an error that names the request. */
export async function requestJson<T>(
  connection: Connection,
  schema: z.ZodType<T>,
  request: Omit<OrgRequest, 'body'> & { body?: unknown },
): Promise<T> {
  count(connection);
  const answer: unknown = await connection.request({
    method: request.method,
    url: absoluteUrl(connection, request.path),
    ...(request.body === undefined
      ? {}
      : { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
  });
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw unexpectedAnswer(`${request.method} ${request.path}`, parsed.error);
  return parsed.data;
}

const sent = new WeakMap<Connection, number>();

/** Requests that were sent over the connection so far; those that jsforce repeats by itself count once. */
export function requestsSent(connection: Connection): number {
  return sent.get(connection) ?? 0;
}

function count(connection: Connection): void {
  sent.set(connection, requestsSent(connection) + 1);
}

function absoluteUrl(connection: Connection, path: string): string {
  const instance = connection.instanceUrl.replace(/\/+$/, '');
  if (path.startsWith('/services/')) return `${instance}${path}`;
  return `${instance}/services/data/v${connection.getApiVersion()}${path}`;
}
