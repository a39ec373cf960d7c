import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Pages and components give no access; without them nothing has to be compiled. */
const FOLDERS = [
  ...['objects', 'flows', 'labels', 'permissionsets', 'groups', 'queues', 'sharingRules', 'customPermissions'],
  'notificationtypes',
];

/** Accounts are the org's own: here everybody edits those of everybody. */
export const ACCOUNTS_OF_ALL = `<SharingRules xmlns="http://soap.sforce.com/2006/04/metadata">
  <sharingOwnerRules><fullName>AllToAll</fullName><accessLevel>Edit</accessLevel><accountSettings>
  <caseAccessLevel>None</caseAccessLevel><contactAccessLevel>Edit</contactAccessLevel>
  <opportunityAccessLevel>Edit</opportunityAccessLevel></accountSettings><label>All to all</label>
  <sharedTo><allInternalUsers/></sharedTo><sharedFrom><allInternalUsers/></sharedFrom></sharingOwnerRules></SharingRules>`;

/**
 * A deploy of what of the package gives access.
 * @param accountsOfAll whether accounts are shared with everybody besides, as an admin may do
 */
export async function accessPackage({ accountsOfAll }: { accountsOfAll: boolean }): Promise<Uint8Array> {
  const main = join(import.meta.dirname, '../../../force-app/main');
  const source = ComponentSet.fromSource(
    globSync(`*/{${FOLDERS.join()}}`, { cwd: main }).map((folder) => join(main, folder)),
  );
  source.sourceApiVersion = '66.0';
  const { zipBuffer } = await new MetadataConverter().convert(source, 'metadata', { type: 'zip' });
  const files = new Map(
    Object.entries(unzipSync(zipBuffer!)).map(([path, bytes]) => [path, pageless(strFromU8(bytes))]),
  );
  if (accountsOfAll) {
    files.set('sharingRules/Account.sharingRules', ACCOUNTS_OF_ALL);
    const manifest = files.get('package.xml')!;
    files.set('package.xml', manifest.replace('<name>SharingRules</name>', '<members>Account</members>$&'));
  }
  return zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)])), { level: 1 });
}

const pageless = (text: string): string => text.replaceAll(/<(applicationVisibilities|tabSettings)>[^]*?<\/\1>/g, '');
