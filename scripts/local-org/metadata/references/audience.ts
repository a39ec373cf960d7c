import { checkSharedTo } from './sharedTo.ts';
import { checkName, element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

/** Public groups: a name of the platform's length. Members are records, not metadata. */
export const checkGroup: ReferenceRule = ({ tree, fullName }, _catalogue, report) => {
  checkName(fullName, 'group', 80, tree, report);
};

const MEMBERS: Record<string, string> = {
  publicGroups: 'publicGroup',
  roles: 'role',
  rolesAndSubordinates: 'roleAndSubordinate',
  users: 'user',
};

/** Queues: their objects can be owned by a queue, their members exist. */
export const checkQueue: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  checkName(fullName, 'queue', 80, tree, report);
  for (const entry of elements(tree, 'queueSobject')) {
    const at = placeOf(entry, 'sobjectType');
    const object = catalogue.object(at.text);
    if (!object?.custom || !catalogue.field(object.name, 'OwnerId'))
      report(`In field: sobjectType - ${at.text} cannot be owned by a queue`, at);
  }
  for (const list of element(tree, 'queueMembers')?.children ?? []) {
    const single = MEMBERS[list.name]!;
    for (const member of elements(list, single)) {
      const isThere =
        list.name === 'publicGroups'
          ? catalogue.has('Group', member.text)
          : catalogue.facts.hasRecord(list.name === 'users' ? 'User' : 'UserRole', member.text);
      const kind = { publicGroups: 'Group', users: 'User' }[list.name] ?? 'Role';
      if (!isThere) reportMissing(report, member, kind);
    }
  }
};

const RANK: Record<string, number> = { Private: 0, Read: 1, ReadWrite: 2 };

/** Sharing rules: the object can be shared wider than its default, and both audiences exist. */
export const checkSharingRules: ReferenceRule = ({ tree, fullName }, catalogue, report) => {
  const object = catalogue.object(fullName);
  if (!object) return reportMissing(report, tree, 'CustomObject', fullName, 'object');
  for (const rule of elements(tree, 'sharingOwnerRules')) {
    checkName(textOf(rule, 'fullName'), 'sharing rule', 80, placeOf(rule, 'fullName'), report);
    const level = placeOf(rule, 'accessLevel');
    if (!['Read', 'Edit'].includes(level.text))
      report(`'${level.text}' is not a valid access level: Read or Edit`, level);
    const wider = level.text === 'Edit' ? 2 : 1;
    if (object.sharingModel === 'ControlledByParent' || wider <= RANK[object.sharingModel]!)
      report(
        `Sharing rules with access ${level.text} are not allowed: the organization-wide default of ${fullName} is ${object.sharingModel}`,
        level,
      );
    const settings = element(rule, 'accountSettings');
    if ((fullName === 'Account') !== Boolean(settings))
      report(`accountSettings go with rules of Account, and with no others`, settings ?? rule);
    for (const audience of ['sharedTo', 'sharedFrom'].map((name) => placeOf(rule, name))) {
      checkSharedTo(audience, catalogue, report);
      if (audience.children.length > 1) report(`A sharing rule has one ${audience.name}`, audience);
    }
  }
};
