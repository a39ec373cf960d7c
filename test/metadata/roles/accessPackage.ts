import { packageParts, type ZipFiles } from '../packageZip.ts';

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
export async function accessPackage({ accountsOfAll }: { accountsOfAll: boolean }): Promise<ZipFiles> {
  const parts = await packageParts(FOLDERS.map((folder) => `*/${folder}`));
  const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, pageless(text)]));
  if (accountsOfAll) {
    files['sharingRules/Account.sharingRules'] = ACCOUNTS_OF_ALL;
    const sharing = '<name>SharingRules</name>';
    files['package.xml'] = files['package.xml']!.replace(sharing, `<members>Account</members>${sharing}`);
  }
  return files;
}

const pageless = (text: string): string => text.replaceAll(/<(applicationVisibilities|tabSettings)>[^]*?<\/\1>/g, '');
