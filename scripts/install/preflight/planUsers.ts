import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { booleanValue, textValue } from '../../connection/values.ts';
import type { InstallPlan } from '../plan/schema.ts';

export interface PlanUser {
  id: string;
  username: string;
  name: string;
  isActive: boolean;
  /** Name of the user licence; null where the org does not tell. */
  licence: string | null;
}

/** Names in one query: short enough for any URL. */
const NAMES = 50;

/** All usernames of a plan, each once, as they are written. */
export function usernamesOf({ people, queues }: InstallPlan): string[] {
  const all = [...people.map(({ user }) => user), ...Object.values(queues ?? {}).flatMap((names) => names ?? [])];
  return [...new Map(all.map((name) => [name.toLowerCase(), name])).values()];
}

/** The users of a plan by username in lower case. */
export async function readPlanUsers(
  connection: Connection,
  plan: InstallPlan,
  tellsLicences: boolean,
): Promise<Map<string, PlanUser>> {
  const names = usernamesOf(plan);
  const users = new Map<string, PlanUser>();
  const row = z.looseObject({
    Id: z.string(),
    Username: z.string(),
    Name: z.string(),
    IsActive: booleanValue,
    Profile: z.looseObject({ UserLicense: z.looseObject({ Name: textValue }).nullish() }).nullish(),
  });
  const licence = tellsLicences ? ', Profile.UserLicense.Name' : '';
  for (let start = 0; start < names.length; start += NAMES) {
    const list = names
      .slice(start, start + NAMES)
      .map(soqlText)
      .join(', ');
    const soql = `SELECT Id, Username, Name, IsActive${licence} FROM User WHERE Username IN (${list})`;
    for (const { Id, Username, Name, IsActive, Profile } of await queryRows(connection, soql, row)) {
      const user = {
        id: Id,
        username: Username,
        name: Name,
        isActive: IsActive,
        licence: Profile?.UserLicense?.Name ?? null,
      };
      users.set(Username.toLowerCase(), user);
    }
  }
  return users;
}
