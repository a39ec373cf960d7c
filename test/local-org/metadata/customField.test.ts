import { refuses } from './samplePackage.ts';

const LONG = 'A'.repeat(41);

refuses('objects/Thing__c.object', [
  ['<length>80</length>', '', "Must specify 'length' for a CustomField of type Text"],
  [
    '<length>80</length>',
    '<length>256</length>',
    'length of a CustomField of type Text must be between 1 and 255, not 256',
  ],
  ['<label>Note</label>', `<label>${LONG}</label>`, 'Value too long for field: label maximum length is:40'],
  ['<label>Note</label>', '', 'Must specify a non-empty label for the CustomField'],
  ['<type>DateTime</type>', '', 'Must specify a type for the CustomField'],
  ['<type>DateTime</type>', '<type>Location</type>', 'The field type Location is not modelled by the local org'],
  [
    '<required>true</required><type>DateTime</type>',
    '<required>true</required><type>DateTime</type><unique>true</unique>',
    "Can not specify 'unique' for a CustomField of type DateTime",
  ],
  ['<referenceTo>Account</referenceTo>', '', "Must specify 'referenceTo' for a CustomField of type Lookup"],
  [
    '<referenceTo>Account</referenceTo>',
    '<referenceTo>Nothing__c</referenceTo>',
    "referenceTo value of 'Nothing__c' does not resolve to a valid sObject type",
  ],
  [
    '<required>false</required><type>Lookup',
    '<required>true</required><type>Lookup',
    'deleteConstraint SetNull is not allowed for a required Lookup',
  ],
  [
    '<fullName>When__c</fullName>',
    '<fullName>When__at__c</fullName>',
    'The field name When__at can only contain alphanumeric characters and underscores, must begin with a letter, not end with an underscore and not hold two consecutive underscores',
  ],
  ['<fullName>Two</fullName>', '<fullName>One</fullName>', 'Duplicate picklist value: One'],
  [
    '<fullName>Note__c</fullName><label>Note',
    '<fullName>When__c</fullName><label>Note',
    'Duplicate fields entry: When__c',
  ],
  [
    '<fullName>Level__c</fullName>',
    '<fullName>Level</fullName>',
    'Changing the standard field Thing__c.Level is not modelled by the local org',
  ],
]);

refuses('objects/Account.object', [
  [
    '<precision>5</precision>',
    '<precision>19</precision>',
    'precision of a CustomField of type Number must be between 1 and 18, not 19',
  ],
  [
    '<scale>1</scale><type>Number</type></fields>\n<fields><fullName>Twice',
    '<scale>6</scale><type>Number</type></fields>\n<fields><fullName>Twice',
    'scale of a CustomField of type Number must be between 0 and 5, not 6',
  ],
  [
    '<type>Number</type></fields>\n<listViews>',
    '<type>Phone</type></fields>\n<listViews>',
    "Can not specify 'formula' for a CustomField of type Phone",
  ],
]);
