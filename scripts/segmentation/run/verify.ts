import type { Connection } from '@salesforce/core';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { queryPages } from '../../connection/query.ts';
import { ACCOUNT_QUERY_FIELDS } from '../core/accountStore.ts';
import { FactTable, type FactScope } from '../core/factTable.ts';
import { followsItsInputs } from './score.ts';
import { select } from './sources.ts';

/** What was found among accounts that were read back. */
export interface Verification {
  readBack: number;
  /** Accounts whose stored scores do not follow from their stored inputs. */
  notFollowing: string[];
}

/**
 * Whether the org has scored what the run wrote. The run writes inputs and the flow derives the scores; where the flow is inactive,
 * or is bypassed for the user who runs this, inputs and scores no longer belong together.
 * @param ids at most as many as one query's address holds
 */
export async function verifyWritten(
  connection: Connection,
  ids: readonly string[],
  policy: SegmentPolicy,
  scope: FactScope,
): Promise<Verification> {
  if (ids.length === 0) return { readBack: 0, notFollowing: [] };
  const table = new FactTable(scope);
  const list = ids.map((id) => `'${id}'`).join(',');
  for await (const page of queryPages(connection, select(ACCOUNT_QUERY_FIELDS, 'Account', `Id IN (${list})`))) {
    await table.addAccounts(page);
  }
  const notFollowing: string[] = [];
  for (let place = 0; place < table.size; place++) {
    if (!followsItsInputs(table, place, policy)) notFollowing.push(table.idAt(place));
  }
  return { readBack: table.size, notFollowing };
}
