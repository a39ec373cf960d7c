import { refuses } from './samplePackage.ts';

refuses('queues/ThingQueue.queue', [
  ['<sobjectType>Thing__c', '<sobjectType>Account', 'In field: sobjectType - Account cannot be owned by a queue'],
  [
    '<sobjectType>Thing__c',
    '<sobjectType>ThingPart__c',
    'In field: sobjectType - ThingPart__c cannot be owned by a queue',
  ],
  ['<publicGroup>Team', '<publicGroup>Nobody', 'In field: publicGroup - no Group named Nobody found'],
]);
refuses('sharingRules/Thing__c.sharingRules', [
  ['<group>Team</group>', '<group>Nobody</group>', 'In field: group - no Group named Nobody found'],
  ['<group>Team</group>', '<role>Nobody</role>', 'In field: role - no Role named Nobody found'],
  ['<group>Team</group>', '<group>Team</group><group>Team</group>', 'A sharing rule has one sharedTo'],
  ['<accessLevel>Read', '<accessLevel>All', "'All' is not a valid access level: Read or Edit"],
]);
refuses('groups/Team.group', [
  ['<name>Team</name>', `<name>${'a'.repeat(41)}</name>`, 'Value too long for field: name maximum length is:40'],
]);
