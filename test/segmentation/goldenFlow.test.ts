// The before-save flow states the same rule as scoreAccount. Both pass one golden table: here the flow does, in the local org, with
// the cases as records: policies with their estimators, accounts with what was stored before, and one save for each case.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { scoreAccount, type AccountInputs, type AccountScore, type SegmentPolicy } from 'c/renkeiSegmentRules';
import { argumentsOf, casesForBoth, type GoldenCase, type GoldenTable } from '../golden/goldenTable.ts';
import type { ZipFiles } from '../metadata/packageZip.ts';
import { ScoringOrg, type Values } from '../metadata/scoringOrg.ts';

const table = JSON.parse(readFileSync(new URL('../golden/segmentRules.json', import.meta.url), 'utf8')) as GoldenTable;
/** Where a score is stored. */
const STORED: Record<keyof AccountScore, string> = {
  potentialEstimate: 'RenkeiPotentialEstimate__c',
  potential: 'RenkeiPotential__c',
  potentialSource: 'RenkeiPotentialSource__c',
  potentialBasis: 'RenkeiPotentialBasis__c',
  wonAmountTrailing: 'RenkeiWonAmountTrailing__c',
  walletShare: 'RenkeiWalletShare__c',
  walletSource: 'RenkeiWalletSource__c',
  recencyScore: 'RenkeiRecencyScore__c',
  breadthScore: 'RenkeiBreadthScore__c',
  walletScore: 'RenkeiWalletScore__c',
  relationshipScore: 'RenkeiRelationshipScore__c',
  potentialBand: 'RenkeiPotentialBand__c',
  relationshipBand: 'RenkeiRelationshipBand__c',
  segment: 'RenkeiSegment__c',
  previousSegment: 'RenkeiPreviousSegment__c',
  segmentChangedOn: 'RenkeiSegmentChangedOn__c',
  segmentReason: 'RenkeiSegmentReason__c',
  unscoredReason: 'RenkeiUnscoredReason__c',
  focus: 'RenkeiFocus__c',
  lifecycle: 'RenkeiLifecycle__c',
  sizeBand: 'RenkeiSizeBand__c',
  lastConversation: 'RenkeiLastConversation__c',
  contactBreadth: 'RenkeiContactBreadth__c',
  asOf: 'RenkeiScoredAsOf__c',
  policy: 'RenkeiScoredPolicy__c',
};

const inputFields = (account: AccountInputs, asOf: string): Values => ({
  NumberOfEmployees: account.employees,
  Industry: account.industry,
  AnnualRevenue: account.annualRevenue,
  RenkeiFirstWonOn__c: account.firstWonOn,
  RenkeiLastWonOn__c: account.lastWonOn,
  RenkeiWonAmountTrailing__c: account.wonAmountTrailing,
  RenkeiPotentialOverride__c: account.override?.amount ?? null,
  RenkeiPotentialOverrideExpires__c: account.override?.expires ?? null,
  RenkeiPotentialOverrideReason__c: account.override ? 'Golden table' : null,
  RenkeiLastConversation__c: account.lastConversation,
  RenkeiContactBreadth__c: account.contactBreadth,
  RenkeiOwnUnits__c: account.ownUnits,
  RenkeiKnownUnits__c: account.knownUnits,
  RenkeiHasWorkingContact__c: account.hasWorkingContact,
  RenkeiFieldCovers__c: account.fieldCovers,
  RenkeiScoredAsOf__c: asOf,
});

const policyFields = (policy: SegmentPolicy): Values => ({
  IsActive__c: true,
  ActivationReason__c: 'Golden table',
  EffectiveFrom__c: '1999-01-01',
  PotentialCutOff__c: policy.potentialCutOff,
  PotentialMargin__c: policy.potentialMarginPercent,
  RelationshipCutOff__c: policy.relationshipCutOff,
  RelationshipMargin__c: policy.relationshipMargin,
  RecencyWeight__c: policy.weights.recency,
  BreadthWeight__c: policy.weights.breadth,
  WalletWeight__c: policy.weights.wallet,
  RecencyFullDays__c: policy.recencyFullDays,
  RecencyZeroDays__c: policy.recencyZeroDays,
  RecencyStepDays__c: policy.recencyStepDays,
  BreadthFull__c: policy.breadthFull,
  ConversationWindowDays__c: policy.conversationWindowDays,
  DormantAfterDays__c: policy.dormantAfterDays,
  NewWithinDays__c: policy.newWithinDays,
  ReviveFloor__c: policy.reviveFloor,
  DefaultPerEmployee__c: policy.estimators.defaultPerEmployee,
  DefaultRevenuePercent__c: policy.estimators.defaultRevenuePercent,
  AmountPerUnit__c: policy.estimators.amountPerUnit,
});

function estimatorFields({ perEmployee, revenuePercent }: SegmentPolicy['estimators'], policy: string): Values[] {
  const industries = new Set([...Object.keys(perEmployee), ...Object.keys(revenuePercent)]);
  return [...industries].map((industry) => ({
    Policy__c: policy,
    Industry__c: industry,
    AmountPerEmployee__c: perEmployee[industry] ?? null,
    RevenuePercent__c: revenuePercent[industry] ?? null,
  }));
}

/** Validation rules are switched off: the table goes further than they let people go, and they have a test of their own. */
function withoutRules(files: ZipFiles): void {
  for (const path of Object.keys(files))
    files[path] = files[path]!.replaceAll(/(<validationRules>\s*<fullName>\w+<\/fullName>\s*<active>)true/g, '$1false');
}

let org: ScoringOrg;
/** The Id that stands for an earlier version of the policy. */
let earlier: string;

before(async () => {
  org = await ScoringOrg.open(new Date(`${table.asOf}T03:00:00Z`), withoutRules);
  // Revenues count where they need no conversion.
  org.insert('RenkeiSetting__c', { Name: 'Renkei', SourceKey__c: 'Default', OneCurrency__c: true });
  earlier = org.insert('RenkeiSegmentPolicy__c', { Name: 'V1' });
});
after(() => org?.close());

/** The cases by their policy, each group to be scored while that policy is the active one. */
function groups(): { policy: SegmentPolicy; cases: GoldenCase[] }[] {
  const found = new Map<string, { policy: SegmentPolicy; cases: GoldenCase[] }>();
  for (const golden of casesForBoth(table)) {
    const [, policy] = argumentsOf(table, golden);
    const key = JSON.stringify(policy);
    if (!found.has(key)) found.set(key, { policy, cases: [] });
    found.get(key)!.cases.push(golden);
  }
  return [...found.values()];
}

/** A score as the org shall have stored it. */
const asStored = (score: Partial<AccountScore>, policy: string): Values =>
  Object.fromEntries(
    Object.entries(score).map(([name, value]) => [
      STORED[name as keyof AccountScore],
      name === 'policy' ? policy : value,
    ]),
  );

interface Compared {
  updated: number;
  created: number;
  figures: number;
  differences: string[];
}

/** Puts the cases of one policy into the org, saves them, and compares what was stored with the table and with scoreAccount. */
function compare({ policy, cases }: ReturnType<typeof groups>[number], compared: Compared): void {
  const id = org.insert('RenkeiSegmentPolicy__c', { Name: 'V2', ...policyFields(policy) });
  org.save('insert', 'RenkeiEstimator__c', estimatorFields(policy.estimators, id));
  const versions: Record<string, string> = { V1: earlier, V2: id };
  const scored = cases.map((golden) => {
    const [account, , asOf] = argumentsOf(table, golden);
    const { previous } = account;
    const inputs = { ...account, previous: { ...previous, policy: previous.policy && versions[previous.policy]! } };
    return { golden, inputs, asOf, score: scoreAccount(inputs, { ...policy, version: id }, asOf) };
  });
  const before = scored.map(({ golden, inputs: { previous } }) => ({
    Name: golden.case.slice(0, 200),
    RenkeiSegment__c: previous.segment,
    RenkeiPotentialBand__c: previous.potentialBand,
    RenkeiRelationshipBand__c: previous.relationshipBand,
    RenkeiSegmentChangedOn__c: previous.changedOn,
    RenkeiPreviousSegment__c: previous.previousSegment,
    RenkeiSegmentReason__c: previous.reason,
    RenkeiScoredPolicy__c: previous.policy,
  }));
  const ids = org.save('insert', 'Account', before, org.migrant);
  org.save(
    'update',
    'Account',
    scored.map(({ inputs, asOf }, index) => ({ Id: ids[index], ...inputFields(inputs, asOf) })),
  );
  // An account that was never scored comes out the same when it is created with everything at once.
  const unknown = scored.filter(({ inputs: { previous } }) => Object.values(previous).every((value) => value === null));
  const created = org.save(
    'insert',
    'Account',
    unknown.map(({ golden, inputs, asOf }) => ({ Name: golden.case.slice(0, 200), ...inputFields(inputs, asOf) })),
  );
  org.update('RenkeiSegmentPolicy__c', { Id: id, IsActive__c: false });
  const rows = new Map(
    org.org.store.find('Account', 'Id', [...ids, ...created]).map((row) => [String(row['Id']), row]),
  );
  const look = (how: string, one: (typeof scored)[number], accountId: string) => {
    const row = rows.get(accountId)!;
    const expected = { ...asStored(one.score, id), ...asStored(one.golden.expect!, id) };
    compared.figures += Object.keys(expected).length;
    for (const [field, value] of Object.entries(expected))
      if (row[field] !== value)
        compared.differences.push(
          `${one.golden.case} (${how}): ${field} is ${String(row[field])}, not ${String(value)}`,
        );
  };
  scored.forEach((one, index) => look('updated', one, ids[index]!));
  unknown.forEach((one, index) => look('created', one, created[index]!));
  compared.updated += scored.length;
  compared.created += unknown.length;
}

test('the flow stores for every case of the golden table what the table and scoreAccount say', () => {
  const compared: Compared = { updated: 0, created: 0, figures: 0, differences: [] };
  for (const group of groups()) compare(group, compared);
  assert.deepEqual(compared.differences, []);
  assert.equal(compared.updated, casesForBoth(table).length);
  assert.ok(compared.updated >= 200 && compared.created >= 100, JSON.stringify(compared));
  // Every case is compared in all that is stored, not only in what the table mentions.
  assert.equal(compared.figures, (compared.updated + compared.created) * Object.keys(STORED).length);
});
