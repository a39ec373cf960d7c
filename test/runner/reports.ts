import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What a process tells of its tests. */
export interface Report {
  passed: number;
  failed: number;
  skipped: number;
  /** Why tests were skipped, as far as they say so. */
  reasons: string[];
  /** Names of the tests that failed, with their places and reasons. */
  failures: string[];
}

/** Reads the TAP report of Node's test runner over one file. */
export function tapReport(file: string): Report {
  const text = readFileSync(file, 'utf8');
  const of = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  // A suite that is skipped as a whole is missing from the runner's own count.
  const reasons = [...text.matchAll(/- (.*) # SKIP ?(.*)$/gm)].map(([, name, reason]) => reason || name!);
  return {
    passed: of('pass'),
    failed: of('fail') + of('cancelled'),
    skipped: reasons.length + of('todo'),
    reasons,
    failures: tapFailures(text),
  };
}

/** Each failed test with where it stands and what it said; a suite that failed by a test of its own is left out. */
function tapFailures(tap: string): string[] {
  return [...tap.matchAll(/^( *)not ok \d+ - (.*)\n\1 {2}---\n([\s\S]*?)\n\1 {2}\.\.\./gm)]
    .filter(([, , , details]) => !details!.includes("failureType: 'subtestsFailed'"))
    .map(([, , name, details]) => {
      const place = /^ *location: '(.*)'$/m.exec(details!)?.[1] ?? '';
      const reason =
        /^ *error: (?:\|-\n)?([\s\S]*?)(?:\n *(?:code|name|stack): |$(?![\s\S]))/m.exec(details!)?.[1] ?? '';
      return `${name} (${relative(process.cwd(), place)})\n${reason.slice(0, 2000)}`;
    });
}

/** Reads the JSON report of Jest. */
export function jestReport(file: string): Report {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number> & {
    testResults: { name: string; message: string; status: string }[];
  };
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0),
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    reasons: [],
    failures: report.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name, message }) => `${relative(process.cwd(), name)}\n${message.slice(0, 2000)}`),
  };
}
