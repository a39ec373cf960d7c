import type { Connection } from '@salesforce/core';
import { readPolicies } from '../../scripts/segmentation/policy/records.ts';
import { planPolicy, stamped, storedAs, writePlan } from '../../scripts/segmentation/policy/save.ts';
import type { PolicyFile } from '../../scripts/segmentation/policy/schema.ts';

/** Puts a policy with its children into an org as a file has it, whatever the lint says; answers with the policy's Id. */
export async function savePolicy(connection: Connection, file: PolicyFile): Promise<string> {
  const plan = planPolicy(file, storedAs(await readPolicies(connection), file));
  return writePlan(connection, await stamped(connection, plan));
}
