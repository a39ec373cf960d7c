import { refuses } from './samplePackage.ts';

refuses('permissionsets/Reader.permissionset', [
  [
    '<field>Account.Key__c</field>',
    '<field>Account.Keys__c</field>',
    'In field: field - no CustomField named Account.Keys__c found',
  ],
  [
    '<field>Thing__c.Note__c</field>',
    '<field>Thing__c.When__c</field>',
    'You cannot deploy to a required field: Thing__c.When__c',
  ],
  [
    '<field>Thing__c.Note__c</field>',
    '<field>ThingPart__c.Thing__c</field>',
    'You cannot deploy to a required field: ThingPart__c.Thing__c',
  ],
  [
    '<field>Thing__c.Note__c</field>',
    '<field>Account.Key__c</field>',
    'Duplicate fieldPermissions entry: Account.Key__c',
  ],
  [
    '<editable>false</editable><field>Account.Twice__c',
    '<editable>true</editable><field>Account.Twice__c',
    'Field Account.Twice__c cannot be edited: editable must be false',
  ],
  [
    '<readable>true</readable></fieldPermissions>\n<label>',
    '<readable>false</readable></fieldPermissions>\n<label>',
    'Field permission Edit Thing__c.Note__c depends on permission(s): Read Thing__c.Note__c',
  ],
  [
    '<object>ThingPart__c</object>',
    '<object>Other__c</object>',
    'In field: object - no CustomObject named Other__c found',
  ],
  [
    '<allowDelete>false</allowDelete><allowEdit>false',
    '<allowDelete>true</allowDelete><allowEdit>false',
    'Permission Delete ThingPart__c depends on permission(s): Edit ThingPart__c',
  ],
  [
    '<object>Thing__c</object>',
    '<object>Account</object>',
    'Permission Read ThingPart__c depends on permission(s): Read Thing__c',
  ],
  [
    '<application>Things</application>',
    '<application>Thing</application>',
    'In field: application - no CustomApplication named Thing found',
  ],
  ['<name>SeeAll</name>', '<name>SeeNone</name>', 'In field: name - no CustomPermission named SeeNone found'],
  ['<tab>Thing__c</tab>', '<tab>Other</tab>', 'In field: tab - no CustomTab named Other found'],
  ['<license>Salesforce</license>', '<license>Gold</license>', 'In field: license - no UserLicense named Gold found'],
  ['<name>ApiEnabled</name>', '<name>ApiDisabled</name>', 'Unknown user permission: ApiDisabled'],
]);
