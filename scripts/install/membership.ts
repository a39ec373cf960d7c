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
  return addMissing(connection, wanted, {
    container: { object: 'PermissionSet', nameField: 'Name' },
    link: { object: 'PermissionSetAssignment', userField: 'AssigneeId', containerField: 'PermissionSetId' },
  });
}

/** Puts users into public groups; who is in already stays. Answers with the number of new members. */
export async function addToGroups(connection: Connection, wanted: readonly Membership[]): Promise<number> {
  return addMissing(connection, wanted, {
    container: { object: 'Group', nameField: 'DeveloperName' },
    link: { object: 'GroupMember', userField: 'UserOrGroupId', containerField: 'GroupId' },
  });
}

interface Kind {
  container: { object: string; nameField: string };
  link: { object: string; userField: string; containerField: string };
}

async function addMissing(
  connection: Connection,
  wanted: readonly Membership[],
  { container, link }: Kind,
): Promise<number> {
  const names = [...new Set(wanted.map((membership) => membership.name))];
  if (names.length === 0) return 0;
  const rows = await queryRows(
    connection,
    `SELECT Id, ${container.nameField} FROM ${container.object} WHERE ${container.nameField} IN (${names.map(soqlText).join(', ')})`,
    z.looseObject({ Id: z.string(), [container.nameField]: z.string() }),
  );
  const ids = new Map(rows.map((row) => [String(row[container.nameField]), row.Id]));
  const unknown = names.filter((name) => !ids.has(name));
  if (unknown.length > 0) {
    throw messagesOf('install').createError('error.NotDeployed', [container.object, unknown.join(', ')]);
  }
  const present = await queryRows(
    connection,
    `SELECT ${link.userField}, ${link.containerField} FROM ${link.object} WHERE ${link.containerField} IN (${[...ids.values()].map(soqlText).join(', ')})`,
    z.looseObject({ [link.userField]: z.string(), [link.containerField]: z.string() }),
  );
  const known = new Set(present.map((row) => `${String(row[link.userField])} ${String(row[link.containerField])}`));
  const missing: Row[] = wanted
    .map(({ userId, name }) => ({ [link.userField]: userId, [link.containerField]: ids.get(name)! }))
    .filter((row) => !known.has(`${row[link.userField]} ${row[link.containerField]}`));
  const outcomes = await saveRows(connection, { object: link.object, operation: 'insert', rows: missing });
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reason = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('install').createError('error.MembershipRefused', [link.object, reason]);
  }
  return missing.length;
}
