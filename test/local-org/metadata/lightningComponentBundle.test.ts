import { refuses } from './samplePackage.ts';

refuses('lwc/greeting/greeting.js', [
  ['label/c.Hello', 'label/c.Goodbye', 'Invalid reference c.Goodbye of type label in file greeting.js'],
  [
    'schema/Account.Key__c',
    'schema/Account.Keys__c',
    'Invalid reference Account.Keys__c of type sobjectField in file greeting.js',
  ],
  ['c/numbers', 'c/letters', 'No MODULE named markup://c:letters found : [markup://c:greeting]'],
  [
    'import { twice }',
    "import 'lightning/utils';\nimport { twice }",
    'No MODULE named markup://lightning:utils found : [markup://c:greeting]',
  ],
  [
    'get text()',
    'get #text()',
    'LWC1535: Unexpected plugin compilation error: Plugin - lwc, Hook - transform, Cause - SyntaxError: LWC1007: greeting.js: Class private methods are not enabled. Please add `@babel/plugin-transform-private-methods` to your configuration.',
  ],
]);
refuses('lwc/greeting/greeting.html', [
  [
    'lightning-card title={hello}>{text}</lightning-card',
    'c-card>{text}</c-card',
    'No MODULE named markup://c:card found : [markup://c:greeting]',
  ],
]);
