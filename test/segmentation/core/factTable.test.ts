import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toLongId } from '../../../scripts/local-org/identifiers.ts';
import { ACCOUNT_QUERY_FIELDS } from '../../../scripts/segmentation/core/accountStore.ts';
import { FactTable } from '../../../scripts/segmentation/core/factTable.ts';

const accountId = toLongId('001AB0000012345')!;
const ownerId = toLongId('005AB0000000001')!;
const contact = (number: number) => toLongId(`003AB000000000${number}`)!;

function account(fields: Record<string, unknown> = {}): Record<string, unknown> {
  const none = Object.fromEntries(ACCOUNT_QUERY_FIELDS.map((field) => [field, null]));
  return { ...none, Id: accountId, OwnerId: ownerId, NumberOfEmployees: 120, Industry: 'Machinery', ...fields };
}

const scope = { asOf: '2026-06-11', timeZone: 'Asia/Tokyo', conversationWindowDays: 365 };

test('rows of synchronous queries become the inputs of the rules', async () => {
  const table = new FactTable(scope);
  assert.equal(await table.addAccounts([account({ AnnualRevenue: 1.5e9, RenkeiSegment__c: 'Key' })]), 1);
  const deal = { AccountId: accountId, IsWon: true, IsClosed: true };
  await table.addOpportunities([
    { ...deal, CloseDate: '2025-06-11', Amount: 1 },
    { ...deal, CloseDate: '2025-06-12', Amount: 100.1 },
    { ...deal, CloseDate: '2026-06-11', Amount: 0.2 },
    { ...deal, CloseDate: '2026-06-12', Amount: 7 },
    { ...deal, CloseDate: '2026-01-01', Amount: 9, IsWon: false },
    { ...deal, CloseDate: '2026-01-01', Amount: 50, AccountId: null },
    { ...deal, CloseDate: '2026-01-01', Amount: 5, AccountId: toLongId('001AB0000099999')! },
  ]);
  const talk = { Account__c: accountId, IsConversation__c: true, Channel__c: 'InsideSales' };
  await table.addTouches([
    { ...talk, Contact__c: contact(1), OccurredAt__c: '2026-06-10T23:30:00.000+0000' },
    { ...talk, Contact__c: contact(1), OccurredAt__c: '2026-01-10T23:30:00.000+0000', Channel__c: 'Field' },
    { ...talk, Contact__c: contact(2), OccurredAt__c: '2025-06-11T15:00:00.000+0000' },
    { ...talk, Contact__c: contact(3), OccurredAt__c: '2025-06-11T14:59:59.000+0000' },
    { ...talk, Contact__c: contact(4), OccurredAt__c: '2026-06-11T15:00:00.000+0000' },
    { ...talk, Contact__c: contact(5), OccurredAt__c: '2026-06-01T15:00:00.000+0000', IsConversation__c: false },
  ]);
  await table.addContacts([
    { AccountId: accountId, DoNotCall: false, Phone: null, MobilePhone: null, Email: 'a@b.example' },
  ]);
  const asset = { AccountId: accountId, IsCompetitorProduct: false, Quantity: null, Status: null, UsageEndDate: null };
  await table.addAssets([
    asset,
    { ...asset, Quantity: 2, IsCompetitorProduct: true },
    { ...asset, UsageEndDate: '2026-06-11' },
  ]);
  await table.addActivities([
    {
      AccountId: accountId,
      WhoId: contact(6),
      OwnerId: ownerId,
      ActivityDate: '2026-03-01',
      IsClosed: true,
      TaskSubtype: 'Call',
    },
    {
      AccountId: accountId,
      WhoId: contact(7),
      OwnerId: ownerId,
      ActivityDate: '2026-03-01',
      IsClosed: true,
      TaskSubtype: 'Email',
    },
  ]);
  assert.deepEqual(table.inputsAt(0), {
    employees: 120,
    industry: 'Machinery',
    annualRevenue: 1.5e9,
    firstWonOn: '2025-06-11',
    lastWonOn: '2026-06-11',
    wonAmountTrailing: 100.3,
    override: null,
    lastConversation: '2026-06-11',
    contactBreadth: 3,
    ownUnits: 1,
    knownUnits: 3,
    hasWorkingContact: true,
    fieldCovers: true,
    previous: {
      segment: 'Key',
      potentialBand: null,
      relationshipBand: null,
      changedOn: null,
      previousSegment: null,
      reason: null,
      policy: null,
    },
  });
  assert.equal(table.inputRowsAt(0), 4 + 5 + 1 + 3 + 1);
  assert.deepEqual(table.unattached.Opportunity, { without: 1, unknown: 1 });
  assert.equal(table.unattachedWonHundredths, 5500);
});

test('annual revenues are unknown where they can be in another currency, because the flow cannot convert them', async () => {
  const table = new FactTable({ ...scope, rateOf: () => 0.0065 });
  await table.addAccounts([account({ AnnualRevenue: 1.5e9 })]);
  assert.equal(table.inputsAt(0).annualRevenue, null);
});
