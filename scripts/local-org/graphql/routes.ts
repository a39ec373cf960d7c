import { executeSync, GraphQLError, NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Hono } from 'hono';
import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { Schema } from '../schema/model.ts';
import type { ServerEnvironment } from '../server/context.ts';
import { displayValues } from '../ui-api/displayValue.ts';
import { reportUnexpected } from '../unexpected.ts';
import { countSubqueries, dropOptional } from './document.ts';
import { buildSchema } from './schema.ts';
import { visibleShapes } from './shape.ts';
import type { GraphqlContext, Shapes } from './shape.ts';

interface Request {
  query?: unknown;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

interface UserSchema {
  version: string;
  shapes: Shapes;
  schema: GraphQLSchema;
}

const MOST_SUBQUERIES = 10;
// Dropping what is optional may leave a variable unused.
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

/** The GraphQL API: `POST graphql`. Errors in the request are answered with 200 and a list of errors, as on the platform. */
export function graphqlRoutes(org: LocalOrg): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  const schemas = new WeakMap<Schema, Map<string, UserSchema>>();

  const schemaFor = (session: Session): UserSchema => {
    let users = schemas.get(org.schema);
    if (!users) schemas.set(org.schema, (users = new Map()));
    const version = org.store.version('User', 'PermissionSetAssignment', 'PermissionSet');
    let found = users.get(session.userId);
    if (found?.version !== version) {
      const shapes = visibleShapes(org, session);
      users.set(session.userId, (found = { version, shapes, schema: buildSchema(shapes) }));
    }
    return found;
  };

  app.post('/graphql', async (c) => {
    const request = await c.req.json<Request>();
    const session = c.get('session');
    const { schema, shapes } = schemaFor(session);
    let document: DocumentNode;
    try {
      document = dropOptional(schema, parse(String(request.query ?? '')));
    } catch (error) {
      return c.json(refused([error as GraphQLError], 'InvalidSyntax'));
    }
    const invalid = validate(schema, document, RULES, { hideSuggestions: true });
    if (invalid.length > 0) return c.json(refused(invalid, 'ValidationError'));
    if (countSubqueries(schema, document) > MOST_SUBQUERIES)
      return c.json(
        refused([new GraphQLError(`A request reads at most ${MOST_SUBQUERIES} connections.`)], 'ValidationError'),
      );
    const context: GraphqlContext = { org, session, shapes, display: displayValues(org, session), outcomes: new Map() };
    const result = executeSync({
      schema,
      document,
      contextValue: context,
      variableValues: request.variables ?? {},
      ...(request.operationName ? { operationName: request.operationName } : {}),
      hideSuggestions: true,
    });
    if (result.data === undefined) return c.json(refused(result.errors ?? [], 'ValidationError'));
    return c.json({
      data: result.data,
      errors: (result.errors ?? []).map((error) => errorBody(error, 'DataFetchingException')),
    });
  });
  return app;
}

function refused(errors: readonly GraphQLError[], type: string): { data: null; errors: unknown[] } {
  return { data: null, errors: errors.map((error) => errorBody(error, type)) };
}

function errorBody(error: GraphQLError, type: string): unknown {
  const cause = error.originalError;
  if (cause && !(cause instanceof ApiError) && !(cause instanceof GraphQLError)) reportUnexpected(cause);
  return {
    message: error.message,
    locations: error.locations ?? [],
    paths: error.path ?? [],
    extensions: { ErrorType: type },
  };
}
