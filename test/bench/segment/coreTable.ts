import { FactTable } from '../../../scripts/segmentation/core/factTable.ts';
import { AS_OF, TIME_ZONE } from './dataSet.ts';
import { fileChunks } from './fileChunks.ts';
import { policy } from './policy.ts';

/**
 * The facts of all accounts in the files of a directory.
 * @param earlier also those of a year earlier, which every full run gathers for the back-test
 */
export async function tableOf(directory: string, accounts: number, earlier: boolean): Promise<FactTable> {
  const chunks = (table: string) => fileChunks(`${directory}/${table}.csv`);
  const table = new FactTable({
    asOf: AS_OF,
    timeZone: TIME_ZONE,
    conversationWindowDays: policy.conversationWindowDays,
    expectedAccounts: accounts,
    earlier,
  });
  await table.addAccounts(chunks('accounts'));
  await table.addOpportunities(chunks('opportunities'));
  await table.addTouches(chunks('touches'));
  await table.addContacts(chunks('contacts'));
  await table.addAssets(chunks('assets'));
  await table.addActivities(chunks('activities'));
  return table;
}
