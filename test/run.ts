/**
 * Runs every kind of check and closes with one line that counts the tests.
 *
 * `node test/run.ts` runs what `npm test` promises; `--full` adds what is slow; `--only <name>` runs one stage.
 * A stage that fails does not hide the others: all run, then the exit code tells.
 */
import { globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runJobs, type Ended, type Job } from './runner/jobs.ts';
import { jestReport, tapReport, type Report } from './runner/reports.ts';

interface Check extends Job {
  /** Reads what its tests came to. Without it the process counts as one check. */
  report?: () => Report;
}

interface Stage {
  name: string;
  checks: Check[];
}

const results = 'tmp/results';
/** Processes at a time: as many as the smallest machine has cores. */
const AT_ONCE = 2;
// Tests read what is said in English; the language of the machine is none of theirs.
process.env['RENKEI_LANGUAGE'] = 'en';
// Each test file is a process, and most load the same code: what one has compiled the next ones take as it is.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');
// The log of the login library is a thread more in each process. Commands that tests call keep theirs, as users do.
process.env['SF_DISABLE_LOG_FILE'] = 'true';

const check = (name: string, ...command: string[]): Stage => ({ name, checks: [{ name, command }] });

/**
 * Node's own test runner over the files of some folders, a process each. Long files tend to be those that test much: they begin
 * first, so that no core is idle at the end.
 * @param minutes after which a file has failed
 */
function nodeTests(name: string, folders: string[], minutes = 5): Stage {
  const size = (file: string): number => statSync(file).size;
  const files = folders.flatMap((folder) => globSync(`test/${folder}/**/*.test.ts`));
  return {
    name,
    checks: files
      .sort((one, other) => size(other) - size(one) || one.localeCompare(other))
      .map((file) => {
        const report = `${results}/${file.replaceAll('/', '-')}.tap`;
        const limit = minutes * 60_000;
        return {
          name: `${name}: ${file}`,
          limit,
          command: [
            'node',
            '--disable-warning=ExperimentalWarning',
            // A test that hangs fails by name before its whole file does.
            `--test-timeout=${limit - 10_000}`,
            '--test-reporter=spec',
            '--test-reporter-destination=stdout',
            '--test-reporter=tap',
            `--test-reporter-destination=${report}`,
            file,
          ],
          report: () => tapReport(report),
        };
      }),
  };
}

const componentsReport = `${results}/jest.json`;
// Once for all: what follows finds the components compiled.
const build = check('build', 'npm', 'run', '-s', 'build');
/** In the order in which they begin: what is longest first. */
const stages: Stage[] = [
  {
    name: 'components',
    checks: [
      {
        name: 'components',
        command: ['sfdx-lwc-jest', '--', '--json', `--outputFile=${componentsReport}`, '--ci', '--maxWorkers=1'],
        report: () => jestReport(componentsReport),
      },
    ],
  },
  // A browser and an org want a core each; on a machine that is busy with other things a journey may take its time.
  nodeTests('journeys', ['journeys'], 10),
  check('lint', 'eslint', '--max-warnings=0', '.'),
  {
    name: 'types',
    checks: [
      { name: 'types: scripts', command: ['tsc', '-p', 'tsconfig.json'] },
      { name: 'types: components', command: ['tsc', '-p', 'force-app'] },
    ],
  },
  check('format', 'prettier', '--check', '--log-level=warn', '.'),
  nodeTests('scripts', [
    'commands',
    'connection',
    'segmentation',
    'desk',
    'escalation',
    'meeting',
    'insight',
    'report',
    'integration',
    'demo',
    'install',
    'doctor',
    'sandbox',
    'documentation',
    'repository',
  ]),
  nodeTests('metadata', ['metadata']),
  nodeTests('local-org', ['local-org', 'conformance']),
];
const slowStages: Stage[] = [nodeTests('full', ['full'], 15)];

const { values } = parseArgs({ options: { full: { type: 'boolean' }, only: { type: 'string' } } });
const known = [build, ...stages, ...slowStages];
const chosen = values.only
  ? known.filter(({ name }) => name === values.only)
  : [build, ...stages, ...(values.full ? slowStages : [])];
if (chosen.length === 0) {
  process.stderr.write(`No stage is called ${values.only}. There are: ${known.map((s) => s.name).join(', ')}.\n`);
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const started = Date.now();
const ended = [
  ...(await runJobs(chosen.includes(build) ? build.checks : [], 1)),
  ...(await runJobs(
    chosen.filter((stage) => stage !== build).flatMap((stage) => stage.checks),
    AT_ONCE,
  )),
];

const failures: string[] = [];
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = chosen.map(({ name, checks }) => {
  const reports = checks.map((one) => reportOf(ended.find(({ job }) => job === one)!));
  const sum = (of: (report: Report) => number): number => reports.reduce((so, report) => so + of(report), 0);
  const [passed, failed, skipped] = [sum((one) => one.passed), sum((one) => one.failed), sum((one) => one.skipped)];
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  failures.push(...reports.flatMap((report) => report.failures).map((failure) => `${name}: ${failure}`));
  for (const reason of reports.flatMap((report) => report.reasons)) process.stdout.write(`skipped: ${reason}\n`);
  const seconds = ended.filter(({ job }) => checks.includes(job)).reduce((so, one) => so + one.seconds, 0);
  return `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${String(skipped).padStart(3)} skipped ${seconds.toFixed(1).padStart(7)} s`;
});

for (const failure of failures) process.stdout.write(`\n✖ ${failure}\n`);
process.stdout.write(
  `\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped in ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A process that died before it could report, or that failed without a failed test, counts as one failure: never as nothing. */
function reportOf({ job, succeeded, lastWords }: Ended<Check>): Report {
  const nothing = { passed: 0, failed: 0, skipped: 0, reasons: [], failures: [] };
  const fails = (report: Report, why: string): Report => ({
    ...report,
    failed: Math.max(report.failed, 1),
    failures: report.failures.length > 0 ? report.failures : [`${job.name.split(': ').at(-1)} ${why}\n${lastWords}`],
  });
  if (!job.report) return succeeded ? { ...nothing, passed: 1 } : fails(nothing, 'failed');
  let report: Report;
  try {
    report = job.report();
  } catch {
    return fails(nothing, 'ended before its report was written');
  }
  if (!succeeded) return fails(report, 'failed');
  return report.passed + report.failed + report.skipped === 0 ? fails(report, 'ran nothing') : report;
}
