/**
 * Child process: DuckDB works out the result from the files of a data set, at its own defaults.
 * `node duckdb.ts <directory> <result file>`
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { AS_OF } from './dataSet.ts';
import { policy } from './policy.ts';
import { rulesQuery } from './rulesQuery.ts';
import { reportUsage } from './usage.ts';

const [directory = '', result = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(`COPY (${rulesQuery(directory, policy, AS_OF)}) TO '${result}' (HEADER, DELIMITER ',')`);
reportUsage();
