import type { MetadataComponent } from './component.ts';
import { toSource } from './content.ts';
import type { FlowVersion, FlowVersions } from './flowVersions.ts';
import { childName, kindOfType, parentOfType } from './kinds.ts';
import type { Removal } from './package.ts';

type Components = ReadonlyMap<string, MetadataComponent>;

/** A removal that has found what it names. */
export interface Doomed extends Removal {
  /** Path in a zip of the component that goes, or that holds what goes. */
  file: string;
  /** Of a flow: the version that goes. */
  version?: FlowVersion;
}

export interface Removed {
  /** What is left; components that lose a part are others than before. */
  components: Map<string, MetadataComponent>;
  found: Doomed[];
  missing: Removal[];
}

export const componentKey = ({ type, fullName }: Pick<MetadataComponent, 'type' | 'fullName'>): string =>
  `${type}/${fullName.toLowerCase()}`;

/** What goes with an object: its name, then a sign, begins theirs. */
const WITH_OBJECT: Record<string, string> = { Layout: '-', CustomObjectTranslation: '-', SharingRules: '' };
/** Where translations of a component stand, and under which name; they go with it. */
const TRANSLATED: Record<string, { type: string; element: string }> = {
  CustomLabel: { type: 'Translations', element: 'customLabels' },
  CustomTab: { type: 'Translations', element: 'customTabs' },
  CustomApplication: { type: 'Translations', element: 'customApplications' },
  CustomField: { type: 'CustomObjectTranslation', element: 'fields' },
  ValidationRule: { type: 'CustomObjectTranslation', element: 'validationRules' },
  Layout: { type: 'CustomObjectTranslation', element: 'layouts' },
};

/**
 * Takes components away from those of an org, with what cannot be without them: layouts, translations and sharing rules of
 * an object, translations of anything. What held nothing else is gone, too.
 */
export function removeComponents(before: Components, removals: readonly Removal[], flows: FlowVersions): Removed {
  const removed: Removed = { components: new Map(before), found: [], missing: [] };
  const gone = new Map<string, Set<number>>();
  for (const removal of removals) {
    const found = removal.type === 'Flow' ? removeVersion(removed, removal, flows, gone) : removeOne(removed, removal);
    if (found) removed.found.push({ ...removal, ...found });
    else removed.missing.push(removal);
  }
  return removed;
}

function removeOne({ components, found }: Removed, { type, fullName }: Removal): { file: string } | undefined {
  const parent = parentOfType(type);
  if (parent) {
    for (const component of components.values()) {
      const children =
        component.type === parent.kind.type ? ((component.content[parent.element] ?? []) as Children) : [];
      const name = children
        .map((each) => each[parent.child.key]!)
        .find((each) => childName(parent.child, component.fullName, each) === fullName);
      if (name === undefined) continue;
      keep(components, without(component, parent.element, parent.child.key, name));
      removeTranslations(components, type, component.fullName, name);
      return { file: component.file };
    }
    // A part of an object that this very deploy deletes goes with it.
    const object = found.find((each) => each.type === 'CustomObject' && fullName.startsWith(`${each.fullName}.`));
    return object && { file: object.file };
  }
  const folder = kindOfType(type)?.folderType;
  const own = folder && !fullName.includes('/') ? folder : type;
  const component = components.get(componentKey({ type: own, fullName }));
  if (!component) {
    const object = found.find((each) => each.type === 'CustomObject' && fullName.startsWith(`${each.fullName}-`));
    return object && type in WITH_OBJECT ? { file: object.file } : undefined;
  }
  components.delete(componentKey(component));
  if (type === 'CustomObject') removeObjectParts(components, component.fullName);
  removeTranslations(components, type, type === 'Layout' ? fullName.split('-')[0]! : '', layoutName(type, fullName));
  return { file: component.file };
}

type Children = Record<string, string>[];

const layoutName = (type: string, fullName: string): string =>
  type === 'Layout' ? fullName.slice(fullName.indexOf('-') + 1) : fullName;

function removeObjectParts(components: Map<string, MetadataComponent>, object: string): void {
  for (const [key, { type, fullName }] of components) {
    const sign = WITH_OBJECT[type];
    if (sign !== undefined && (sign ? fullName.startsWith(`${object}${sign}`) : fullName === object))
      components.delete(key);
  }
}

function removeTranslations(
  components: Map<string, MetadataComponent>,
  type: string,
  owner: string,
  name: string,
): void {
  const translated = TRANSLATED[type];
  if (!translated) return;
  for (const component of components.values()) {
    const isMeant =
      component.type === translated.type &&
      (translated.type === 'Translations' || component.fullName.startsWith(`${owner}-`));
    const { key } = kindOfType(translated.type)!.children[translated.element]!;
    if (isMeant && (component.content[translated.element] as Children | undefined)?.some((each) => each[key] === name))
      keep(components, without(component, translated.element, key, name));
  }
}

/** A flow is deleted by its versions (`Name-1`): of a bare name an org says that there is no access. */
function removeVersion(
  { components }: Removed,
  { fullName }: Removal,
  flows: FlowVersions,
  gone: Map<string, Set<number>>,
): { file: string; version?: FlowVersion } | undefined {
  const [, name = fullName, number] = /^(.*)-(\d+)$/.exec(fullName) ?? [];
  const key = componentKey({ type: 'Flow', fullName: name });
  const component = components.get(key);
  if (!component) return undefined;
  if (number === undefined) return { file: component.file };
  const version = flows.of(name).find((each) => each.number === Number(number));
  if (!version) return undefined;
  const numbers = gone.get(key) ?? new Set();
  gone.set(key, numbers.add(version.number));
  const latest = flows.of(name).findLast((each) => !numbers.has(each.number));
  if (latest) components.set(key, { ...component, content: latest.content, source: latest.source });
  else components.delete(key);
  return { file: component.file, version };
}

function without(component: MetadataComponent, element: string, key: string, name: string): MetadataComponent {
  const { [element]: all, ...rest } = component.content;
  const left = (all as Children).filter((each) => each[key] !== name);
  const content = { ...rest, ...(left.length > 0 ? { [element]: left } : {}) };
  return { ...component, content, source: toSource({ ...component, content }) };
}

/** Puts back what has lost a part; what holds nothing any more is gone. */
function keep(components: Map<string, MetadataComponent>, component: MetadataComponent): void {
  if (Object.keys(component.content).length > 0) components.set(componentKey(component), component);
  else components.delete(componentKey(component));
}
