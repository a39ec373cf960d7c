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
export async function requestText(connection: Connection, request: OrgRequest): Promise<TextAnswer> {
  // @salesforce/core brings its own copy of jsforce; both copies have the same protocol between connection and HttpApi.
  const api = new HttpApi(connection as unknown as JsforceConnection, { responseType: 'text/plain' });
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

function absoluteUrl(connection: Connection, path: string): string {
  const instance = connection.instanceUrl.replace(/\/+$/, '');
  if (path.startsWith('/services/')) return `${instance}${path}`;
  return `${instance}/services/data/v${connection.getApiVersion()}${path}`;
}
