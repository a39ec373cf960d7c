import { ApiError } from '../errors.ts';
import type { LocalOrg, SaveResult, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { RowErrors, SaveContext } from './context.ts';
import { stampOf } from './delete.ts';
import { errorsOf } from './errors.ts';
import { saveRecords } from './save.ts';
import { requiredId } from './write.ts';

export interface MergeRequest {
  object: string;
  /** The record that stays: its id, and values that it is to take. */
  master: Record<string, unknown>;
  /** One or two records of the same object that go into it. */
  merged: readonly string[];
}

export interface MergeResult extends SaveResult {
  mergedRecordIds: string[];
  /** Children that have another parent now. */
  updatedRelatedIds: string[];
}

const MERGEABLE = new Set(['Account', 'Contact']);
const MOST_MERGED = 2;

/**
 * Merges records in one transaction: children go over to the one that stays, without automation of their own; the others
 * go to the recycle bin and name it; then it is saved with the values given.
 */
export function mergeRecords(org: LocalOrg, session: Session, request: MergeRequest): MergeResult {
  const related = new Set<string>();
  try {
    return org.store.transaction(() => {
      const { id, merged } = merge(new SaveContext(org, session, { allOrNone: true }), request, related);
      return { id, success: true, errors: [], mergedRecordIds: merged, updatedRelatedIds: [...related] };
    });
  } catch (error) {
    return { id: null, success: false, errors: errorsOf(error), mergedRecordIds: [], updatedRelatedIds: [] };
  }
}

function merge(context: SaveContext, { object: name, master, merged: given }: MergeRequest, related: Set<string>) {
  const { org, session } = context;
  const object = org.schema.object(name);
  if (!MERGEABLE.has(object.name))
    throw new ApiError('INVALID_TYPE_FOR_OPERATION', `entity type cannot be merged: ${object.name}`);
  const id = requiredId(object, master, 'merge');
  const merged = given.map((each) => requiredId(object, { Id: each }, 'merge'));
  if (merged.length < 1 || merged.length > MOST_MERGED || new Set([id, ...merged]).size !== merged.length + 1)
    throw new ApiError('INVALID_ID_FIELD', 'One or two other records are merged into a record, each of them once.');
  context.requireObjectPermission(object, 'delete');
  for (const each of [id, ...merged]) context.existing(object, each);
  for (const each of merged) context.requireFullAccess(object, each);
  moveChildren(context, object, id, merged, related);
  for (const each of merged) {
    org.store.update(object.name, each, { IsDeleted: true, MasterRecordId: id, ...stampOf(context) });
    org.store.bin.add(each, { object: object.name, id: each, field: null, parent: null });
  }
  const operation = { action: 'update', object: object.name, record: master } as const;
  const [result] = saveRecords(org, session, [operation], { allOrNone: true });
  if (!result!.success) throw new RowErrors(result!.errors);
  return { id, merged };
}

function moveChildren(
  context: SaveContext,
  object: ObjectModel,
  to: string,
  from: string[],
  related: Set<string>,
): void {
  const { schema, store } = context.org;
  for (const { object: child, field } of schema.children(object)) {
    for (const row of store.find(child.name, field.name, from)) {
      store.update(child.name, String(row['Id']), { [field.name]: to, ...stampOf(context) });
      related.add(String(row['Id']));
    }
    if (child === object && !field.custom) refuseCircle(context, object, field.name, to);
  }
}

function refuseCircle({ org }: SaveContext, object: ObjectModel, field: string, id: string): void {
  const parentOf = (each: unknown): unknown => org.store.get(object.name, String(each))?.[field];
  for (let above = parentOf(id); above; above = parentOf(above))
    if (above === id) throw new ApiError('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints');
}
