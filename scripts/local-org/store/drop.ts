import type { DatabaseSync } from 'node:sqlite';
import type { ObjectModel } from '../schema/model.ts';
import { quote } from './tables.ts';

/** Drops the tables and columns of custom objects and fields that the schema has no more, with all that hangs on them. */
export function dropWithdrawn(database: DatabaseSync, objects: ReadonlyMap<string, ObjectModel>): void {
  const has = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'column_kind'").get();
  if (!has) return;
  const columns = (database.prepare('SELECT name FROM column_kind').all() as { name: string }[]).map(({ name }) => {
    const [object, field] = name.split('.') as [string, string];
    return { object, field };
  });
  const isCustom = ({ object, field }: (typeof columns)[number]): boolean => /__c$/.test(object) || /__c$/.test(field);
  const gone = columns.filter((column) => isCustom(column) && !objects.get(column.object)?.fields.has(column.field));
  if (gone.length === 0) return;
  // They may name what goes; each is made anew with the next objects.
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
    database.exec(`DROP TRIGGER ${quote(String(name))}`);
  const goneObjects = new Set(gone.map(({ object }) => object).filter((object) => !objects.has(object)));
  for (const object of goneObjects) dropTable(database, object);
  for (const { object, field } of gone) if (!goneObjects.has(object)) dropColumn(database, object, field);
}

function dropTable(database: DatabaseSync, object: string): void {
  database.exec(`DROP TABLE ${quote(object)}`);
  database.prepare("DELETE FROM column_kind WHERE name LIKE ? || '.%'").run(object);
  database
    .prepare("DELETE FROM sequence WHERE name = 'id ' || ? OR name LIKE 'autonumber ' || ? || '.%'")
    .run(object, object);
  database.prepare('DELETE FROM recycle_bin WHERE object = ?').run(object);
  // An object that is made again under the name gets another prefix: the old one is not given twice.
  database
    .prepare("UPDATE key_prefix SET object = object || ' (deleted, ' || prefix || ')' WHERE object = ?")
    .run(object);
}

function dropColumn(database: DatabaseSync, object: string, field: string): void {
  for (const kind of ['unique', 'index']) database.exec(`DROP INDEX IF EXISTS ${quote(`${kind} ${object}.${field}`)}`);
  database.exec(`ALTER TABLE ${quote(object)} DROP COLUMN ${quote(field)}`);
  database.prepare('DELETE FROM column_kind WHERE name = ?').run(`${object}.${field}`);
  database.prepare('DELETE FROM sequence WHERE name = ?').run(`autonumber ${object}.${field}`);
}
