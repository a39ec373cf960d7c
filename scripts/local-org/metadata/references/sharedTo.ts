import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { reportMissing } from './rule.ts';

/** Reports members of an audience (a sharing rule's, a list view's) that do not exist. */
export function checkSharedTo(sharedTo: XmlElement, catalogue: Catalogue, report: Report): void {
  if (!sharedTo.children.length) report('Required field is missing: a group, a role or allInternalUsers', sharedTo);
  for (const member of sharedTo.children) {
    const name = member.text;
    const isThere =
      member.name === 'allInternalUsers' ||
      (['group', 'queue'].includes(member.name) && catalogue.has(member.name === 'group' ? 'Group' : 'Queue', name)) ||
      (member.name.startsWith('role') && catalogue.facts.hasRecord('UserRole', name));
    const kind = { group: 'Group', queue: 'Queue' }[member.name] ?? 'Role';
    if (!isThere) reportMissing(report, member, kind);
  }
}
