import { ApiError } from '../errors.ts';
import { RollBack } from './collections.ts';
import { isObject, objectBody, pathSegments } from './resource.ts';
import type { RestAnswer, RestCall } from './resource.ts';

const LARGEST_COMPOSITE = 25;
const REFERENCE = /@\{([^}]+)\}/g;

/** Answers a call, errors included, also those of making it. */
export type Dispatch = (makeCall: () => RestCall) => RestAnswer;

interface PartAnswer {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

/** `POST composite`: calls in a row that may refer to earlier answers as `@{reference.field}`. */
export function composite(call: RestCall, dispatch: Dispatch): RestAnswer {
  const body = objectBody(call);
  const parts = subrequests(body['compositeRequest'], 'compositeRequest');
  const allOrNone = body['allOrNone'] === true;
  const answers: PartAnswer[] = [];
  if (new Set(parts.map(referenceOf)).size < parts.length)
    throw new ApiError('INVALID_INPUT', 'Each subrequest needs a referenceId of its own.');

  const runAll = (): void => {
    for (const part of parts) {
      const answer = runPart(call, allOrNone ? wholeOrNone(part) : part, answers, dispatch);
      answers.push(answer);
      if (allOrNone && (answer.httpStatusCode >= 400 || hasFailures(answer.body))) throw new RollBack();
    }
  };
  try {
    if (allOrNone) call.org.store.transaction(runAll);
    else runAll();
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    return {
      status: 200,
      body: {
        compositeResponse: parts.map((part, index) =>
          index === answers.length - 1 ? answers[index] : halted(referenceOf(part), message),
        ),
      },
    };
  }
  return { status: 200, body: { compositeResponse: answers } };
}

/** With `allOrNone` outside, a collection inside is all or none too, whatever it says itself. */
function wholeOrNone(part: Record<string, unknown>): Record<string, unknown> {
  const [path, query = ''] = String(part['url'] ?? '').split('?');
  if (!/\/composite\/sobjects(\/|$)/.test(path!) || part['method'] === 'GET') return part;
  if (isObject(part['body'])) return { ...part, body: { ...part['body'], allOrNone: true } };
  const parameters = new URLSearchParams(query);
  parameters.set('allOrNone', 'true');
  return { ...part, url: `${path}?${parameters}` };
}

/** A collection answers 200 also when its records were refused. */
function hasFailures(body: unknown): boolean {
  return Array.isArray(body) && body.some((result) => isObject(result) && result['success'] === false);
}

function runPart(call: RestCall, part: Record<string, unknown>, earlier: PartAnswer[], dispatch: Dispatch): PartAnswer {
  const referenceId = referenceOf(part);
  const { status, headers, body } = dispatch(() => {
    const filled = fillReferences(part, earlier) as Record<string, unknown>;
    const given = isObject(filled['httpHeaders']) ? filled['httpHeaders'] : {};
    return innerCall(call, String(filled['method'] ?? 'GET'), String(filled['url'] ?? ''), filled['body'], given);
  });
  return { body: body ?? null, httpHeaders: headers ?? {}, httpStatusCode: status, referenceId };
}

function innerCall(
  call: RestCall,
  method: string,
  url: string,
  body: unknown,
  headers: Record<string, unknown>,
): RestCall {
  const address = URL.parse(url, 'http://localhost');
  const [, version, rest] = /^\/+services\/data\/v(\d+\.\d)\/(.*)$/.exec(address?.pathname ?? '') ?? [];
  if (!address || version === undefined || rest === undefined)
    throw new ApiError(
      'INVALID_INPUT',
      `The url of a subrequest must begin with /services/data/v${call.apiVersion}/: ${url}`,
    );
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    ...call,
    apiVersion: version,
    method: method.toUpperCase(),
    path: pathSegments(rest),
    query: address.searchParams,
    header: (name) => lower.get(name),
    body,
  };
}

/** Replaces `@{reference.path}` in every text of a subrequest by the value in an earlier answer. */
function fillReferences(value: unknown, earlier: PartAnswer[]): unknown {
  if (typeof value === 'string')
    return value.replace(REFERENCE, (_, expression: string) => referenced(expression, earlier));
  if (Array.isArray(value)) return value.map((item) => fillReferences(item, earlier));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillReferences(item, earlier)]));
  return value;
}

function referenced(expression: string, earlier: PartAnswer[]): string {
  const [referenceId, ...path] = expression.split(/[.[\]]+/).filter(Boolean);
  const answer = earlier.find((candidate) => candidate.referenceId === referenceId);
  let value: unknown = answer && answer.httpStatusCode < 400 ? answer.body : undefined;
  for (const name of path)
    value = isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>)[name] : undefined;
  if (value === undefined || value === null || typeof value === 'object')
    throw new ApiError(
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${expression} found in ${referenceId}`,
    );
  return String(value);
}

function subrequests(list: unknown, name: string): Record<string, unknown>[] {
  if (!Array.isArray(list) || !list.every(isObject))
    throw new ApiError('MISSING_ARGUMENT', `The list '${name}' is missing.`);
  if (list.length > LARGEST_COMPOSITE)
    throw new ApiError(
      'LIMIT_EXCEEDED',
      `${name} has ${list.length} subrequests; at most ${LARGEST_COMPOSITE} are taken.`,
    );
  return list;
}

function referenceOf(part: Record<string, unknown>): string {
  if (typeof part['referenceId'] !== 'string')
    throw new ApiError('MISSING_ARGUMENT', "A subrequest has no 'referenceId'.");
  return part['referenceId'];
}

function halted(referenceId: string, message: string): PartAnswer {
  return { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
}
