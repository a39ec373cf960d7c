import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, streamRows, SYNCHRONOUS_ROWS } from '../../connection/query.ts';
import { describeFieldPlaces, describeObject, type ObjectDescription } from '../../integration/objectDescription.ts';
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
  for (const { object, conditions, unfilterable } of await fieldPlaces(connection, keys)) {
    for (const { name, condition } of conditions) {
      const records = await countRows(connection, object, condition);
      if (records > 0) losses.values.push({ object, field: name, records });
    }
    if (unfilterable.length === 0) continue;
    const records = await countFilled(connection, object, unfilterable);
    for (const [field, number] of records) losses.values.push({ object, field, records: number });
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
    const described = await describeFieldPlaces(connection, object);
    hidden.push(...fields.filter((name) => !described.some((place) => place.fields.has(name.split('.')[1]!))));
  }
  return hidden;
}

/** An object that stays, with the package's fields on it that the running user sees. */
export interface FieldPlace {
  object: string;
  described: ObjectDescription;
  fields: string[];
  /** For each field that can be asked for, the condition that a record has a value in it. */
  conditions: { name: string; condition: string }[];
  /** Fields, long texts among them, that no condition can name: what is in them is seen by reading all records. */
  unfilterable: string[];
}

/** Where the package's fields stand on objects that stay. */
export async function fieldPlaces(connection: Connection, keys: readonly string[]): Promise<FieldPlace[]> {
  const places: FieldPlace[] = [];
  for (const [owner, names] of fieldsOnOthers(keys)) {
    for (const described of await describeFieldPlaces(connection, owner)) {
      const fields = names.filter((name) => described.fields.has(name));
      if (fields.length === 0) continue;
      const isAskable = (name: string): boolean => described.fields.get(name)!['filterable'] !== false;
      places.push({
        object: described.name,
        described,
        fields,
        conditions: fields.filter(isAskable).map((name) => ({
          name,
          condition: described.fields.get(name)!.type === 'boolean' ? `${name} = TRUE` : `${name} != NULL`,
        })),
        unfilterable: fields.filter((name) => !isAskable(name)),
      });
    }
  }
  return places;
}

/** Whether a row has a value in one of the fields. */
export function isFilled(row: Readonly<Record<string, unknown>>, fields: readonly string[]): boolean {
  return fields.some((field) => ![undefined, null, '', false].includes(row[field] as never));
}

async function countFilled(
  connection: Connection,
  object: string,
  fields: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const transport = (await countRows(connection, object)) > SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous';
  const soql = `SELECT ${fields.join(', ')} FROM ${object}`;
  for await (const row of streamRows(connection, transport, soql, z.record(z.string(), z.unknown()))) {
    for (const field of fields) if (isFilled(row, [field])) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return counts;
}
