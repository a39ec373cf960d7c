/**
 * Child process: the scoring core works out the result from the files of a data set.
 * `node core.ts <directory> <result file>`
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { CsvWriter } from '../../../scripts/segmentation/core/csvWriter.ts';
import { FactTable } from '../../../scripts/segmentation/core/factTable.ts';
import {
  INPUT_VALUES,
  needsWriting,
  SCORE_VALUES,
  scoreTable,
  type Unscorable,
} from '../../../scripts/segmentation/core/scorer.ts';
import { AS_OF, TIME_ZONE } from './dataSet.ts';
import { policy } from './policy.ts';

const [directory = '', result = ''] = process.argv.slice(2);
const read = (table: string) => createReadStream(`${directory}/${table}.csv`, { highWaterMark: 1 << 18 });

const table = new FactTable({
  asOf: AS_OF,
  timeZone: TIME_ZONE,
  conversationWindowDays: policy.conversationWindowDays,
  expectedAccounts: Number(process.argv[4] ?? 0),
});
await table.addAccounts(read('accounts'));
await table.addOpportunities(read('opportunities'));
await table.addTouches(read('touches'));
await table.addContacts(read('contacts'));
await table.addAssets(read('assets'));
await table.addActivities(read('activities'));

const file = createWriteStream(result);
const writer = new CsvWriter();
const inputValues = Object.values(INPUT_VALUES);
const scoreValues = Object.values(SCORE_VALUES);
const fail = ({ error }: Unscorable) => {
  throw error;
};
for (const column of ['Id', 'NeedsWriting', ...Object.keys(INPUT_VALUES), ...Object.keys(SCORE_VALUES)]) {
  writer.add(column);
}
writer.endRecord();
for (const account of scoreTable(table, policy, fail)) {
  writer.add(table.idAt(account.place));
  writer.add(needsWriting(table, account));
  for (const valueOf of inputValues) writer.add(valueOf(account));
  for (const valueOf of scoreValues) writer.add(valueOf(account.score));
  writer.endRecord();
  if (writer.length > 1 << 18 && !file.write(writer.take())) await once(file, 'drain');
}
file.end(writer.take());
await finished(file);
