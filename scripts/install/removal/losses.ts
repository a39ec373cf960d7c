import type { Connection } from '@salesforce/core';
import { countRows } from '../../connection/query.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { fieldsOnOthers, nameOf, ownObjects, typeOf } from './ownComponents.ts';

/** What is lost with the package's components. */
export interface Losses {
  /** Rows of own objects. */
  rows: { object: string; rows: number }[];
  /** Records of standard objects with a value, by own field. */
  values: { object: string; field: string; records: number }[];
}

/** Counts what is in the package's objects and fields; empty ones are left out. */
export async function countLosses(connection: Connection, keys: readonly string[]): Promise<Losses> {
  const losses: Losses = { rows: [], values: [] };
  for (const object of ownObjects(keys)) {
    if (!(await describeObject(connection, object))) continue;
    const rows = await countRows(connection, object);
    if (rows > 0) losses.rows.push({ object, rows });
  }
  for (const [object, fields] of fieldsOnOthers(keys)) {
    for (const { name, condition } of await filledConditions(connection, object, fields)) {
      const records = await countRows(connection, recordObject(object), condition);
      if (records > 0) losses.values.push({ object, field: name, records });
    }
  }
  return losses;
}

/**
 * Own fields that the running user may not see, as `Object.Field`. What is in them can be neither counted nor exported, and a deploy shows
 * new fields to nobody, administrators included, until a permission set does.
 */
export async function hiddenFields(connection: Connection, keys: readonly string[]): Promise<string[]> {
  const hidden: string[] = [];
  for (const [object, fields] of Map.groupBy(
    keys.filter((key) => typeOf(key) === 'CustomField').map(nameOf),
    (name) => name.split('.')[0]!,
  )) {
    const described = await describeObject(connection, recordObject(object));
    hidden.push(...fields.filter((name) => !described?.fields.has(name.split('.')[1]!)));
  }
  return hidden;
}

/** Fields of activities are deployed on one object and stand in two; events are those that the package uses. */
export const recordObject = (object: string): string => (object === 'Activity' ? 'Event' : object);

/** For each field that can be asked for, the condition that a record has a value in it. */
export async function filledConditions(
  connection: Connection,
  object: string,
  fields: readonly string[],
): Promise<{ name: string; condition: string }[]> {
  const described = await describeObject(connection, recordObject(object));
  return fields.flatMap((name) => {
    const field = described?.fields.get(name);
    if (!field || field['filterable'] === false) return [];
    return [{ name, condition: field.type === 'boolean' ? `${name} = TRUE` : `${name} != NULL` }];
  });
}
