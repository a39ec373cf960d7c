import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { makeId, customKeyPrefix } from '../identifiers.ts';
import type { FieldModel, ObjectModel } from '../schema/model.ts';
import { Concurrency } from './concurrency.ts';
import { RecycleBin } from './recycleBin.ts';
import { dropWithdrawn } from './drop.ts';
import { isStored, migrate, quote } from './tables.ts';
import { makeTriggers } from './triggers.ts';

/**
 * A record as the store gives and takes it, keyed by field name: null, text, number or boolean; days as `2026-04-01`,
 * instants as `2026-04-01T00:00:00.000+0000`. Compound fields are not stored, their parts are.
 */
export type Row = Record<string, unknown>;

/** The records of an org: one SQLite table per object. Knows tables and transactions, no rules and no permissions. */
export class Store {
  readonly database: DatabaseSync;
  readonly bin: RecycleBin;
  readonly concurrency = new Concurrency();
  readonly #statements = new Map<string, StatementSync>();
  readonly #versions = new Map<string, number>();
  #objects: ReadonlyMap<string, ObjectModel> = new Map();
  #savepoints = 0;
  #epoch = 0;

  /** @param database an open database, on disk or in memory; the store's own tables are made when missing */
  constructor(database: DatabaseSync) {
    this.database = database;
    lock(database);
    database.exec(`
      PRAGMA synchronous = NORMAL;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      CREATE TABLE IF NOT EXISTS sequence (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS key_prefix (object TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`);
    this.bin = new RecycleBin(this);
  }

  /**
   * Makes tables, columns and indexes for what is new in the objects, and drops those of custom objects and fields that are
   * there no more; refuses other changes that would lose data.
   */
  migrate(objects: ReadonlyMap<string, ObjectModel>): void {
    this.transaction(() => {
      dropWithdrawn(this.database, objects);
      migrate(this.database, objects);
      makeTriggers(this.database, objects);
    });
    this.#objects = objects;
    this.#statements.clear();
    this.#epoch++;
  }

  /** Runs `work` in one transaction, or inside a running one in a savepoint: on an error all of it is undone. */
  transaction<Result>(work: () => Result): Result {
    const nested = this.database.isTransaction;
    const name = nested ? `nested_${++this.#savepoints}` : '';
    this.database.exec(nested ? `SAVEPOINT ${name}` : 'BEGIN IMMEDIATE');
    try {
      const result = work();
      if (!nested && this.concurrency.keepsBack()) this.#undo();
      else this.database.exec(nested ? `RELEASE ${name}` : 'COMMIT');
      return result;
    } catch (error) {
      this.#epoch++;
      if (this.database.isTransaction) this.database.exec(nested ? `ROLLBACK TO ${name}; RELEASE ${name}` : 'ROLLBACK');
      throw error;
    } finally {
      if (nested) this.#savepoints--;
    }
  }

  /** Undoes a transaction but for the numbers that it has drawn: they stay its own. */
  #undo(): void {
    this.database.exec('ROLLBACK');
    this.#epoch++;
    const sql = `INSERT INTO sequence VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)`;
    for (const [sequence, numbers] of this.concurrency.drawn())
      if (numbers.length > 0) this.statement(sql).run(sequence, Math.max(...numbers));
  }

  /** A prepared statement, kept for the next time. */
  statement(sql: string): StatementSync {
    let found = this.#statements.get(sql);
    if (!found) {
      if (this.#statements.size >= 500) this.#statements.clear();
      found = this.database.prepare(sql);
      this.#statements.set(sql, found);
    }
    return found;
  }

  /** Changes whenever records of one of the objects may have changed: a key for caches. */
  version(...objects: string[]): string {
    return `${this.#epoch}:${objects.map((object) => this.#versions.get(object) ?? 0).join(',')}`;
  }

  /** A record by id; deleted ones only on demand. */
  get(object: string, id: string, options: { deleted?: boolean } = {}): Row | undefined {
    const [row] = this.find(object, 'Id', [id], options);
    return row;
  }

  /** The records of which a field has one of the values (text compares without case, unless the field is sensitive). */
  find(object: string, field: string, values: readonly unknown[], options: { deleted?: boolean } = {}): Row[] {
    const model = this.#object(object);
    const live = options.deleted ? '' : ' AND t."IsDeleted" = 0';
    const condition = values.length === 1 ? '= ?' : 'IN (SELECT value FROM json_each(?))';
    const parameter = values.length === 1 ? toColumn(values[0]) : JSON.stringify(values.map(toColumn));
    const sql = `SELECT * FROM ${quote(object)} t WHERE t.${quote(field)} ${condition}${live}`;
    return (this.statement(sql).all(parameter) as Row[]).map((row) => fromColumns(model, row));
  }

  /** The live records of which an SQL condition on the table `t` holds; `tail` sorts and limits. */
  select(object: string, condition: string, parameters: readonly SQLInputValue[], tail = ''): Row[] {
    const model = this.#object(object);
    const sql = `SELECT t.* FROM ${quote(object)} t WHERE ${condition} AND t."IsDeleted" = 0${tail}`;
    return (this.statement(sql).all(...parameters) as Row[]).map((row) => fromColumns(model, row));
  }

  /** All records of an object (small tables: users, groups, stages). */
  all(object: string): Row[] {
    const model = this.#object(object);
    const rows = this.statement(`SELECT * FROM ${quote(object)} WHERE "IsDeleted" = 0`).all() as Row[];
    return rows.map((row) => fromColumns(model, row));
  }

  /** Adds a record; `row.Id` must be there. */
  insert(object: string, row: Row): void {
    this.concurrency.write(String(row['Id']));
    const names = this.#columns(object, row);
    const places = names.map(() => '?').join(', ');
    const sql = `INSERT INTO ${quote(object)} (${names.map(quote).join(', ')}) VALUES (${places})`;
    this.statement(sql).run(...names.map((name) => toColumn(row[name])));
    this.#changed(object);
  }

  /** Changes fields of a record. */
  update(object: string, id: string, changes: Row): void {
    const names = this.#columns(object, changes);
    if (names.length === 0) return;
    this.concurrency.write(id);
    const sql = `UPDATE ${quote(object)} SET ${names.map((name) => `${quote(name)} = ?`).join(', ')} WHERE "Id" = ?`;
    this.statement(sql).run(...names.map((name) => toColumn(changes[name])), id);
    this.#changed(object);
  }

  /** Removes a record for good. */
  erase(object: string, id: string): void {
    this.concurrency.write(id);
    this.statement(`DELETE FROM ${quote(object)} WHERE "Id" = ?`).run(id);
    this.#changed(object);
  }

  /** A new id for an object. */
  nextId(object: string): string {
    return makeId(this.#object(object).keyPrefix, this.nextNumber(`id ${object}`));
  }

  /** The next number, from 1, of a named sequence (ids, autonumber fields); undone with the transaction. */
  nextNumber(sequence: string): number {
    const sql = `INSERT INTO sequence VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`;
    const draw = (): number => (this.statement(sql).get(sequence) as { value: number }).value;
    return this.concurrency.number(sequence, draw);
  }

  /** The key prefix of a custom object; given once, kept for good. */
  keyPrefix(object: string): string {
    const known = this.statement('SELECT prefix FROM key_prefix WHERE object = ?').get(object);
    if (known) return known['prefix'] as string;
    const { count } = this.statement('SELECT count(*) AS count FROM key_prefix').get() as { count: number };
    const prefix = customKeyPrefix(count);
    this.statement('INSERT INTO key_prefix VALUES (?, ?)').run(object, prefix);
    return prefix;
  }

  /** A setting of the org itself (its id, its secret); undefined until it is set. */
  setting(name: string): string | undefined {
    return this.statement('SELECT value FROM setting WHERE name = ?').get(name)?.['value'] as string | undefined;
  }

  setSetting(name: string, value: string): void {
    this.statement('INSERT OR REPLACE INTO setting VALUES (?, ?)').run(name, value);
  }

  #object(name: string): ObjectModel {
    const found = this.#objects.get(name);
    if (!found) throw new Error(`The store has no table for ${name}; names are exact here.`);
    return found;
  }

  #columns(object: string, row: Row): string[] {
    const { fields } = this.#object(object);
    return Object.keys(row).filter((name) => {
      const field = fields.get(name);
      if (!field || !isStored(field)) throw new Error(`The store has no column ${object}.${name}.`);
      return row[name] !== undefined;
    });
  }

  #changed(object: string): void {
    this.#versions.set(object, (this.#versions.get(object) ?? 0) + 1);
  }
}

/** Keeps every other process out: what this one remembers of the records would not follow that one's writing. */
function lock(database: DatabaseSync): void {
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    if (!/database is locked/.test((error as Error).message)) throw error;
    throw new Error(`The org in ${database.location()} is in use by another process: end that one first.`);
  }
}

function toColumn(value: unknown): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : ((value ?? null) as SQLInputValue);
}

/** A column's value as the API has it. */
export function fromColumn(field: FieldModel, value: unknown): unknown {
  return field.type === 'boolean' ? value === 1 : value;
}

function fromColumns(object: ObjectModel, row: Row): Row {
  for (const field of object.fields.values())
    if (field.type === 'boolean' && !field.formula) row[field.name] = row[field.name] === 1;
  return row;
}
