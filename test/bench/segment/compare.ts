import { DuckDBInstance } from '@duckdb/node-api';
import { RESULT_COLUMNS, RESULT_FIELDS } from './result.ts';
import { SQL_TYPES } from './rulesQuery.ts';

export interface Comparison {
  /** Rows of each file, and how many of them are in both with every figure the same. */
  left: number;
  right: number;
  same: number;
  /** A few rows that differ, as text. */
  examples: string[];
}

/**
 * Compares two result files row by row, by Id: dates as dates, numbers as decimals.
 * @param changedOnly of the left file take only the accounts that have to be written
 */
export async function compareResults(left: string, right: string, changedOnly = false): Promise<Comparison> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const types = RESULT_COLUMNS.map((column) => [
    column,
    column === 'Id' ? 'VARCHAR' : SQL_TYPES[RESULT_FIELDS[column] ?? 'flag'],
  ]);
  const read = (file: string) =>
    `read_csv('${file}', header = true, delim = ',', types = ${JSON.stringify(Object.fromEntries(types)).replaceAll('"', "'")})`;
  const number = async (sql: string) => Number((await connection.runAndReadAll(sql)).getRows()[0]![0]);
  await connection.run(`CREATE TABLE lefts AS SELECT * FROM ${read(left)} ${changedOnly ? 'WHERE NeedsWriting' : ''}`);
  await connection.run(`CREATE TABLE rights AS SELECT * FROM ${read(right)}`);
  const differences = await connection.runAndReadAll(
    `SELECT to_json(l) AS l, to_json(r) AS r FROM lefts l FULL JOIN rights r ON l.Id = r.Id
     WHERE ${RESULT_COLUMNS.map((column) => `l.${column} IS DISTINCT FROM r.${column}`).join(' OR ')} LIMIT 3`,
  );
  return {
    left: await number('SELECT count(*) FROM lefts'),
    right: await number('SELECT count(*) FROM rights'),
    same: await number(
      `SELECT count(*) FROM lefts l JOIN rights r ON l.Id = r.Id
       WHERE ${RESULT_COLUMNS.map((column) => `l.${column} IS NOT DISTINCT FROM r.${column}`).join(' AND ')}`,
    ),
    examples: differences.getRows().map(([one, other]) => `${String(one)}\n${String(other)}`),
  };
}
