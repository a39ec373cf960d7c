import type { Connection } from '@salesforce/core';
import type { ChannelRole, CutOffMode, SegmentPolicy, SegmentRole } from 'c/renkeiSegmentRules';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows } from '../../connection/query.ts';
import type { Row } from '../../connection/saveRows.ts';
import { childKinds, childRow, fileOf, policyFields, policyRow, POLICY_OBJECT } from './entries.ts';
import { rulesChannelRoles, rulesPolicy, rulesRoles } from './rules.ts';
import type { PolicyFile } from './schema.ts';

const messages = messagesOf('segmentation');

/** A policy as it stands in the org. */
export interface StoredPolicy {
  id: string;
  /** ISO date and time; whoever writes makes sure that nobody has written since. */
  lastModified: string;
  name: string;
  sourceKey: string | null;
  isActive: boolean;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  cutOffMode: CutOffMode;
  /** Accounts that the field can carry; counts in the mode Capacity. */
  fieldCapacity: number | null;
  /** In the mode Capacity the potential cut-off is no number until the first run has found it. */
  policy: SegmentPolicy;
  roles: SegmentRole[];
  channelRoles: ChannelRole[];
  /** The same as a file says it; a number that the org lacks is NaN. */
  file: PolicyFile;
  /** The records behind it, by object. */
  children: Record<(typeof childKinds)[number]['object'], readonly (Row & { Id: string })[]>;
}

/** All policies of the org with their roles, channel roles and estimators, newest first. */
export async function readPolicies(connection: Connection): Promise<StoredPolicy[]> {
  const policies = await queryRows(
    connection,
    `SELECT Id, LastModifiedDate, ${policyFields.join(', ')} FROM ${POLICY_OBJECT} ORDER BY EffectiveFrom__c DESC NULLS LAST, Name`,
    policyRow,
  );
  const children = await Promise.all(
    childKinds.map(async (kind) => {
      const schema = childRow(kind);
      const fields = Object.keys(schema.shape).join(', ');
      const rows = await queryRows(connection, `SELECT ${fields} FROM ${kind.object} ORDER BY CreatedDate, Id`, schema);
      return [kind.object, rows as unknown as (Row & { Id: string; Policy__c: string })[]] as const;
    }),
  );
  return policies.map((row) => {
    const own = Object.fromEntries(
      children.map(([object, rows]) => [object, rows.filter((child) => child.Policy__c === row.Id)]),
    ) as unknown as StoredPolicy['children'];
    return storedPolicy(row as unknown as Row & { Id: string }, own);
  });
}

function storedPolicy(row: Row & { Id: string }, children: StoredPolicy['children']): StoredPolicy {
  const sourceKey = row['SourceKey__c'] as string | null;
  const file = fileOf(row, children);
  return {
    id: row.Id,
    lastModified: String(row['LastModifiedDate']),
    name: file.name,
    sourceKey,
    isActive: file.isActive,
    effectiveFrom: file.effectiveFrom,
    effectiveTo: file.effectiveTo,
    cutOffMode: file.potential.cutOffMode === 'capacity' ? 'Capacity' : 'Absolute',
    fieldCapacity: file.potential.fieldCapacity,
    policy: rulesPolicy(file, row.Id),
    roles: rulesRoles(file),
    channelRoles: rulesChannelRoles(file),
    // A version made in the org may have no key; its Id finds it again as well.
    file: { ...file, sourceKey: sourceKey ?? row.Id },
    children,
  };
}

/**
 * The policy that bears this name, source key or Id. Keys differ in more than capitals, as the org has it; Ids may have 15 characters.
 * @throws SfError `UnknownPolicyError` when there is none, `AmbiguousPolicyError` when there are several
 */
export function namedPolicy(policies: readonly StoredPolicy[], named: string): StoredPolicy {
  const found = policies.filter((policy) => isNamed(policy, named));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw messages.createError('error.AmbiguousPolicy', [found.length, named]);
  const known = policies.map((policy) => `"${policy.sourceKey ?? policy.name}"`).join(', ');
  throw messages.createError('error.UnknownPolicy', [named], [known || messages.getMessage('policy.none')]);
}

export function isNamed({ id, name, sourceKey }: StoredPolicy, named: string): boolean {
  const isId = named.length >= 15 && named.slice(0, 15) === id.slice(0, 15) && id.startsWith(named);
  return isId || name === named || sourceKey?.toLowerCase() === named.toLowerCase();
}

/**
 * The policy to score with: the one named (by name, source key or Id), else the one that is active and effective on the date.
 * @throws SfError `NoPolicyError`, `UnknownPolicyError`, `AmbiguousPolicyError`, `SeveralPoliciesError`: nothing is guessed
 */
export async function choosePolicy(connection: Connection, asOf: string, named?: string): Promise<StoredPolicy> {
  const policies = await readPolicies(connection);
  return named === undefined ? policyInForce(policies, asOf) : namedPolicy(policies, named);
}

/**
 * The one policy that is active and effective on the date.
 * @throws SfError `NoPolicyError`, `SeveralPoliciesError`
 */
export function policyInForce(policies: readonly StoredPolicy[], asOf: string): StoredPolicy {
  const effective = policies.filter((policy) => isEffective(policy, asOf));
  if (effective.length === 1) return effective[0]!;
  if (effective.length === 0) {
    throw messages.createError('error.NoPolicy', [asOf]);
  }
  const names = effective.map((policy) => `"${policy.name}"`).join(', ');
  throw messages.createError('error.SeveralPolicies', [effective.length, asOf, names]);
}

/** Whether a policy scores on that day. */
export function isEffective({ isActive, effectiveFrom, effectiveTo }: StoredPolicy, asOf: string): boolean {
  return isActive && effectiveFrom !== null && effectiveFrom <= asOf && (effectiveTo === null || effectiveTo >= asOf);
}
