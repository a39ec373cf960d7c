import { existsSync } from 'node:fs';
import type { Connection } from '@salesforce/core';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { decodeGrid, TunnelError, type DensityGrid, type TeamCapacity, type WorkingRules } from 'c/renkeiTunnelRules';
import { z } from 'zod';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone, orgNow } from '../../connection/orgClock.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { dateValue, keyValue, numberValue, textValue } from '../../connection/values.ts';
import { readPolicyFile, rulesChannelRoles, rulesPolicy, rulesRoles } from '../policy/file.ts';
import { findingLines } from '../policy/findings.ts';
import { lintPolicyFile } from '../policy/lint.ts';
import { isNamed, namedPolicy, policyInForce, readPolicies, type StoredPolicy } from '../policy/records.ts';
import type { PolicyFile } from '../policy/schema.ts';
import { readSetting } from '../setting.ts';

const messages = messagesOf('segment.simulate');

export interface SimulationRequest {
  potentialCutOff?: number;
  relationshipCutOff?: number;
  /** Accounts that the field can carry in all; the potential cut-off follows. */
  fieldCapacity?: number;
  weights?: SegmentPolicy['weights'];
  /** A policy of the org by name, source key or Id, or else a policy file. Default: the one in force. */
  policy?: string;
  /** Where the accounts that would move are written. */
  moversFile?: string;
}

/** What a simulation knows before it looks at an account. */
export interface SimulationScope {
  currency: string;
  run: LatestRun;
  policies: StoredPolicy[];
  /** The version by which accounts stand where they do. */
  now: StoredPolicy;
  tried: TriedPolicy;
  team: TeamCapacity[];
}

export interface TriedPolicy extends WorkingRules {
  name: string;
  /** In the mode Capacity the cut-off may be no number. */
  policy: SegmentPolicy;
  fieldCapacity: number | null;
}

export interface LatestRun {
  name: string;
  asOf: string;
  /** Day of the last run of any kind, which accounts were scored for. */
  scoredAsOf: string;
  grid: DensityGrid;
}

/** Nothing that is tried is the version by which an account was scored, so that no margin holds it back. */
const TRIED = 'simulation';

/** @throws SfError `NoGridError`, `TriedPolicyBrokenError`, `UnknownPolicyError` and what reading a policy file can throw */
export async function prepareSimulation(connection: Connection, request: SimulationRequest): Promise<SimulationScope> {
  const { corporateCurrency, timeZone } = await readSetting(connection);
  const run = await readLatestRun(connection);
  const policies = await readPolicies(connection);
  const now = policies.find(({ id }) => id === run.grid.policy) ?? policyInForce(policies, run.asOf);
  const tried = await triedPolicy(request, policies, now);
  const team = await readTeam(connection, dateInZone(await orgNow(connection), timeZone));
  return { currency: corporateCurrency, run, policies, now, tried, team };
}

/** What is tried: a policy as it stands, with what the request changes in it. */
async function triedPolicy(
  request: SimulationRequest,
  policies: readonly StoredPolicy[],
  now: StoredPolicy,
): Promise<TriedPolicy> {
  const base = await baseOf(request.policy, policies, now);
  const { potentialCutOff, relationshipCutOff, fieldCapacity, weights } = request;
  const byCapacity = potentialCutOff === undefined && base.potential.cutOffMode === 'capacity';
  const capacity =
    fieldCapacity ?? (byCapacity && base.potential.cutOff === null ? base.potential.fieldCapacity : null);
  const file: PolicyFile = {
    ...base,
    potential: {
      ...base.potential,
      ...(capacity === null
        ? { cutOffMode: 'absolute', fieldCapacity: null }
        : { cutOffMode: 'capacity', fieldCapacity: capacity, cutOff: null }),
      ...(potentialCutOff === undefined ? {} : { cutOff: potentialCutOff }),
    },
    relationship: {
      ...base.relationship,
      ...(relationshipCutOff === undefined ? {} : { cutOff: relationshipCutOff, margin: 0 }),
      ...(weights ? { weights } : {}),
    },
  };
  const errors = lintPolicyFile(file).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw messages.createError('error.TriedPolicyBroken', [file.name, findingLines(errors).join(' ')]);
  }
  return {
    name: file.name,
    policy: rulesPolicy(file, TRIED),
    fieldCapacity: capacity,
    roles: rulesRoles(file),
    channelRoles: rulesChannelRoles(file),
  };
}

async function baseOf(
  named: string | undefined,
  policies: readonly StoredPolicy[],
  now: StoredPolicy,
): Promise<PolicyFile> {
  if (named === undefined) return now.file;
  const isFile = /\.json$/.test(named) || existsSync(named);
  const isKnown = policies.some((policy) => isNamed(policy, named));
  return isFile && !isKnown ? readPolicyFile(named) : namedPolicy(policies, named).file;
}

const runRow = z.looseObject({ Name: z.string(), AsOf__c: dateValue, DensityGrid__c: textValue });

async function readLatestRun(connection: Connection): Promise<LatestRun> {
  const completed = `Status__c IN ('Completed', 'CompletedWithErrors')`;
  // Runs are numbered as they start. When they ended says less: of two on one day the longer one is not the later one.
  const last = `ORDER BY StartedAt__c DESC NULLS LAST, Name DESC LIMIT 1`;
  const [full] = await queryRows(
    connection,
    `SELECT Name, AsOf__c, DensityGrid__c FROM RenkeiSegmentationRun__c WHERE Mode__c = 'Full' AND ${completed} ${last}`,
    runRow,
  );
  if (!full?.DensityGrid__c || !full.AsOf__c) throw messages.createError('error.NoGrid');
  const [any] = await queryRows(
    connection,
    `SELECT AsOf__c FROM RenkeiSegmentationRun__c WHERE ${completed} ${last}`,
    z.looseObject({ AsOf__c: dateValue }),
  );
  try {
    const grid = decodeGrid(full.DensityGrid__c);
    if (grid.edges.potential.length === 0) throw messages.createError('error.GridEmpty', [full.Name]);
    return { name: full.Name, asOf: full.AsOf__c, scoredAsOf: any?.AsOf__c ?? full.AsOf__c, grid };
  } catch (problem) {
    if (!(problem instanceof TunnelError)) throw problem;
    throw messages.createError('error.GridUnreadable', [full.Name, problem.code]);
  }
}

const memberRow = z.looseObject({
  User__c: textValue,
  Role__c: textValue,
  Capacity__c: numberValue,
  HoursPerMonth__c: numberValue,
  PausedUntil__c: dateValue,
});

/** The team as far as capacity goes, as the wind tunnel reads it. Who has left, or is paused on the day, has no hours and no accounts. */
async function readTeam(connection: Connection, today: string): Promise<TeamCapacity[]> {
  const fields = Object.keys(memberRow.shape).join(', ');
  const rows = await queryRows(
    connection,
    `SELECT ${fields} FROM RenkeiTeamMember__c WHERE User__r.IsActive = TRUE`,
    memberRow,
  );
  return rows.flatMap(({ User__c: user, Role__c: role, PausedUntil__c: pausedUntil, ...row }) => {
    if (user === null || role === null || (pausedUntil !== null && pausedUntil >= today)) return [];
    return [{ user, role, capacity: row.Capacity__c, hoursPerMonth: row.HoursPerMonth__c }];
  });
}

/** A query travels in an address, which orgs take up to some 16,000 characters. */
const IDS_IN_QUERY = 300;

/** User Id → name. */
export async function readNames(connection: Connection, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const user = z.looseObject({ Id: keyValue, Name: z.string() });
  for (let start = 0; start < ids.length; start += IDS_IN_QUERY) {
    const list = ids
      .slice(start, start + IDS_IN_QUERY)
      .map(soqlText)
      .join(', ');
    const rows = await queryRows(connection, `SELECT Id, Name FROM User WHERE Id IN (${list})`, user);
    for (const { Id, Name } of rows) names.set(Id, Name);
  }
  return names;
}
