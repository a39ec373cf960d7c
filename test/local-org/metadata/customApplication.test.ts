import { refuses } from './samplePackage.ts';

refuses('applications/Things.app', [
  ['<tabs>Home</tabs>', '<tabs>House</tabs>', 'In field: tab - no CustomTab named House found'],
  [
    '<tabs>standard-Account</tabs>',
    '<tabs>standard-Case</tabs>',
    'In field: tab - no CustomTab named standard-Case found',
  ],
  [
    '<content>AccountPage</content>',
    '<content>OtherPage</content>',
    'In field: content - no FlexiPage of type RecordPage named OtherPage found',
  ],
  ['<pageOrSobjectType>Account', '<pageOrSobjectType>Contact', 'The page AccountPage is for Account, not for Contact'],
  [
    '<navType>Standard',
    '<navType>Console',
    'Apps with another navType than Standard are not modelled by the local org',
  ],
  ['#0070D2', 'blue', 'Invalid headerColor: blue'],
]);
