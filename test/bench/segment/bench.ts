import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Changes } from './changes.ts';
import type { Comparison } from './compare.ts';
import { runChild, type Usage } from './usage.ts';

const DIRECTORY = resolve('tmp/bench/segment');
/** What the files of an account need at most at one time: the data, results, and what changes make of them. */
const BYTES_PER_ACCOUNT = 3000;
const TABLES = ['accounts', 'opportunities', 'touches', 'contacts', 'assets', 'activities'];

export interface SegmentBench {
  /** Sizes by number of accounts. */
  accounts: number[];
  repetitions: number;
  incremental: boolean;
}

/** The scoring core beside DuckDB, and an incremental run beside a full one; prints tables. Data that is there is used again. */
export function benchSegment({ accounts, repetitions, incremental }: SegmentBench): void {
  mkdirSync(DIRECTORY, { recursive: true });
  const needed = Math.max(...accounts) * BYTES_PER_ACCOUNT;
  const { bavail, bsize } = statfsSync(DIRECTORY);
  if (bavail * bsize < needed) {
    throw new Error(`${DIRECTORY}: ${megabytes(needed)} MB have to be free, and only ${megabytes(bavail * bsize)} are`);
  }
  const full = accounts.map((count) => benchFull(count, repetitions));
  print('Full run: the scoring core and DuckDB on the same files (medians)', full);
  if (!incremental) return;
  const readings = accounts.flatMap((count) => [
    benchIncremental(count, 'accounts', repetitions),
    benchIncremental(count, 'records', repetitions),
  ]);
  print('Incremental run after one change in a hundred, beside a full run; start-up apart (medians)', readings);
}

/** Deletes the data. */
export function cleanSegment(): void {
  rmSync(DIRECTORY, { recursive: true, force: true });
}

function benchFull(count: number, repetitions: number): Record<string, string> {
  const directory = dataOf(count);
  const bytes = TABLES.reduce((sum, table) => sum + statSync(join(directory, `${table}.csv`)).size, 0);
  const [mine, theirs] = [join(directory, 'core.csv'), join(directory, 'duckdb.csv')];
  // Turn and turn about, so that whatever else the machine does meets both.
  const [core, duckdb] = medians(repetitions, [
    () => runChild('coreFull.ts', directory, mine, 'figures', count),
    () => runChild('duckdb.ts', directory, theirs),
  ]);
  const compared = compare(mine, theirs, 'all');
  rmSync(theirs);
  return {
    accounts: count.toLocaleString('en'),
    'files MB': megabytes(bytes),
    'core CPU s': core!.cpuSeconds.toFixed(2),
    'DuckDB CPU s': duckdb!.cpuSeconds.toFixed(2),
    'CPU ratio': (core!.cpuSeconds / duckdb!.cpuSeconds).toFixed(2),
    'core wall s': core!.wallSeconds.toFixed(2),
    'DuckDB wall s': duckdb!.wallSeconds.toFixed(2),
    'core peak MB': core!.peakMegabytes.toFixed(0),
    'DuckDB peak MB': duckdb!.peakMegabytes.toFixed(0),
    ...compared,
  };
}

function benchIncremental(count: number, reading: 'accounts' | 'records', repetitions: number): Record<string, string> {
  const directory = join(DIRECTORY, `${count}-${reading}`);
  const results = join(dataOf(count), 'core.csv');
  const counts = runChild<Changes>('prepare.ts', 'changes', directory, count, reading, results);
  const all = join(directory, 'full');
  const [changed, around] = [join(directory, 'changed'), join(directory, 'around')];
  const nothing = join(directory, 'nothing');
  const [ofFull, ofPart] = [join(directory, 'full.csv'), join(directory, 'incremental.csv')];
  const [empty, full, part] = medians(repetitions, [
    // What a run costs that finds nothing to do: the start of the process and of what every run needs.
    () => runChild('coreIncremental.ts', nothing, nothing, ofPart, 'updates'),
    () => runChild('coreFull.ts', all, ofFull, 'updates', count),
    () => runChild('coreIncremental.ts', changed, around, ofPart, 'updates'),
  ]);
  runChild('coreFull.ts', all, ofFull, 'changedFigures', count);
  runChild('coreIncremental.ts', changed, around, ofPart, 'changedFigures');
  const compared = compare(ofFull, ofPart, 'changed');
  rmSync(directory, { recursive: true });
  const [whole, share] = [full!.cpuSeconds - empty!.cpuSeconds, part!.cpuSeconds - empty!.cpuSeconds];
  return {
    accounts: count.toLocaleString('en'),
    '1 % of': reading,
    'records changed': counts.changed.toLocaleString('en'),
    'accounts affected': counts.accounts.toLocaleString('en'),
    'records read again': counts.around.toLocaleString('en'),
    'start-up CPU s': empty!.cpuSeconds.toFixed(2),
    'full CPU s': whole.toFixed(2),
    'full peak MB': full!.peakMegabytes.toFixed(0),
    'incremental CPU s': share.toFixed(2),
    'of full': `${((share / whole) * 100).toFixed(1)} %`,
    ...compared,
  };
}

/** The directory with the files of a size, written unless they are there. */
function dataOf(count: number): string {
  const directory = join(DIRECTORY, `${count}`);
  const complete = join(directory, 'complete');
  if (!existsSync(complete)) {
    runChild('prepare.ts', 'data', directory, count);
    writeFileSync(complete, '');
  }
  return directory;
}

function compare(left: string, right: string, rows: 'all' | 'changed'): Record<string, string> {
  const { accounts, same, examples } = runChild<Comparison>('compare.ts', left, right, rows);
  for (const example of examples) process.stdout.write(`different:\n${example}\n`);
  return { 'rows compared': accounts.toLocaleString('en'), different: (accounts - same).toLocaleString('en') };
}

/** Of each job the run with the middle CPU time. */
function medians(repetitions: number, jobs: (() => Usage)[]): Usage[] {
  const usages = Array.from({ length: repetitions }, () => jobs.map((job) => job()));
  return jobs.map((_, job) => {
    const sorted = usages.map((round) => round[job]!).sort((one, other) => one.cpuSeconds - other.cpuSeconds);
    return sorted[Math.floor(repetitions / 2)]!;
  });
}

function print(title: string, rows: Record<string, string>[]): void {
  const header = Object.keys(rows[0]!);
  const lines = [header, ...rows.map((row) => Object.values(row))];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const text = lines.map((line) => line.map((cell, column) => cell.padStart(widths[column]!)).join('  '));
  process.stdout.write(`\n${title}\n${text.join('\n')}\n`);
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
