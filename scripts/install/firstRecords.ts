import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { countRows } from '../connection/query.ts';
import { describeObject } from '../integration/objectDescription.ts';
import { readPolicyFile } from '../segmentation/policy/file.ts';
import { createPolicies } from '../segmentation/policy/save.ts';
import { createSettingIfAbsent } from '../segmentation/setting.ts';

/** Records that every org needs before its first run, and how far an org has them. */
export interface FirstRecords {
  /** The one setting. An org that has it keeps it. */
  setting: { corporateCurrency: string; timeZone: string } | null;
  /** Policy file; null: the org has policies, or of another version, and keeps them. */
  policyFile: string | null;
}

/** Whether the org has the setting, and policies; where their objects are not there yet, neither. */
export async function hasFirstRecords(connection: Connection): Promise<{ setting: boolean; policies: boolean }> {
  return {
    setting: await hasRows(connection, 'RenkeiSetting__c', "SourceKey__c = 'Default'"),
    policies: await hasRows(connection, 'RenkeiSegmentPolicy__c'),
  };
}

async function hasRows(connection: Connection, object: string, condition?: string): Promise<boolean> {
  const described = await describeObject(connection, object);
  // Who may not see the fields yet cannot ask by them; the one record of the settings is then counted without.
  const asked = condition !== undefined && described?.fields.has('SourceKey__c') ? condition : undefined;
  return described !== undefined && (await countRows(connection, object, asked)) > 0;
}

/** The default policy of the package. */
export const defaultPolicyFile = (project: string): string => join(project, 'config', 'policy', 'default.json');

/** Creates what is absent. Answers with the number of records that begin a new setting or policy. */
export async function createFirstRecords(
  connection: Connection,
  { setting, policyFile }: FirstRecords,
): Promise<number> {
  if (setting) await createSettingIfAbsent(connection, setting);
  if (policyFile !== null) await createPolicies(connection, [await readPolicyFile(policyFile)]);
  return (setting ? 1 : 0) + (policyFile === null ? 0 : 1);
}
