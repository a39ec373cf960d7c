import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { STAMP_FIELDS } from '../../../scripts/segmentation/core/accountFields.ts';
import { AS_OF, STORED_FIELDS, tables, type DataSet, type Table } from './dataSet.ts';
import { Draw } from './draw.ts';

/**
 * What one in a hundred records can mean: accounts with all that hangs on them, or records of every table wherever they happen
 * to be, which are spread over many more accounts.
 */
export type Reading = 'accounts' | 'records';

export interface Changes {
  /** Accounts of which something has changed, changed records, and records of those accounts. */
  accounts: number;
  changed: number;
  around: number;
}

/** Whether a record has changed in this reading. */
function hasChanged(reading: Reading, table: Table, record: number, account: number): boolean {
  if (reading === 'accounts') return account >= 0 && new Draw(20, account, 0).below(100) === 0;
  return new Draw(30 + tables.indexOf(table), record, 0).below(100) === 0;
}

/**
 * Writes what an org has after the run whose results are given, and after one in a hundred records has changed since: all of it
 * (`full`), the accounts of changed records (`changed`), all records of the accounts to which these belong (`around`), and files
 * without records (`nothing`).
 */
export function writeChanges(data: DataSet, reading: Reading, results: string, directory: string): Changes {
  const affected = new Uint8Array(data.accounts);
  const counts: Changes = { accounts: 0, changed: 0, around: 0 };
  for (const table of tables) {
    counts.changed += data.writeAccounts(join(directory, 'changed'), table, (record, account) => {
      if (!hasChanged(reading, table, record, account)) return false;
      if (account >= 0) affected[account] = 1;
      return true;
    });
  }
  counts.accounts = affected.reduce((sum, flag) => sum + flag, 0);
  for (const table of tables) {
    const editionOf = (record: number, account: number) => (hasChanged(reading, table, record, account) ? 1 : 0);
    const aroundOf = (record: number, account: number) =>
      account >= 0 && affected[account] ? editionOf(record, account) : null;
    const stored = () => (table === 'accounts' ? storedResults(results) : undefined);
    data.write(join(directory, 'full'), table, editionOf, stored());
    data.write(join(directory, 'nothing'), table, () => null);
    counts.around += data.write(join(directory, 'around'), table, aroundOf, stored());
  }
  return counts;
}

/** The stored fields of account after account, in their order, from the results of a run. */
function storedResults(path: string): (account: number) => string {
  const lines = linesOf(path);
  const columns = lines.next().value!.split(',');
  const positions = STORED_FIELDS.map((field) => columns.indexOf(field));
  let next = 0;
  let line = '';
  return (account) => {
    for (; next <= account; next++) line = lines.next().value!;
    const values = line.split(',');
    return STORED_FIELDS.map((field, index) =>
      field in STAMP_FIELDS ? `"${AS_OF}"` : `"${values[positions[index]!]!}"`,
    ).join();
  };
}

function* linesOf(path: string): Generator<string, undefined> {
  const file = openSync(path, 'r');
  const memory = Buffer.alloc(1 << 20);
  let rest = '';
  for (let length; (length = readSync(file, memory)) > 0;) {
    const lines = (rest + memory.toString('latin1', 0, length)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  closeSync(file);
  return undefined;
}
