/**
 * Child process: the scoring core works out the result from all files of a data set.
 * `node coreFull.ts <directory> <result file> <number of accounts>`
 */
import { tableOf } from './coreTable.ts';
import { writeResults } from './resultFile.ts';
import { reportUsage } from './usage.ts';

const [directory = '', result = '', accounts = ''] = process.argv.slice(2);
await writeResults(await tableOf(directory, Number(accounts)), result, false);
reportUsage();
