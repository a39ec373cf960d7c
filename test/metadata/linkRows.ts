import type { ScoringOrg } from './scoringOrg.ts';

export const CANDIDATE = 'RenkeiLinkCandidate__c';
export const SOURCE = 'RenkeiSourceRecord__c';
/** What of the package the flows of link candidates need. */
export const LINK_PARTS = [
  '*/objects',
  'core/customPermissions',
  'core/groups/*',
  'core/permissionsets/RenkeiMigration.*',
  'integration/labels/*',
  '*/queues/*',
  'integration/flows/*',
];

/** A row of a source that may be either of two accounts. */
export interface Pairs {
  source: string;
  accounts: [string, string];
  first: string;
  second: string;
}

/** Makes a doubtful row with two candidates, as an import leaves it. */
export function pairsOf(org: ScoringOrg): Pairs {
  const source = org.insert(SOURCE, { Source__c: 'Fair', DisplayName__c: 'アオバ食品', State__c: 'Doubtful' });
  const accounts = ['Aoba Foods', 'Aoba Food Service'].map((Name) => org.insert('Account', { Name })) as [
    string,
    string,
  ];
  const [first, second] = org.save('insert', CANDIDATE, [
    { SourceRecord__c: source, Account__c: accounts[0], Score__c: 62.5 },
    { SourceRecord__c: source, Account__c: accounts[1], Score__c: 40 },
  ]);
  return { source, accounts, first: first!, second: second! };
}

/** What a row says about its link: state, account, by whom, score. */
export function linkedTo(org: ScoringOrg, source: string): unknown[] {
  const { State__c, Account__c, LinkedBy__c, Score__c } = org.stored(SOURCE, source);
  return [State__c, Account__c, LinkedBy__c, Score__c];
}
