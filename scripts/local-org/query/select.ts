import type { FieldType as SelectItem, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { ApiError, notModelled } from '../errors.ts';
import { formulaOfField, recordContext } from '../formula/recordContext.ts';
import type { ChildRelationship, FieldModel, ObjectModel } from '../schema/model.ts';
import { fromColumn } from '../store/store.ts';
import { malformed } from './parse.ts';
import type { Column, Place, Scope } from './scope.ts';

/** A record as the REST API gives it, with `attributes`, parents as objects and children as results. */
export type QueryRecord = Record<string, unknown>;

/** One row of SQLite, as an array. */
export type Values = readonly unknown[];

type Reader = (row: Values) => unknown;

/** The select list of a query on records, as columns of a statement and a way to make records of its rows. */
export class Selection {
  readonly columns: string[] = [];
  readonly children: Subquery[] = [];
  readonly #scope: Scope;
  readonly #root: Shape;

  constructor(scope: Scope, query: Query | Subquery) {
    this.#scope = scope;
    this.#root = new Shape(this, scope.root);
    for (const item of query.fields ?? []) this.#select(item, query.limit);
  }

  /** Adds a column to the statement; its place in the row. */
  add(sql: string): number {
    const known = this.columns.indexOf(sql);
    return known >= 0 ? known : this.columns.push(sql) - 1;
  }

  record(row: Values): QueryRecord {
    return this.#root.record(row)!;
  }

  /** The id of the row's record. */
  id(row: Values): string {
    return row[this.#root.id(0)] as string;
  }

  #select(item: SelectItem, limit: number | undefined): void {
    switch (item.type) {
      case 'Field':
        if ('alias' in item && item.alias) throw malformed('only aggregate expressions use field aliasing');
        return this.#field([], item.field);
      case 'FieldRelationship':
        return this.#field(item.relationships, item.field);
      case 'FieldSubquery':
        if (this.children.some(({ relationshipName }) => relationshipName === item.subquery.relationshipName))
          throw duplicate(item.subquery.relationshipName);
        this.children.push(item.subquery);
        return;
      case 'FieldTypeof':
        throw notModelled('TYPEOF in a query');
      case 'FieldFunctionExpression':
        return this.#function(item, limit);
    }
  }

  #field(names: readonly string[], name: string): void {
    const place = this.#scope.place(names);
    this.#shape(place).add(this.#scope.columnAt(place, name), this.#scope);
  }

  #function(item: Extract<SelectItem, { type: 'FieldFunctionExpression' }>, limit: number | undefined): void {
    const name = item.functionName.toUpperCase();
    const [parameter] = item.parameters;
    if (name === 'FIELDS') return this.#fields(String(parameter).toUpperCase(), limit);
    if (name === 'TOLABEL' && typeof parameter === 'string') {
      const column = this.#scope.column(parameter);
      return this.#shape(column.place).addLabel(column, this.#scope, item.alias);
    }
    throw notModelled(`the function ${item.functionName} in a select list`);
  }

  #fields(which: string, limit: number | undefined): void {
    if (which !== 'STANDARD' && !(limit !== undefined && limit <= 200))
      throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200');
    const { org, session } = this.#scope.context;
    for (const field of this.#scope.object.fields.values()) {
      const wanted = which === 'ALL' || field.custom === (which === 'CUSTOM');
      if (wanted && org.access.fieldReadable(session, this.#scope.object.name, field.name)) this.#field([], field.name);
    }
  }

  #shape(place: Place): Shape {
    return place.path.reduce((shape: Shape, name, depth) => {
      const at = this.#scope.place(place.path.slice(0, depth + 1));
      return shape.parent(name, () => new Shape(this, at));
    }, this.#root);
  }
}

/** What one object of the result is made of: the record, or a parent of it. */
class Shape {
  readonly #selection: Selection;
  readonly #place: Place;
  readonly #members = new Map<string, Reader>();
  readonly #parents = new Map<string, Shape>();

  constructor(selection: Selection, place: Place) {
    this.#selection = selection;
    this.#place = place;
    place.targets.forEach((_, index) => this.id(index));
  }

  id(target: number): number {
    return this.#selection.add(`${this.#place.targets[target]!.alias}."Id"`);
  }

  parent(name: string, make: () => Shape): Shape {
    let shape = this.#parents.get(name);
    if (!shape) {
      shape = make();
      this.#parents.set(name, shape);
      this.#members.set(name, (row) => shape!.record(row));
    }
    return shape;
  }

  add(column: Column, scope: Scope): void {
    if (this.#members.has(column.field.name)) throw duplicate([...this.#place.path, column.field.name].join('.'));
    this.#members.set(column.field.name, this.#reader(column, scope));
  }

  addLabel(column: Column, scope: Scope, alias: string | undefined): void {
    const read = this.#reader(column, scope);
    const { org, session } = scope.context;
    const labels = org.labels(session.language);
    const { object, field } = column;
    this.#members.set(alias ?? field.name, (row) => {
      const value = read(row);
      return value === null ? null : labels.picklist(object.name, field.name, String(value));
    });
  }

  record(row: Values): QueryRecord | null {
    const target = this.#place.targets.findIndex((_, index) => row[this.id(index)] !== null);
    if (target < 0) return null;
    const { object } = this.#place.targets[target]!;
    const id = String(row[this.id(target)]);
    const named = this.#place.polymorphic === true || this.#place.targets.length > 1;
    const type = named ? 'Name' : object.name;
    const record: QueryRecord = { attributes: { type, url: `/services/data/v66.0/sobjects/${object.name}/${id}` } };
    for (const [name, read] of this.#members) record[name] = read(row);
    return record;
  }

  #reader(column: Column, scope: Scope): Reader {
    const { field, object } = column;
    if (field.type === 'address') return this.#address(field, scope);
    if (field.formula) return this.#formula(field, object, scope);
    const index = this.#selection.add(column.sql);
    return field.type === 'boolean' ? (row) => fromColumn(field, row[index]) : (row) => row[index];
  }

  #address(field: FieldModel, scope: Scope): Reader {
    const parts = field.parts!.map((part) => {
      const index = this.#selection.add(scope.columnAt(this.#place, part).sql);
      const short = part.slice(field.name.length - 'Address'.length);
      return [short[0]!.toLowerCase() + short.slice(1), index] as const;
    });
    return (row) => {
      if (parts.every(([, index]) => row[index] === null)) return null;
      const address = Object.fromEntries(parts.map(([name, index]) => [name, row[index]]));
      return { ...address, geocodeAccuracy: null, latitude: null, longitude: null };
    };
  }

  #formula(field: FieldModel, object: ObjectModel, scope: Scope): Reader {
    const { org, session } = scope.context;
    if (this.#place.targets.some(({ visible }) => visible))
      throw notModelled(`the formula field ${field.name} of a parent that sharing may hide`);
    const formula = formulaOfField(org, object, field);
    const id = this.id(0);
    return (row) => {
      const record = row[id] === null ? undefined : org.store.get(object.name, String(row[id]), { deleted: true });
      return record ? formula.evaluate(recordContext(org, session, object, record, record)) : null;
    };
  }
}

function duplicate(name: string): ApiError {
  return new ApiError('INVALID_FIELD', `duplicate field selected: ${name}`);
}

/** The children that a subquery asks for. @throws ApiError INVALID_TYPE when there is no such relationship */
export function childRelationship(scope: Scope, name: string): ChildRelationship {
  const { org } = scope.context;
  const children = org.schema.children(scope.object);
  const child = children.find(({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase());
  if (child) return child;
  throw new ApiError(
    'INVALID_TYPE',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
