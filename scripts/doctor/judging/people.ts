import { finding, state, type Finding } from '../finding.ts';
import type { Gathering, PeopleFacts, Person, TeamMember } from '../reading/people.ts';

/** Which permission set a role of a team needs; any of them will do, since the later ones hold the first. */
const setsOfRole: Record<string, readonly string[]> = {
  Caller: ['RenkeiInsideSales', 'RenkeiManager', 'RenkeiAdmin'],
  FieldRep: ['RenkeiFieldSales', 'RenkeiManager', 'RenkeiAdmin'],
  Service: ['RenkeiFieldSales', 'RenkeiManager', 'RenkeiAdmin'],
  InsideSalesManager: ['RenkeiManager', 'RenkeiAdmin'],
  FieldManager: ['RenkeiManager', 'RenkeiAdmin'],
};
const groupOfRole: Record<string, string> = {
  Caller: 'RenkeiInsideSales',
  FieldRep: 'RenkeiFieldSales',
  Service: 'RenkeiFieldSales',
  InsideSalesManager: 'RenkeiManagers',
  FieldManager: 'RenkeiManagers',
};
const setsOfGroup: Record<string, readonly string[]> = {
  RenkeiInsideSales: setsOfRole['Caller']!,
  RenkeiFieldSales: setsOfRole['FieldRep']!,
  RenkeiManagers: setsOfRole['FieldManager']!,
};
/** Nobody needs it but while data moves in. */
const MAY_BE_EMPTY = new Set(['RenkeiMigration']);

/** Who is in a team or group without the rights for it, and the other way round. */
export function judgePeople({ members, permitted, gatherings }: PeopleFacts): Finding[] {
  const findings: Finding[] = [];
  const active = members.filter(({ person }) => person.isActive);
  const has = (person: Person, sets: readonly string[]): boolean =>
    sets.some((name) => permitted.get(name)?.some(({ id }) => id === person.id));

  add(
    'MemberWithoutPermissionSet',
    'error',
    lacking(active, ({ person, role }) => {
      const sets = setsOfRole[role];
      return sets !== undefined && !has(person, sets);
    }),
  );
  const outside = (role: string): Person[] => {
    const group = gatherings.find(({ name, kind }) => kind === 'Group' && name === groupOfRole[role]);
    // Whom a role with its subordinates brings in is not known here: nobody is accused then.
    if (!group || group.others > 0) return [];
    return lacking(active, ({ person, role: own }) => own === role && !group.people.some(({ id }) => id === person.id));
  };
  add('CallerOutsideGroup', 'error', outside('Caller'), ['RenkeiInsideSales']);
  add('RepOutsideGroup', 'error', distinct([...outside('FieldRep'), ...outside('Service')]), ['RenkeiFieldSales']);
  add(
    'ManagerOutsideGroup',
    'warning',
    [...outside('InsideSalesManager'), ...outside('FieldManager')],
    ['RenkeiManagers'],
  );
  add('InactiveMember', 'warning', distinct(members.map(({ person }) => person).filter(({ isActive }) => !isActive)));

  const inGroups = gatherings.flatMap(({ name, kind, people }) => {
    const sets = kind === 'Group' ? setsOfGroup[name] : undefined;
    return sets ? people.filter((person) => person.isActive && !has(person, sets)) : [];
  });
  const known = new Set(active.map(({ person }) => person.id));
  add(
    'GroupMemberWithoutPermissionSet',
    'error',
    distinct(inGroups).filter(({ id }) => !known.has(id)),
  );
  for (const [name, people] of permitted) {
    if (MAY_BE_EMPTY.has(name) || people.some(({ isActive }) => isActive)) continue;
    findings.push(state('PermissionSetWithoutPeople', 'warning', [name]));
  }
  for (const gathering of gatherings) findings.push(...judgeGathering(gathering));
  return findings;

  function add(code: string, severity: Finding['severity'], people: Person[], values: string[] = []): void {
    if (people.length > 0) findings.push(finding(code, severity, people.length, values, people));
  }
}

/** A queue that nobody may take from keeps its work for ever; a group without members shares nothing. */
function judgeGathering({ name, kind, people, others }: Gathering): Finding[] {
  const inactive = people.filter(({ isActive }) => !isActive);
  const findings: Finding[] = [];
  if (others === 0 && inactive.length === people.length) {
    const severity = kind === 'Queue' ? 'error' : 'warning';
    findings.push(state(`${kind}WithoutPeople`, severity, [name]));
  } else if (inactive.length > 0) {
    findings.push(finding(`${kind}WithInactive`, 'warning', inactive.length, [name], inactive));
  }
  return findings;
}

function lacking(members: readonly TeamMember[], condition: (member: TeamMember) => boolean): Person[] {
  return distinct(members.filter(condition).map(({ person }) => person));
}

function distinct(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
