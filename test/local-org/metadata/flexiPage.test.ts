import { refuses } from './samplePackage.ts';

refuses('flexipages/AccountPage.flexipage', [
  [
    '<componentName>greeting<',
    '<componentName>farewell<',
    "We couldn't retrieve the design time component information for component c:farewell.",
  ],
  [
    '<componentName>greeting<',
    '<componentName>numbers<',
    "We couldn't retrieve the design time component information for component c:numbers.",
  ],
  ['<name>size</name>', '<name>height</name>', "The property 'height' of component c:greeting doesn't exist."],
  [
    '<value>2</value>',
    '<value>two</value>',
    "'two' is not a valid Integer for the property 'size' of component c:greeting",
  ],
  ['force:highlightsPanel', 'force:shinyPanel', 'The component force:shinyPanel is not modelled by the local org'],
  [
    'Record.Band__c</fieldItem>',
    'Record.Bond__c</fieldItem>',
    'In field: fieldItem - no CustomField named Account.Bond__c found',
  ],
  ['{!Record.Band__c}', '{!Record.Bond__c}', "The visibility rule refers to {!Record.Bond__c}, which doesn't exist"],
  ['{!$Label.Hello}', '{!$Label.Goodbye}', 'In field: value - no CustomLabel named Goodbye found'],
  ['<value>Things__r</value>', '<value>Thongs__r</value>', 'Cannot find related list:Thongs__r'],
  ['<identifier>section</identifier>', '<identifier>greeting</identifier>', 'Duplicate component identifier: greeting'],
  [
    'flexipage:recordHomeTemplateDesktop',
    'flexipage:unknownTemplate',
    "Template flexipage:unknownTemplate doesn't exist.",
  ],
  [
    '<name>header</name><type>Region',
    '<name>footer</name><type>Region',
    "The 'footer' region (type Region) doesn't exist.",
  ],
]);
refuses('flexipages/Home.flexipage', [
  [
    '<masterLabel>Home</masterLabel>',
    '<masterLabel>Home</masterLabel><sobjectType>Account</sobjectType>',
    'sobjectType is not allowed for a page of type AppPage',
  ],
  ['c:greeting', 'force:detailPanel', 'The component force:detailPanel stands on record pages only'],
]);
