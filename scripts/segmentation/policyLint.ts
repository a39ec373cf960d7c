import type { Connection } from '@salesforce/core';
import { lintPolicy, type PolicyFinding } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { requestJson } from '../connection/request.ts';
import { readPolicyFile, rulesPolicy, rulesRoles } from './policyFile.ts';
import { readPolicies } from './policyRecords.ts';

export interface LintedPolicy {
  /** File or name. */
  policy: string;
  findings: PolicyFinding[];
}

/** Checks a policy file without an org; a file of another shape is an error that names each wrong entry. */
export async function lintFile(file: string): Promise<LintedPolicy> {
  const policy = await readPolicyFile(file);
  return { policy: file, findings: lintPolicy(rulesPolicy(policy), rulesRoles(policy)) };
}

/**
 * Checks the policies of an org, or the one that is named, against the org's industries as well.
 * @throws SfError `UnknownPolicyError` when the named one is not there
 */
export async function lintOrg(connection: Connection, named?: string): Promise<LintedPolicy[]> {
  const policies = await readPolicies(connection);
  const chosen =
    named === undefined
      ? policies
      : policies.filter(({ id, name, sourceKey }) => [id, name, sourceKey].includes(named));
  if (named !== undefined && chosen.length === 0) {
    const known = policies.map((policy) => `"${policy.sourceKey ?? policy.name}"`).join(', ');
    throw messagesOf('segmentation').createError('error.UnknownPolicy', [named], [known || '(the org has none)']);
  }
  const industries = await industriesOf(connection);
  return chosen.map(({ name, policy, roles }) => ({ policy: name, findings: lintPolicy(policy, roles, { industries }) }));
}

async function industriesOf(connection: Connection): Promise<string[]> {
  const describe = z.looseObject({
    fields: z.array(
      z.looseObject({ name: z.string(), picklistValues: z.array(z.looseObject({ value: z.string() })).nullish() }),
    ),
  });
  const { fields } = await requestJson(connection, describe, { method: 'GET', path: '/sobjects/Account/describe' });
  return (fields.find((field) => field.name === 'Industry')?.picklistValues ?? []).map((entry) => entry.value);
}
