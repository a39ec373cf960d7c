/**
 * Runs every kind of check, one after the other, and closes with one line that counts the tests.
 *
 * `node test/run.ts` runs what `npm test` promises; `--full` adds what is slow; `--only <name>` runs one stage.
 * A stage that fails does not hide the next ones: all run, then the exit code tells.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Stage {
  name: string;
  /** Command and arguments; each stage is one process. */
  command: string[];
  /** Reads how many tests the process ran. Without it the stage counts as one check. */
  count?: () => Count;
  /** Names of the tests that failed, with their reasons: said once more at the end, where the log is read first. */
  failures?: () => string[];
}

const results = 'tmp/results';
// Tests read what is said in English; the language of the machine is none of theirs.
process.env['RENKEI_LANGUAGE'] = 'en';
// Each test file is a process, and most load the same code: what one has compiled the next ones take as it is.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.cache/node');

/** Node's own test runner over the files of some folders, two at a time: as many as the smallest machine has cores. */
function nodeTests(name: string, folders: string[]): Stage {
  const report = `${results}/${name}.tap`;
  const files = folders.flatMap((folder) => globSync(`test/${folder}/**/*.test.ts`)).sort();
  return {
    name,
    command: [
      'node',
      '--disable-warning=ExperimentalWarning',
      '--test',
      '--test-concurrency=2',
      // A test that hangs fails by name instead of holding up all that follow.
      '--test-timeout=300000',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...files,
    ],
    count: () => {
      const text = readFileSync(report, 'utf8');
      const of = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
      // A suite that is skipped as a whole is missing from the runner's own count.
      const skipped = [...text.matchAll(/# SKIP (.*)$/gm)].map(([, reason]) => reason);
      for (const reason of skipped) process.stdout.write(`skipped: ${reason}\n`);
      return { passed: of('pass'), failed: of('fail') + of('cancelled'), skipped: skipped.length + of('todo') };
    },
    failures: () => failuresOf(readFileSync(report, 'utf8')),
  };
}

/** Each failed test of a TAP report with where it stands and what it said; a suite that failed by a test of its own is left out. */
function failuresOf(tap: string): string[] {
  return [...tap.matchAll(/^( *)not ok \d+ - (.*)\n\1 {2}---\n([\s\S]*?)\n\1 {2}\.\.\./gm)]
    .filter(([, , , details]) => !details!.includes("failureType: 'subtestsFailed'"))
    .map(([, , name, details]) => {
      const place = /^ *location: '(.*)'$/m.exec(details!)?.[1] ?? '';
      const reason =
        /^ *error: (?:\|-\n)?([\s\S]*?)(?:\n *(?:code|name|stack): |$(?![\s\S]))/m.exec(details!)?.[1] ?? '';
      return `${name} (${relative(process.cwd(), place)})\n${reason.slice(0, 2000)}`;
    });
}

const jestReport = `${results}/jest.json`;
const stages: Stage[] = [
  // Once for all: what follows finds the components compiled.
  { name: 'build', command: ['npm', 'run', '-s', 'build'] },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '.'] },
  { name: 'types', command: ['npm', 'run', '-s', 'typecheck'] },
  {
    name: 'components',
    command: ['sfdx-lwc-jest', '--', '--json', `--outputFile=${jestReport}`, '--ci'],
    count: () => {
      const report = JSON.parse(readFileSync(jestReport, 'utf8')) as Record<string, number>;
      return {
        passed: report.numPassedTests ?? 0,
        failed: (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0),
        skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
      };
    },
    failures: () => {
      const report = JSON.parse(readFileSync(jestReport, 'utf8')) as {
        testResults: { name: string; message: string; status: string }[];
      };
      return report.testResults
        .filter(({ status }) => status === 'failed')
        .map(({ name, message }) => `${relative(process.cwd(), name)}\n${message.slice(0, 2000)}`);
    },
  },
  nodeTests('scripts', [
    'connection',
    'segmentation',
    'desk',
    'escalation',
    'meeting',
    'insight',
    'report',
    'integration',
    'demo',
    'commands',
    'install',
    'doctor',
    'sandbox',
    'documentation',
    'repository',
  ]),
  nodeTests('local-org', ['local-org', 'conformance']),
  nodeTests('metadata', ['metadata']),
  nodeTests('journeys', ['journeys']),
];
const slowStages: Stage[] = [nodeTests('full', ['full'])];

const { values } = parseArgs({ options: { full: { type: 'boolean' }, only: { type: 'string' } } });
const chosen = [...stages, ...(values.full || values.only ? slowStages : [])].filter(
  (stage) => !values.only || stage.name === values.only,
);
if (chosen.length === 0) {
  process.stderr.write(
    `No stage is called ${values.only}. There are: ${[...stages, ...slowStages].map((s) => s.name).join(', ')}.\n`,
  );
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];
const failures: string[] = [];
for (const stage of chosen) {
  process.stdout.write(`\n── ${stage.name} ──\n`);
  const started = Date.now();
  const { status } = spawnSync(stage.command[0]!, stage.command.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] });
  const count = countOf(stage, status === 0);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) failures.push(...failuresSaid(stage));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${stage.name.padEnd(12)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(3)} failed ${String(count.skipped).padStart(3)} skipped ${seconds.padStart(7)} s`,
  );
}

for (const failure of failures) process.stdout.write(`\n✖ ${failure}\n`);
process.stdout.write(
  `\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A stage that died before it could report, or that failed without a failed test, counts as one failure: never as nothing. */
function countOf(stage: Stage, succeeded: boolean): Count {
  const fallback = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  if (!stage.count) return fallback;
  try {
    const count = stage.count();
    const ranNothing = count.passed + count.failed === 0;
    return !succeeded && count.failed === 0 ? { ...count, failed: 1 } : ranNothing ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** What a failed stage can tell of its failures; one that died before its report says so by its name. */
function failuresSaid(stage: Stage): string[] {
  try {
    return (stage.failures?.() ?? []).map((failure) => `${stage.name}: ${failure}`);
  } catch {
    return [`${stage.name}: ended before its report was written`];
  }
}
