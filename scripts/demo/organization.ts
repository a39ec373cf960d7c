import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row, type SaveRequest } from '../connection/saveRows.ts';
import { textValue } from '../connection/values.ts';
import { addToGroups, assignPermissionSets } from '../install/membership.ts';
import { roles } from './staff.ts';
import type { StaffMember } from './model.ts';

/**
 * Gives the demo's people their place: role in the hierarchy, permission sets, public groups. What is in place already stays, so
 * this can be repeated.
 * @param userIds Id of each member of staff by key
 */
export async function organizeStaff(
  connection: Connection,
  staff: readonly StaffMember[],
  userIds: ReadonlyMap<string, string>,
): Promise<void> {
  const roleIds = await createRoles(connection);
  const placed = new Map(
    (
      await queryRows(
        connection,
        `SELECT Id, UserRoleId FROM User WHERE UserRoleId != NULL`,
        z.looseObject({ Id: z.string(), UserRoleId: textValue }),
      )
    ).map((row) => [row.Id, row.UserRoleId]),
  );
  const moves = staff.flatMap(({ key, role }): Row[] => {
    const Id = userIds.get(key)!;
    const UserRoleId = roleIds.get(role)!;
    return placed.get(Id) === UserRoleId ? [] : [{ Id, UserRoleId }];
  });
  await saveAll(connection, { object: 'User', operation: 'update', rows: moves });
  const memberships = (names: (person: StaffMember) => string[]) =>
    staff.flatMap((person) => names(person).map((name) => ({ userId: userIds.get(person.key)!, name })));
  await assignPermissionSets(
    connection,
    memberships((person) => person.permissionSets),
  );
  await addToGroups(
    connection,
    memberships((person) => person.groups),
  );
}

async function createRoles(connection: Connection): Promise<Map<string, string>> {
  const known = await queryRows(
    connection,
    'SELECT Id, DeveloperName FROM UserRole',
    z.looseObject({ Id: z.string(), DeveloperName: z.string() }),
  );
  const ids = new Map(known.map((row) => [row.DeveloperName, row.Id]));
  for (const { developerName, name, above } of roles) {
    if (ids.has(developerName)) continue;
    const row: Row = {
      DeveloperName: developerName,
      Name: name,
      ParentRoleId: above === null ? null : ids.get(above)!,
    };
    const [id] = await saveAll(connection, { object: 'UserRole', operation: 'insert', rows: [row] });
    ids.set(developerName, id!);
  }
  return ids;
}

async function saveAll(connection: Connection, request: SaveRequest): Promise<(string | null)[]> {
  const outcomes = await saveRows(connection, request);
  const refused = outcomes.find((outcome) => !outcome.success);
  if (refused) {
    const reason = refused.errors.map((problem) => `${problem.statusCode}: ${problem.message}`).join('; ');
    throw messagesOf('install').createError('error.MembershipRefused', [request.object, reason]);
  }
  return outcomes.map((outcome) => outcome.id);
}
