import { isDeepStrictEqual } from 'node:util';
import { ApiError } from '../errors.ts';
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
import { factsOf } from './facts.ts';
import { isSameFlow, withStatus } from './flowVersions.ts';
import { textOf } from './references/rule.ts';
import { componentKey, removeComponents, type Removed } from './removal.ts';
import { checkRemoval } from './removalCheck.ts';
import { checkTypes } from './typesCheck.ts';
import type { XmlElement } from './xml.ts';

/** Ids of deployed components; the platform has one prefix per type, clients do not look at it. */
const KEY_PREFIX = '01m';

export interface DeployOptions {
  checkOnly: boolean;
  singlePackage: boolean;
  /** Otherwise a warning (a component to be deleted is not there) fails the deploy. */
  ignoreWarnings?: boolean;
}

/** What became of one component, or of one child that a manifest can name. */
export interface Deployed {
  type: string;
  fullName: string;
  file: string;
  state: 'created' | 'changed' | 'unchanged' | 'deleted';
}

/** Findings, or what was deployed; both when all findings are warnings that were to be ignored. */
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
  for (const component of components)
    if (/^(Translations|CustomObjectTranslation)$/.test(component.type) && !org.settings.translationWorkbench)
      reporter(component, findings)('Not available for deploy for this organization');
  for (const component of components) checkTypes(component.tree, component.type, reporter(component, findings));
  if (findings.length) return { findings, deployed: [] };

  const { flows } = org.metadata;
  const before = new Map(org.metadata.all().map((component) => [componentKey(component), component]));
  const first = removeComponents(
    before,
    found.removals.filter(({ after }) => !after),
    flows,
  );
  const whole = components.map((component) => merged(first.components.get(componentKey(component)), component));
  const names: ObjectNames = {
    isStandard: (name) => name === 'Activity' || org.schema.find(name)?.custom === false,
    exists: (name) =>
      org.schema.find(name)?.custom === false ||
      first.components.has(componentKey({ type: 'CustomObject', fullName: name })) ||
      whole.some((each) => each.type === 'CustomObject' && each.fullName === name),
  };
  findings.push(...(await checkRemoval(org, before, first)));
  for (const [index, component] of components.entries())
    if (component.type === 'CustomObject') checkObject(component, whole[index]!, names, reporter(component, findings));
  if (findings.length) return { findings, deployed: [] };

  const laid = new Map(
    [...first.components.values(), ...whole].map((component) => [componentKey(component), component]),
  );
  const catalogue = new Catalogue([...laid.values()], factsOf(org));
  for (const [index, component] of components.entries()) {
    const report = reporter(component, findings);
    for (const rule of REFERENCE_RULES[component.type] ?? []) await rule(component, catalogue, report);
    progress(index + 1, components.length);
  }
  if (findings.length) return { findings, deployed: [] };
  const last = removeComponents(
    laid,
    found.removals.filter(({ after }) => after),
    flows,
  );
  findings.push(...(await checkRemoval(org, laid, last)));
  if (findings.length) return { findings, deployed: [] };
  const missing = [...first.missing, ...last.missing].map(({ type, fullName, manifest }): Finding => ({
    type,
    fullName,
    file: manifest,
    problem: `No ${type} named: ${fullName} found`,
    isWarning: true,
  }));
  if (missing.length > 0 && !options.ignoreWarnings) return { findings: missing, deployed: [] };

  const deployed = components.map((component) => statesOf(found, component, first.components));
  const changed = whole.filter((_, index) => deployed[index]!.some(({ state }) => state !== 'unchanged'));
  requireCoverage(org, changed);
  const deleted = [...first.found, ...last.found].map(({ type, fullName, file }): Deployed => ({
    type,
    fullName,
    file,
    state: 'deleted',
  }));
  if (changed.length + deleted.length > 0) takeUp(org, { before, first, changed, laid, last }, options.checkOnly);
  return { findings: missing, deployed: [...deployed.flat(), ...deleted] };
}

const rank = ({ type }: PackageComponent): number => KINDS.findIndex((kind) => kind.type === type);

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
function statesOf(
  { members }: Package,
  component: PackageComponent,
  present: ReadonlyMap<string, MetadataComponent>,
): Deployed[] {
  const { type, fullName, file } = component;
  const existing = present.get(componentKey(component));
  // The status alone makes no new version of a flow: an org calls it unchanged.
  if (type === 'Flow' && existing && isSameFlow(existing.content, component.content))
    return [{ type, fullName, file, state: 'unchanged' }];
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

/**
 * Where a production org takes active flows as active, Apex tests must start enough of them; nothing here can.
 * @throws ApiError when the deploy brings active flows
 */
function requireCoverage({ isProduction, settings }: LocalOrg, changed: readonly MetadataComponent[]): void {
  const active = changed.filter(({ type, content }) => type === 'Flow' && content['status'] === 'Active');
  if (!isProduction || !settings.deployFlowsAsActive || settings.flowTestCoverage === 0 || active.length === 0) return;
  throw new ApiError(
    'FAILED_ACTIVATION',
    `Flow test coverage is 0%, at least ${settings.flowTestCoverage}% is required to deploy active flows: ${active.map(({ fullName }) => fullName).join(', ')}`,
  );
}

interface Stages {
  before: ReadonlyMap<string, MetadataComponent>;
  first: Removed;
  changed: readonly MetadataComponent[];
  laid: ReadonlyMap<string, MetadataComponent>;
  last: Removed;
}

function takeUp(org: LocalOrg, { before, first, changed, laid, last }: Stages, checkOnly: boolean): void {
  class CheckedOnly extends Error {}
  const now = org.clock.now().toISOString();
  const arrivesInactive = org.isProduction && !org.settings.deployFlowsAsActive;
  const put = ({ type, fullName, file, content, source, files }: MetadataComponent): void => {
    const id = makeId(KEY_PREFIX, org.store.nextNumber('metadata'));
    org.metadata.put({ type, fullName, file, content, source, ...(files ? { files } : {}) }, id, now);
  };
  try {
    org.store.transaction(() => {
      const gone = takeAway(org, before, first, put, now);
      for (const component of changed)
        put(component.type === 'Flow' && arrivesInactive ? inactive(component) : component);
      gone.push(...takeAway(org, laid, last, put, now));
      const stays = changed.filter(({ type, fullName }) => org.metadata.get(type, fullName));
      org.applyMetadata(
        stays,
        gone.filter(({ type, fullName }) => !org.metadata.get(type, fullName)),
      );
      if (checkOnly) throw new CheckedOnly();
    });
  } catch (error) {
    org.metadata.reload();
    // The transaction is undone; the schema in memory must follow it back.
    org.applyMetadata([]);
    if (!(error instanceof CheckedOnly)) throw error;
  }
}

const inactive = (flow: MetadataComponent): MetadataComponent =>
  flow.content['status'] === 'Active' ? withStatus(flow, 'Draft') : flow;

/** Removes from the org what a stage of a deploy has removed; returns the components that are gone. */
function takeAway(
  org: LocalOrg,
  before: ReadonlyMap<string, MetadataComponent>,
  { components, found }: Removed,
  put: (component: MetadataComponent) => void,
  now: string,
): MetadataComponent[] {
  for (const { version } of found) if (version) org.metadata.removeFlowVersion(version.flow, version.number, now);
  const gone: MetadataComponent[] = [];
  for (const [key, component] of before) {
    const left = components.get(key);
    if (!left) gone.push(component);
    if (component.type === 'Flow') continue;
    if (!left) org.metadata.remove(component.type, component.fullName);
    else if (left !== component) put(left);
  }
  return gone;
}
