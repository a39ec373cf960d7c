import type { DatabaseSync } from 'node:sqlite';
import { ApiError } from '../errors.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';

/** A name as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whether a field may be written to a column of its own; compound fields are made of others, formulas computed. */
export function isStored(field: FieldModel): boolean {
  return !field.formula && !field.parts;
}

/** Whether a field can be read from a column: stored ones, and names that the database puts together. */
export function hasColumn(field: FieldModel): boolean {
  return !field.formula && field.type !== 'address';
}

const AFFINITY: Partial<Record<FieldModel['type'], string>> = {
  boolean: 'INTEGER NOT NULL DEFAULT 0',
  int: 'INTEGER',
  double: 'REAL',
  currency: 'REAL',
  percent: 'REAL',
  id: 'TEXT',
  reference: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  time: 'TEXT',
};

/** Whether a field holds text that compares without case. */
export function isCaseless(field: FieldModel): boolean {
  return !AFFINITY[field.type] && !field.caseSensitive;
}

/** A field's column. Text compares without case, as queries on the platform do; ids and case-sensitive text exactly. */
function definition(field: FieldModel): string {
  const name = quote(field.name);
  if (field.name === 'Id') return `${name} TEXT PRIMARY KEY NOT NULL`;
  if (field.parts) {
    const [first, last] = field.parts.map(quote);
    return `${name} TEXT COLLATE NOCASE GENERATED ALWAYS AS (trim(coalesce(${first}, '') || ' ' || coalesce(${last}, ''))) VIRTUAL`;
  }
  return `${name} ${AFFINITY[field.type] ?? (isCaseless(field) ? 'TEXT COLLATE NOCASE' : 'TEXT')}`;
}

function indexes(object: ObjectModel): string[] {
  const statements: string[] = [];
  for (const field of object.fields.values()) {
    if (!hasColumn(field) || field.name === 'Id') continue;
    const on = `ON ${quote(object.name)} (${quote(field.name)})`;
    if (field.unique)
      statements.push(
        `CREATE UNIQUE INDEX IF NOT EXISTS ${quote(`unique ${object.name}.${field.name}`)} ${on} WHERE "IsDeleted" = 0`,
      );
    else if (field.custom && field.type === 'string')
      statements.push(`DROP INDEX IF EXISTS ${quote(`unique ${object.name}.${field.name}`)}`);
    if (field.unique) continue;
    if (field.type === 'reference' || field.externalId || field.nameField || field.name === 'SystemModstamp')
      statements.push(`CREATE INDEX IF NOT EXISTS ${quote(`index ${object.name}.${field.name}`)} ${on}`);
  }
  return statements;
}

/**
 * Brings the tables up to the objects: new tables, columns and indexes.
 * @throws ApiError when an existing column would change its kind, or when existing values are not unique
 */
export function migrate(database: DatabaseSync, objects: ReadonlyMap<string, ObjectModel>): void {
  database.exec('CREATE TABLE IF NOT EXISTS column_kind (name TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID');
  const rows = database.prepare('SELECT name, kind FROM column_kind').all() as { name: string; kind: string }[];
  const kinds = new Map(rows.map((row) => [row.name, row.kind]));
  const remember = database.prepare('INSERT INTO column_kind VALUES (?, ?)');
  for (const object of objects.values()) {
    const table = quote(object.name);
    const fields = [...object.fields.values()].filter(hasColumn);
    const missing = fields.filter((field) => !kinds.has(`${object.name}.${field.name}`));
    for (const field of fields) {
      const known = kinds.get(`${object.name}.${field.name}`);
      if (known && known !== definition(field))
        throw new ApiError(
          'FIELD_INTEGRITY_EXCEPTION',
          `The local org does not change the type of an existing field: ${object.name}.${field.name}.`,
        );
    }
    if (missing.length === fields.length) database.exec(`CREATE TABLE ${table} (${fields.map(definition).join(', ')})`);
    else for (const field of missing) database.exec(`ALTER TABLE ${table} ADD COLUMN ${definition(field)}`);
    for (const field of missing) remember.run(`${object.name}.${field.name}`, definition(field));
    for (const statement of indexes(object)) createIndex(database, statement, object.name);
  }
}

function createIndex(database: DatabaseSync, statement: string, object: string): void {
  try {
    database.exec(statement);
  } catch (error) {
    throw new ApiError('DUPLICATE_VALUE', `Existing ${object} records are not unique: ${(error as Error).message}`);
  }
}
