import type { Connection } from '@salesforce/core';
import { lintPolicy, lintVersions, type PolicyFinding } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import type { Position } from '../../connection/jsonPositions.ts';
import { requestJson } from '../../connection/request.ts';
import { hasSeveralCurrencies } from '../currency.ts';
import { locatePolicy, type LocatedPolicy } from './file.ts';
import { pathOfFinding } from './places.ts';
import { namedPolicy, readPolicies, type StoredPolicy } from './records.ts';
import { rulesChannelRoles, rulesPolicy, rulesRoles } from './rules.ts';
import type { PolicyFile } from './schema.ts';

/** A finding with its place in a file. */
export interface LocatedFinding extends PolicyFinding {
  place: ({ file: string; path: string } & Position) | null;
}

export interface LintedPolicy {
  /** File, name, or what the findings are about. */
  policy: string;
  findings: LocatedFinding[];
}

/** What of an org a policy is held against. */
export interface LintedIn {
  /** To find misspelt ones. */
  industries?: readonly string[] | undefined;
  severalCurrencies?: boolean;
}

/** All findings about one policy, by itself or in an org. */
export function lintPolicyFile(file: PolicyFile, org: LintedIn = {}): PolicyFinding[] {
  const { cutOffMode, fieldCapacity } = file.potential;
  return lintPolicy(rulesPolicy(file), rulesRoles(file), {
    ...org,
    channelRoles: rulesChannelRoles(file),
    cutOff: { mode: cutOffMode === 'capacity' ? 'Capacity' : 'Absolute', fieldCapacity, isActive: file.isActive },
  });
}

/** Checks a policy file without an org; a file of another shape is an error that names each wrong entry. */
export async function lintFile(file: string): Promise<LintedPolicy> {
  const located = await locatePolicy(file);
  const findings = [...lintPolicyFile(located.policy), ...lintVersions([located.policy])];
  return { policy: file, findings: findings.map((finding) => inFile(finding, located)) };
}

/** The finding with its place in the file. */
export function inFile(finding: PolicyFinding, { file, policy, positionOf }: LocatedPolicy): LocatedFinding {
  const path = pathOfFinding(finding, policy);
  return { ...finding, place: { file, path, ...positionOf(path) } };
}

/**
 * Checks the policies of an org, or the one that is named, against the org's industries as well; with all of them also whether
 * their dates fit together.
 * @param versions the name under which findings about several versions are reported
 * @throws SfError `UnknownPolicyError` when the named one is not there
 */
export async function lintOrg(connection: Connection, versions: string, named?: string): Promise<LintedPolicy[]> {
  const policies = await readPolicies(connection);
  const chosen = named === undefined ? policies : [namedPolicy(policies, named)];
  const org = await lintedIn(connection);
  const linted = chosen.map(({ name, file }) => lintedAs(name, lintPolicyFile(file, org)));
  const together = lintVersions(policies).filter(
    ({ values }) => named === undefined || [values['name'], values['other']].includes(chosen[0]!.name),
  );
  return together.length > 0 ? [...linted, lintedAs(versions, together)] : linted;
}

function lintedAs(policy: string, findings: PolicyFinding[]): LintedPolicy {
  return { policy, findings: findings.map((finding) => ({ ...finding, place: null })) };
}

/** The versions of the org as they would stand with these ones among them; a version takes the place of the one of the same key. */
export function versionsWith(policies: readonly StoredPolicy[], files: readonly PolicyFile[]): PolicyFile[] {
  const keys = new Set(files.map((file) => file.sourceKey.toLowerCase()));
  return [...policies.map(({ file }) => file).filter((file) => !keys.has(file.sourceKey.toLowerCase())), ...files];
}

/** What policies are held against in this org. */
export async function lintedIn(connection: Connection): Promise<LintedIn> {
  const [industries, severalCurrencies] = await Promise.all([
    industriesOf(connection),
    hasSeveralCurrencies(connection),
  ]);
  return { industries, severalCurrencies };
}

/** API values of the picklist Industry of accounts; undefined where the user may not see the field. */
async function industriesOf(connection: Connection): Promise<string[] | undefined> {
  const describe = z.looseObject({
    fields: z.array(
      z.looseObject({ name: z.string(), picklistValues: z.array(z.looseObject({ value: z.string() })).nullish() }),
    ),
  });
  const { fields } = await requestJson(connection, describe, { method: 'GET', path: '/sobjects/Account/describe' });
  return fields.find((field) => field.name === 'Industry')?.picklistValues?.map((entry) => entry.value);
}
