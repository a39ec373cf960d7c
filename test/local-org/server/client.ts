import type { LocalOrg, Session } from '../../../scripts/local-org/org.ts';
import { createApp } from '../../../scripts/local-org/server/app.ts';

/** A JSON body, of whatever shape the test expects. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer {
  status: number;
  /** Parsed when it is JSON. */
  body: Json;
  headers: Headers;
}

export const ORIGIN = 'http://127.0.0.1';
export const DATA = '/services/data/v66.0';

/** Calls an org's API in process, without a socket. */
export class Client {
  readonly app: ReturnType<typeof createApp>;
  readonly token: string | undefined;

  constructor(org: LocalOrg, session?: Session, app = createApp(org)) {
    this.app = app;
    this.token = session?.accessToken;
  }

  /** The same server, as another user (or as nobody). */
  as(session: Session | undefined): Client {
    return new Client(undefined as never, session, this.app);
  }

  /** @param path from the root; `/sobjects/…` and other paths of the API may leave out `/services/data/v66.0` */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const address = /^\/(services|sign-in|id|lightning|$)/.test(path) ? path : DATA + path;
    const json: Record<string, string> =
      body === undefined || typeof body === 'string' ? {} : { 'Content-Type': 'application/json' };
    const response = await this.app.request(ORIGIN + address, {
      method,
      headers: { ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}), ...json, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('POST', path, body, headers);
  }

  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.call('PATCH', path, body, headers);
  }

  query(soql: string): Promise<Answer> {
    return this.get(`/query?q=${encodeURIComponent(soql)}`);
  }
}
