import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { linkParties } from '../../scripts/integration/linkage/linkParties.ts';
import { filersOf, judge, skip } from '../integration/linkage/edinet.ts';
import type { SyntheticResult } from './linkageSize.ts';

/** The curve: parties on each side. */
const SIZES = [10_000, 50_000, 100_000, 200_000];
/** What the largest may take. Time is counted as CPU of one process: the machine may be busy with something else. */
const LIMIT_SECONDS = 300;
const LIMIT_MEGABYTES = 2000;

/**
 * Measures linkage: how well it finds the companies of the public lists of 2018 and 2024 again, and what it costs from 10,000 to 200,000
 * made-up parties on each side, each size in a process of its own so that its memory is its own.
 * @returns whether the largest stays within the limits
 */
export function benchLinkage(): boolean {
  print('Public lists of 2018 and 2024, numbers and codes hidden (source: EDINET, Financial Services Agency of Japan)');
  if (skip) print(skip);
  else benchEdinet();
  print('');
  print('Made-up parties, as many on each side, 70 % on both');
  print('parties    CPU s  wall s  peak MB  sure recall  precision  together  doubtful');
  let isWithin = true;
  for (const size of SIZES) {
    const result = measure(size);
    print(
      [
        size.toLocaleString('en-US').padStart(7),
        result.cpuSeconds.toFixed(1).padStart(8),
        result.wallSeconds.toFixed(1).padStart(7),
        String(result.peakMegabytes).padStart(8),
        percent(result.sureRecall).padStart(12),
        percent(result.surePrecision).padStart(10),
        percent(result.together).padStart(9),
        percent(result.doubtfulShare).padStart(9),
      ].join(' '),
    );
    isWithin &&= result.cpuSeconds <= LIMIT_SECONDS && result.peakMegabytes <= LIMIT_MEGABYTES;
  }
  print(`limits ${LIMIT_SECONDS} s and ${LIMIT_MEGABYTES} MB: ${isWithin ? 'kept' : 'EXCEEDED'}`);
  return isWithin;
}

function benchEdinet(): void {
  const [left, right] = [filersOf(2018), filersOf(2024)];
  const cpu = process.cpuUsage();
  const matches = [
    ...linkParties(
      left.map(({ party }) => party),
      right.map(({ party }) => party),
    ),
  ];
  const { user, system } = process.cpuUsage(cpu);
  print(`${left.length} × ${right.length} rows, CPU ${((user + system) / 1e6).toFixed(1)} s`);
  print('half      companies  sure recall  precision  false  together  doubtful of rows');
  for (const half of ['tuning', 'held out'] as const) {
    const judged = judge(left, right, matches, half);
    print(
      [
        half.padEnd(8),
        String(judged.companies).padStart(10),
        percent(judged.sureRecall).padStart(12),
        percent(judged.surePrecision).padStart(10),
        String(judged.falseLinks).padStart(6),
        percent(judged.together).padStart(9),
        percent(judged.doubtfulShare).padStart(17),
      ].join(' '),
    );
  }
}

function measure(size: number): SyntheticResult {
  const script = fileURLToPath(new URL('linkageSize.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(size)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Linking ${size} parties ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as SyntheticResult;
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
