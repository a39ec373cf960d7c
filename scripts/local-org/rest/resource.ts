import { ApiError } from '../errors.ts';
import type { LocalOrg, SaveResult, Session } from '../org.ts';

/** A REST call below `/services/data/vNN.0`, from the network or from inside a composite request. */
export interface RestCall {
  org: LocalOrg;
  session: Session;
  /** Of this server, as the client addressed it. */
  origin: string;
  /** `66.0` */
  apiVersion: string;
  method: string;
  /** Decoded path segments after the version. */
  path: string[];
  query: URLSearchParams;
  /** Header names are lower case. */
  header: (name: string) => string | undefined;
  body: unknown;
}

/** A JSON answer; without `body`, an empty one. */
export interface RestAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The path that a call's links start with. */
export function basePath(call: RestCall): string {
  return `/services/data/v${call.apiVersion}`;
}

/** The decoded segments of a path. @throws ApiError NOT_FOUND when an escape in it is none */
export function pathSegments(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new ApiError('NOT_FOUND', `The requested resource does not exist: ${path}`);
  }
}

/** The body as an object. @throws ApiError JSON_PARSER_ERROR */
export function objectBody(call: RestCall): Record<string, unknown> {
  if (!isObject(call.body)) throw new ApiError('JSON_PARSER_ERROR', 'The HTTP entity body must be a JSON object.');
  return call.body;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a record from a request: everything but its `attributes`. */
export function fieldsOf(record: Record<string, unknown>): Record<string, unknown> {
  const { attributes: _attributes, ...fields } = record;
  return fields;
}

/** A refused save as an answer: the status is that of its first error. */
export function refusal(result: SaveResult): RestAnswer {
  const errors = result.errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
  const first = result.errors[0]!;
  return { status: new ApiError(first.statusCode, first.message).status, body: errors };
}

/** Reads an HTTP date header. @throws ApiError INVALID_HEADER_VALUE */
export function dateHeader(call: RestCall, name: string): Date | undefined {
  const text = call.header(name);
  if (text === undefined) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new ApiError('INVALID_HEADER_VALUE', `The header ${name} is no date: ${text}`);
  return date;
}

/** A value as a SOQL literal of text. */
export function quoteText(value: string): string {
  return `'${value
    .replace(/[\\'"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}'`;
}
