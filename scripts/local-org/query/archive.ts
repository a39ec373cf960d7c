import type { ObjectModel } from '../schema/model.ts';
import type { QueryContext } from './scope.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * The condition under which an activity is archived: an event that is 365 days old, a closed task that was due (without a
 * day: created) so long ago. Undefined for objects that nothing archives.
 */
export function archived(object: ObjectModel, alias: string, { org, parameters }: QueryContext): string | undefined {
  if (!object.fields.has('IsArchived')) return undefined;
  const day = new Date(org.clock.now().getTime() - YEAR).toISOString().slice(0, 10);
  const old = `coalesce(${alias}."ActivityDate", substr(${alias}."CreatedDate", 1, 10)) <= ${parameters.add(day)}`;
  return object.fields.has('IsClosed') ? `(${alias}."IsClosed" = 1 AND ${old})` : `(${old})`;
}
