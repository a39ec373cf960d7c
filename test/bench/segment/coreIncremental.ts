/**
 * Child process: the scoring core finds the accounts of changed records, reads what hangs on those accounts, and writes the accounts
 * that have to be written. `node coreIncremental.ts <changed records> <records of their accounts> <result file>`
 */
import { IdSet } from '../../../scripts/segmentation/core/idSet.ts';
import { tableOf } from './coreTable.ts';
import { HEADERS, tables } from './dataSet.ts';
import { fileChunks } from './fileChunks.ts';
import { writeResults } from './resultFile.ts';
import { reportUsage } from './usage.ts';

const [changed = '', around = '', result = ''] = process.argv.slice(2);
const accounts = new IdSet();
for (const table of tables) {
  // The first column is the account's Id.
  await accounts.addFrom(fileChunks(`${changed}/${table}.csv`), table, HEADERS[table][0]!);
}
// What the queries for the records of these accounts would name.
const ids = [...accounts].map((id) => `'${id}'`).join();
await writeResults(await tableOf(around, Math.ceil(ids.length / 21)), result, true);
reportUsage();
