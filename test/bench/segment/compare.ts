/**
 * Child process: compares two result files row by row, by Id: dates as dates, numbers as decimals.
 * `node compare.ts <left> <right> <all | changed>`; `changed`: of the left file only the accounts that have to be written.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { RESULT_COLUMNS, RESULT_FIELDS } from './result.ts';
import { SQL_TYPES } from './rulesQuery.ts';

export interface Comparison {
  /** Accounts in either file, and how many of them are in both with every figure the same. */
  accounts: number;
  same: number;
  /** A few accounts that differ, as text. */
  examples: string[];
}

const [left = '', right = '', rows = ''] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const types = RESULT_COLUMNS.map((column) => [
  column,
  column === 'Id' ? 'VARCHAR' : SQL_TYPES[RESULT_FIELDS[column] ?? 'flag'],
]);
const read = (file: string) =>
  `read_csv('${file}', header = true, delim = ',', types = ${JSON.stringify(Object.fromEntries(types)).replaceAll('"', "'")})`;
await connection.run(`CREATE TABLE lefts AS FROM ${read(left)} ${rows === 'changed' ? 'WHERE NeedsWriting' : ''}`);
await connection.run(`CREATE TABLE rights AS FROM ${read(right)}`);
await connection.run(`
  CREATE TABLE pairs AS
  SELECT ${RESULT_COLUMNS.map((column) => `l.${column} IS NOT DISTINCT FROM r.${column}`).join(' AND ')} AS same,
    CASE WHEN NOT same THEN concat(to_json(l), '\n', to_json(r)) END AS example
  FROM lefts l FULL JOIN rights r ON l.Id = r.Id`);
const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
const [[accounts, same] = []] = await rowsOf('SELECT count(*), count(*) FILTER (same) FROM pairs');
const examples = await rowsOf('SELECT example FROM pairs WHERE NOT same LIMIT 3');
process.stdout.write(
  JSON.stringify({
    accounts: Number(accounts),
    same: Number(same),
    examples: examples.map(([example]) => String(example)),
  } satisfies Comparison),
);
