import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { CsvWriter } from '../../../scripts/segmentation/core/csvWriter.ts';
import type { FactTable } from '../../../scripts/segmentation/core/factTable.ts';
import {
  INPUT_VALUES,
  needsWriting,
  SCORE_VALUES,
  scoreTable,
  type Unscorable,
} from '../../../scripts/segmentation/core/scorer.ts';
import { policy } from './policy.ts';

/** Scores the accounts of a table and writes every figure of each, or only of those that have to be written. */
export async function writeResults(table: FactTable, path: string, changedOnly: boolean): Promise<void> {
  const file = createWriteStream(path);
  const writer = new CsvWriter();
  const inputValues = Object.values(INPUT_VALUES);
  const scoreValues = Object.values(SCORE_VALUES);
  for (const column of ['Id', 'NeedsWriting', ...Object.keys(INPUT_VALUES), ...Object.keys(SCORE_VALUES)]) {
    writer.add(column);
  }
  writer.endRecord();
  for (const account of scoreTable(table, policy, fail)) {
    const changed = needsWriting(table, account);
    if (changedOnly && !changed) continue;
    writer.add(table.idAt(account.place));
    writer.add(changed);
    for (const valueOf of inputValues) writer.add(valueOf(account));
    for (const valueOf of scoreValues) writer.add(valueOf(account.score));
    writer.endRecord();
    if (writer.length > 1 << 18 && !file.write(writer.take())) await once(file, 'drain');
  }
  file.end(writer.take());
  await finished(file);
}

function fail({ error }: Unscorable): never {
  throw error;
}
