/**
 * Child process: DuckDB works out the result from the files of a data set, at its own defaults.
 * `node duckdb.ts <directory> <result file>`
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { AS_OF } from './dataSet.ts';
import { policy } from './policy.ts';
import { factsQuery, scoresQuery } from './rulesQuery.ts';
import { reportUsage } from './usage.ts';

const [directory = '', result = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const query = scoresQuery(factsQuery(directory, policy, AS_OF), policy, AS_OF);
await connection.run(`COPY (${query}) TO '${result}' (HEADER, DELIMITER ',')`);
reportUsage();
