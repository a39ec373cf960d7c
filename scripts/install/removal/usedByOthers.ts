import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { keyOf, type Component } from '../content/componentFiles.ts';
import { listComponents, retrieveComponents, type ListedComponent } from '../content/orgContent.ts';
import { nameOf, typeOf } from './ownComponents.ts';

/** A component of somebody else that names components of ours. */
export interface ForeignUse {
  type: string;
  fullName: string;
  uses: string[];
  /** Whether the platform takes our part out of it by itself; otherwise it keeps our component from being deleted. */
  losesOnly: boolean;
}

/** What the platform changes itself when a field or an object goes: it takes it out of them. */
const LOSE_ONLY = new Set([
  'Layout',
  'PermissionSet',
  'Profile',
  'Translations',
  'CustomObjectTranslation',
  'SearchLayouts',
]);
/** Types that can name components of the package; an org that does not know one has none of them. */
const TYPES = [
  'CustomApplication',
  'CustomField',
  'CustomObject',
  'FlexiPage',
  'Flow',
  'Layout',
  'LightningComponentBundle',
  'ListView',
  'CompactLayout',
  'PermissionSet',
  'QuickAction',
  'Queue',
  'ReportType',
  'SharingOwnerRule',
  'SharingCriteriaRule',
  'ValidationRule',
  'AuraDefinitionBundle',
  'Workflow',
];
const CHUNK = 3000;
const UNFILED = 'unfiled$public';

/**
 * Components that the package did not bring and that name one of its own: by the API name in their text, as the Metadata API gives it.
 * @param keys what is the package's
 */
export async function usedByOthers(connection: Connection, keys: readonly string[]): Promise<ForeignUse[]> {
  const own = new Set(keys);
  const { metadataObjects } = z
    .looseObject({ metadataObjects: z.array(z.looseObject({ xmlName: z.string(), childXmlNames: z.unknown() })) })
    .parse(await connection.metadata.describe(API_VERSION));
  const known = new Set(
    metadataObjects.flatMap(({ xmlName, childXmlNames }) => [xmlName, [childXmlNames ?? []].flat()].flat()),
  );
  const types = TYPES.filter((type) => known.has(type));
  const listed = [
    ...(
      await listComponents(
        connection,
        types.map((type) => ({ type })),
      )
    ).values(),
  ];
  const folders = (
    await listComponents(
      connection,
      ['ReportFolder', 'DashboardFolder'].map((type) => ({ type })),
    )
  ).values();
  const inFolders = await listComponents(connection, [
    ...[...folders].map(({ type, fullName }) => ({ type: type.replace('Folder', ''), folder: fullName })),
    // Public reports outside of any folder. Private ones are listed for nobody but their owners.
    { type: 'Report', folder: UNFILED },
  ]);
  const others = [...listed, ...inFolders.values()].filter((each) => isForeign(each, own));
  const names = simpleNames(keys);
  const uses: ForeignUse[] = [];
  for (let start = 0; start < others.length; start += CHUNK) {
    const stored = await retrieveComponents(connection, others.slice(start, start + CHUNK));
    for (const component of stored.values()) {
      if (own.has(keyOf(component))) continue;
      const used = namesIn(component, names);
      if (used.length === 0) continue;
      const { type, fullName } = component;
      uses.push({ type, fullName, uses: used, losesOnly: LOSE_ONLY.has(type) });
    }
  }
  return uses.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function isForeign(component: ListedComponent, own: ReadonlySet<string>): boolean {
  return !own.has(keyOf(component)) && component.manageableState !== 'installed';
}

/** The last part of each name, as others write it: the field's without its object, the report's without its folder. */
function simpleNames(keys: readonly string[]): ReadonlySet<string> {
  return new Set(
    keys
      .filter((key) => !['Layout', 'SharingOwnerRule'].includes(typeOf(key)))
      .map((key) => nameOf(key).split(/[./]/).at(-1)!),
  );
}

function namesIn({ content, files }: Component, names: ReadonlySet<string>): string[] {
  const text = JSON.stringify(content ?? files);
  const found = text.match(/\b[Rr]enkei\w*/g) ?? [];
  return [...new Set(found.filter((name) => names.has(name)))].sort();
}
