import type { DatabaseSync } from 'node:sqlite';
import type { ObjectModel } from '../schema/model.ts';
import { quote } from './tables.ts';

/** Writes a whole database to a file that is not there yet. */
export function saveSnapshot(database: DatabaseSync, file: string): void {
  database.prepare('VACUUM INTO ?').run(file);
}

/** Copies a saved database into an empty one, but for the secret that access tokens are signed with. */
export function loadSnapshot(database: DatabaseSync, file: string): void {
  database.prepare('ATTACH ? AS snapshot').run(file);
  const parts = database
    .prepare(
      `SELECT type, name, sql FROM snapshot.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'
       ORDER BY type = 'trigger', type = 'index'`,
    )
    .all() as { type: string; name: string; sql: string }[];
  database.exec('BEGIN');
  for (const { type, name, sql } of parts) {
    if (type === 'table') database.exec(sql);
    if (type === 'table') copyRows(database, name);
  }
  for (const { type, sql } of parts) if (type !== 'table') database.exec(sql);
  database.exec(`
    DELETE FROM main.sqlite_sequence;
    INSERT INTO main.sqlite_sequence SELECT * FROM snapshot.sqlite_sequence;
    DELETE FROM main.setting WHERE name = 'secret';
    COMMIT;
    DETACH snapshot`);
}

/** Generated columns are not copied: the database fills them. */
function copyRows(database: DatabaseSync, table: string): void {
  const columns = database
    .prepare("SELECT name FROM pragma_table_info(?, 'snapshot')")
    .all(table)
    .map(({ name }) => quote(String(name)))
    .join(', ');
  database.exec(`INSERT INTO main.${quote(table)} (${columns}) SELECT ${columns} FROM snapshot.${quote(table)}`);
}

/** Makes everything in an org as old as an instant, given as records and as components have it. */
export function restamp(
  database: DatabaseSync,
  objects: Iterable<ObjectModel>,
  { timestamp, iso }: { timestamp: string; iso: string },
): void {
  for (const { name } of objects)
    database
      .prepare(`UPDATE ${quote(name)} SET "CreatedDate" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?`)
      .run(timestamp, timestamp, timestamp);
  for (const table of ['metadata', 'flow_version'])
    database.prepare(`UPDATE ${table} SET createdDate = ?, lastModifiedDate = ?`).run(iso, iso);
  // Scheduled flows begin at their next time from there.
  database.exec('DELETE FROM flow_schedule');
}
