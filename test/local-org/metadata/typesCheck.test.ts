import { refuses } from './samplePackage.ts';

refuses('permissionsets/Reader.permissionset', [
  ['<label>Reader</label>', '', 'Required field is missing: label'],
  ['<label>Reader</label>', '<label></label>', 'Required field is missing: label'],
  [
    '<label>Reader</label>',
    '<label>Reader</label><colour>red</colour>',
    'Element {http://soap.sforce.com/2006/04/metadata}colour invalid at this location in type PermissionSet',
  ],
  [
    '<visibility>Visible</visibility>',
    '<visibility>Shown</visibility>',
    "'Shown' is not a valid value for the enum 'PermissionSetTabVisibility'",
  ],
  [
    '<enabled>true</enabled><name>ApiEnabled',
    '<enabled>yes</enabled><name>ApiEnabled',
    "'yes' is not a valid value for the type xsd:boolean",
  ],
  [
    '<label>Reader</label>',
    '<label>Reader</label><fieldPermissions><editable>false</editable><field>Account.Band__c</field><readable>true</readable></fieldPermissions>',
    'Element fieldPermissions is duplicated at this location in type PermissionSet',
  ],
  [
    '<description>Reads things</description>',
    '<description>Reads</description><description>things</description>',
    'Element description is duplicated at this location in type PermissionSet',
  ],
  [
    '<license>Salesforce</license>',
    '<license><name>Salesforce</name></license>',
    'Element license holds elements instead of a value',
  ],
  ['<license>Salesforce</license>', 'Salesforce', 'Text is not allowed in PermissionSet: Salesforce'],
  [
    '<tab>Thing__c</tab><visibility>Visible</visibility>',
    '<visibility>Visible</visibility><tab>Thing__c</tab>',
    "Element tab stands after visibility in type PermissionSetTabSetting; the Metadata API's schema has it before",
  ],
]);

refuses('objects/Thing__c.object', [
  ['<length>80</length>', '<length>eighty</length>', "'eighty' is not a valid value for the type xsd:double"],
  ['<type>DateTime</type>', '<type>Moment</type>', "'Moment' is not a valid value for the enum 'FieldType'"],
  ['<active>true</active>', '', 'Required field is missing: active'],
]);
