import { refuses } from './samplePackage.ts';

refuses('tabs/Home.tab', [
  ['<flexiPage>Home', '<flexiPage>House', 'In field: flexiPage - no FlexiPage of type AppPage named House found'],
  [
    '<flexiPage>Home',
    '<flexiPage>AccountPage',
    'In field: flexiPage - no FlexiPage of type AppPage named AccountPage found',
  ],
  ['<flexiPage>Home</flexiPage>', '', 'A tab shows exactly one of customObject, flexiPage and lwcComponent'],
  ['<motif>Custom50: Big top</motif>', '', "Invalid motif: ''"],
  ['Custom50: Big top', 'Custom101: Dragon', "Invalid motif: 'Custom101: Dragon'"],
  ['<label>Home</label>', '', 'Required field is missing: label'],
]);
refuses('tabs/Thing__c.tab', [
  ['<motif>', '<label>Things</label><motif>', 'A tab of a custom object takes its label from the object'],
]);
