import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { booleanValue } from '../../connection/values.ts';
import type { PreflightContext } from './context.ts';
import { finding, shortList, type Finding } from './finding.ts';
import { usernamesOf } from './planUsers.ts';

/** Licences with which nobody works on accounts, opportunities and custom objects of the package. */
const TOO_SMALL = /chatter|identity|guest|community|portal|partner|customer|platform|external|cloud integration/i;

/** The people of the plan, and who stands in groups and queues of the package already. */
export async function checkPeople(context: PreflightContext): Promise<Finding[]> {
  const { plan, users, hasPeople, connection } = context;
  const found: Finding[] = [];
  if (!hasPeople) found.push(finding('note', 'NoPlan'));
  const wanted = usernamesOf(plan);
  const unknown = wanted.filter((name) => !users.has(name.toLowerCase()));
  if (unknown.length > 0) {
    found.push(finding('blocker', 'UnknownUsers', [unknown.length, shortList(unknown), await freeSeats(context)]));
  }
  const inPlan = [...users.values()];
  const inactive = inPlan.filter(({ isActive }) => !isActive).map(({ username }) => username);
  if (inactive.length > 0) found.push(finding('blocker', 'InactiveUsers', [inactive.length, shortList(inactive)]));
  const small = inPlan.filter(({ licence }) => licence !== null && TOO_SMALL.test(licence));
  if (small.length > 0) {
    const names = small.map(({ username, licence }) => `${username} (${licence})`);
    found.push(finding('blocker', 'LicenceTooSmall', [small.length, shortList(names)]));
  }
  const gone = await inactiveMembers(connection, context);
  if (gone.length > 0) found.push(finding('warning', 'InactiveMembers', [gone.length, shortList(gone)]));
  return found;
}

/** Seats that are free, as `Salesforce 3`; a dash where the org does not tell. */
async function freeSeats({ connection, facts }: PreflightContext): Promise<string> {
  if (!facts.objects.has('UserLicense')) return '–';
  const rows = await queryRows(
    connection,
    "SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense WHERE Status = 'Active'",
    z.looseObject({ Name: z.string(), TotalLicenses: z.number(), UsedLicenses: z.number() }),
  );
  return rows.map(({ Name, TotalLicenses, UsedLicenses }) => `${Name} ${TotalLicenses - UsedLicenses}`).join(', ');
}

/** `Queue or group: username` of members who have left; what is theirs to take, nobody takes. */
async function inactiveMembers(connection: Connection, { content }: PreflightContext): Promise<string[]> {
  const names = [...content.components.values()].filter(({ type }) => type === 'Group' || type === 'Queue');
  const members = await queryRows(
    connection,
    `SELECT UserOrGroupId, Group.DeveloperName FROM GroupMember WHERE Group.DeveloperName IN (${names.map(({ fullName }) => soqlText(fullName)).join(', ')})`,
    z.looseObject({ UserOrGroupId: z.string(), Group: z.looseObject({ DeveloperName: z.string() }) }),
  );
  if (members.length === 0) return [];
  const users = await queryRows(
    connection,
    'SELECT Id, Username, IsActive FROM User WHERE IsActive = FALSE',
    z.looseObject({ Id: z.string(), Username: z.string(), IsActive: booleanValue }),
  );
  const left = new Map(users.map(({ Id, Username }) => [Id, Username]));
  return members.flatMap(({ UserOrGroupId, Group }) => {
    const username = left.get(UserOrGroupId);
    return username === undefined ? [] : [`${Group.DeveloperName}: ${username}`];
  });
}
