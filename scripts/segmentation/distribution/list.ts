import type { LeftOver } from 'c/renkeiDistributionRules';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SPREADSHEET_MARK, spreadsheetRows } from '../../connection/spreadsheetText.ts';
import { inputText } from '../../connection/inputText.ts';

/** An account for which a manager has to do something. */
export interface OpenEntry {
  /** NoLongerLed: it has a plan, and inside sales does not lead its segment any more. */
  reason: LeftOver | 'NoLongerLed';
  /** Id. */
  account: string;
  /** Name of who looks after it; empty: nobody. */
  caller: string;
  openCase: boolean;
}

const COLUMNS = ['reason', 'account', 'caller', 'openCase'];

/** Writes the entries as CSV into `directory` and returns the file's path. */
export async function writeOpenList(directory: string, asOf: string, entries: readonly OpenEntry[]): Promise<string> {
  const file = resolve(join(directory, `segment-distribute-${asOf}-open.csv`));
  await mkdir(resolve(directory), { recursive: true });
  const rows = entries.map(({ reason, account, caller, openCase }) => [reason, account, caller, openCase]);
  await writeFile(
    file,
    SPREADSHEET_MARK + spreadsheetRows([COLUMNS.map((name) => inputText(`column.${name}`)), ...rows]),
  );
  return file;
}
