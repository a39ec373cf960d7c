import { ApiError } from '../errors.ts';
import type { ObjectModel } from '../schema/model.ts';
import type { Row } from '../store/store.ts';
import type { SaveContext } from './context.ts';
import { requiredId } from './write.ts';

interface Doomed {
  object: ObjectModel;
  id: string;
}

/** Puts a record and all that belongs to it into the recycle bin; returns its id. */
export function deleteRecord(context: SaveContext, object: ObjectModel, record: Record<string, unknown>): string {
  const { org, session } = context;
  const id = requiredId(object, record, 'delete');
  context.requireObjectPermission(object, 'delete');
  context.existing(object, id);
  context.requireFullAccess(object, id);
  const doomed = new Map<string, Doomed>([[id, { object, id }]]);
  const cleared: { object: ObjectModel; id: string; field: string }[] = [];
  for (const next of doomed.values()) collect(context, next, doomed, cleared);
  const stamp = { LastModifiedDate: context.now, LastModifiedById: session.userId, SystemModstamp: context.now };
  for (const one of cleared)
    if (!doomed.has(one.id)) org.store.update(one.object.name, one.id, { [one.field]: null, ...stamp });
  for (const one of doomed.values()) org.store.update(one.object.name, one.id, { IsDeleted: true, ...stamp });
  return id;
}

/** Adds the children of a record to what goes with it, or to what is only cleared. @throws ApiError DELETE_FAILED */
function collect(
  { org }: SaveContext,
  parent: Doomed,
  doomed: Map<string, Doomed>,
  cleared: { object: ObjectModel; id: string; field: string }[],
): void {
  for (const { object, field } of org.schema.children(parent.object)) {
    if (/^(Owner|CreatedBy|LastModifiedBy)Id$/.test(field.name)) {
      if (field.name === 'OwnerId') refuseIfAny(org.store.find(object.name, field.name, [parent.id]), parent, object);
      continue;
    }
    const children = org.store.find(object.name, field.name, [parent.id]);
    if (field.deleteConstraint === 'Restrict') refuseIfAny(children, parent, object);
    for (const child of children) {
      const id = String(child['Id']);
      if (field.deleteConstraint === 'Cascade') doomed.set(id, doomed.get(id) ?? { object, id });
      else cleared.push({ object, id, field: field.name });
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
