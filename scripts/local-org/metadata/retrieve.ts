import { strToU8, zipSync } from 'fflate';
import { ApiError } from '../errors.ts';
import type { LocalOrg } from '../org.ts';
import type { StoredComponent } from './component.ts';
import { toSource } from './content.ts';
import { childName, kindOfType, KINDS, parentOfType } from './kinds.ts';
import { toXml } from './xml.ts';

/** A member of a retrieve's manifest; `fullName` may be `*`. */
export interface RetrieveMember {
  type: string;
  fullName: string;
}

/** A file of a retrieve, as the Metadata API describes it. */
export interface FileProperties {
  createdDate: string;
  fileName: string;
  fullName: string;
  id: string;
  lastModifiedDate: string;
  manageableState: 'unmanaged';
  type: string;
}

type Retrieved = {
  zip: Uint8Array;
  fileProperties: FileProperties[];
  messages: { fileName: string; problem: string }[];
};

/** Packs components, or single children of them (one custom field), with a manifest under `unpackaged/`. */
export function retrieveComponents(org: LocalOrg, members: RetrieveMember[]): Retrieved {
  const parts = new Map<string, { component: StoredComponent; only?: Record<string, Set<string>> }>();
  const messages: Retrieved['messages'] = [];
  for (const { type, fullName } of members) {
    const owner = parentOfType(type);
    if (!kindOfType(type) && !owner)
      throw new ApiError('INVALID_TYPE', `Entity type ${type} is not modelled by the local org`);
    const found = owner ? childrenNamed(org, type, fullName) : componentsNamed(org, type, fullName);
    if (!found.length && fullName !== '*')
      messages.push({
        fileName: 'unpackaged/package.xml',
        problem: `Entity of type '${type}' named '${fullName}' cannot be found`,
      });
    for (const { component, child } of found) {
      const part = parts.get(component.file) ?? { component, ...(child ? { only: {} } : {}) };
      if (!child) delete part.only;
      else if (part.only) (part.only[child.element] ??= new Set()).add(child.name);
      parts.set(component.file, part);
    }
  }
  const files: Record<string, Uint8Array> = { 'unpackaged/package.xml': strToU8(manifest(members)) };
  for (const { component, only } of parts.values()) {
    if (component.files)
      for (const [name, text] of Object.entries(component.files))
        files[`unpackaged/${component.file}/${name}`] = strToU8(text);
    else
      files[`unpackaged/${component.file}`] = strToU8(
        only ? toSource({ ...component, content: pick(component, only) }) : component.source,
      );
  }
  return {
    zip: zipSync(files),
    fileProperties: [...parts.values()].map(({ component }) => properties(component)),
    messages,
  };
}

/** What `describeMetadata` says of the modelled types. */
export function describeKinds(): unknown {
  return {
    metadataObjects: KINDS.filter(({ contentType }) => !contentType).map((kind) => ({
      childXmlNames: Object.values(kind.children).flatMap(({ type }) => type ?? []),
      directoryName: kind.folder,
      inFolder: Boolean(kind.folderType),
      metaFile: false,
      ...(kind.suffix ? { suffix: kind.suffix } : {}),
      xmlName: kind.type,
    })),
    organizationNamespace: '',
    partialSaveAllowed: false,
    testRequired: false,
  };
}

/**
 * The components of a type, children by their own names; of a type that stands in folders those of one folder.
 * @throws ApiError for a type that is not modelled
 */
export function listComponents(org: LocalOrg, type: string, folder = ''): FileProperties[] {
  const inFolder = ({ fullName }: StoredComponent): boolean =>
    !kindOfType(type)?.folderType || fullName.startsWith(`${folder}/`);
  if (kindOfType(type)) return org.metadata.ofType(type).filter(inFolder).map(properties);
  if (!parentOfType(type)) throw new ApiError('INVALID_TYPE', `Entity type ${type} is not modelled by the local org`);
  return childrenNamed(org, type, '*').map(({ component, child }) => ({
    ...properties(component),
    type,
    fullName: child!.fullName,
  }));
}

interface Match {
  component: StoredComponent;
  child?: { element: string; name: string; fullName: string };
}

/**
 * A wildcard leaves out standard objects and what stands in folders, as the Metadata API does; they are named one by one.
 * A folder is named like what it holds, with or without a slash at its end.
 */
function componentsNamed(org: LocalOrg, type: string, fullName: string): Match[] {
  const isMeant = (component: StoredComponent): boolean =>
    fullName === '*'
      ? type !== 'CustomObject' || component.fullName.endsWith('__c')
      : component.fullName === fullName.replace(/\/$/, '');
  const { folderType } = kindOfType(type)!;
  if (folderType && fullName === '*') return [];
  return [...org.metadata.ofType(type), ...(folderType ? org.metadata.ofType(folderType) : [])]
    .filter(isMeant)
    .map((component) => ({ component }));
}

function childrenNamed(org: LocalOrg, type: string, fullName: string): Match[] {
  const { kind, element, child } = parentOfType(type)!;
  return org.metadata.ofType(kind.type).flatMap((component) =>
    ((component.content[element] ?? []) as Record<string, string>[])
      .map((each) => ({
        element,
        name: each[child.key]!,
        fullName: childName(child, component.fullName, each[child.key]!),
      }))
      .filter((each) => fullName === '*' || each.fullName === fullName)
      .map((each) => ({ component, child: each })),
  );
}

function pick(component: StoredComponent, only: Record<string, Set<string>>): StoredComponent['content'] {
  const { children } = kindOfType(component.type)!;
  return Object.fromEntries(
    Object.entries(only).map(([element, names]) => [
      element,
      (component.content[element] as Record<string, string>[]).filter((each) =>
        names.has(each[children[element]!.key]!),
      ),
    ]),
  );
}

function manifest(members: RetrieveMember[]): string {
  const types = [...new Set(members.map(({ type }) => type))].map((name) => ({
    members: members.filter(({ type }) => type === name).map(({ fullName }) => fullName),
    name,
  }));
  const body = toXml('types', types, '    ') + toXml('version', '66.0', '    ');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}</Package>\n`;
}

const properties = ({ type, fullName, file, id, createdDate, lastModifiedDate }: StoredComponent): FileProperties => ({
  createdDate,
  fileName: `unpackaged/${file}`,
  fullName,
  id,
  lastModifiedDate,
  manageableState: 'unmanaged',
  type,
});
