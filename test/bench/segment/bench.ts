import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { READINGS, writeChanges } from './changes.ts';
import { compareResults } from './compare.ts';
import { DataSet, tables } from './dataSet.ts';
import { runChild, type Usage } from './usage.ts';

const DIRECTORY = resolve('tmp/bench/segment');
/** What all files of a size need at once: first the data, then what changes make of them. */
const BYTES_PER_ACCOUNT = 4500;

export interface SegmentBench {
  /** Sizes by number of accounts. */
  accounts: number[];
  repetitions: number;
  incremental: boolean;
}

/** The scoring core beside DuckDB, and an incremental run beside a full one; prints tables. Data that is there is used again. */
export async function benchSegment({ accounts, repetitions, incremental }: SegmentBench): Promise<void> {
  const needed = Math.max(...accounts) * BYTES_PER_ACCOUNT;
  mkdirSync(DIRECTORY, { recursive: true });
  const { bavail, bsize } = statfsSync(DIRECTORY);
  if (bavail * bsize < needed)
    throw new Error(`${DIRECTORY} needs ${megabytes(needed)} MB free, and there are ${megabytes(bavail * bsize)}`);
  const full: string[][] = [];
  const partial: string[][] = [];
  for (const count of accounts) {
    full.push(await benchFull(count, repetitions));
    if (incremental) for (const row of await benchIncremental(count, repetitions)) partial.push(row);
  }
  print('Full run: the scoring core and DuckDB on the same files, medians', [
    [
      'accounts',
      'files MB',
      'core CPU s',
      'DuckDB CPU s',
      'CPU ratio',
      'core wall s',
      'DuckDB wall s',
      'core peak MB',
      'DuckDB peak MB',
      'rows compared',
      'different',
    ],
    ...full,
  ]);
  if (!incremental) return;
  print('Incremental run after one change in a hundred, start-up apart, medians', [
    [
      'accounts',
      '1 % of',
      'records changed',
      'accounts affected',
      'records read',
      'start-up CPU s',
      'full CPU s',
      'incremental CPU s',
      'share',
      'full peak MB',
      'rows compared',
      'different',
    ],
    ...partial,
  ]);
}

/** Deletes the data. */
export function cleanSegment(): void {
  rmSync(DIRECTORY, { recursive: true, force: true });
}

async function benchFull(count: number, repetitions: number): Promise<string[]> {
  const directory = dataOf(count);
  const bytes = tables.reduce((sum, table) => sum + statSync(join(directory, `${table}.csv`)).size, 0);
  const core: Usage[] = [];
  const duckdb: Usage[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    // Turn and turn about, so that whatever else the machine does meets both.
    core.push(runChild('coreFull.ts', directory, join(directory, 'core.csv'), `${count}`));
    duckdb.push(runChild('duckdb.ts', directory, join(directory, 'duckdb.csv')));
  }
  const { left, right, same, examples } = await compareResults(
    join(directory, 'core.csv'),
    join(directory, 'duckdb.csv'),
  );
  rmSync(join(directory, 'duckdb.csv'));
  report(examples);
  const [mine, theirs] = [median(core), median(duckdb)];
  return [
    count.toLocaleString('en'),
    megabytes(bytes),
    seconds(mine.cpuSeconds),
    seconds(theirs.cpuSeconds),
    (mine.cpuSeconds / theirs.cpuSeconds).toFixed(2),
    seconds(mine.wallSeconds),
    seconds(theirs.wallSeconds),
    mine.peakMegabytes.toFixed(0),
    theirs.peakMegabytes.toFixed(0),
    Math.max(left, right).toLocaleString('en'),
    `${Math.max(left, right) - same}`,
  ];
}

async function benchIncremental(count: number, repetitions: number): Promise<string[][]> {
  const data = new DataSet(count);
  const results = join(dataOf(count), 'core.csv');
  const rows: string[][] = [];
  for (const reading of READINGS) {
    const directory = join(DIRECTORY, `${count}-${reading}`);
    const counts = writeChanges(data, reading, results, directory);
    const [all, some] = [join(directory, 'full.csv'), join(directory, 'incremental.csv')];
    const empty: Usage[] = [];
    const full: Usage[] = [];
    const part: Usage[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      empty.push(runChild('coreEmpty.ts'));
      full.push(runChild('coreFull.ts', join(directory, 'full'), all, `${count}`));
      part.push(runChild('coreIncremental.ts', join(directory, 'changed'), join(directory, 'around'), some));
    }
    const { left, right, same, examples } = await compareResults(all, some, true);
    rmSync(directory, { recursive: true });
    report(examples);
    const start = median(empty).cpuSeconds;
    const [whole, share] = [median(full), median(part)];
    rows.push([
      count.toLocaleString('en'),
      reading,
      counts.changed.toLocaleString('en'),
      counts.accounts.toLocaleString('en'),
      counts.around.toLocaleString('en'),
      seconds(start),
      seconds(whole.cpuSeconds - start),
      seconds(share.cpuSeconds - start),
      `${(((share.cpuSeconds - start) / (whole.cpuSeconds - start)) * 100).toFixed(1)} %`,
      whole.peakMegabytes.toFixed(0),
      Math.max(left, right).toLocaleString('en'),
      `${Math.max(left, right) - same}`,
    ]);
  }
  return rows;
}

/** The directory with the files of a size, written unless they are there. */
function dataOf(count: number): string {
  const directory = join(DIRECTORY, `${count}`);
  const done = join(directory, 'complete');
  if (existsSync(done) && readFileSync(done, 'utf8') === tables.join()) return directory;
  const data = new DataSet(count);
  for (const table of tables) data.write(directory, table, () => 0);
  writeFileSync(done, tables.join());
  return directory;
}

/** By CPU time; the middle one of an odd number. */
function median(usages: Usage[]): Usage {
  return usages.toSorted((one, other) => one.cpuSeconds - other.cpuSeconds)[Math.floor(usages.length / 2)]!;
}

function report(examples: string[]): void {
  for (const example of examples) process.stdout.write(`different:\n${example}\n`);
}

function print(title: string, rows: string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join('  '));
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
const seconds = (value: number) => value.toFixed(2);
