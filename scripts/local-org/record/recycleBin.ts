import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg, SaveResult, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { binHorizon } from '../store/recycleBin.ts';
import type { Row } from '../store/store.ts';
import { SaveContext } from './context.ts';
import { stampOf } from './delete.ts';
import { errorsOf } from './errors.ts';

/** Takes records, with what was deleted along with them, out of the recycle bin; each stands alone. */
export function undeleteRecords(org: LocalOrg, session: Session, ids: readonly string[]): SaveResult[] {
  return eachOf(org, session, ids, 'UNDELETE_FAILED', (context, _object, id) => {
    const stamp = stampOf(context);
    const binned = org.store.bin.entries(id);
    for (const { object, id: each, field } of binned)
      if (field === null) restore(context, org.schema.object(object), each, stamp);
    // What went along is there again before references are looked at.
    for (const { object, id: each, field, parent } of binned) {
      const row = org.store.get(object, each);
      if (field === null) checkParents(context, org.schema.object(object), row!);
      else if (row?.[field] === null) org.store.update(object, each, { [field]: parent, ...stamp });
    }
    org.store.bin.remove(id);
  });
}

/** Removes deleted records, with what was deleted along with them, for good; each stands alone. */
export function eraseRecords(org: LocalOrg, session: Session, ids: readonly string[]): SaveResult[] {
  return eachOf(org, session, ids, 'DELETE_FAILED', (_context, _object, id) => {
    for (const { object, id: each, field } of org.store.bin.entries(id))
      if (field === null) org.store.erase(object, each);
    org.store.bin.remove(id);
  });
}

function eachOf(
  org: LocalOrg,
  session: Session,
  ids: readonly string[],
  code: string,
  work: (context: SaveContext, object: ObjectModel, id: string) => void,
): SaveResult[] {
  const context = new SaveContext(org, session, { allOrNone: false });
  return ids.map((given) => {
    try {
      return org.store.transaction(() => {
        const id = toLongId(given);
        const object = id === undefined ? undefined : org.schema.objectOfId(id);
        if (!id || !object) throw new ApiError('MALFORMED_ID', `malformed id ${given}`);
        const row = org.store.get(object.name, id, { deleted: true });
        const isRoot = org.store.bin.entries(id).some((entry) => entry.id === id);
        if (!isRoot || String(row!['SystemModstamp']) <= binHorizon(org.clock.now()))
          throw new ApiError(code, 'Entity is not in the recycle bin');
        context.requireObjectPermission(object, 'delete');
        context.requireFullAccess(object, id);
        work(context, object, id);
        return { id, success: true, errors: [] };
      });
    } catch (error) {
      return { id: toLongId(given) ?? null, success: false, errors: errorsOf(error) };
    }
  });
}

function restore({ org }: SaveContext, object: ObjectModel, id: string, stamp: Row): void {
  const merged = object.fields.has('MasterRecordId') ? { MasterRecordId: null } : {};
  try {
    org.store.update(object.name, id, { IsDeleted: false, ...merged, ...stamp });
  } catch (error) {
    if (!/UNIQUE constraint/.test((error as Error).message)) throw error;
    throw new ApiError('DUPLICATE_VALUE', `duplicate value found: another ${object.label} has a unique value of ${id}`);
  }
}

/** What a restored record belongs to must be there; other references to what is gone are emptied. */
function checkParents({ org }: SaveContext, object: ObjectModel, row: Row): void {
  for (const field of object.fields.values()) {
    const parent = field.type === 'reference' ? row[field.name] : null;
    if (typeof parent !== 'string' || org.store.get(org.schema.objectOfId(parent)!.name, parent)) continue;
    if (field.deleteConstraint === 'Cascade')
      throw new ApiError('UNDELETE_FAILED', `The ${field.label} of ${String(row['Id'])} is deleted`);
    org.store.update(object.name, String(row['Id']), { [field.name]: null });
  }
}
