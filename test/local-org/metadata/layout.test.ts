import { refuses } from './samplePackage.ts';

refuses('layouts/Thing__c-Thing Layout.layout', [
  [
    '<field>Note__c</field>',
    '<field>Notes__c</field>',
    'In field: field - no CustomField named Thing__c.Notes__c found',
  ],
  [
    '<layoutItems><behavior>Edit',
    '<layoutItems><behavior>Edit</behavior><field>Note__c</field></layoutItems><layoutItems><behavior>Edit',
    'Duplicate layout item: Note__c',
  ],
  [
    '<layoutItems><behavior>Required</behavior><field>When__c</field></layoutItems>',
    '',
    'Layout must contain an item for required layout field: When__c',
  ],
  ['<behavior>Required</behavior>', '<behavior>Edit</behavior>', 'Field:When__c must be required'],
  ['<behavior>Readonly</behavior>', '<behavior>Edit</behavior>', 'Field:Name must be readonly'],
  [
    '<relatedList>ThingPart__c.Thing__c',
    '<relatedList>ThingPart__c.Account__c',
    'Cannot find related list:ThingPart__c.Account__c',
  ],
  [
    '<fields>NAME</fields>',
    '<fields>Colour__c</fields>',
    'Invalid field:Colour__c in related list:ThingPart__c.Thing__c',
  ],
  ['TwoColumnsTopToBottom', 'OneColumn', 'A section of style OneColumn has 1 columns, not 2'],
]);
