import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getPath } from 'hono/utils/url';
import { analyticsRoutes } from '../analytics/routes.ts';
import { bulkRoutes } from '../bulk/routes.ts';
import { BulkWorker } from '../bulk/worker.ts';
import { ApiError } from '../errors.ts';
import { graphqlRoutes } from '../graphql/routes.ts';
import type { LocalOrg } from '../org.ts';
import { Limits } from '../rest/limits.ts';
import { restRoutes } from '../rest/routes.ts';
import type { ShellOptions } from '../shell/routes.ts';
import { shellRoutes } from '../shell/routes.ts';
import { partnerRoutes } from '../soap/partner.ts';
import { metadataRestRoutes, soapRoutes } from '../soap/routes.ts';
import { uiApiRoutes } from '../ui-api/routes.ts';
import { reportUnexpected } from '../unexpected.ts';
import { apiVersions, parseApiVersion } from './context.ts';
import type { ServerEnvironment } from './context.ts';
import { hostCheck, sessionCheck, signedIn } from './guards.ts';
import { identityRoute, oauthRoutes } from './identity.ts';
import { Logins } from './logins.ts';
import { signInRoutes } from './sign-in.ts';

const MEGABYTE = 1024 * 1024;
/** Bulk API 2.0 takes 150 MB a job; everything else (the largest is a deploy of 39 MB as base64) far less. */
const BULK_BODY_BYTES = 150 * MEGABYTE;
const BODY_BYTES = 60 * MEGABYTE;

/** Areas of the real API that this org does not model; the answer names them. */
const UNMODELLED = new Set(
  'actions analytics apexrest appMenu async async-queries chatter commerce compactLayouts connect consent domino event folders jsonxform knowledgeManagement parameterizedSearch process quickActions recent search sfdc support tabs theme wave'.split(
    ' ',
  ),
);

export interface AppOptions {
  logins?: Logins;
  /** Without one, bulk jobs keep their files in a temporary directory. */
  bulk?: BulkWorker;
  /** The port that the server listens on, once it does: the Host header must name it. */
  port?: () => number | undefined;
  shell?: Pick<ShellOptions, 'cacheDirectory'>;
  /** Suspends each request that writes records between what its flows have read and its commit. */
  suspend?: () => Promise<unknown>;
}

/** Requests that write records in transactions of their own, and may therefore run twice. */
const WRITES_RECORDS = /^\/services\/data\/v[\d.]+\/(sobjects|composite|graphql|ui-api\/records)(\/|$)/;

/** Lets requests overlap: those that write wait for rows that others have locked, or are suspended themselves. */
function overlap(app: Hono<ServerEnvironment>, org: LocalOrg, suspend: AppOptions['suspend']): void {
  const { concurrency } = org.store;
  const answer = app.fetch;
  app.fetch = async (request, ...environment) => {
    const path = getPath(request).replace(/\/{2,}/g, '/');
    const mayWait = request.method !== 'GET' && WRITES_RECORDS.test(path) && (suspend || concurrency.hasLocks);
    if (!mayWait) return answer(request, ...environment);
    const body = await request.arrayBuffer();
    const { url, method, headers } = request;
    const again = (): Request => new Request(url, { method, headers, ...(body.byteLength > 0 ? { body } : {}) });
    return concurrency.run(() => answer(again(), ...environment), suspend);
  };
}

/** The whole org as a Hono app: guards first, then each area's routes. Needs no socket: tests call `app.request`. */
export function createApp(org: LocalOrg, options: AppOptions = {}): Hono<ServerEnvironment> {
  const logins = options.logins ?? new Logins(org);
  // Clients that keep the instance URL with a trailing slash ask for `//services`.
  const app = new Hono<ServerEnvironment>({ getPath: (request) => getPath(request).replace(/\/{2,}/g, '/') });
  const limit = { onError: tooLarge };
  const smallBody = bodyLimit({ ...limit, maxSize: BODY_BYTES });
  const bulkBody = bodyLimit({ ...limit, maxSize: BULK_BODY_BYTES });
  const limits = Limits.of(org);

  app.onError((error, c) => c.json([errorBody(error)], errorStatus(error)));
  app.notFound((c) =>
    c.json([errorBody(missing(c.req.method, c.req.path))], errorStatus(missing(c.req.method, c.req.path))),
  );
  app.use(hostCheck(options.port ?? (() => undefined)));
  app.use((c, next) => (c.req.path.includes('/jobs/ingest/') ? bulkBody(c, next) : smallBody(c, next)));
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    // A server dates its answers by its own clock: clients learn from it which day it is in the org. Browsers reckon from it how old a
    // kept file is: files of the page bear the system's date, or a moved clock would make them old at once.
    if (c.req.path.startsWith('/services/')) c.header('Date', org.clock.now().toUTCString());
  });

  app.get('/services/data', (c) => c.json(apiVersions()));
  const check = sessionCheck(org, logins);
  // The older APIs carry their sessions elsewhere than in the header that all others use.
  app.use('/services/*', (c, next) => (/^\/services\/(Soap|async)\//.test(c.req.path) ? next() : check(c, next)));
  app.use('/id/*', (c, next) => check(c, next));
  app.use('/services/data/:version/*', async (c, next) => {
    const version = parseApiVersion(c.req.param('version'));
    if (version === undefined) throw missing(c.req.method, c.req.path);
    c.set('apiVersion', version);
    if (!org.store.concurrency.isRehearsal) limits.spend('DailyApiRequests');
    await next();
    c.header('Sforce-Limit-Info', limits.usage);
  });
  app.use('/services/Soap/*', (_c, next) => {
    limits.count('DailyApiRequests');
    return next();
  });

  app.route('/sign-in', signInRoutes(org, logins));
  app.route('/services/oauth2', oauthRoutes(org, logins));
  app.route('/id', identityRoute(org));
  app.route('/services/data/:version', bulkRoutes(org, options.bulk ?? new BulkWorker(org)));
  app.route('/services/data/:version', uiApiRoutes(org));
  app.route('/services/data/:version', graphqlRoutes(org));
  app.route('/services/data/:version', metadataRestRoutes(org));
  app.route('/services/data/:version', analyticsRoutes(org));
  app.get('/services/data/:version/limits', (c) => c.json(limits.describe()));
  app.route('/services/data/:version', restRoutes(org));
  app.route('/', soapRoutes(org));
  app.route('/', partnerRoutes(org));
  app.route('/', shellRoutes(org, { ...options.shell, signedIn: (c) => signedIn(org, logins, c) }));
  overlap(app, org, options.suspend);
  return app;
}

function tooLarge(): never {
  throw new ApiError('REQUEST_TOO_LARGE', 'The request body is larger than this resource takes.', { status: 413 });
}

function missing(method: string, path: string): ApiError {
  const name = /^\/services\/(?:data\/v\d+\.0\/)?([\w-]+)/.exec(path)?.[1];
  if (name !== undefined && UNMODELLED.has(name))
    return new ApiError('NOT_IMPLEMENTED', `The local org does not model the API area '${name}' (${method} ${path}).`, {
      status: 501,
    });
  return new ApiError('NOT_FOUND', `The requested resource does not exist: ${method} ${path}`);
}

/** One error in the REST API's form. What nobody foresaw is logged with its stack and answered as UNKNOWN_EXCEPTION. */
function errorBody(error: Error): { errorCode: string; message: string; fields?: string[] } {
  if (error instanceof ApiError)
    return {
      errorCode: error.errorCode,
      message: error.message,
      ...(error.fields.length > 0 ? { fields: error.fields } : {}),
    };
  if (error instanceof SyntaxError && /JSON/.test(error.message))
    return { errorCode: 'JSON_PARSER_ERROR', message: error.message };
  reportUnexpected(error);
  return { errorCode: 'UNKNOWN_EXCEPTION', message: `The local org failed: ${error.message}` };
}

function errorStatus(error: Error): 400 {
  if (error instanceof ApiError) return error.status as 400;
  return error instanceof SyntaxError && /JSON/.test(error.message) ? 400 : (500 as 400);
}
