import type { FieldModel } from './model.ts';

/** Text longer than this can neither be filtered, sorted nor grouped by. */
const LONGEST_FILTERABLE = 255;
const UNGROUPED = new Set(['double', 'currency', 'percent', 'datetime', 'time', 'multipicklist']);

/** What queries may do with a field, as its describe says. */
export function capabilitiesOf(
  field: FieldModel,
): Record<'filterable' | 'sortable' | 'groupable' | 'aggregatable', boolean> {
  const { type, length } = field;
  const isLong = type === 'longtextarea' || (type === 'textarea' && length > LONGEST_FILTERABLE);
  const filterable = !isLong && type !== 'address';
  return {
    filterable,
    sortable: filterable && type !== 'multipicklist',
    groupable: filterable && !UNGROUPED.has(type) && !field.calculated,
    aggregatable: filterable && type !== 'boolean' && type !== 'multipicklist',
  };
}
