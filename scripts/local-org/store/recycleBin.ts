import { apiTimestamp } from '../clock.ts';
import type { Store } from './store.ts';
import { quote } from './tables.ts';

const BIN_DAYS = 15;

/** Deleted records are gone when they were deleted up to this instant of the org's clock. */
export function binHorizon(now: Date): string {
  return apiTimestamp(new Date(now.getTime() - BIN_DAYS * 24 * 60 * 60 * 1000));
}

/** What became of a record when a root was deleted: deleted along with it, or `field` emptied, which had held `parent`. */
export interface BinEntry {
  object: string;
  id: string;
  field: string | null;
  parent: string | null;
}

/** What was deleted together: by the record whose deletion took the others along. */
export class RecycleBin {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.database.exec(`
      CREATE TABLE IF NOT EXISTS recycle_bin
        (root TEXT NOT NULL, object TEXT NOT NULL, id TEXT NOT NULL, field TEXT, parent TEXT);
      CREATE INDEX IF NOT EXISTS recycle_bin_root ON recycle_bin (root);`);
  }

  add(root: string, { object, id, field, parent }: BinEntry): void {
    this.#store.statement('INSERT INTO recycle_bin VALUES (?, ?, ?, ?, ?)').run(root, object, id, field, parent);
  }

  /** The root itself is one of its entries; none when it is not in the bin, or not as a root. */
  entries(root: string): BinEntry[] {
    const sql = 'SELECT object, id, field, parent FROM recycle_bin WHERE root = ?';
    return this.#store.statement(sql).all(root) as unknown as BinEntry[];
  }

  remove(root: string): void {
    this.#store.statement('DELETE FROM recycle_bin WHERE root = ?').run(root);
  }

  /** Details of a master that were deleted before it. */
  removeDetails(object: string, field: string, master: string): void {
    const deleted = `SELECT "Id" FROM ${quote(object)} WHERE ${quote(field)} = ? AND "IsDeleted" = 1`;
    this.#store.statement(`DELETE FROM recycle_bin WHERE root IN (${deleted})`).run(master);
  }
}
