import { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { deleteCollection, readCollection, saveCollection } from './collections.ts';
import { composite } from './composite.ts';
import { activateFlow, deleteFlowVersion } from '../tooling/flows.ts';
import { readToolingRecord, toolingQuery } from '../tooling/query.ts';
import { continueQuery, runQuery } from './query.ts';
import {
  createRecord,
  deleteByExternalId,
  deleteRecord,
  readByExternalId,
  readRecord,
  updateRecord,
  upsertRecord,
} from './records.ts';
import { listNotifications, readNotifications } from './notifications.ts';
import { basePath, pathSegments } from './resource.ts';
import type { RestAnswer, RestCall } from './resource.ts';

type Handler = (call: RestCall, ...parameters: string[]) => RestAnswer;

const ok = (body: unknown): RestAnswer => ({ status: 200, body });

/** The resources by method and path; `:` stands for one segment. The first that fits answers. */
const RESOURCES: [method: string, path: string, handler: Handler][] = [
  ['GET', '', (call) => ok(resourceList(call))],
  ['GET', 'sobjects', (call) => ok(call.org.describeGlobal(call.session))],
  ['GET', 'sobjects/:', (call, object) => ok({ objectDescribe: globalDescribe(call, object!), recentItems: [] })],
  ['POST', 'sobjects/:', createRecord],
  ['GET', 'sobjects/:/describe', (call, object) => ok(call.org.describe(call.session, object!))],
  ['POST', 'sobjects/:/Id', createRecord],
  ['GET', 'sobjects/:/:', readRecord],
  ['PATCH', 'sobjects/:/:', updateRecord],
  ['DELETE', 'sobjects/:/:', deleteRecord],
  ['GET', 'sobjects/:/:/:', readByExternalId],
  ['PATCH', 'sobjects/:/:/:', upsertRecord],
  ['DELETE', 'sobjects/:/:/:', deleteByExternalId],
  ['GET', 'query', runQuery],
  ['GET', 'queryAll', runQuery],
  ['GET', 'query/:', continueQuery],
  ['GET', 'queryAll/:', continueQuery],
  ['GET', 'tooling/query', toolingQuery],
  ['GET', 'tooling/sobjects/Flow/:', (call, id) => readToolingRecord(call, 'Flow', id!)],
  ['DELETE', 'tooling/sobjects/Flow/:', (call, id) => deleteFlowVersion(call, id!)],
  ['GET', 'tooling/sobjects/FlowDefinition/:', (call, id) => readToolingRecord(call, 'FlowDefinition', id!)],
  ['PATCH', 'tooling/sobjects/FlowDefinition/:', (call, id) => activateFlow(call, id!)],
  ['GET', 'connect/notifications', listNotifications],
  ['PATCH', 'connect/notifications', readNotifications],
  ['PATCH', 'connect/notifications/:', readNotifications],
  ['POST', 'composite', (call) => composite(call, answerCall)],
  ['POST', 'composite/sobjects', (call) => saveCollection(call)],
  ['PATCH', 'composite/sobjects', (call) => saveCollection(call)],
  ['DELETE', 'composite/sobjects', deleteCollection],
  ['GET', 'composite/sobjects/:', readCollection],
  ['POST', 'composite/sobjects/:', readCollection],
  ['PATCH', 'composite/sobjects/:/:', saveCollection],
];

/** What a real org answers below `sobjects/<object>` and `composite`, and this one does not model. */
const UNMODELLED = new Set(
  'approvalLayouts batch deleted graph layouts listviews namedLayouts quickActions tree updated'.split(' '),
);

/** The REST API of records below `/services/data/vNN.0`. What it does not know is left to the next routes. */
export function restRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  app.all('*', async (c, next) => {
    const address = new URL(c.req.url);
    const call: RestCall = {
      org,
      session: c.get('session'),
      origin: address.origin,
      apiVersion: c.get('apiVersion'),
      method:
        c.req.method === 'POST' && address.searchParams.has('_HttpMethod')
          ? address.searchParams.get('_HttpMethod')!
          : c.req.method,
      path: pathSegments(address.pathname).slice(3),
      query: address.searchParams,
      header: (name) => c.req.header(name),
      body: undefined,
    };
    const found = findResource(call);
    if (!found) return next();
    if (call.method === 'POST' || call.method === 'PATCH') call.body = await c.req.json();
    const answer = found();
    for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
    return answer.body === undefined ? c.body(null, answer.status as 204) : c.json(answer.body, answer.status as 200);
  });
  return app;
}

/** Answers a call from inside a composite request: errors become answers, as over the network. */
function answerCall(makeCall: () => RestCall): RestAnswer {
  try {
    const call = makeCall();
    const found = findResource(call);
    if (!found)
      throw new ApiError('NOT_FOUND', `The requested resource does not exist: ${call.method} /${call.path.join('/')}`);
    return found();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { errorCode, message, fields, status } = error;
    return { status, body: [{ errorCode, message, ...(fields.length > 0 ? { fields } : {}) }] };
  }
}

function findResource(call: RestCall): (() => RestAnswer) | undefined {
  const [area, first, second, third] = call.path;
  const name =
    (area === 'composite' ? first : area !== 'sobjects' ? undefined : second === 'describe' ? third : second) ?? '';
  if (UNMODELLED.has(name))
    throw new ApiError('NOT_IMPLEMENTED', `The local org does not model '${name}' of ${area}.`, { status: 501 });
  let pathExists = false;
  for (const [method, path, handler] of RESOURCES) {
    const parameters = matchPath(path, call.path);
    if (!parameters) continue;
    pathExists = true;
    if (method === call.method) return () => handler(call, ...parameters);
  }
  if (pathExists)
    throw new ApiError('METHOD_NOT_ALLOWED', `HTTP Method '${call.method}' not allowed on /${call.path.join('/')}`);
  return undefined;
}

function matchPath(pattern: string, path: string[]): string[] | undefined {
  const expected = pattern.split('/').filter(Boolean);
  if (expected.length !== path.length) return undefined;
  return expected.every((segment, index) => segment === ':' || segment === path[index])
    ? path.filter((_, index) => expected[index] === ':')
    : undefined;
}

function resourceList(call: RestCall): Record<string, string> {
  const names = [
    'sobjects',
    'query',
    'queryAll',
    'composite',
    'limits',
    'jobs',
    'ui-api',
    'graphql',
    'tooling',
    'metadata',
  ];
  const resources = Object.fromEntries(names.map((name) => [name, `${basePath(call)}/${name}`]));
  return { ...resources, identity: `${call.origin}/id/${call.org.organizationId}/${call.session.userId}` };
}

function globalDescribe(call: RestCall, object: string): unknown {
  const { name } = call.org.schema.object(object);
  return call.org.describeGlobal(call.session).sobjects.find((candidate) => candidate.name === name);
}
