import { refuses } from './samplePackage.ts';

refuses('translations/ja.translation', [
  ['<name>Hello</name>', '<name>Goodbye</name>', 'In field: name - no CustomLabel named Goodbye found'],
  ['<name>Home</name>', '<name>House</name>', 'In field: name - no CustomTab named House found'],
  ['<name>Things</name>', '<name>Thing</name>', 'In field: name - no CustomApplication named Thing found'],
]);
refuses('objectTranslations/Thing__c-ja.objectTranslation', [
  [
    '<name>Level__c</name>',
    '<name>Levels__c</name>',
    'In field: Levels__c - no CustomField named Thing__c.Levels__c found',
  ],
  [
    '<masterLabel>One</masterLabel>',
    '<masterLabel>Three</masterLabel>',
    'Thing__c.Level__c has no picklist value Three',
  ],
  ['<section>Main</section>', '<section>Other</section>', 'The layout Thing Layout has no section Other'],
  [
    '<layout>Thing Layout</layout>',
    '<layout>Other Layout</layout>',
    'In field: layout - no Layout named Thing__c-Other Layout found',
  ],
  [
    '<name>NoteNeeded</name>',
    '<name>NoteWanted</name>',
    'In field: name - no ValidationRule named Thing__c.NoteWanted found',
  ],
]);
