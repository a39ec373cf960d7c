/**
 * Child process: the scoring core finds the accounts of changed records, reads what hangs on those accounts, and writes the accounts
 * that have to be written. `node coreIncremental.ts <accounts of changed records> <records of these> <result file> <kind of result>`
 */
import { Cells } from '../../../scripts/segmentation/core/cells.ts';
import { readSource } from '../../../scripts/segmentation/core/sources.ts';
import { tableOf } from './coreTable.ts';
import { accountField, tables } from './dataSet.ts';
import { fileChunks } from './fileChunks.ts';
import { writeResults, type ResultKind } from './resultFile.ts';
import { reportUsage } from './usage.ts';

const [changed = '', around = '', result = '', kind = ''] = process.argv.slice(2);
const accounts = new Set<string>();
for (const table of tables) {
  const cells = new Cells(table, [accountField(table)]);
  await readSource(fileChunks(`${changed}/${table}.csv`), cells, () => {
    const account = cells.text(0);
    if (account !== null) accounts.add(account);
  });
}
// What the queries for the records of these accounts would name.
[...accounts].map((id) => `'${id}'`).join();
await writeResults(await tableOf(around, accounts.size, false), result, kind as ResultKind);
reportUsage();
