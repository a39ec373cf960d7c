import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';

/** Reports members of an audience (a sharing rule's, a list view's) that do not exist. */
export function checkSharedTo(sharedTo: XmlElement, catalogue: Catalogue, report: Report): void {
  if (!sharedTo.children.length) report('Required field is missing: a group, a role or allInternalUsers', sharedTo);
  for (const member of sharedTo.children) {
    const name = member.text;
    const isThere =
      member.name === 'allInternalUsers' ||
      (['group', 'queue'].includes(member.name) && catalogue.has(member.name === 'group' ? 'Group' : 'Queue', name)) ||
      (/^(role|roleAndSubordinates|roleAndSubordinatesInternal)$/.test(member.name) &&
        catalogue.facts.hasRecord('UserRole', name));
    if (isThere) continue;
    const kind = { group: 'Group', queue: 'Queue' }[member.name] ?? (/^role/.test(member.name) ? 'Role' : undefined);
    report(
      kind
        ? `In field: ${member.name} - no ${kind} named ${name} found`
        : `sharedTo.${member.name} is not modelled by the local org`,
      member,
    );
  }
}
