import { RegistryAccess, type MetadataType } from '@salesforce/source-deploy-retrieve';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

/** An element of metadata: text, or elements by name, each a list. */
export type Element = string | { [name: string]: Element[] };

/** A component in the form of the Metadata API, taken out of whatever file it came in. */
export interface Component {
  type: string;
  fullName: string;
  /** Of a component of one file, or of a part of one. */
  content?: Element;
  /** Of a bundle: texts by file name. */
  files?: Record<string, string>;
}

/** Repeated parts of a file that are components of their own: by type of the file, the types of the parts. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  CustomObject: [
    'CustomField',
    'ValidationRule',
    'ListView',
    'CompactLayout',
    'RecordType',
    'FieldSet',
    'BusinessProcess',
    'WebLink',
    'Index',
  ],
  CustomLabels: ['CustomLabel'],
  SharingRules: ['SharingOwnerRule', 'SharingCriteriaRule', 'SharingGuestRule'],
};

const registry = new RegistryAccess();
const parser = new XMLParser({ parseTagValue: false, trimValues: true, ignoreAttributes: true, processEntities: true });

export const keyOf = ({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string => `${type}:${fullName}`;

/** The components in a zip of the Metadata API by key; of what the zip does not need to tell, such as its manifest, none. */
export function componentsInZip(zip: Uint8Array): Map<string, Component> {
  const found = new Map<string, Component>();
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const file = path.replace(/^unpackaged\//, '');
    if (bytes.length === 0 || file.endsWith('/') || !file.includes('/')) continue;
    for (const component of componentsOf(file, strFromU8(bytes))) {
      const known = found.get(keyOf(component));
      if (known?.files && component.files) Object.assign(known.files, component.files);
      else found.set(keyOf(component), component);
    }
  }
  return found;
}

function componentsOf(file: string, text: string): Component[] {
  const [folder = '', ...rest] = file.split('/');
  if (folder === 'lwc') {
    const [fullName = '', ...name] = rest;
    return [{ type: 'LightningComponentBundle', fullName, files: { [name.join('/')]: text } }];
  }
  const type = typeOfFile(folder, file);
  if (!type) return [];
  const name = rest.join('/').replace(/-meta\.xml$/, '');
  const fullName = type.suffix && name.endsWith(`.${type.suffix}`) ? name.slice(0, -type.suffix.length - 1) : name;
  const content = rootOf(text);
  return [...partsOf(type, fullName, content), { type: type.name, fullName, content }];
}

function typeOfFile(folder: string, file: string): MetadataType | undefined {
  if (/^[^/]+\/[^/.]+-meta\.xml$/.test(file)) {
    const inFolders = registry.findType((each) => each.directoryName === folder && each.folderType !== undefined);
    return inFolders?.folderType ? registry.getTypeByName(inFolders.folderType) : undefined;
  }
  return registry.findType(
    (each) => each.directoryName === folder && !each.folderContentType && file.includes(`.${each.suffix}`),
  );
}

function rootOf(text: string): Exclude<Element, string> {
  const { '?xml': _declaration, ...document } = parser.parse(text) as Record<string, unknown>;
  const [root] = Object.values(document);
  const element = asElement(root);
  return typeof element === 'string' ? {} : element;
}

function asElement(value: unknown): Element {
  if (value === null || typeof value !== 'object') return value === undefined ? '' : String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, (Array.isArray(child) ? child : [child]).map(asElement)]),
  );
}

/** Takes the parts out of the content of their file. */
function partsOf(type: MetadataType, parent: string, content: Exclude<Element, string>): Component[] {
  return (PARTS[type.name] ?? []).flatMap((name) => {
    const child = registry.getTypeByName(name);
    const element = child.xmlElementName ?? child.directoryName;
    const parts = content[element] ?? [];
    delete content[element];
    return parts.flatMap((part) => {
      if (typeof part === 'string') return [];
      const own = textOf(part, child.uniqueIdElement ?? 'fullName');
      return [{ type: name, fullName: type.name === 'CustomLabels' ? own : `${parent}.${own}`, content: part }];
    });
  });
}

/** The text of the first element of a name; empty where there is none. */
export function textOf(content: Element | undefined, name: string): string {
  if (content === undefined || typeof content === 'string') return '';
  const [first] = content[name] ?? [];
  return typeof first === 'string' ? first : '';
}
