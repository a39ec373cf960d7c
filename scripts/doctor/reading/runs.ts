import type { Connection } from '@salesforce/core';
import { lintVersions, type PolicyFinding } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { queryRows } from '../../connection/query.ts';
import { instantValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { lintedIn, lintPolicyFile } from '../../segmentation/policy/lint.ts';
import { isEffective, readPolicies } from '../../segmentation/policy/records.ts';
import type { DoctorClock } from '../clock.ts';

export interface RunState {
  id: string;
  name: string;
  status: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  failed: number;
  message: string;
}

export interface ImportState {
  id: string;
  /** Number of the batch and its system. */
  name: string;
  status: string;
  startedAt: Date | null;
  /** No batch of the same system began later. */
  isLatest: boolean;
}

export interface RunFacts {
  now: Date;
  today: string;
  /** Null where the org has no setting record. */
  setting: { currency: string; timeZone: string } | null;
  /** The latest runs, newest first. */
  runs: RunState[];
  /** Batches of imports that are at work or ended with errors, the newest first. */
  imports: ImportState[];
  /** Last day that a run of insight looked at; null: there was none. */
  lastInsight: string | null;
  /** Names of the policies in force today. */
  policies: string[];
  lint: PolicyFinding[];
  unscored: { reason: string; count: number }[];
  neverScored: number;
  accounts: number;
  /** Days in `RenkeiHoliday__c` within the next twelve months, by calendar year. */
  holidays: { year: number; count: number }[];
}

/** Runs, policy, setting and what scoring has left. */
export async function readRuns(connection: Connection, clock: DoctorClock): Promise<RunFacts> {
  const { now, today } = clock;
  const runs = await queryRows(
    connection,
    'SELECT Id, Name, Status__c, StartedAt__c, FinishedAt__c, AccountsFailed__c, Message__c FROM RenkeiSegmentationRun__c ORDER BY CreatedDate DESC LIMIT 10',
    z.looseObject({
      Id: keyValue,
      Name: textValue,
      Status__c: textValue,
      StartedAt__c: instantValue,
      FinishedAt__c: instantValue,
      AccountsFailed__c: numberValue,
      Message__c: textValue,
    }),
  );
  const [insight] = await queryRows(
    connection,
    'SELECT MAX(AsOf__c) latest FROM RenkeiHealthFigure__c',
    z.looseObject({ latest: instantValue }),
  );
  const [setting] = await queryRows(
    connection,
    `SELECT CorporateCurrency__c, TimeZone__c FROM RenkeiSetting__c WHERE SourceKey__c = 'Default'`,
    z.looseObject({ CorporateCurrency__c: textValue, TimeZone__c: textValue }),
  );
  const stored = await readPolicies(connection);
  const inForce = stored.filter((policy) => isEffective(policy, today));
  const org = await lintedIn(connection);
  const segments = await queryRows(
    connection,
    'SELECT RenkeiSegment__c segment, RenkeiUnscoredReason__c reason, COUNT(Id) number FROM Account GROUP BY RenkeiSegment__c, RenkeiUnscoredReason__c',
    z.looseObject({ segment: textValue, reason: textValue, number: numberValue }),
  );
  const sum = (rows: typeof segments): number => rows.reduce((total, { number }) => total + (number ?? 0), 0);
  const unscored = segments.filter(({ segment }) => segment === 'Unscored');
  return {
    now,
    today,
    setting: setting ? { currency: setting.CorporateCurrency__c ?? '', timeZone: setting.TimeZone__c ?? '' } : null,
    runs: runs.map((run) => ({
      id: run.Id,
      name: run.Name ?? run.Id,
      status: run.Status__c ?? '',
      startedAt: run.StartedAt__c,
      finishedAt: run.FinishedAt__c,
      failed: run.AccountsFailed__c ?? 0,
      message: run.Message__c ?? '',
    })),
    imports: await readImports(connection),
    lastInsight: insight?.latest?.toISOString().slice(0, 10) ?? null,
    policies: inForce.map(({ name }) => name),
    lint: [...inForce.flatMap(({ file }) => lintPolicyFile(file, org)), ...lintVersions(stored)],
    unscored: unscored.map((row) => ({ reason: row.reason ?? '', count: row.number ?? 0 })),
    neverScored: sum(segments.filter(({ segment }) => segment === null)),
    accounts: sum(segments),
    holidays: await readHolidays(connection, today),
  };
}

async function readImports(connection: Connection): Promise<ImportState[]> {
  const latest = await queryRows(
    connection,
    'SELECT Source__c source, MAX(StartedAt__c) latest FROM RenkeiImportBatch__c GROUP BY Source__c',
    z.looseObject({ source: textValue, latest: instantValue }),
  );
  const latestOf = new Map(latest.map((row) => [row.source, row.latest?.getTime()]));
  const rows = await queryRows(
    connection,
    `SELECT Id, Name, Source__c, Status__c, StartedAt__c FROM RenkeiImportBatch__c WHERE Status__c IN ('Running', 'CompletedWithErrors') ORDER BY StartedAt__c DESC LIMIT 200`,
    z.looseObject({
      Id: keyValue,
      Name: textValue,
      Source__c: textValue,
      Status__c: textValue,
      StartedAt__c: instantValue,
    }),
  );
  return rows.map(({ Id, Name, Source__c, Status__c, StartedAt__c }) => ({
    id: Id,
    name: [Name ?? Id, Source__c].filter(Boolean).join(' '),
    status: Status__c ?? '',
    startedAt: StartedAt__c,
    isLatest: StartedAt__c?.getTime() === latestOf.get(Source__c),
  }));
}

async function readHolidays(connection: Connection, today: string): Promise<RunFacts['holidays']> {
  const year = Number(today.slice(0, 4));
  const rows = await queryRows(
    connection,
    `SELECT CALENDAR_YEAR(Day__c) year, COUNT(Id) number FROM RenkeiHoliday__c WHERE Day__c >= ${year}-01-01 AND Day__c <= ${year + 1}-12-31 GROUP BY CALENDAR_YEAR(Day__c)`,
    z.looseObject({ year: numberValue, number: numberValue }),
  );
  return rows.map((row) => ({ year: row.year ?? 0, count: row.number ?? 0 }));
}
