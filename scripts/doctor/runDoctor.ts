import type { Connection } from '@salesforce/core';
import { explainError } from '../connection/errors.ts';
import { failureKind } from '../connection/failureKind.ts';
import { readOrgState } from '../connection/limits.ts';
import { messagesOf } from '../connection/messages.ts';
import { dateInZone } from '../connection/orgClock.ts';
import { requestsSent } from '../connection/request.ts';
import { readSetting } from '../segmentation/setting.ts';
import { bySeverity, type Finding, type Severity } from './finding.ts';
import { judgeAccess } from './judging/access.ts';
import { judgePeople } from './judging/people.ts';
import { judgeRoom } from './judging/room.ts';
import { judgeRuns } from './judging/runs.ts';
import { judgeSetup } from './judging/setup.ts';
import { judgeWork } from './judging/work.ts';
import { packageNames } from './packageNames.ts';
import { readAccess } from './reading/access.ts';
import { readPeople } from './reading/people.ts';
import { readRoom } from './reading/room.ts';
import { readRuns } from './reading/runs.ts';
import { readSetup } from './reading/setup.ts';
import { readWork } from './reading/work.ts';
import { wordsOf, type WordedFinding } from './words.ts';

/** The parts of an examination, in their order. */
export const PARTS = ['setup', 'people', 'access', 'runs', 'work', 'room'] as const;
export type Part = (typeof PARTS)[number];

export interface DoctorOptions {
  /** Only these parts; all unless given. */
  parts?: readonly Part[];
  /** Rows under one parent from which skew is named; 10,000 unless given. */
  skewFrom?: number;
  onPart?: (part: Part) => void;
}

/** What `renkei doctor --json` answers; the shape is documented in docs/doctor.md and only grows. */
export interface Examination {
  /** Version of this shape. */
  schema: 1;
  /** Instant of the org's clock, ISO 8601. */
  examinedAt: string;
  instanceUrl: string;
  errors: number;
  warnings: number;
  findings: WordedFinding[];
  /** Parts that could not be looked at, with the org's reason. */
  skipped: { part: Part; reason: string }[];
  checked: Part[];
  requests: number;
}

/**
 * Examines an org: reads facts by aggregates and counts, never row by row, judges them and answers with findings in words, the
 * worst first. Nothing is written. A part that the user or the org does not let be read is skipped and said so.
 *
 * @throws SfError when the org cannot be reached, the login has ended or the limits are used up
 */
export async function runDoctor(connection: Connection, options: DoctorOptions = {}): Promise<Examination> {
  const org = await readOrgState(connection);
  const clock = { now: org.now, today: dateInZone(org.now, await timeZoneOf(connection)) };
  const findings: Finding[] = [];
  const skipped: Examination['skipped'] = [];
  const checked: Part[] = [];
  const people = remembered(() => readPeople(connection));
  const work: Record<Part, () => Promise<Finding[]>> = {
    setup: async () => judgeSetup(await readSetup(connection, packageNames())),
    people: async () => judgePeople(await people()),
    access: async () => judgeAccess(await readAccess(connection, await people())),
    runs: async () => judgeRuns(await readRuns(connection, clock)),
    work: async () => judgeWork(await readWork(connection, clock)),
    room: async () => judgeRoom(await readRoom(connection, org, options.skewFrom)),
  };
  for (const part of options.parts ?? PARTS) {
    options.onPart?.(part);
    try {
      findings.push(...(await work[part]()));
      checked.push(part);
    } catch (problem) {
      // A finding about the part would hide that nobody can say anything about it; what ends every part ends the examination.
      if (['login', 'network', 'limits'].includes(failureKind(problem))) throw problem;
      const doing = messagesOf('doctor').getMessage(`part.${part}`);
      skipped.push({ part, reason: explainError(problem, doing).message });
    }
  }
  findings.sort(bySeverity);
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return {
    schema: 1,
    examinedAt: org.now.toISOString(),
    instanceUrl: connection.instanceUrl.replace(/\/+$/, ''),
    errors: count('error'),
    warnings: count('warning'),
    findings: findings.map((finding) => wordsOf(finding, connection.instanceUrl)),
    skipped,
    checked,
    requests: requestsSent(connection),
  };
}

/** An org without a setting is examined all the same: its days are UTC's until it has one. */
async function timeZoneOf(connection: Connection): Promise<string> {
  try {
    return (await readSetting(connection)).timeZone;
  } catch (problem) {
    if (['login', 'network', 'limits'].includes(failureKind(problem))) throw problem;
    return 'UTC';
  }
}

function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}
