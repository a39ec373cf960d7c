import { toLongId } from '../identifiers.ts';
import type { LocalOrg, SaveOperation, SaveOptions, SaveResult, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { LimitExceeded, SaveContext, type ChunkMemory, type HookedRow, type SaveHook } from './context.ts';
import { errorsOf } from './errors.ts';
import { deleteRecord } from './delete.ts';
import { checkParents, draftInsert, draftUpdate, draftUpsert, takeAssigned, writeDraft, type Draft } from './write.ts';

const ROLLED_BACK: SaveResult['errors'][number] = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** Thrown to undo a transaction whose outcome is known. */
class Undo extends Error {}

/** Rows of one object that go through the steps of a save together, and through automation in one transaction. */
const CHUNK = 200;

/**
 * Saves records as a user, in one transaction.
 *
 * Rows go in chunks of 200 of one object and action through these steps: values converted and checked by type, object
 * and field permissions, sharing, defaults, parents and owner, automation before the save; then row by row, in a savepoint
 * of its own, required fields, values (picklists, lengths, ranges), validation rules, uniqueness, autonumbers, audit fields,
 * writing; then automation after the save.
 * @param memory of the chunk whose automation makes this save
 * @returns one result per operation, in their order; with `allOrNone` one failing row undoes all of them
 */
export function saveRecords(
  org: LocalOrg,
  session: Session,
  operations: readonly SaveOperation[],
  options: SaveOptions,
  memory?: ChunkMemory,
): SaveResult[] {
  const context = new SaveContext(org, session, options, memory);
  let results: SaveResult[] = [];
  try {
    org.store.transaction(() => {
      results = chunksOf(operations).flatMap((chunk) =>
        chunk[0]!.action === 'delete' ? deleteRow(context, chunk[0]!) : saveChunk(context, chunk),
      );
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

/** Neighbours of one object and action; a record that comes twice begins a chunk, so that it is seen as it has become. */
function chunksOf(operations: readonly SaveOperation[]): SaveOperation[][] {
  const chunks: SaveOperation[][] = [];
  const ids = new Set<string>();
  for (const operation of operations) {
    const chunk = chunks.at(-1);
    const [first] = chunk ?? [];
    const id = toLongId(idOf(operation) ?? undefined) ?? '';
    const joins =
      first &&
      chunk!.length < CHUNK &&
      operation.action !== 'delete' &&
      first.action === operation.action &&
      first.object.toLowerCase() === operation.object.toLowerCase() &&
      !ids.has(id);
    if (joins) chunk!.push(operation);
    else {
      chunks.push([operation]);
      ids.clear();
    }
    if (id) ids.add(id);
  }
  return chunks;
}

/**
 * Saves the rows of a chunk. Where automation after the save refuses some, all are undone and the others saved again
 * without them, as the platform does.
 */
function saveChunk(context: SaveContext, operations: readonly SaveOperation[]): SaveResult[] {
  const refused = new Map<number, SaveResult['errors']>();
  const { upserted } = context;
  for (;;) {
    const known = refused.size;
    context.upserted = new Set(upserted);
    if (!context.isNested) context.memory = new Map();
    try {
      return context.org.store.transaction(() => {
        const results = attempt(context, operations, refused);
        if (refused.size > known) throw new Undo();
        return results;
      });
    } catch (error) {
      if (error instanceof LimitExceeded && !context.isNested)
        return operations.map((operation) => ({ id: idOf(operation), success: false, errors: errorsOf(error) }));
      if (!(error instanceof Undo)) throw error;
    }
  }
}

/** One go at a chunk; adds what automation after the save refuses. */
function attempt(
  context: SaveContext,
  operations: readonly SaveOperation[],
  refused: Map<number, SaveResult['errors']>,
): SaveResult[] {
  const errors = new Map(refused);
  const tryRow = <Result>(index: number, work: () => Result): Result | undefined => {
    try {
      return errors.has(index) ? undefined : work();
    } catch (error) {
      if (error instanceof LimitExceeded) throw error;
      errors.set(index, errorsOf(error));
      return undefined;
    }
  };
  const drafts = operations.map((operation, index) =>
    tryRow(index, () => {
      const draft = draftOf(context, operation);
      checkParents(context, draft);
      return draft;
    }),
  );
  const hooked = (index: number, refusals: Map<number, SaveResult['errors']>): HookedRow => ({
    row: drafts[index]!.row,
    prior: drafts[index]!.prior,
    assigned: new Set(),
    refused: false,
    refuse(reasons) {
      this.refused = true;
      refusals.set(index, reasons);
    },
  });
  const run = (hooks: readonly SaveHook[], rows: (HookedRow | undefined)[]): void => {
    for (const hook of hooks) {
      const open = rows.filter((row) => row !== undefined && !row.refused) as HookedRow[];
      if (open.length > 0) hook(context, objectOf(context, operations[0]!), open);
    }
  };
  const before = drafts.map((draft, index) => draft && hooked(index, errors));
  run(context.hooks.before, before);
  const ids = drafts.map((draft, index) =>
    tryRow(index, () => {
      takeAssigned(context, draft!, before[index]!.assigned);
      return context.org.store.transaction(() => writeDraft(context, draft!));
    }),
  );
  run(
    context.hooks.after,
    ids.map((id, index) => (id === undefined ? undefined : hooked(index, refused))),
  );
  return operations.map((operation, index) => {
    const failed = errors.get(index);
    if (failed) return { id: idOf(operation), success: false, errors: failed };
    return { id: ids[index]!, success: true, created: !drafts[index]!.prior, errors: [] };
  });
}

function draftOf(context: SaveContext, operation: SaveOperation): Draft {
  const object = objectOf(context, operation);
  if (operation.action === 'insert') return draftInsert(context, object, operation.record);
  if (operation.action === 'upsert') return draftUpsert(context, object, operation);
  return draftUpdate(context, object, operation.record, operation.ifUnmodifiedSince);
}

function deleteRow(context: SaveContext, operation: SaveOperation): SaveResult {
  if (!context.isNested) context.memory = new Map();
  try {
    const id = context.org.store.transaction(() =>
      deleteRecord(context, objectOf(context, operation), operation.record),
    );
    return { id, success: true, errors: [] };
  } catch (error) {
    return { id: idOf(operation), success: false, errors: errorsOf(error) };
  }
}

const objectOf = ({ org }: SaveContext, { object }: SaveOperation): ObjectModel => org.schema.object(object);

/** The id that a failed row named itself; none for a row that was to be new. */
function idOf({ record }: SaveOperation): string | null {
  const id = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
  return typeof id === 'string' ? id : null;
}
