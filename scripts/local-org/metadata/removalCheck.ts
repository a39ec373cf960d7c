import type { LocalOrg } from '../org.ts';
import { Catalogue } from './catalogue.ts';
import type { MetadataComponent } from './component.ts';
import { factsOf } from './facts.ts';
import type { Finding } from './finding.ts';
import { parentOfType } from './kinds.ts';
import { childrenOf, type PackageComponent } from './package.ts';
import { checkObject } from './references/customObject.ts';
import { REFERENCE_RULES } from './references/index.ts';
import { recordsInTheWay } from './removalRecords.ts';
import { componentKey, type Doomed, type Removed } from './removal.ts';
import { parseXml } from './xml.ts';

/** Something that stays: a component, or a version of a flow that is not the latest. */
interface Remaining extends MetadataComponent {
  shown: string;
}

/**
 * Why an org would not let components go: records that need them, and what stays and names them. What stays is checked
 * as if it were deployed into the org without them.
 *
 * @param before the components as they were
 */
export async function checkRemoval(
  org: LocalOrg,
  before: ReadonlyMap<string, MetadataComponent>,
  removed: Removed,
): Promise<Finding[]> {
  const findings = removed.found.flatMap((doomed) =>
    [...undeletable(doomed), ...recordsInTheWay(org, doomed)].map((problem) => findingOf(doomed, problem)),
  );
  if (findings.length > 0) return findings;
  const named = removed.found.map((doomed) => ({ doomed, words: wordsOf(doomed, before) }));
  const uses = new Map<Doomed, Set<string>>();
  const use = (component: Remaining, problem: string): void => {
    const text = textOf(component);
    const mentioned = named.filter(({ words }) => words.some((word) => text.includes(word)));
    const meant = mentioned.filter(({ words }) => words.some((word) => problem.toLowerCase().includes(word)));
    for (const { doomed } of meant.length > 0 ? meant : mentioned)
      uses.set(doomed, (uses.get(doomed) ?? new Set()).add(component.shown));
  };
  const affected = remaining(org, removed).filter((component) => {
    const text = textOf(component);
    return named.some(({ words }) => words.some((word) => text.includes(word)));
  });
  await findUses(org, removed, affected, use);
  return [...uses].map(([doomed, by]) =>
    findingOf(
      doomed,
      `This ${wordOf(doomed.type)} is referenced elsewhere in salesforce.com. : ${[...by].sort().join(', ')}`,
    ),
  );
}

/** What cannot be deleted whatever else there is. */
function undeletable({ type, fullName, version }: Doomed): string[] {
  if (type === 'CustomObject' && !fullName.endsWith('__c')) return [`Cannot delete the standard object ${fullName}`];
  if (type === 'Flow' && !version) return ['insufficient access rights on cross-reference id'];
  if (type === 'Translations' || type === 'CustomObjectTranslation')
    return [`${type} cannot be deleted: translations go with what they translate`];
  if (type === 'CustomLabels' || type === 'SharingRules')
    return [`${type} cannot be deleted as a whole: name what is in it`];
  return [];
}

const findingOf = ({ type, fullName, file }: Doomed, problem: string): Finding => ({ type, fullName, file, problem });

/** `custom field` of CustomField. */
const wordOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
const titleOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');

const texts = new WeakMap<MetadataComponent, string>();

function textOf(component: MetadataComponent): string {
  let text = texts.get(component);
  if (text === undefined) {
    text = [component.fullName, component.source, ...Object.values(component.files ?? {})].join('\n').toLowerCase();
    texts.set(component, text);
  }
  return text;
}

/** The names under which others refer to a component, in lower case. */
function wordsOf({ type, fullName }: Doomed, before: ReadonlyMap<string, MetadataComponent>): string[] {
  const parent = parentOfType(type);
  const name = parent && !parent.child.bare ? fullName.slice(fullName.indexOf('.') + 1) : fullName;
  const words = [name];
  if (name.endsWith('__c')) words.push(name.replace(/__c$/, '__r'));
  if (type === 'CustomField') {
    const owner = before.get(componentKey({ type: 'CustomObject', fullName: fullName.split('.')[0]! }));
    const field = ((owner?.content['fields'] ?? []) as Record<string, string>[]).find(
      (each) => each['fullName'] === name,
    );
    if (field?.['relationshipName']) words.push(`${field['relationshipName']}__r`);
  }
  if (type === 'CustomObject')
    for (const field of (before.get(componentKey({ type, fullName }))?.content['fields'] ?? []) as Record<
      string,
      string
    >[])
      if (field['relationshipName']) words.push(`${field['relationshipName']}__r`);
  if (type === 'LightningComponentBundle') words.push(name.replace(/[A-Z]/g, (letter) => `-${letter}`));
  return words.map((word) => word.toLowerCase());
}

function remaining(org: LocalOrg, { components, found }: Removed): Remaining[] {
  const gone = new Set(found.map(({ version }) => version?.id));
  const older = org.metadata.flows.all().flatMap((version): Remaining[] => {
    const { id, flow, content, source } = version;
    const component = components.get(componentKey({ type: 'Flow', fullName: flow }));
    if (gone.has(id) || !component || component.source === source) return [];
    return [{ ...component, content, source, shown: `Flow Version - ${id}` }];
  });
  const latest = [...components.values()].map((component) => ({
    ...component,
    shown: `${titleOf(component.type)} - ${component.fullName}`,
  }));
  return [...latest, ...older];
}

async function findUses(
  org: LocalOrg,
  { components }: Removed,
  affected: readonly Remaining[],
  use: (component: Remaining, problem: string) => void,
): Promise<void> {
  const all = [...components.values()];
  const names = {
    isStandard: (name: string) => name === 'Activity' || org.schema.find(name)?.custom === false,
    exists: (name: string) =>
      org.schema.find(name)?.custom === false || components.has(componentKey({ type: 'CustomObject', fullName: name })),
  };
  const trees = affected.map((component): { component: Remaining; parsed: PackageComponent } => ({
    component,
    parsed: { ...component, tree: parseXml(component.source) },
  }));
  let isSound = true;
  for (const { component, parsed } of trees)
    if (component.type === 'CustomObject')
      checkObject(parsed, component, names, (problem, at) => {
        isSound = false;
        use(partOf(component, parsed, at), problem);
      });
  if (!isSound) return;
  const catalogue = new Catalogue(all, factsOf(org));
  for (const { component, parsed } of trees)
    for (const rule of REFERENCE_RULES[component.type] ?? [])
      await rule(parsed, catalogue, (problem, at) => use(partOf(component, parsed, at), problem));
}

/** The part of an object at fault, such as one of its formula fields. */
function partOf(component: Remaining, parsed: PackageComponent, at: object | undefined): Remaining {
  const holds = (tree: PackageComponent['tree']): boolean => tree === at || tree.children.some(holds);
  const child = at && childrenOf(parsed).find(({ tree }) => holds(tree));
  return child ? { ...component, shown: `${titleOf(child.type)} - ${child.fullName}` } : component;
}
