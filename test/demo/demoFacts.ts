import type { DemoData } from '../../scripts/demo/model.ts';
import { FactTable } from '../../scripts/segmentation/core/factTable.ts';

/** The demo's records as the run reads them from an org, without an org: keys become Ids. */
export async function demoFacts(data: DemoData, asOf: string, conversationWindowDays: number): Promise<FactTable> {
  const table = new FactTable({ asOf, timeZone: 'Asia/Tokyo', conversationWindowDays, earlier: true });
  const [account, contact, user] = [ids('001', data.accounts), ids('003', data.contacts), ids('005', data.staff)];
  await table.addAccounts(
    data.accounts.map((row) => ({
      Id: account(row.key),
      OwnerId: user(row.owner),
      ...ABSENT,
      NumberOfEmployees: row.employees === '' ? null : row.employees,
      AnnualRevenue: row.annualRevenue === '' ? null : row.annualRevenue,
      Industry: row.industry || null,
      RenkeiPotentialOverride__c: row.override?.amount ?? null,
      RenkeiPotentialOverrideExpires__c: row.override?.expires ?? null,
    })),
  );
  await table.addOpportunities(
    data.opportunities.map(({ account: of, stage, amount, closeDate }) => ({
      AccountId: account(of),
      IsWon: stage === 'Closed Won',
      IsClosed: stage.startsWith('Closed'),
      CloseDate: closeDate,
      Amount: amount === '' ? null : amount,
    })),
  );
  await table.addTouches(
    data.touches.map((touch) => ({
      Account__c: account(touch.account),
      Contact__c: touch.contact ? contact(touch.contact) : null,
      OccurredAt__c: new Date(touch.occurredAt).toISOString(),
      IsConversation__c: touch.conversation,
      Channel__c: touch.channel,
    })),
  );
  await table.addContacts(
    data.contacts.map((row) => ({
      AccountId: account(row.account),
      DoNotCall: row.doNotCall,
      Phone: row.phone || null,
      MobilePhone: null,
      Email: row.email || null,
    })),
  );
  await table.addAssets(
    data.assets.map((row) => ({
      AccountId: account(row.account),
      IsCompetitorProduct: row.competitor,
      Quantity: row.quantity,
      Status: row.status,
      UsageEndDate: null,
    })),
  );
  await table.addActivities(
    data.activities.map((row) => ({
      AccountId: account(row.account),
      WhoId: contact(row.contact),
      OwnerId: user(row.owner),
      ActivityDate: row.date,
      IsClosed: true,
      TaskSubtype: 'Task',
      CompletedDateTime: null,
    })),
  );
  return table;
}

/** Accounts that were never scored. */
const ABSENT = Object.fromEntries(
  (await import('../../scripts/segmentation/core/accountFields.ts')).accountFieldNames.map((name) => [name, null]),
);

function ids(prefix: string, rows: readonly { key: string }[]): (key: string) => string {
  const known = new Map(rows.map(({ key }, index) => [key, `${prefix}${String(index).padStart(12, '0')}`]));
  return (key) => known.get(key)!;
}
