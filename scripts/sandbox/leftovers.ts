import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { platformProblem } from '../connection/errors.ts';
import { deleteRows } from '../connection/deleteRows.ts';
import { queryRows } from '../connection/query.ts';
import { keyValue } from '../connection/values.ts';
import { MARKER } from './trial.ts';

/** What hangs on the marked accounts, children first; the condition names the marker and nothing else. */
const MARKED: readonly (readonly [object: string, condition: string])[] = [
  ['Event', `Subject LIKE '${MARKER} %'`],
  ['RenkeiVisit__c', `Account__r.Name LIKE '${MARKER} %'`],
  ['RenkeiEscalation__c', `Account__r.Name LIKE '${MARKER} %'`],
  ['RenkeiTouch__c', `Account__r.Name LIKE '${MARKER} %'`],
  ['RenkeiCallPlan__c', `Account__r.Name LIKE '${MARKER} %'`],
  ['RenkeiSegmentMove__c', `Account__r.Name LIKE '${MARKER} %'`],
  ['RenkeiTeamMember__c', `Team__c LIKE '${MARKER} %'`],
  ['Account', `Name LIKE '${MARKER} %'`],
];

/**
 * Removes all test records, of this run or of one that was killed. Answers with the number of records removed.
 * @throws Error that names what the org refuses to remove
 */
export async function removeMarked(connection: Connection): Promise<number> {
  let removed = 0;
  for (const [object, condition] of MARKED) {
    let rows: { Id: string }[];
    try {
      rows = await queryRows(
        connection,
        `SELECT Id FROM ${object} WHERE ${condition}`,
        z.looseObject({ Id: keyValue }),
      );
    } catch (problem) {
      if (platformProblem(problem)?.code === 'INVALID_TYPE') continue;
      throw problem;
    }
    const outcomes = await deleteRows(
      connection,
      rows.map(({ Id }) => Id),
    );
    const refused = outcomes.find(({ success }) => !success);
    if (refused)
      throw new Error(`${object} ${refused.id}: ${refused.errors[0]?.statusCode}: ${refused.errors[0]?.message}`);
    removed += outcomes.length;
  }
  return removed;
}
