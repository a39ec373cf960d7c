import { refuses } from './samplePackage.ts';

refuses('objects/Thing__c.object', [
  ['<sharingModel>Private</sharingModel>', '', 'Must specify a sharingModel for CustomObject Thing__c'],
  ['<pluralLabel>Things</pluralLabel>', '', 'Must specify pluralLabel for CustomObject Thing__c'],
  [
    '<deploymentStatus>',
    '<compactLayoutAssignment>Long</compactLayoutAssignment><deploymentStatus>',
    'In field: compactLayoutAssignment - no CompactLayout named Thing__c.Long found',
  ],
  ['T-{0000}', 'T-0000', 'displayFormat of an AutoNumber must hold one number such as {0000}'],
  ['<type>AutoNumber</type>', '<type>Number</type>', 'nameField must be of type Text or AutoNumber, not Number'],
  [
    '<sharingModel>Private</sharingModel>',
    '<sharingModel>ControlledByParent</sharingModel>',
    'Cannot set sharingModel to ControlledByParent on a CustomObject without a MasterDetail relationship field',
  ],
  [
    '<sharingModel>Private</sharingModel>',
    '<sharingModel>FullAccess</sharingModel>',
    'The sharing model FullAccess is not modelled by the local org',
  ],
  [
    '<fullName>Note__c</fullName><label>Note</label><length>80</length>',
    '<fullName>Note__c</fullName><label>Note</label><length>80</length><trackHistory>true</trackHistory>',
    "Element required stands after trackHistory in type CustomField; the Metadata API's schema has it before",
  ],
  [
    '<deploymentStatus>',
    '<customSettingsType>List</customSettingsType><deploymentStatus>',
    'CustomObject.customSettingsType is not modelled by the local org',
  ],
]);

refuses('objects/ThingPart__c.object', [
  [
    'ControlledByParent',
    'Private',
    'Cannot set sharingModel to Private on a CustomObject with a MasterDetail relationship field',
  ],
  [
    '<referenceTo>Thing__c</referenceTo>',
    '<referenceTo>ThingPart__c</referenceTo>',
    'A MasterDetail cannot refer to its own object',
  ],
]);

refuses('objects/Account.object', [
  [
    '<fields><fullName>Band__c',
    '<enableHistory>true</enableHistory><fields><fullName>Band__c',
    'enableHistory of the standard object Account is not modelled by the local org',
  ],
]);
