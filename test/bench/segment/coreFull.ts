/**
 * Child process: the scoring core works out the result from all files of a data set.
 * `node coreFull.ts <directory> <result file> <kind of result> <number of accounts>`
 */
import { tableOf } from './coreTable.ts';
import { writeResults, type ResultKind } from './resultFile.ts';
import { reportUsage } from './usage.ts';

const [directory = '', result = '', kind = '', accounts = ''] = process.argv.slice(2);
// DuckDB is not asked for the facts of a year earlier; a run needs them beside the updates.
await writeResults(await tableOf(directory, Number(accounts), kind !== 'figures'), result, kind as ResultKind);
reportUsage();
