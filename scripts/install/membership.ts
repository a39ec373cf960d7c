import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';

/** A user and the name of a permission set or public group. */
export interface Membership {
  userId: string;
  name: string;
}

/** Assigns permission sets to users; what is assigned already stays. Answers with the number of new assignments. */
export async function assignPermissionSets(connection: Connection, wanted: readonly Membership[]): Promise<number> {
  return addMissing(connection, wanted, PERMISSION_SETS);
}

/** Puts users into public groups; who is in already stays. Answers with the number of new members. */
export async function addToGroups(connection: Connection, wanted: readonly Membership[]): Promise<number> {
  return addMissing(connection, wanted, GROUPS);
}

/** Those of the memberships that are not there yet; reads only. */
export async function missingPermissionSets(
  connection: Connection,
  wanted: readonly Membership[],
): Promise<Membership[]> {
  return (await pendingOf(connection, wanted, PERMISSION_SETS)).pending;
}

/** Those of the memberships in groups and queues that are not there yet; reads only. */
export async function missingFromGroups(connection: Connection, wanted: readonly Membership[]): Promise<Membership[]> {
  return (await pendingOf(connection, wanted, GROUPS)).pending;
}

interface Kind {
  container: { object: string; nameField: string };
  link: { object: string; userField: string; containerField: string };
}

const PERMISSION_SETS: Kind = {
  container: { object: 'PermissionSet', nameField: 'Name' },
  link: { object: 'PermissionSetAssignment', userField: 'AssigneeId', containerField: 'PermissionSetId' },
};
const GROUPS: Kind = {
  container: { object: 'Group', nameField: 'DeveloperName' },
  link: { object: 'GroupMember', userField: 'UserOrGroupId', containerField: 'GroupId' },
};

async function addMissing(connection: Connection, wanted: readonly Membership[], kind: Kind): Promise<number> {
  const { pending, ids } = await pendingOf(connection, wanted, kind);
  const unknown = [...new Set(pending.map(({ name }) => name))].filter((name) => !ids.has(name));
  if (unknown.length > 0) {
    throw messagesOf('install').createError('error.NotDeployed', [kind.container.object, unknown.join(', ')]);
  }
  const { link } = kind;
  const rows = pending.map(({ userId, name }): Row => ({
    [link.userField]: userId,
    [link.containerField]: ids.get(name)!,
  }));
  const outcomes = await saveRows(connection, { object: link.object, operation: 'insert', rows });
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reason = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('install').createError('error.MembershipRefused', [link.object, reason]);
  }
  return rows.length;
}

/** What is wanted and not there yet, with the ids of the permission sets or groups that are. */
async function pendingOf(
  connection: Connection,
  wanted: readonly Membership[],
  { container, link }: Kind,
): Promise<{ pending: Membership[]; ids: Map<string, string> }> {
  const names = [...new Set(wanted.map((membership) => membership.name))];
  if (names.length === 0) return { pending: [], ids: new Map() };
  const rows = await queryRows(
    connection,
    `SELECT Id, ${container.nameField} FROM ${container.object} WHERE ${container.nameField} IN (${names.map(soqlText).join(', ')})`,
    z.looseObject({ Id: z.string(), [container.nameField]: z.string() }),
  );
  const ids = new Map(rows.map((row) => [String(row[container.nameField]), row.Id]));
  if (ids.size === 0) return { pending: [...wanted], ids };
  const present = await queryRows(
    connection,
    `SELECT ${link.userField}, ${link.containerField} FROM ${link.object} WHERE ${link.containerField} IN (${[...ids.values()].map(soqlText).join(', ')})`,
    z.looseObject({ [link.userField]: z.string(), [link.containerField]: z.string() }),
  );
  const known = new Set(present.map((row) => `${String(row[link.userField])} ${String(row[link.containerField])}`));
  const pending = wanted.filter(({ userId, name }) => !known.has(`${userId} ${ids.get(name)}`));
  return { pending, ids };
}
