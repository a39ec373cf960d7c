import { refuses } from './samplePackage.ts';

refuses('objects/Account.object', [
  ['<columns>Band__c</columns>', '<columns>Bond__c</columns>', 'Could not resolve list view column: Bond__c'],
  ['<columns>ACCOUNT.NAME</columns>', '<columns>Name</columns>', 'Could not resolve list view column: Name'],
  ['<field>Band__c</field>', '<field>Bond__c</field>', 'Could not resolve list view column: Bond__c'],
  ['<value>High</value></filters>', '<value>Higher</value></filters>', 'Band__c has no picklist value Higher'],
  ['<filterScope>Everything', '<filterScope>Team', 'The list view scope Team is not modelled by the local org'],
  [
    '<filterScope>Everything',
    '<booleanFilter>1 AND 2</booleanFilter><filterScope>Everything',
    "Element booleanFilter stands after columns in type ListView; the Metadata API's schema has it before",
  ],
]);

refuses('objects/Thing__c.object', [
  ['<columns>Note__c</columns>', '<columns>CREATEDDATE</columns>', 'Could not resolve list view column: CREATEDDATE'],
  [
    '<fields>Note__c</fields>',
    '<fields>Notes__c</fields>',
    'In field: Notes__c - no CustomField named Thing__c.Notes__c found',
  ],
  [
    '<searchResultsAdditionalFields>Note__c',
    '<searchResultsAdditionalFields>Notes__c',
    'Could not resolve search layout column: Notes__c',
  ],
  [
    '<label>All</label>',
    '<filters><field>When__c</field><operation>greaterThan</operation><value>LAST_N_DAY:3</value></filters><label>All</label>',
    'Invalid date for When__c: LAST_N_DAY:3',
  ],
  [
    '<label>All</label>',
    '<filters><field>When__c</field><operation>contains</operation><value>TODAY</value></filters><label>All</label>',
    'The operation contains does not suit When__c',
  ],
  [
    '<label>All</label>',
    '<label>All</label><sharedTo><group>Nobody</group></sharedTo>',
    'In field: group - no Group named Nobody found',
  ],
]);
