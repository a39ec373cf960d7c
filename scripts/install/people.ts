import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { keyValue } from '../connection/values.ts';
import { describeObject } from '../integration/objectDescription.ts';
import {
  addToGroups,
  assignPermissionSets,
  missingFromGroups,
  missingPermissionSets,
  type Membership,
} from './membership.ts';
import { ROLES, type InstallPlan } from './plan/schema.ts';
import type { PlanUser } from './preflight/planUsers.ts';

const TEAM_MEMBER = 'RenkeiTeamMember__c';

/** Places that people do not have yet. */
export interface PlacesToGive {
  permissionSets: Membership[];
  /** Groups and queues. */
  groups: Membership[];
  teamMembers: Row[];
}

/** Who is to have what by a plan, and the permission set of administrators for who installs. */
function wanted(
  plan: InstallPlan,
  users: ReadonlyMap<string, PlanUser>,
  administratorId: string,
): { permissionSets: Membership[]; groups: Membership[] } {
  const idOf = (username: string) => users.get(username.toLowerCase())?.id;
  const permissionSets = new Map<string, Membership>();
  const groups = new Map<string, Membership>();
  const add = (list: Map<string, Membership>, userId: string | undefined, name: string) => {
    if (userId !== undefined) list.set(`${userId} ${name}`, { userId, name });
  };
  add(permissionSets, administratorId, ROLES.Administrator.permissionSet);
  for (const { user, role } of plan.people) {
    add(permissionSets, idOf(user), ROLES[role].permissionSet);
    for (const group of ROLES[role].groups) add(groups, idOf(user), group);
  }
  for (const [queue, names] of Object.entries(plan.queues ?? {})) {
    for (const name of names ?? []) add(groups, idOf(name), queue);
  }
  return { permissionSets: [...permissionSets.values()], groups: [...groups.values()] };
}

/** What of the plan is not in the org yet; reads only. Members of teams that are there stay as their managers left them. */
export async function placesToGive(
  connection: Connection,
  plan: InstallPlan,
  users: ReadonlyMap<string, PlanUser>,
  administratorId: string,
): Promise<PlacesToGive> {
  const { permissionSets, groups } = wanted(plan, users, administratorId);
  return {
    permissionSets: await missingPermissionSets(connection, permissionSets),
    groups: await missingFromGroups(connection, groups),
    teamMembers: await missingTeamMembers(connection, plan, users),
  };
}

async function missingTeamMembers(
  connection: Connection,
  plan: InstallPlan,
  users: ReadonlyMap<string, PlanUser>,
): Promise<Row[]> {
  const rows = plan.people.flatMap(({ user, role, team, capacity, hoursPerMonth, languages }): Row[] => {
    const id = users.get(user.toLowerCase())?.id;
    if (team === undefined || id === undefined) return [];
    return [
      {
        Team__c: team,
        User__c: id,
        Role__c: role,
        Capacity__c: capacity ?? null,
        HoursPerMonth__c: hoursPerMonth ?? null,
        Languages__c: languages?.join(';') ?? null,
      },
    ];
  });
  const described = rows.length === 0 ? undefined : await describeObject(connection, TEAM_MEMBER);
  if (!described?.fields.has('User__c')) return rows;
  const known = await queryRows(
    connection,
    `SELECT Team__c, User__c FROM ${TEAM_MEMBER} WHERE User__c != NULL AND Team__c != NULL`,
    z.looseObject({ Team__c: keyValue, User__c: keyValue }),
  );
  const keys = new Set(known.map(({ Team__c, User__c }) => `${Team__c.toLowerCase()}|${User__c}`));
  return rows.filter(({ Team__c, User__c }) => !keys.has(`${String(Team__c).toLowerCase()}|${String(User__c)}`));
}

/** Gives people their places; what is in place already stays. Answers with the number of records written. */
export async function givePlaces(connection: Connection, places: PlacesToGive): Promise<number> {
  let written = await assignPermissionSets(connection, places.permissionSets);
  written += await addToGroups(connection, places.groups);
  const outcomes = await saveRows(connection, { object: TEAM_MEMBER, operation: 'insert', rows: places.teamMembers });
  // Somebody else may have added the same person meanwhile: the key refuses the second, which is what was wanted.
  const refused = outcomes.find(({ success, errors }) => !success && errors[0]?.statusCode !== 'DUPLICATE_VALUE');
  if (refused) {
    const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
    throw messagesOf('install').createError('error.MembershipRefused', [TEAM_MEMBER, reason]);
  }
  return written + outcomes.filter(({ success }) => success).length;
}
