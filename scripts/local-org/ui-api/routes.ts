import { Hono } from 'hono';
import type { Context } from 'hono';
import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { apps, navItems } from './apps.ts';
import { layout, layoutPaths } from './layout.ts';
import { pageRequest } from './listPage.ts';
import { listInfo, listRecords, listsOf } from './lists.ts';
import { objectInfo } from './objectInfo.ts';
import { allPicklistValues, picklistValues } from './picklists.ts';
import { createRecord, deleteRecord, RecordRefused, updateRecord } from './recordChanges.ts';
import { objectOfRecord, readRecords, requestedPaths } from './recordView.ts';
import type { FieldPath } from './recordView.ts';
import { relatedListInfo, relatedLists, relatedRecords } from './relatedLists.ts';

const LARGEST_BATCH = 200;
const PARAMETERS = new Set(['fields', 'optionalFields', 'layoutTypes', 'modes']);

type UiContext = Context<ServerEnvironment>;

/** The UI API: what components and record pages read and write, in the session's language. */
export function uiApiRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>().basePath('/ui-api');
  app.onError((error, c) => {
    if (!(error instanceof RecordRefused)) throw error;
    return c.json(error.body, error.status as 400);
  });
  const names = (c: UiContext, parameter: string): string[] =>
    (c.req.query(parameter) ?? '').split(',').filter(Boolean);

  const paths = (c: UiContext, object: ObjectModel): FieldPath[] => {
    for (const parameter of Object.keys(c.req.query()))
      if (!PARAMETERS.has(parameter))
        throw new ApiError(
          'NOT_IMPLEMENTED',
          `The local org does not model the parameter '${parameter}' of UI API records.`,
          { status: 501 },
        );
    const types = names(c, 'layoutTypes');
    const asked = requestedPaths(org, c.get('session'), object, names(c, 'fields'), names(c, 'optionalFields'));
    if (types.length === 0 && asked.length === 0 && names(c, 'optionalFields').length === 0)
      throw new ApiError('MISSING_ARGUMENT', 'A record is read with fields, optionalFields or layoutTypes.');
    return [...types.flatMap((type) => layoutPaths(org, c.get('session'), object, type)), ...asked];
  };

  app.get('/object-info/batch/:names', (c) =>
    c.json(batch(c.req.param('names'), (name) => objectInfo(org, c.get('session'), name))),
  );
  app.get('/object-info/:object', (c) => c.json(objectInfo(org, c.get('session'), c.req.param('object'))));
  app.get('/object-info/:object/picklist-values/:type', (c) =>
    c.json(allPicklistValues(org, c.get('session'), c.req.param('object'), c.req.param('type'))),
  );
  app.get('/object-info/:object/picklist-values/:type/:field', (c) => {
    const { object, type, field } = c.req.param();
    return c.json(picklistValues(org, c.get('session'), object, type, field));
  });

  app.get('/records/batch/:ids', (c) =>
    c.json(
      batch(c.req.param('ids'), (id) => {
        const object = objectOfRecord(org, c.get('session'), id);
        return found(readRecords(org, c.get('session'), object, [id], paths(c, object)).get(toLongId(id)!));
      }),
    ),
  );
  app.get('/records/:id', (c) => {
    const object = objectOfRecord(org, c.get('session'), c.req.param('id'));
    const record = readRecords(org, c.get('session'), object, [c.req.param('id')], paths(c, object)).get(
      toLongId(c.req.param('id'))!,
    );
    return c.json(found(record));
  });
  app.post('/records', async (c) => c.json(createRecord(org, c.get('session'), await c.req.json()), 201));
  app.patch('/records/:id', async (c) => {
    const since = c.req.header('if-unmodified-since');
    const date = since === undefined ? undefined : new Date(since);
    if (date && Number.isNaN(date.getTime()))
      throw new ApiError('INVALID_HEADER_VALUE', `If-Unmodified-Since is no date: ${since}`);
    return c.json(updateRecord(org, c.get('session'), c.req.param('id'), await c.req.json(), date));
  });
  app.delete('/records/:id', (c) => {
    deleteRecord(org, c.get('session'), c.req.param('id'));
    return c.body(null, 204);
  });

  app.get('/layout/:object', (c) =>
    c.json(
      layout(
        org,
        c.get('session'),
        c.req.param('object'),
        c.req.query('layoutType') ?? 'Full',
        c.req.query('mode') ?? 'View',
      ),
    ),
  );
  app.get('/list-info/:object', (c) => c.json(listsOf(org, c.get('session'), c.req.param('object'))));
  app.get('/list-info/:object/:list', (c) =>
    c.json(listInfo(org, c.get('session'), c.req.param('object'), c.req.param('list'))),
  );
  app.get('/list-records/:object/:list', (c) => {
    const { object, list } = c.req.param();
    return c.json(
      listRecords(
        org,
        c.get('session'),
        object,
        list,
        pageRequest((name) => c.req.query(name)),
      ),
    );
  });
  app.get('/related-list-info/:object', (c) => c.json(relatedLists(org, c.get('session'), c.req.param('object'))));
  app.get('/related-list-info/:object/:list', (c) =>
    c.json(relatedListInfo(org, c.get('session'), c.req.param('object'), c.req.param('list'))),
  );
  app.get('/related-list-records/:id/:list', (c) => {
    const { id, list } = c.req.param();
    return c.json(
      relatedRecords(
        org,
        c.get('session'),
        id,
        list,
        pageRequest((name) => c.req.query(name)),
        names(c, 'fields'),
      ),
    );
  });
  app.get('/apps', (c) => c.json(apps(org, c.get('session'))));
  app.get('/nav-items', (c) => c.json(navItems(org, c.get('session'))));
  app.all('/*', (c) => {
    throw new ApiError(
      'NOT_IMPLEMENTED',
      `The local org does not model the UI API resource ${c.req.method} ${c.req.path.replace(/^.*\/ui-api/, '')}.`,
      { status: 501 },
    );
  });
  return app;
}

function found(record: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!record) throw new ApiError('NOT_FOUND', 'The requested resource does not exist');
  return record;
}

/** Answers for several names: each has its own status. */
function batch(
  list: string,
  answer: (name: string) => unknown,
): { hasErrors: boolean; results: { statusCode: number; result: unknown }[] } {
  const names = list.split(',').filter(Boolean);
  if (names.length > LARGEST_BATCH)
    throw new ApiError('EXCEEDED_ID_LIMIT', `At most ${LARGEST_BATCH} are read at once.`);
  const results = names.map((name) => {
    try {
      return { statusCode: 200, result: answer(name) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { statusCode: error.status, result: [{ errorCode: error.errorCode, message: error.message }] };
    }
  });
  return { hasErrors: results.some(({ statusCode }) => statusCode !== 200), results };
}
