import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { requestJson } from '../../connection/request.ts';
import { textOf } from '../content/componentFiles.ts';
import type { ComparedComponent, ComponentState } from '../content/orgState.ts';
import type { PreflightContext } from './context.ts';
import { finding, shortList, type Finding } from './finding.ts';

const named = ({ component }: ComparedComponent): string => `${component.type} ${component.fullName}`;

/** Whatever the org has under a name of the package: from an earlier install, or somebody else's. */
export async function checkNames(context: PreflightContext): Promise<Finding[]> {
  const { comparison } = context;
  if (comparison.asPackage) return [finding('blocker', 'InstalledAsPackage')];
  const inState = (state: ComponentState) => comparison.components.filter((each) => each.state === state);
  const found = [...(await checkGroups(context)), ...(await checkRelationships(context))];
  const clashes = inState('clash');
  if (clashes.length > 0) found.push(finding('blocker', 'NameTaken', [clashes.length, shortList(clashes.map(named))]));
  const there = comparison.components.length - inState('added').length - clashes.length;
  if (comparison.record) found.push(finding('note', 'EarlierInstall', [comparison.record.version, there]));
  else if (there > 0) found.push(finding('note', 'EarlierUnrecorded', [there]));
  const edited = inState('edited');
  if (edited.length > 0) found.push(finding('note', 'EditedStays', [edited.length, shortList(edited.map(edit))]));
  const lost = inState('changed').filter(({ editedBy }) => editedBy !== undefined);
  if (lost.length > 0) found.push(finding('warning', 'EditedLost', [lost.length, shortList(lost.map(edit))]));
  const { obsolete } = comparison;
  if (obsolete.length > 0) found.push(finding('note', 'Obsolete', [obsolete.length, shortList(obsolete)]));
  return found;
}

function edit(compared: ComparedComponent): string {
  const { editedBy } = compared;
  return editedBy ? `${named(compared)} (${editedBy.name}, ${editedBy.date.slice(0, 10)})` : named(compared);
}

/** Groups, queues and roles share their developer names, though the Metadata API lists them apart. */
async function checkGroups({ connection, content }: PreflightContext): Promise<Finding[]> {
  const ours = [...content.components.values()].filter(({ type }) => type === 'Group' || type === 'Queue');
  if (ours.length === 0) return [];
  const rows = await queryRows(
    connection,
    `SELECT DeveloperName, Type FROM Group WHERE DeveloperName IN (${ours.map(({ fullName }) => soqlText(fullName)).join(', ')})`,
    z.looseObject({ DeveloperName: z.string(), Type: z.string() }),
  );
  const wanted = new Map(ours.map(({ type, fullName }) => [fullName, type === 'Queue' ? 'Queue' : 'Regular']));
  const others = rows.filter(({ DeveloperName, Type }) => wanted.get(DeveloperName) !== Type);
  const names = others.map(({ DeveloperName, Type }) => `${DeveloperName} (${Type})`);
  return names.length > 0 ? [finding('blocker', 'GroupNameTaken', [names.length, shortList(names)])] : [];
}

const children = z.looseObject({
  childRelationships: z.array(
    z.looseObject({ childSObject: z.string(), field: z.string(), relationshipName: z.string().nullish() }),
  ),
});

/** A lookup to a standard object gives that object a child relationship, whose name another's lookup may have already. */
async function checkRelationships({ connection, content, facts }: PreflightContext): Promise<Finding[]> {
  const lookups = [...content.components.values()]
    .filter(({ type, content: field }) => type === 'CustomField' && textOf(field, 'relationshipName') !== '')
    .map(({ fullName, content: field }) => ({
      fullName,
      parent: textOf(field, 'referenceTo'),
      name: `${textOf(field, 'relationshipName')}__r`,
    }))
    .filter(({ parent }) => !parent.endsWith('__c') && facts.objects.has(parent));
  const taken: string[] = [];
  for (const [parent, ours] of Map.groupBy(lookups, (lookup) => lookup.parent)) {
    const { childRelationships } = await requestJson(connection, children, {
      method: 'GET',
      path: `/sobjects/${parent}/describe`,
    });
    for (const { childSObject, field, relationshipName } of childRelationships) {
      const same = ours.find(({ name }) => name.toLowerCase() === relationshipName?.toLowerCase());
      const isOurs = ours.some(({ fullName }) => fullName.toLowerCase() === `${childSObject}.${field}`.toLowerCase());
      if (same && !isOurs) taken.push(`${parent}.${same.name} (${childSObject}.${field})`);
    }
  }
  return taken.length > 0 ? [finding('blocker', 'RelationshipTaken', [taken.length, shortList(taken)])] : [];
}
