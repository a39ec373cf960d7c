/** How a field of Account is held. `amount` and `number` come with their decimal places. */
export type FieldKind = 'amount0' | 'amount2' | 'number0' | 'number1' | 'date' | 'text' | 'flag';

/** What people and other systems say of an account. */
export const OWN_FIELDS = {
  NumberOfEmployees: 'number0',
  Industry: 'text',
  AnnualRevenue: 'amount2',
  RenkeiPotentialOverride__c: 'amount2',
  RenkeiPotentialOverrideExpires__c: 'date',
} as const satisfies Record<string, FieldKind>;

/** What the run writes: facts from records around the account. */
export const INPUT_FIELDS = {
  RenkeiFirstWonOn__c: 'date',
  RenkeiLastWonOn__c: 'date',
  RenkeiWonAmountTrailing__c: 'amount2',
  RenkeiLastConversation__c: 'date',
  RenkeiContactBreadth__c: 'number0',
  RenkeiHasWorkingContact__c: 'flag',
  RenkeiFieldCovers__c: 'flag',
  RenkeiOwnUnits__c: 'number0',
  RenkeiKnownUnits__c: 'number0',
  RenkeiInputRows__c: 'number0',
} as const satisfies Record<string, FieldKind>;

/** The day for which it was written; no change by itself, or every account would be written every day. */
export const STAMP_FIELDS = {
  RenkeiWonAmountAsOf__c: 'date',
  RenkeiScoredAsOf__c: 'date',
} as const satisfies Record<string, FieldKind>;

/** What the flow derives and `scoreAccount` states. */
export const SCORE_FIELDS = {
  RenkeiPotentialEstimate__c: 'amount0',
  RenkeiPotential__c: 'amount0',
  RenkeiPotentialSource__c: 'text',
  RenkeiPotentialBasis__c: 'text',
  RenkeiWalletShare__c: 'number1',
  RenkeiWalletSource__c: 'text',
  RenkeiRecencyScore__c: 'number1',
  RenkeiBreadthScore__c: 'number1',
  RenkeiWalletScore__c: 'number1',
  RenkeiRelationshipScore__c: 'number1',
  RenkeiPotentialBand__c: 'text',
  RenkeiRelationshipBand__c: 'text',
  RenkeiSegment__c: 'text',
  RenkeiPreviousSegment__c: 'text',
  RenkeiSegmentChangedOn__c: 'date',
  RenkeiSegmentReason__c: 'text',
  RenkeiUnscoredReason__c: 'text',
  RenkeiLifecycle__c: 'text',
  RenkeiFocus__c: 'text',
  RenkeiSizeBand__c: 'text',
  RenkeiScoredPolicy__c: 'text',
} as const satisfies Record<string, FieldKind>;

export const ACCOUNT_FIELDS = { ...OWN_FIELDS, ...INPUT_FIELDS, ...STAMP_FIELDS, ...SCORE_FIELDS };
export type AccountField = keyof typeof ACCOUNT_FIELDS;
export const accountFieldNames = Object.keys(ACCOUNT_FIELDS) as AccountField[];
