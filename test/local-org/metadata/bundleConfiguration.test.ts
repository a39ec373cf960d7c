import { refuses } from './samplePackage.ts';

refuses('lwc/greeting/greeting.js-meta.xml', [
  [
    '<property name="size"',
    '<property name="height" type="Integer"/><property name="size"',
    "The property 'height' isn't a public property of the component",
  ],
  [
    '<object>Account</object>',
    '<object>Account</object><object>Other__c</object>',
    'Invalid reference Other__c of type sobjectClass',
  ],
  [
    '<target>lightning__AppPage</target>',
    '<target>lightning__AppPage</target><target>lightning__Moon</target>',
    'The target lightning__Moon is not modelled by the local org',
  ],
  ['default="1"', 'default="one"', "'one' is not a valid default of type Integer for property size"],
  ['<apiVersion>66.0', '<apiVersion>99.0', 'Invalid apiVersion: 99.0 (45.0 to 66.0)'],
]);
