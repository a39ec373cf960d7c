import { addToGroups, assignPermissionSets } from '../../scripts/install/membership.ts';
import { addStandardUsers } from '../connection/standardUser.ts';
import type { TestOrg } from '../connection/testOrg.ts';

/** Ids of users. */
export type TeamPeople = Record<'caller' | 'rep' | 'manager' | 'gone', string>;

/** A team with all that its people need, and a user who is not active. */
export async function createPeople(org: TestOrg): Promise<TeamPeople> {
  const names = ['caller', 'rep', 'manager', 'gone'] as const;
  const ids = await addStandardUsers(org, names, 'doctor.example', (name) => name !== 'gone');
  const people = Object.fromEntries(names.map((name, index) => [name, ids[index]!])) as Record<
    (typeof names)[number],
    string
  >;
  const { caller, rep, manager } = people;
  await assignPermissionSets(org.connection, [
    { userId: caller, name: 'RenkeiInsideSales' },
    { userId: rep, name: 'RenkeiFieldSales' },
    { userId: manager, name: 'RenkeiManager' },
  ]);
  await addToGroups(org.connection, [
    { userId: caller, name: 'RenkeiInsideSales' },
    { userId: rep, name: 'RenkeiFieldSales' },
    { userId: manager, name: 'RenkeiManagers' },
  ]);
  await org.insert('RenkeiTeamMember__c', [
    { Team__c: 'East', Role__c: 'Caller', User__c: caller },
    { Team__c: 'East', Role__c: 'FieldRep', User__c: rep },
    { Team__c: 'East', Role__c: 'InsideSalesManager', User__c: manager },
  ]);
  // The queues have the groups as members, as the package deploys them.
  const queues = await org.query(`SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue'`);
  const groups = await org.query(`SELECT Id, DeveloperName FROM Group WHERE Type = 'Regular'`);
  const of = (rows: Record<string, unknown>[], name: string) =>
    String(rows.find((row) => row['DeveloperName'] === name)!['Id']);
  for (const [queue, group] of [
    ['RenkeiCallPool', 'RenkeiInsideSales'],
    ['RenkeiCases', 'RenkeiFieldSales'],
  ] as const) {
    const known = await org.query(
      `SELECT Id FROM GroupMember WHERE GroupId = '${of(queues, queue)}' AND UserOrGroupId = '${of(groups, group)}'`,
    );
    if (known.length === 0) {
      await org.insert('GroupMember', [{ GroupId: of(queues, queue), UserOrGroupId: of(groups, group) }]);
    }
  }
  return people;
}
