/**
 * Child process: writes the files of a benchmark.
 * `node prepare.ts data <directory> <number of accounts>`
 * `node prepare.ts changes <directory> <number of accounts> <reading> <results of a run>`; says what has changed.
 */
import { writeChanges, type Reading } from './changes.ts';
import { DataSet, tables } from './dataSet.ts';

const [what, directory = '', accounts, reading, results = ''] = process.argv.slice(2);
const data = new DataSet(Number(accounts));
if (what === 'data') {
  for (const table of tables) data.write(directory, table, () => 0);
  process.stdout.write('{}');
} else {
  process.stdout.write(JSON.stringify(writeChanges(data, reading as Reading, results, directory)));
}
