import type { Connection } from '@salesforce/core';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone, orgNow } from '../../connection/orgClock.ts';
import { policyText } from './file.ts';
import { choosePolicy, namedPolicy, readPolicies, type StoredPolicy } from './records.ts';
import { policyFileSchema } from './schema.ts';
import { readSetting } from '../setting.ts';

const messages = messagesOf('segmentation');

/**
 * The text of the policy file of a policy of the org: the one named, else the only one, else the one that scores today.
 * @throws SfError `PolicyIncompleteError` naming the numbers that the org lacks
 */
export async function exportPolicy(
  connection: Connection,
  named?: string,
): Promise<{ policy: StoredPolicy; text: string }> {
  const policy = await findPolicy(connection, named);
  const parsed = policyFileSchema.safeParse(policy.file);
  if (!parsed.success) {
    const entries = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw messages.createError('error.PolicyIncomplete', [policy.name, entries]);
  }
  return { policy, text: policyText(parsed.data) };
}

async function findPolicy(connection: Connection, named?: string): Promise<StoredPolicy> {
  const policies = await readPolicies(connection);
  if (named !== undefined) return namedPolicy(policies, named);
  if (policies.length === 0) throw messages.createError('error.NothingToExport');
  if (policies.length === 1) return policies[0]!;
  const { timeZone } = await readSetting(connection);
  return choosePolicy(connection, dateInZone(await orgNow(connection), timeZone));
}
