import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { INPUT_FIELDS, STAMP_FIELDS } from '../../../scripts/segmentation/core/accountFields.ts';
import type { FactTable } from '../../../scripts/segmentation/core/factTable.ts';
import {
  INPUT_VALUES,
  needsWriting,
  SCORE_VALUES,
  scoreTable,
  updateOf,
  type ScoredAccount,
  type Unscorable,
} from '../../../scripts/segmentation/core/scorer.ts';
import { CsvWriter } from './csvWriter.ts';
import { policy } from './policy.ts';

/**
 * `figures`: every figure of every account, which DuckDB writes too. `changedFigures`: of those that have to be written.
 * `updates`: what a run sends to the org for those.
 */
export type ResultKind = 'figures' | 'changedFigures' | 'updates';

const FIGURES = ['Id', 'NeedsWriting', ...Object.keys(INPUT_VALUES), ...Object.keys(SCORE_VALUES)];
const UPDATES = ['Id', ...Object.keys(INPUT_FIELDS), ...Object.keys(STAMP_FIELDS)];
const inputValues = Object.values(INPUT_VALUES);
const scoreValues = Object.values(SCORE_VALUES);

/** Scores the accounts of a table and writes the results. */
export async function writeResults(table: FactTable, path: string, kind: ResultKind): Promise<void> {
  const file = createWriteStream(path);
  const writer = new CsvWriter();
  for (const column of kind === 'updates' ? UPDATES : FIGURES) writer.add(column);
  writer.endRecord();
  for (const account of scoreTable(table, policy, fail)) {
    const changed = needsWriting(table, account);
    if (!changed && kind !== 'figures') continue;
    if (kind === 'updates') writeUpdate(writer, table, account);
    else writeFigures(writer, table, account, changed);
    if (writer.length > 1 << 18 && !file.write(writer.take())) await once(file, 'drain');
  }
  file.end(writer.take());
  await finished(file);
}

function writeFigures(writer: CsvWriter, table: FactTable, account: ScoredAccount, changed: boolean): void {
  writer.add(table.idAt(account.place));
  writer.add(changed);
  for (const valueOf of inputValues) writer.add(valueOf(account));
  for (const valueOf of scoreValues) writer.add(valueOf(account.score));
  writer.endRecord();
}

/** As Bulk API 2.0 takes it: what is empty stays as it is in the org, and `#N/A` empties a field. */
function writeUpdate(writer: CsvWriter, table: FactTable, account: ScoredAccount): void {
  const update = updateOf(table, account);
  for (const column of UPDATES) writer.add(column in update ? (update[column] ?? '#N/A') : null);
  writer.endRecord();
}

function fail({ error }: Unscorable): never {
  throw error;
}
