import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { booleanValue, keyValue, textValue } from '../../connection/values.ts';

export interface Person {
  id: string;
  name: string;
  isActive: boolean;
}

export interface TeamMember {
  person: Person;
  team: string;
  /** `Caller`, `FieldRep`, `InsideSalesManager`, `FieldManager`, `Service`. */
  role: string;
}

/** A public group or queue of the package, with whoever is in it, through groups and roles as well. */
export interface Gathering {
  name: string;
  kind: 'Group' | 'Queue';
  people: Person[];
  /** Members that cannot be resolved to people here, such as roles with subordinates. */
  others: number;
}

export interface PeopleFacts {
  members: TeamMember[];
  /** By permission set of the package; a set without anybody is there with an empty list. */
  permitted: Map<string, Person[]>;
  gatherings: Gathering[];
}

const user = z.looseObject({ Id: keyValue, Name: textValue, IsActive: booleanValue });

/** Who works with the package: teams, permission sets, groups and queues. Seven queries, whatever the org's size. */
export async function readPeople(connection: Connection): Promise<PeopleFacts> {
  const members = await queryRows(
    connection,
    'SELECT User__r.Id, User__r.Name, User__r.IsActive, Team__c, Role__c FROM RenkeiTeamMember__c WHERE User__c != null',
    z.looseObject({ User__r: user, Team__c: textValue, Role__c: textValue }),
  );
  return {
    members: members.map(({ User__r, Team__c, Role__c }) => ({
      person: personOf(User__r),
      team: Team__c ?? '',
      role: Role__c ?? '',
    })),
    permitted: await readPermitted(connection),
    gatherings: await readGatherings(connection),
  };
}

async function readPermitted(connection: Connection): Promise<Map<string, Person[]>> {
  const sets = await queryRows(
    connection,
    `SELECT Id, Name FROM PermissionSet WHERE Name LIKE 'Renkei%'`,
    z.looseObject({ Id: keyValue, Name: keyValue }),
  );
  const assigned = await queryRows(
    connection,
    `SELECT Assignee.Id, Assignee.Name, Assignee.IsActive, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Renkei%'`,
    z.looseObject({ Assignee: user, PermissionSetId: keyValue }),
  );
  return new Map(
    sets.map(({ Id, Name }) => [
      Name,
      assigned.filter(({ PermissionSetId }) => PermissionSetId === Id).map(({ Assignee }) => personOf(Assignee)),
    ]),
  );
}

const group = z.looseObject({ Id: keyValue, DeveloperName: textValue, Type: textValue, RelatedId: textValue });

async function readGatherings(connection: Connection): Promise<Gathering[]> {
  const own = await readGroups(connection, `DeveloperName LIKE 'Renkei%' AND Type IN ('Regular', 'Queue')`);
  const links = await readLinks(
    connection,
    own.map(({ Id }) => Id),
  );
  const nested = links.map(({ member }) => member).filter((id) => !isUser(id));
  const inner = await readGroups(connection, idsIn('Id', nested));
  const innerLinks = await readLinks(
    connection,
    inner.filter(({ Type }) => Type === 'Regular').map(({ Id }) => Id),
  );
  const roles = inner.flatMap(({ Type, RelatedId }) => (Type === 'Role' && RelatedId ? [RelatedId] : []));
  const people = await readUsers(
    connection,
    [...links, ...innerLinks].map(({ member }) => member).filter(isUser),
    roles,
  );
  return own.map(({ Id, DeveloperName, Type }) => {
    const found = new Map<string, Person>();
    let others = 0;
    const add = (id: string): void => {
      const person = people.byId.get(id);
      if (person) found.set(id, person);
    };
    for (const { member } of links.filter(({ container }) => container === Id)) {
      if (isUser(member)) {
        add(member);
        continue;
      }
      const within = inner.find((one) => one.Id === member);
      if (within?.Type === 'Role') for (const person of people.byRole.get(within.RelatedId ?? '') ?? []) add(person);
      else if (within?.Type === 'Regular') {
        for (const link of innerLinks.filter(({ container }) => container === member)) {
          if (isUser(link.member)) add(link.member);
          else others += 1;
        }
      } else others += 1;
    }
    const kind = Type === 'Queue' ? ('Queue' as const) : ('Group' as const);
    return { name: DeveloperName ?? '', kind, people: [...found.values()], others };
  });
}

async function readGroups(connection: Connection, condition: string): Promise<z.infer<typeof group>[]> {
  if (condition === '') return [];
  return queryRows(connection, `SELECT Id, DeveloperName, Type, RelatedId FROM Group WHERE ${condition}`, group);
}

async function readLinks(
  connection: Connection,
  groups: readonly string[],
): Promise<{ container: string; member: string }[]> {
  if (groups.length === 0) return [];
  const rows = await queryRows(
    connection,
    `SELECT GroupId, UserOrGroupId FROM GroupMember WHERE ${idsIn('GroupId', groups)}`,
    z.looseObject({ GroupId: keyValue, UserOrGroupId: keyValue }),
  );
  return rows.map(({ GroupId, UserOrGroupId }) => ({ container: GroupId, member: UserOrGroupId }));
}

async function readUsers(
  connection: Connection,
  ids: readonly string[],
  roles: readonly string[],
): Promise<{ byId: Map<string, Person>; byRole: Map<string, string[]> }> {
  const condition = [idsIn('Id', ids), idsIn('UserRoleId', roles)].filter(Boolean).join(' OR ');
  const rows =
    condition === ''
      ? []
      : await queryRows(
          connection,
          `SELECT Id, Name, IsActive, UserRoleId FROM User WHERE ${condition}`,
          user.extend({ UserRoleId: textValue }),
        );
  const byRole = new Map<string, string[]>();
  for (const { Id, UserRoleId } of rows)
    if (UserRoleId) byRole.set(UserRoleId, [...(byRole.get(UserRoleId) ?? []), Id]);
  return { byId: new Map(rows.map((row) => [row.Id, personOf(row)])), byRole };
}

function idsIn(field: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${field} IN (${[...new Set(ids)].map(soqlText).join(', ')})`;
}

function isUser(id: string): boolean {
  return id.startsWith('005');
}

function personOf({ Id, Name, IsActive }: z.infer<typeof user>): Person {
  return { id: Id, name: Name ?? Id, isActive: IsActive };
}
