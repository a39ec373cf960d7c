import { ApiError } from '../errors.ts';
import type { LocalOrg, SaveOptions, SaveResult, Session } from '../org.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { wholeSecond } from './values.ts';

/** Several errors of one row, such as all validation rules that it breaks. */
export class RowErrors extends Error {
  readonly errors: SaveResult['errors'];

  constructor(errors: SaveResult['errors']) {
    super(errors.map(({ message }) => message).join('; '));
    this.errors = errors;
  }
}

/** A limit of the platform that automation went over: every row of the chunk fails, whatever would have caught it. */
export class LimitExceeded extends ApiError {}

/** A row of a chunk as automation sees it. */
export interface HookedRow {
  /** The record as it is to be; before the save, automation may change it, and it has no id yet when it is new. */
  row: Row;
  /** The record as it was; undefined when it is new. */
  prior: Row | undefined;
  /** Before the save: the names of the fields that automation has changed. */
  assigned: Set<string>;
  refused: boolean;
  refuse(errors: SaveResult['errors']): void;
}

/** Runs for the rows of a chunk that nothing has refused yet. */
export type SaveHook = (context: SaveContext, object: ObjectModel, rows: readonly HookedRow[]) => void;

/** What automation hooks into the saves of an org, in order; push to add. */
export interface SaveHooks {
  /** Before values are checked; rows may still change. */
  before: SaveHook[];
  /** When all rows of the chunk are written, and before anything is committed. */
  after: SaveHook[];
  /** Before a record goes to the recycle bin; for the record itself, not for what goes with it. */
  remove: SaveHook[];
}

const hooks = new WeakMap<LocalOrg, SaveHooks>();

export function saveHooks(org: LocalOrg): SaveHooks {
  let found = hooks.get(org);
  if (!found) hooks.set(org, (found = { before: [], after: [], remove: [] }));
  return found;
}

/**
 * What automation keeps for one chunk of rows and all that their saving sets off, such as what it has queried. A save
 * that automation makes itself belongs to the chunk that set it off.
 */
export type ChunkMemory = Map<unknown, unknown>;

/** One call of `save`: who saves, when, and what was asked of permissions so far. */
export class SaveContext {
  readonly org: LocalOrg;
  readonly session: Session;
  readonly system: boolean;
  readonly now: string;
  readonly hooks: SaveHooks;
  /** Begins anew with each chunk, unless the save is part of another's. */
  memory: ChunkMemory;
  readonly isNested: boolean;
  /** Keys upserted so far, to find a key that comes twice. */
  upserted = new Set<string>();
  readonly #editable = new Map<FieldModel, boolean>();
  readonly #readable = new Map<FieldModel, boolean>();
  readonly #mayUse = new Map<string, boolean>();

  /** @param memory of the chunk that this save is a part of */
  constructor(org: LocalOrg, session: Session, options: SaveOptions, memory?: ChunkMemory) {
    this.org = org;
    this.memory = memory ?? new Map();
    this.isNested = memory !== undefined;
    this.session = session;
    this.system = options.systemContext === true;
    this.now = wholeSecond(org.clock.now());
    this.hooks = saveHooks(org);
  }

  /** Whether the user may see a field. */
  readable(object: ObjectModel, field: FieldModel): boolean {
    return (
      this.system ||
      remember(this.#readable, field, () => this.org.access.fieldReadable(this.session, object.name, field.name))
    );
  }

  /** Whether the user may write a field that can be written. */
  editable(object: ObjectModel, field: FieldModel): boolean {
    return (
      this.system ||
      remember(this.#editable, field, () => this.org.access.fieldEditable(this.session, object.name, field.name))
    );
  }

  /**
   * Checks that the object allows an action and the user may do it.
   * @throws ApiError INVALID_TYPE_FOR_OPERATION, INVALID_TYPE, INSUFFICIENT_ACCESS_OR_READONLY
   */
  requireObjectPermission(object: ObjectModel, action: 'insert' | 'update' | 'delete'): void {
    const { access } = this.org;
    const done = { insert: 'inserted', update: 'updated', delete: 'deleted' }[action];
    const allowed = { insert: object.createable, update: object.updateable, delete: object.deletable }[action];
    if (!allowed) throw new ApiError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be ${done}: ${object.name}`);
    const may = remember(this.#mayUse, `${action} ${object.name}`, () => {
      if (this.system) return true;
      if (!access.canRead(this.session, object.name)) throw invisibleObject(object.name);
      if (action === 'insert') return access.canCreate(this.session, object.name);
      return action === 'update'
        ? access.canEdit(this.session, object.name)
        : access.canDelete(this.session, object.name);
    });
    if (!may) throw noAccess();
  }

  /**
   * The stored record that an operation names.
   * @throws ApiError INVALID_CROSS_REFERENCE_KEY, INSUFFICIENT_ACCESS_OR_READONLY, ENTITY_IS_DELETED
   */
  existing(object: ObjectModel, id: string): Row {
    const row = this.org.store.get(object.name, id, { deleted: true });
    if (!row) throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (!this.system && this.org.access.visibleRecord(this.session, object.name, id) === 'none') throw noAccess();
    if (row['IsDeleted'] === true) throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted');
    return row;
  }

  /** @throws ApiError INSUFFICIENT_ACCESS_OR_READONLY when sharing gives no more than read */
  requireEdit(object: ObjectModel, id: string): void {
    if (!this.system && this.org.access.visibleRecord(this.session, object.name, id) !== 'edit') throw noAccess();
  }

  /**
   * What it takes to delete a record or to give it to another owner: to own it, or to stand above who does.
   * @throws ApiError INSUFFICIENT_ACCESS_OR_READONLY
   */
  requireFullAccess(object: ObjectModel, id: string): void {
    if (!this.system && !this.org.access.deletableRecord(this.session, object.name, id)) throw noAccess();
  }
}

function noAccess(): ApiError {
  return new ApiError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

function invisibleObject(name: string): ApiError {
  return new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
}

function remember<Key>(known: Map<Key, boolean>, key: Key, ask: () => boolean): boolean {
  let answer = known.get(key);
  if (answer === undefined) known.set(key, (answer = ask()));
  return answer;
}
