import type { StandardObject } from '../fields.ts';
import { emailEncodings, languages, locales, timeZones } from './values.ts';

type Entry = Omit<StandardObject, 'sharingModel' | 'setup' | 'pluralLabel'> & { pluralLabel?: string };

/** Everyone reads these; who manages users writes them, where they can be written at all. */
function setupObject(entry: Entry): StandardObject {
  return { pluralLabel: `${entry.label}s`, ...entry, sharingModel: 'Read', setup: true };
}

/** The organization, its users and what gives them access. */
export const setupObjects: readonly StandardObject[] = [
  setupObject({
    name: 'Organization',
    label: 'Organization',
    keyPrefix: '00D',
    without: ['create', 'update', 'delete'],
    fields: {
      Name: ['Name', 'string(80) required name'],
      OrganizationType: ['Edition', 'string(40)'],
      IsSandbox: ['Is Sandbox', 'boolean'],
      InstanceName: ['Instance Name', 'string(5)'],
      NamespacePrefix: ['Namespace Prefix', 'string(15)'],
      TrialExpirationDate: ['Trial Expiration Date', 'datetime'],
      LanguageLocaleKey: ['Language', 'picklist restricted', languages],
      DefaultLocaleSidKey: ['Locale', 'picklist restricted', locales],
      TimeZoneSidKey: ['Time Zone', 'picklist restricted', timeZones],
      FiscalYearStartMonth: ['Fiscal Year Starts In', 'int'],
    },
  }),
  setupObject({
    name: 'User',
    label: 'User',
    keyPrefix: '005',
    without: ['delete'],
    fields: {
      Username: ['Username', 'string(80) required unique'],
      LastName: ['Last Name', 'string(80) required'],
      FirstName: ['First Name', 'string(40)'],
      Name: ['Full Name', 'string(FirstName|LastName) name readonly'],
      CompanyName: ['Company Name', 'string(80)'],
      Division: ['Division', 'string(80)'],
      Department: ['Department', 'string(80)'],
      Title: ['Title', 'string(80)'],
      Email: ['Email', 'email(128) required'],
      Phone: ['Phone', 'phone'],
      MobilePhone: ['Mobile', 'phone'],
      Alias: ['Alias', 'string(8) required'],
      IsActive: ['Active', 'boolean'],
      TimeZoneSidKey: ['Time Zone', 'picklist required restricted', timeZones],
      UserRoleId: ['Role ID', 'reference(UserRole) restrict'],
      LocaleSidKey: ['Locale', 'picklist required restricted', locales],
      EmailEncodingKey: ['Email Encoding', 'picklist required restricted', emailEncodings],
      ProfileId: ['Profile ID', 'reference(Profile) required children=Users'],
      UserType: ['User Type', 'string(40) readonly'],
      LanguageLocaleKey: ['Language', 'picklist required restricted', languages],
      EmployeeNumber: ['Employee Number', 'string(20)'],
      ManagerId: ['Manager ID', 'reference(User)'],
      FederationIdentifier: ['SAML Federation ID', 'string(512)'],
    },
  }),
  setupObject({
    name: 'UserRole',
    label: 'Role',
    keyPrefix: '00E',
    fields: {
      Name: ['Name', 'string(80) required name'],
      DeveloperName: ['Developer Name', 'string(80) unique'],
      ParentRoleId: ['Parent Role ID', 'reference(UserRole) restrict'],
      RollupDescription: ['Description', 'string(80)'],
      OpportunityAccessForAccountOwner: ['Opportunity Access Level for Account Owner', 'picklist restricted', ['None']],
    },
  }),
  setupObject({
    name: 'Profile',
    label: 'Profile',
    keyPrefix: '00e',
    without: ['create', 'update', 'delete'],
    fields: {
      Name: ['Name', 'string(255) required name'],
      Description: ['Description', 'string(255)'],
      UserType: ['User Type', 'string(40)'],
    },
  }),
  setupObject({
    name: 'PermissionSet',
    label: 'Permission Set',
    keyPrefix: '0PS',
    without: ['create', 'update', 'delete'],
    fields: {
      Name: ['Permission Set Name', 'string(80) required unique name'],
      Label: ['Permission Set Label', 'string(80) required'],
      Description: ['Description', 'string(255)'],
      IsOwnedByProfile: ['Is Owned By Profile', 'boolean'],
      IsCustom: ['Is Custom', 'boolean'],
      ProfileId: ['Profile ID', 'reference(Profile)'],
      NamespacePrefix: ['Namespace Prefix', 'string(15)'],
    },
  }),
  setupObject({
    name: 'PermissionSetAssignment',
    label: 'Permission Set Assignment',
    keyPrefix: '0Pa',
    without: ['update'],
    fields: {
      PermissionSetId: ['PermissionSet ID', 'reference(PermissionSet) required children=Assignments cascade'],
      AssigneeId: ['Assignee ID', 'reference(User) required children=PermissionSetAssignments cascade'],
    },
  }),
  setupObject({
    name: 'Group',
    label: 'Group',
    keyPrefix: '00G',
    fields: {
      Name: ['Name', 'string(40) required name'],
      DeveloperName: ['Developer Name', 'string(80)'],
      RelatedId: ['Related ID', 'reference(UserRole) readonly'],
      Type: ['Type', 'picklist required restricted', ['Regular', 'Queue', 'Role', 'RoleAndSubordinates']],
      Email: ['Email', 'email(255)'],
      DoesIncludeBosses: ['Include Bosses', 'boolean'],
    },
  }),
  setupObject({
    name: 'GroupMember',
    label: 'Group Member',
    keyPrefix: '011',
    without: ['update'],
    fields: {
      GroupId: ['Group ID', 'reference(Group) required children=GroupMembers cascade'],
      UserOrGroupId: ['User/Group ID', 'reference(Group|User) required cascade'],
    },
  }),
  setupObject({
    name: 'CustomNotificationType',
    label: 'Custom Notification Type',
    keyPrefix: '0ML',
    without: ['create', 'update', 'delete'],
    fields: {
      CustomNotifTypeName: ['Custom Notification Type Name', 'string(80) required unique name'],
      DeveloperName: ['Developer Name', 'string(80)'],
      MasterLabel: ['Master Label', 'string(80)'],
      Description: ['Description', 'string(255)'],
      Desktop: ['Desktop', 'boolean'],
      Mobile: ['Mobile', 'boolean'],
    },
  }),
  setupObject({
    name: 'QueueSobject',
    label: 'Queue Sobject',
    keyPrefix: '03g',
    without: ['update'],
    fields: {
      QueueId: ['Queue ID', 'reference(Group) required children=QueueSobjects cascade'],
      SobjectType: ['Sobject Type', 'string(40) required'],
    },
  }),
  setupObject({
    name: 'Folder',
    label: 'Folder',
    keyPrefix: '00l',
    without: ['create', 'update', 'delete'],
    fields: {
      Name: ['Name', 'string(80) required name'],
      DeveloperName: ['Folder Unique Name', 'string(80) required'],
      Type: ['Type', 'string(40)'],
    },
  }),
  setupObject({
    name: 'Report',
    label: 'Report',
    keyPrefix: '00O',
    without: ['create', 'update', 'delete'],
    fields: {
      Name: ['Report Name', 'string(40) required name'],
      DeveloperName: ['Report Unique Name', 'string(80) required'],
      Description: ['Description', 'string(255)'],
      FolderName: ['Folder Name', 'string(256)'],
      OwnerId: ['Folder ID', 'reference(Folder) required'],
      Format: ['Format', 'string(40)'],
    },
  }),
  setupObject({
    name: 'Dashboard',
    label: 'Dashboard',
    keyPrefix: '01Z',
    without: ['create', 'update', 'delete'],
    fields: {
      Title: ['Title', 'string(80) required name'],
      DeveloperName: ['Dashboard Unique Name', 'string(80) required'],
      Description: ['Description', 'string(255)'],
      FolderName: ['Folder Name', 'string(256)'],
      FolderId: ['Folder ID', 'reference(Folder) required'],
      Type: ['Dashboard Running User', 'string(40)'],
    },
  }),
];
