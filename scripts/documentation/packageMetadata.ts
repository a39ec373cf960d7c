/** What the metadata in `force-app` say, in the shape in which the reference pages tell it. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { projectDirectory } from '../connection/projectDirectory.ts';

/** An XML element: text, or elements by name, each a list. */
export type Element = string | { [name: string]: Element[] };

export interface Field {
  name: string;
  content: Element;
  /** Japanese label and help text; undefined where the package translates neither. */
  japanese?: { label: string; help: string };
}
export interface PackageObject {
  name: string;
  /** Of an own object; a standard object of the org has none here. */
  content?: Element;
  japanese: string;
  fields: Field[];
}
export interface PermissionSet {
  name: string;
  /** API names `Object.Field__c`, by what the set gives. */
  editable: Set<string>;
  readable: Set<string>;
}

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });
const force = (pattern: string): string[] => globSync(join(projectDirectory, 'force-app', pattern)).sort();

/** The root element of a metadata file. */
function read(path: string): Element {
  const { '?xml': _declaration, ...document } = parser.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return asElement(Object.values(document)[0]);
}

function asElement(value: unknown): Element {
  if (value === null || typeof value !== 'object') return value === undefined ? '' : String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, (Array.isArray(child) ? child : [child]).map(asElement)]),
  );
}

/** The elements of a name within another. */
export const all = (element: Element | undefined, name: string): Element[] =>
  element === undefined || typeof element === 'string' ? [] : (element[name] ?? []);

/** The text at a path of names, the first of each; empty where there is none. */
export function text(element: Element | undefined, ...path: string[]): string {
  const found = path.reduce<Element | undefined>((at, name) => all(at, name)[0], element);
  return typeof found === 'string' ? found : '';
}

/** The package's objects with their fields: own ones first, then the standard objects that get fields; both by name. */
export function readObjects(): PackageObject[] {
  const names = [...new Set(force('main/*/objects/*/').map((path) => basename(path)))];
  const objects = names.map((name): PackageObject => {
    const [own] = force(`main/*/objects/${name}/${name}.object-meta.xml`);
    const [translation] = force(`ja/objectTranslations/${name}-ja/${name}-ja.objectTranslation-meta.xml`);
    return {
      name,
      ...(own ? { content: read(own) } : {}),
      japanese: translation ? text(read(translation), 'caseValues', 'value') : '',
      fields: force(`main/*/objects/${name}/fields/*.field-meta.xml`)
        .map((path) => readField(name, path))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    };
  });
  const isOwn = ({ content }: PackageObject) => (content ? 0 : 1);
  return objects.sort((one, other) => isOwn(one) - isOwn(other) || (one.name < other.name ? -1 : 1));
}

function readField(object: string, path: string): Field {
  const name = basename(path, '.field-meta.xml');
  const [translation] = force(`ja/objectTranslations/${object}-ja/${name}.fieldTranslation-meta.xml`);
  if (!translation) return { name, content: read(path) };
  const words = read(translation);
  return { name, content: read(path), japanese: { label: text(words, 'label'), help: text(words, 'help') } };
}

/** The permission sets of the package by name. */
export const readPermissionSets = (): PermissionSet[] =>
  force('main/*/permissionsets/*.permissionset-meta.xml').map((path) => {
    const fields = all(read(path), 'fieldPermissions');
    const that = (right: string) =>
      new Set(fields.filter((field) => text(field, right) === 'true').map((field) => text(field, 'field')));
    return {
      name: basename(path, '.permissionset-meta.xml'),
      editable: that('editable'),
      readable: that('readable'),
    };
  });

/** The flows of the package by name, with the capability that each belongs to. */
export const readFlows = (): { name: string; capability: string; content: Element }[] =>
  force('main/*/flows/*.flow-meta.xml')
    .map((path) => ({
      name: basename(path, '.flow-meta.xml'),
      capability: basename(dirname(dirname(path))),
      content: read(path),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

/** Custom labels by name, in one language. */
export function readLabels(language: 'en' | 'ja'): Map<string, string> {
  const found: [string, string][] =
    language === 'en'
      ? force('main/*/labels/CustomLabels.labels-meta.xml').flatMap((path) =>
          all(read(path), 'labels').map((label): [string, string] => [text(label, 'fullName'), text(label, 'value')]),
        )
      : force('ja/translations/ja.translation-meta.xml').flatMap((path) =>
          all(read(path), 'customLabels').map((label): [string, string] => [text(label, 'name'), text(label, 'label')]),
        );
  return new Map(found);
}
