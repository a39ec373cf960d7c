import { ApiError } from '../errors.ts';
import type { SaveResult } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import { RowErrors, type SaveContext } from './context.ts';
import { requiredId } from './write.ts';

interface Doomed {
  object: ObjectModel;
  id: string;
}

interface Cleared extends Doomed {
  field: string;
  /** What the field holds. */
  parent: string;
}

/** Puts a record and all that belongs to it into the recycle bin; returns its id. */
export function deleteRecord(context: SaveContext, object: ObjectModel, record: Record<string, unknown>): string {
  const { org } = context;
  const id = requiredId(object, record, 'delete');
  context.requireObjectPermission(object, 'delete');
  const row = context.existing(object, id);
  context.requireFullAccess(object, id);
  runHooks(context, object, row);
  const doomed = new Map<string, Doomed>([[id, { object, id }]]);
  const cleared: Cleared[] = [];
  for (const next of doomed.values()) collect(context, next, doomed, cleared);
  const stamp = stampOf(context);
  for (const one of cleared)
    if (!doomed.has(one.id)) {
      org.store.update(one.object.name, one.id, { [one.field]: null, ...stamp });
      org.store.bin.add(id, { ...one, object: one.object.name });
    }
  for (const one of doomed.values()) {
    org.store.update(one.object.name, one.id, { IsDeleted: true, ...stamp });
    org.store.bin.add(id, { object: one.object.name, id: one.id, field: null, parent: null });
  }
  return id;
}

function runHooks(context: SaveContext, object: ObjectModel, row: Row): void {
  const refusals: SaveResult['errors'] = [];
  const refuse = (errors: SaveResult['errors']): number => refusals.push(...errors);
  const hooked = { row, prior: undefined, assigned: new Set<string>(), refused: false, refuse };
  for (const hook of context.hooks.remove) hook(context, object, [hooked]);
  if (refusals.length > 0) throw new RowErrors(refusals);
}

/** Who changed a record when, for changes that no save makes. */
export function stampOf({ now, session }: SaveContext): Row {
  return { LastModifiedDate: now, LastModifiedById: session.userId, SystemModstamp: now };
}

/** Adds the children of a record to what goes with it, or to what is only cleared. @throws ApiError DELETE_FAILED */
function collect({ org }: SaveContext, parent: Doomed, doomed: Map<string, Doomed>, cleared: Cleared[]): void {
  for (const { object, field } of org.schema.children(parent.object)) {
    if (/^(Owner|CreatedBy|LastModifiedBy)Id$/.test(field.name)) {
      if (field.name === 'OwnerId') refuseIfAny(org.store.find(object.name, field.name, [parent.id]), parent, object);
      continue;
    }
    const children = org.store.find(object.name, field.name, [parent.id]);
    if (field.deleteConstraint === 'Restrict') refuseIfAny(children, parent, object);
    // A detail that was deleted before its master cannot be had back.
    if (field.masterDetail) org.store.bin.removeDetails(object.name, field.name, parent.id);
    for (const child of children) {
      const id = String(child['Id']);
      if (field.deleteConstraint === 'Cascade') doomed.set(id, doomed.get(id) ?? { object, id });
      else cleared.push({ object, id, field: field.name, parent: parent.id });
    }
  }
}

function refuseIfAny(children: readonly Row[], parent: Doomed, object: ObjectModel): void {
  if (children.length === 0) return;
  const names = children.slice(0, 5).map((child) => String(child[object.nameFieldName] ?? child['Id']));
  throw new ApiError(
    'DELETE_FAILED',
    `Your attempt to delete ${parent.id} could not be completed because it is associated with the following ${object.pluralLabel}: ${names.join(', ')}`,
  );
}
