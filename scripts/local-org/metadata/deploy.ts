import { isDeepStrictEqual } from 'node:util';
import { makeId } from '../identifiers.ts';
import type { LocalOrg } from '../org.ts';
import { Catalogue } from './catalogue.ts';
import type { MetadataComponent } from './component.ts';
import { merged } from './content.ts';
import type { Finding, Place, Report } from './finding.ts';
import { kindOfType, KINDS, manifestType } from './kinds.ts';
import { childrenOf, readPackage, type Package, type PackageComponent } from './package.ts';
import type { ObjectNames } from './references/customField.ts';
import { checkObject } from './references/customObject.ts';
import { REFERENCE_RULES } from './references/index.ts';
import { textOf } from './references/rule.ts';
import type { MetadataStore } from './store.ts';
import { checkTypes } from './typesCheck.ts';
import type { XmlElement } from './xml.ts';

/** Ids of deployed components; the platform has one prefix per type, clients do not look at it. */
const KEY_PREFIX = '01m';

export interface DeployOptions {
  checkOnly: boolean;
  singlePackage: boolean;
}

/** What became of one component, or of one child that a manifest can name. */
export interface Deployed {
  type: string;
  fullName: string;
  file: string;
  state: 'created' | 'changed' | 'unchanged';
}

/** Findings, or what was deployed; never both. */
export interface DeployOutcome {
  findings: Finding[];
  deployed: Deployed[];
}

/**
 * Checks a whole package against the org and takes all of it or, with a single finding, nothing.
 *
 * @param zip the package as a client uploads it
 * @param progress told how many components are checked, of how many
 * @throws PackageError when the zip is no deploy; Error when the org cannot take the package up
 */
export async function deployPackage(
  org: LocalOrg,
  zip: Uint8Array,
  options: DeployOptions,
  progress: (done: number, total: number) => void = () => {},
): Promise<DeployOutcome> {
  const found = readPackage(zip, options.singlePackage);
  const components = found.components.sort((a, b) => rank(a) - rank(b));
  const findings = [...found.findings];
  for (const component of components) checkTypes(component.tree, component.type, reporter(component, findings));
  if (findings.length) return { findings, deployed: [] };

  const whole = components.map((component) => merged(org.metadata.get(component.type, component.fullName), component));
  const names: ObjectNames = {
    isStandard: (name) => name === 'Activity' || org.schema.find(name)?.custom === false,
    exists: (name) =>
      Boolean(org.schema.find(name)) || whole.some((each) => each.type === 'CustomObject' && each.fullName === name),
  };
  for (const [index, component] of components.entries())
    if (component.type === 'CustomObject') checkObject(component, whole[index]!, names, reporter(component, findings));
  if (findings.length) return { findings, deployed: [] };

  const catalogue = new Catalogue(layOver(org.metadata.all(), whole), {
    hasRecord: (object, name) => hasRecord(org, object, name),
  });
  for (const [index, component] of components.entries()) {
    const report = reporter(component, findings);
    for (const rule of REFERENCE_RULES[component.type] ?? []) await rule(component, catalogue, report);
    progress(index + 1, components.length);
  }
  if (findings.length) return { findings, deployed: [] };

  const deployed = components.map((component) => statesOf(found, component, org.metadata));
  const changed = whole.filter((_, index) => deployed[index]!.some(({ state }) => state !== 'unchanged'));
  if (changed.length) takeUp(org, changed, options.checkOnly);
  return { findings, deployed: deployed.flat() };
}

const rank = ({ type }: PackageComponent): number => KINDS.findIndex((kind) => kind.type === type);

function layOver(existing: MetadataComponent[], incoming: MetadataComponent[]): MetadataComponent[] {
  const key = ({ type, fullName }: MetadataComponent): string => `${type}/${fullName.toLowerCase()}`;
  return [...new Map([...existing, ...incoming].map((component) => [key(component), component])).values()];
}

/** A problem inside a child (a field of an object) is the child's, as clients keep it in a file of its own. */
function reporter(component: PackageComponent, findings: Finding[]): Report {
  return (problem, at = component.tree) => {
    const { file = component.files && `${component.fullName}.js-meta.xml` } = at as Place & { file?: string };
    const owner = childrenOf(component).find((child) => contains(child.tree, at)) ?? component;
    findings.push({
      type: owner.type,
      fullName: owner.fullName,
      file: file ? `${component.file}/${file}` : component.file,
      problem,
      line: at.line,
      column: at.column,
    });
  };
}

const contains = (tree: XmlElement, place: Place): boolean =>
  tree === place || tree.children.some((child) => contains(child, place));

/** What a deploy changes: compared child by child with what is there. */
function statesOf({ members }: Package, component: PackageComponent, store: MetadataStore): Deployed[] {
  const { type, fullName, file } = component;
  const existing = store.get(type, fullName);
  const children = kindOfType(type)!.children;
  const own = ({ content, files }: Pick<MetadataComponent, 'content' | 'files'>): unknown =>
    files ?? Object.entries(content).filter(([name]) => !children[name]?.type);
  const compare = (before: unknown, after: unknown): Deployed['state'] =>
    before === undefined ? 'created' : isDeepStrictEqual(before, after) ? 'unchanged' : 'changed';

  const states = childrenOf(component).map((child) => {
    const { key } = children[child.tree.name]!;
    const named = (content: MetadataComponent['content'] | undefined): unknown =>
      (content?.[child.tree.name] as Record<string, string>[] | undefined)?.find(
        (each) => each[key]?.toLowerCase() === textOf(child.tree, key).toLowerCase(),
      );
    const state = compare(named(existing?.content), named(component.content));
    return { type: child.type, fullName: child.fullName, file, state };
  });
  // A standard object whose fields alone are in the manifest is not itself deployed.
  const isMember = members.some(
    (member) => member.type === manifestType(type) && [fullName, '*'].includes(member.fullName),
  );
  if (isMember) states.push({ type, fullName, file, state: compare(existing && own(existing), own(component)) });
  return states;
}

function takeUp(org: LocalOrg, changed: MetadataComponent[], checkOnly: boolean): void {
  class CheckedOnly extends Error {}
  const now = org.clock.now().toISOString();
  try {
    org.store.transaction(() => {
      for (const component of changed) {
        const { type, fullName, file, content, source, files } = component;
        const id = makeId(KEY_PREFIX, org.store.nextNumber('metadata'));
        org.metadata.put({ type, fullName, file, content, source, ...(files ? { files } : {}) }, id, now);
      }
      org.applyMetadata(changed);
      if (checkOnly) throw new CheckedOnly();
    });
  } catch (error) {
    org.metadata.reload();
    // The transaction is undone; the schema in memory must follow it back.
    org.applyMetadata([]);
    if (!(error instanceof CheckedOnly)) throw error;
  }
}

function hasRecord(org: LocalOrg, object: string, name: string): boolean {
  const names = ['DeveloperName', 'Username', 'Name'].filter((field) => org.schema.findField(object, field));
  return names.some((field) => org.store.find(object, field, [name]).length > 0);
}
