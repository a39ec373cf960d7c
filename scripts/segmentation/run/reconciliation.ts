import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { countRows, queryRows } from '../../connection/query.ts';
import { numberValue, textValue } from '../../connection/values.ts';
import { chunksOf, live } from './read.ts';
import { allOf, type Days, type Sources } from './sources.ts';

/** Owners named in one condition: a request's address holds 16,000 characters. */
const OWNERS_IN_ADDRESS = 400;
/** An aggregate query answers with at most 2,000 groups. */
const MOST_GROUPS = 2000;

/**
 * Owners of accounts that have lost records without anybody noticing: records that were deleted for good, or that hang on another
 * account now. Every record that an account gains is a changed one, and so looked at. So a stored count can only be too large, and
 * where the counts of an owner's accounts add up to what the org has, each of them is right.
 * @param scoredNow by owner, how much the counts of the accounts that this run scores differ from what is stored
 */
export async function ownersWithLostRows(
  connection: Connection,
  sources: Sources,
  days: Days,
  scoredNow: ReadonlyMap<string, number>,
): Promise<string[]> {
  const groups = await ownerGroups(connection);
  const expected = new Map(scoredNow);
  const found = new Map<string, number>();
  for (const owners of groups) {
    const stored = { path: 'OwnerId', object: 'Account', what: 'SUM(RenkeiInputRows__c)', condition: '' };
    await Promise.all([
      addUp(connection, stored, owners, expected),
      ...sources.children.map((child) => {
        const condition = allOf(child.counted(days), live(child), `${child.account} != NULL`);
        const rows = { path: child.owner, object: child.object, what: 'COUNT(Id)', condition };
        return addUp(connection, rows, owners, found, child.archived);
      }),
    ]);
  }
  return [...expected].filter(([owner, count]) => count > (found.get(owner) ?? 0)).map(([owner]) => owner);
}

/** The accounts of these owners. */
export async function accountsOfOwners(connection: Connection, owners: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const chunk of chunksOf(owners, OWNERS_IN_ADDRESS)) {
    const soql = `SELECT Id FROM Account WHERE ${ownerCondition('OwnerId', chunk)}`;
    for (const { Id } of await queryRows(connection, soql, z.looseObject({ Id: z.string() }))) ids.push(Id);
  }
  return ids;
}

/**
 * Lists of owners of accounts that one aggregate query can tell apart; null stands for all of them.
 * @param groupsEach how many groups the query has for one owner
 */
export async function ownerGroups(connection: Connection, groupsEach = 1): Promise<(string[] | null)[]> {
  const some = 'Id IN (SELECT OwnerId FROM Account)';
  const together = Math.min(OWNERS_IN_ADDRESS, Math.floor(MOST_GROUPS / groupsEach));
  if ((await countRows(connection, 'User', some)) * groupsEach <= MOST_GROUPS) return [null];
  const users = await queryRows(connection, `SELECT Id FROM User WHERE ${some}`, z.looseObject({ Id: z.string() }));
  const ids = users.map(({ Id }) => Id);
  return chunksOf(ids, together);
}

/** `field IN ('…', …)`. */
export function ownerCondition(field: string, owners: readonly string[]): string {
  return `${field} IN (${owners.map((id) => `'${id}'`).join(',')})`;
}

async function addUp(
  connection: Connection,
  { path, object, what, condition }: { path: string; object: string; what: string; condition: string },
  owners: readonly string[] | null,
  sums: Map<string, number>,
  all = false,
): Promise<void> {
  const where = allOf(condition, owners ? ownerCondition(path, owners) : '');
  const soql = `SELECT ${path} owner, ${what} number FROM ${object}${where ? ` WHERE ${where}` : ''} GROUP BY ${path}`;
  const schema = z.looseObject({ owner: textValue, number: numberValue });
  for (const { owner, number } of await queryRows(connection, soql, schema, { all })) {
    if (owner !== null) sums.set(owner, (sums.get(owner) ?? 0) + (number ?? 0));
  }
}
