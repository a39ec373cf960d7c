import { refuses } from './samplePackage.ts';

refuses('labels/CustomLabels.labels', [
  ['<language>en_US</language>', '<language>xx</language>', 'Language: bad value for restricted picklist field: xx'],
  [
    '</labels>',
    '</labels><labels><fullName>hello</fullName><language>en_US</language><protected>false</protected><shortDescription>Hello</shortDescription><value>Hello</value></labels>',
    'Duplicate label: hello',
  ],
  [
    '<value>Hello</value>',
    `<value>${'a'.repeat(1001)}</value>`,
    'Value too long for field: value maximum length is:1000',
  ],
]);
