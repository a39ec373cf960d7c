import { ApiError } from '../errors.ts';
import type { LocalOrg, SaveOperation, SaveOptions, SaveResult, Session } from '../org.ts';
import { RowErrors, SaveContext } from './context.ts';
import { deleteRecord } from './delete.ts';
import { insertRecord, updateRecord, upsertRecord } from './write.ts';

const ROLLED_BACK: SaveResult['errors'][number] = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** Thrown to undo a transaction whose outcome is known. */
class Undo extends Error {}

/**
 * Saves records as a user, in one transaction.
 *
 * Each row stands in a savepoint of its own. A row is done in this order: values converted and checked by type, object
 * and field permissions, sharing, defaults, required fields, values (picklists, lengths, ranges), parents and owner,
 * before-save hooks, validation rules, uniqueness, autonumbers, audit fields.
 * @returns one result per operation, in their order; with `allOrNone` one failing row undoes all of them
 */
export function saveRecords(
  org: LocalOrg,
  session: Session,
  operations: readonly SaveOperation[],
  options: SaveOptions,
): SaveResult[] {
  const context = new SaveContext(org, session, options);
  let results: SaveResult[] = [];
  try {
    org.store.transaction(() => {
      results = operations.map((operation) => saveRow(context, operation));
      if (options.allOrNone && results.some((result) => !result.success)) throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return results.map((result, index) =>
      result.success ? { id: idOf(operations[index]!), success: false, errors: [ROLLED_BACK] } : result,
    );
  }
  return results;
}

function saveRow(context: SaveContext, operation: SaveOperation): SaveResult {
  try {
    return context.org.store.transaction(() => run(context, operation));
  } catch (error) {
    if (error instanceof RowErrors) return { id: idOf(operation), success: false, errors: error.errors };
    if (!(error instanceof ApiError)) throw error;
    const { errorCode: statusCode, message, fields } = error;
    return { id: idOf(operation), success: false, errors: [{ statusCode, message, fields }] };
  }
}

function run(context: SaveContext, operation: SaveOperation): SaveResult {
  const object = context.org.schema.object(operation.object);
  const done = (id: string, created?: boolean): SaveResult => ({
    id,
    success: true,
    ...(created === undefined ? {} : { created }),
    errors: [],
  });
  switch (operation.action) {
    case 'insert':
      return done(insertRecord(context, object, operation.record), true);
    case 'update':
      return done(updateRecord(context, object, operation.record, operation.ifUnmodifiedSince), false);
    case 'upsert': {
      const { id, created } = upsertRecord(context, object, operation);
      return done(id, created);
    }
    case 'delete':
      return done(deleteRecord(context, object, operation.record));
  }
}

/** The id that a failed row named itself; none for a row that was to be new. */
function idOf({ record }: SaveOperation): string | null {
  const id = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
  return typeof id === 'string' ? id : null;
}
