import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../connection/failureKind.ts';
import { requestJson } from '../connection/request.ts';
import { inputText } from '../connection/inputText.ts';

const fieldDescription = z.looseObject({
  name: z.string(),
  type: z.string(),
  length: z.number().default(0),
  precision: z.number().default(0),
  scale: z.number().default(0),
  nillable: z.boolean(),
  defaultedOnCreate: z.boolean(),
  createable: z.boolean(),
  updateable: z.boolean(),
  externalId: z.boolean().default(false),
  restrictedPicklist: z.boolean().default(false),
  picklistValues: z.array(z.looseObject({ value: z.string(), active: z.boolean() })).nullish(),
});
const objectDescription = z.looseObject({
  name: z.string(),
  createable: z.boolean(),
  updateable: z.boolean(),
  fields: z.array(fieldDescription),
});

export type FieldDescription = z.infer<typeof fieldDescription>;

export interface ObjectDescription {
  name: string;
  createable: boolean;
  updateable: boolean;
  fields: Map<string, FieldDescription>;
}

/** What the org says about an object and its fields, as the running user sees them; undefined when there is no such object. */
export async function describeObject(connection: Connection, name: string): Promise<ObjectDescription | undefined> {
  try {
    const { fields, ...object } = await requestJson(connection, objectDescription, {
      method: 'GET',
      path: `/sobjects/${name}/describe`,
    });
    return { ...object, fields: new Map(fields.map((field) => [field.name, field])) };
  } catch (problem) {
    if (['NOT_FOUND', 'INVALID_TYPE'].includes(platformProblem(problem)?.code ?? '')) return undefined;
    throw problem;
  }
}

/** The objects on which fields of `object` stand, as far as the org has them: those of activities stand on tasks and events. */
export async function describeFieldPlaces(connection: Connection, object: string): Promise<ObjectDescription[]> {
  const names = object === 'Activity' ? ['Event', 'Task'] : [object];
  const described = await Promise.all(names.map((name) => describeObject(connection, name)));
  return described.filter((one) => one !== undefined);
}

/** Why a converted value does not fit a field; undefined when it does. */
export function misfit(value: string | number | boolean | null, field: FieldDescription): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') {
    const whole = field.type === 'int' ? field.precision || 10 : field.precision - field.scale;
    return whole > 0 && Math.abs(value) >= 10 ** whole ? inputText('value.digits', [value, whole]) : undefined;
  }
  if (typeof value === 'boolean') return undefined;
  if (field.type === 'picklist' && field.restrictedPicklist) {
    const known = (field.picklistValues ?? []).filter((entry) => entry.active).map((entry) => entry.value);
    return known.includes(value) ? undefined : inputText('value.picklist', [value, known.join(', ')]);
  }
  if (field.length > 0 && !['date', 'datetime', 'reference'].includes(field.type) && value.length > field.length) {
    return inputText('value.long', [value.length, field.length]);
  }
  return undefined;
}
