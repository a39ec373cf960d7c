import type { Connection } from '@salesforce/core';
import { keyOf, textOf, type Component } from './componentFiles.ts';
import { hashOfKey, readRecord, RECORD_NAME, type InstallationRecord } from './installationRecord.ts';
import { listComponents, retrieveComponents, type ListedComponent, type ListQuery } from './orgContent.ts';
import type { PackageContent, PackagedComponent } from './packageContent.ts';
import { hasSameContent } from './sameContent.ts';

/**
 * How a component of the package stands to the org.
 * - `added`: the org has nothing of that name
 * - `unchanged`: the org has it as it is
 * - `changed`: the org has it from an earlier install, and the package says something else by now
 * - `edited`: the org has it from this install, and somebody has changed it there since
 * - `clash`: the org has something else under that name
 */
export type ComponentState = 'added' | 'unchanged' | 'changed' | 'edited' | 'clash';

export interface ComparedComponent {
  component: PackagedComponent;
  state: ComponentState;
  /** Who has changed it in the org since the last install, and when; for `changed` ones this is lost. */
  editedBy?: { name: string; date: string };
}

export interface OrgComparison {
  /** null: nothing was installed by this program. */
  record: InstallationRecord | null;
  /** Every component of the types in question that the org has, by key. */
  listed: ReadonlyMap<string, ListedComponent>;
  components: ComparedComponent[];
  /** Keys of components of an earlier version that the package has no longer. */
  obsolete: string[];
  /** Whether the org has the package as an unlocked package. */
  asPackage: boolean;
}

/** Types whose components an org may have of itself: what the package adds joins them. */
const JOINING = new Set(['CustomObjectTranslation', 'Translations']);

/** Compares the package with what the org has, reading only. */
export async function compareWithOrg(connection: Connection, content: PackageContent): Promise<OrgComparison> {
  let listed = await listComponents(connection, queriesFor(content.components.values(), []));
  const recordKey = keyOf({ type: 'LightningComponentBundle', fullName: RECORD_NAME });
  const record = listed.has(recordKey) ? await readRecord(connection) : null;
  if (record) {
    const more = record.types.filter((type) => ![...content.components.values()].some((each) => each.type === type));
    const folders = record.folders.filter((key) => !content.components.has(key));
    listed = new Map([
      ...listed,
      ...(await listComponents(connection, [...more.map((type) => ({ type })), ...folderQueries(folders)])),
    ]);
  }
  const since = listed.get(recordKey)?.lastModifiedDate ?? '';
  const present = [...content.components.values()].filter(
    (component) => JOINING.has(component.type) || listed.has(keyOf(component)),
  );
  // With a record, only what was touched since the record was written can differ from what it says.
  const edited = new Set(record?.edited);
  const doubtful = present.filter(
    (component) =>
      !record ||
      edited.has(keyOf(component)) ||
      (listed.get(keyOf(component))?.lastModifiedDate ?? since) > since ||
      JOINING.has(component.type),
  );
  const stored = await retrieveComponents(connection, doubtful);
  const components = [...content.components].map(([key, component]): ComparedComponent => {
    const there = listed.get(key);
    const inOrg = stored.get(key);
    if (!there && !(JOINING.has(component.type) && inOrg)) return { component, state: 'added' };
    if (
      inOrg ? hasSameContent(component, inOrg) : record !== null && record.hashes.get(hashOfKey(key)) === component.hash
    ) {
      return { component, state: 'unchanged' };
    }
    const editedBy =
      record && there?.lastModifiedDate && (there.lastModifiedDate > since || edited.has(key))
        ? { editedBy: { name: there.lastModifiedByName ?? '', date: there.lastModifiedDate } }
        : {};
    return {
      component,
      state: stateOf(component, inOrg, record?.hashes.get(hashOfKey(key)), record !== null),
      ...editedBy,
    };
  });
  return {
    record,
    listed,
    components,
    obsolete: record ? obsoleteIn(listed, content, record) : [],
    asPackage: components.some(({ component }) =>
      /^installed/.test(listed.get(keyOf(component))?.manageableState ?? ''),
    ),
  };
}

function stateOf(
  component: PackagedComponent,
  inOrg: Component | undefined,
  recorded: string | undefined,
  hasRecord: boolean,
): ComponentState {
  if (JOINING.has(component.type)) return 'changed';
  if (recorded !== undefined) return recorded === component.hash ? 'edited' : 'changed';
  // Deployed by other means than this program there is no record; what calls itself the same is taken for the same.
  return !hasRecord && inOrg !== undefined && describesTheSame(component, inOrg) ? 'changed' : 'clash';
}

/** Our descriptions are whole sentences, which nobody else would have written word for word; parts without one go by their parent. */
function describesTheSame(component: Component, inOrg: Component): boolean {
  const told = (each: Component) => {
    const files = each.files && Object.entries(each.files).find(([name]) => name.endsWith('-meta.xml'))?.[1];
    return files === undefined
      ? textOf(each.content, 'description') || textOf(each.content, 'shortDescription')
      : (/<description>([^<]*)</.exec(files)?.[1] ?? '');
  };
  const words = told(component);
  if (words !== '') return words === told(inOrg);
  return /^(Layout:Renkei|(ListView|CompactLayout|SharingOwnerRule):Renkei\w+__c\.)/.test(keyOf(component));
}

/** What stands in the record, is in the org still, and is not in the package. */
function obsoleteIn(
  listed: ReadonlyMap<string, ListedComponent>,
  content: PackageContent,
  record: InstallationRecord,
): string[] {
  return [...listed.keys()].filter((key) => !content.components.has(key) && record.hashes.has(hashOfKey(key))).sort();
}

/** Everything to list so that each component is found if the org has it. */
function queriesFor(components: Iterable<Component>, more: readonly ListQuery[]): ListQuery[] {
  const all = [...components];
  const types = new Set(all.map(({ type }) => type).filter((type) => !['Report', 'Dashboard'].includes(type)));
  types.add('LightningComponentBundle');
  const folders = all.filter(({ type }) => type.endsWith('Folder')).map(keyOf);
  return [...[...types].sort().map((type) => ({ type })), ...folderQueries(folders), ...more];
}

function folderQueries(keys: readonly string[]): ListQuery[] {
  return keys.map((key) => {
    const [type = '', folder = ''] = key.split(':');
    return { type: type.replace(/Folder$/, ''), folder };
  });
}
