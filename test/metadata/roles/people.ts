import assert from 'node:assert/strict';
import type { LocalOrg, Session } from '../../../scripts/local-org/org.ts';
import { Client } from '../../local-org/server/client.ts';
import { orgWith } from '../packageZip.ts';
import { accessPackage } from './accessPackage.ts';

export type Values = Record<string, unknown>;
export type Role = 'admin' | 'caller' | 'rep' | 'manager' | 'nobody';
/** Everybody who is tried has a colleague, whose records are not theirs. */
export type Person = Role | 'caller2' | 'rep2' | 'manager2';

export const ROLES: readonly Role[] = ['admin', 'caller', 'rep', 'manager', 'nobody'];
/** Permission set and group; all have the profile of a standard user besides. */
const PEOPLE: Record<Person, [permissionSet: string, group: string] | [permissionSet: string] | []> = {
  admin: ['RenkeiAdmin'],
  caller: ['RenkeiInsideSales', 'RenkeiInsideSales'],
  caller2: ['RenkeiInsideSales', 'RenkeiInsideSales'],
  rep: ['RenkeiFieldSales', 'RenkeiFieldSales'],
  rep2: ['RenkeiFieldSales', 'RenkeiFieldSales'],
  manager: ['RenkeiManager', 'RenkeiManagers'],
  manager2: ['RenkeiManager', 'RenkeiManagers'],
  nobody: [],
};

/** An org with the package and people in every role, whose API is called as each of them. */
export interface People {
  org: LocalOrg;
  /** Whoever prepares records: flows leave them alone. */
  setup: Session;
  userIds: Record<Person, string>;
  clients: Record<Person, Client>;
  /** Saves as `setup`, and fails when the org refuses. @returns Id */
  insert(object: string, record: Values): string;
  /** Id of a record by a value of one of its fields. */
  idOf(object: string, field: string, value: string): string;
}

export async function people(): Promise<People> {
  const clock = new Date('2026-06-10T01:00:00.000Z');
  const org = await orgWith(await accessPackage({ accountsOfAll: true }), { clock });
  const setup = org.session(org.userId('admin@local.example'));
  const idOf = (object: string, field: string, value: string): string =>
    String(org.store.find(object, field, [value])[0]?.['Id'] ?? assert.fail(`no ${object} ${value}`));
  const insert = (object: string, record: Values): string => {
    const [result] = org.save(setup, [{ action: 'insert', object, record }], { allOrNone: true });
    assert.deepEqual(result!.errors, [], object);
    return result!.id!;
  };
  const assign = (AssigneeId: string, name: string) =>
    insert('PermissionSetAssignment', { AssigneeId, PermissionSetId: idOf('PermissionSet', 'Name', name) });
  for (const name of ['RenkeiAdmin', 'RenkeiMigration']) assign(setup.userId, name);
  const userIds = {} as People['userIds'];
  const clients = {} as People['clients'];
  const server = new Client(org, setup);
  for (const [person, [permissionSet, group]] of Object.entries(PEOPLE) as [Person, string[]][]) {
    userIds[person] = insert('User', userNamed(person, idOf('Profile', 'Name', 'Standard User')));
    if (permissionSet) assign(userIds[person], permissionSet);
    if (group) {
      const found = org.store.find('Group', 'DeveloperName', [group]).find((each) => each['Type'] === 'Regular');
      insert('GroupMember', { UserOrGroupId: userIds[person], GroupId: found!['Id'] });
    }
    clients[person] = server.as(org.session(userIds[person]));
  }
  const roles = { caller: 'Caller', caller2: 'Caller', rep: 'FieldRep', rep2: 'FieldRep', manager: 'FieldManager' };
  for (const [person, Role__c] of Object.entries(roles))
    insert('RenkeiTeamMember__c', { User__c: userIds[person as Person], Team__c: 'East', Role__c });
  insert('RenkeiSetting__c', {
    Name: 'Renkei',
    SourceKey__c: 'Default',
    TimeZone__c: 'Asia/Tokyo',
    UtcOffsetMinutes__c: 540,
  });
  return { org, setup, userIds, clients, insert, idOf };
}

const userNamed = (person: string, ProfileId: string): Values => ({
  Username: `${person}@roles.example`,
  LastName: person,
  Alias: person.slice(0, 8),
  Email: `${person}@roles.example`,
  IsActive: true,
  ProfileId,
  TimeZoneSidKey: 'Asia/Tokyo',
  LocaleSidKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  LanguageLocaleKey: 'en_US',
});
