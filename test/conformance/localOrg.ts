import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { RunningOrg } from '../../scripts/local-org/main.ts';
import { startLocalOrg } from '../../scripts/local-org/main.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
/** Elements in the order of the Metadata API's schema; those before the label come first. */
const field = (name: string, after: string, before = ''): string =>
  `<fields><fullName>${name}</fullName>${before}<label>${name.replace('__c', '')}</label>${after}</fields>`;
const lookup = (name: string, target: string, relationship: string): string =>
  field(
    name,
    `<referenceTo>${target}</referenceTo><relationshipName>${relationship}</relationshipName><required>false</required><type>Lookup</type>`,
    '<deleteConstraint>SetNull</deleteConstraint>',
  );

/** A package of one object with an external id and a lookup, and a permission set that opens it. */
export const WIDGETS: Record<string, string> = {
  'objects/Widget__c.object': `<?xml version="1.0" encoding="UTF-8"?><CustomObject ${NAMESPACE}>
<deploymentStatus>Deployed</deploymentStatus>
${lookup('Account__c', 'Account', 'Widgets')}
${field('Amount__c', '<precision>10</precision><required>false</required><scale>2</scale><type>Number</type>')}
${field('Key__c', '<length>40</length><required>false</required><type>Text</type><unique>true</unique>', '<externalId>true</externalId>')}
${lookup('Parent__c', 'Widget__c', 'Children')}
<label>Widget</label><nameField><label>Widget Name</label><type>Text</type></nameField><pluralLabel>Widgets</pluralLabel><sharingModel>Private</sharingModel></CustomObject>`,
  'permissionsets/Widgets.permissionset': `<?xml version="1.0" encoding="UTF-8"?><PermissionSet ${NAMESPACE}>
${['Account__c', 'Amount__c', 'Key__c', 'Parent__c'].map((name) => `<fieldPermissions><editable>true</editable><field>Widget__c.${name}</field><readable>true</readable></fieldPermissions>`).join('\n')}
<label>Widgets</label>
<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Widget__c</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
};

/** Starts an org that lives as long as the test file, and a home directory of its own for clients that keep state. */
export async function startTestOrg(): Promise<RunningOrg> {
  const home = mkdtempSync(join(tmpdir(), 'conformance-'));
  Object.assign(process.env, {
    HOME: home,
    USERPROFILE: home,
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
  });
  const running = await startLocalOrg({ dataDirectory: ':memory:' });
  after(async () => {
    await running.close();
    rmSync(home, { recursive: true, force: true });
  });
  return running;
}

/** Gives the administrator a permission set that was deployed. */
export function assignToAdministrator({ org }: RunningOrg, permissionSet: string): void {
  const administrator = org.session(org.userId('admin@local.example'));
  const [set] = org.store.find('PermissionSet', 'Name', [permissionSet]);
  const record = { PermissionSetId: set!['Id'], AssigneeId: administrator.userId };
  const [result] = org.save(administrator, [{ action: 'insert', object: 'PermissionSetAssignment', record }], {
    allOrNone: true,
  });
  if (!result!.success) throw new Error(JSON.stringify(result!.errors));
}
