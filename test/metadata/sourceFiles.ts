import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseXml, type XmlElement } from '../../scripts/local-org/metadata/xml.ts';

const PACKAGE = join(import.meta.dirname, '../../force-app');

/** One metadata file of the package in source format. */
export interface SourceFile {
  /** Path within `force-app`, with forward slashes. */
  path: string;
  /** Metadata type: the name of the root element. */
  type: string;
  /** API name without that of the object: `RenkeiSegment__c`, `RenkeiTouch__c-Renkei Touch Layout`, `Account-ja`. */
  name: string;
  /** The object that the file belongs to, from its folder under `objects/`. */
  object?: string;
  root: XmlElement;
}

/**
 * Every `-meta.xml` file of the package.
 *
 * @param seeded a defect put in for a test: the file whose path ends so, and the text that replaces another one in it
 */
export function sourceFiles(seeded?: { path: string; replace: string; by: string }): SourceFile[] {
  const paths = globSync('**/*-meta.xml', { cwd: PACKAGE }).map((path) => path.replaceAll('\\', '/'));
  if (seeded && !paths.some((path) => path.endsWith(seeded.path))) throw new Error(`No file ends in ${seeded.path}`);
  return paths.sort().map((path) => {
    const root = seeded && path.endsWith(seeded.path) ? parseXml(withDefect(path, seeded)) : parsed(path);
    const object = /\/objects\/([^/]+)\//.exec(path)?.[1];
    const name = decodeURIComponent(basename(path).replace(/\.[\w-]+-meta\.xml$/, ''));
    return { path, type: root.name, name, ...(object ? { object } : {}), root };
  });
}

const roots = new Map<string, XmlElement>();

/** Nobody writes into what is parsed: one reading serves all tests of a process. */
function parsed(path: string): XmlElement {
  const root = roots.get(path) ?? parseXml(readFileSync(join(PACKAGE, path), 'utf8'));
  roots.set(path, root);
  return root;
}

function withDefect(path: string, { replace, by }: { replace: string; by: string }): string {
  const text = readFileSync(join(PACKAGE, path), 'utf8');
  if (!text.includes(replace)) throw new Error(`${path} does not contain ${replace}`);
  return text.replace(replace, by);
}

/** The LWC bundles of the package by name; their own files are checked by the compiler. */
export const bundles = (): string[] =>
  globSync('main/*/lwc/*/*.js-meta.xml', { cwd: PACKAGE }).map((path) => basename(dirname(path)));

/** Files of one type. */
export const ofType = (files: SourceFile[], type: string): SourceFile[] => files.filter((file) => file.type === type);

/** The children of an element with that name. */
export const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Text at a path of element names, the first of each; undefined when an element is missing. */
export function textOf(element: XmlElement, ...path: string[]): string | undefined {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at?.text;
}

/** Whether an object is the package's own; all others belong to Salesforce or to the admin. */
export const isOwn = (object: string): boolean => object.endsWith('__c');

/** The values of a picklist field: API name and English label. */
export function picklistValues(field: XmlElement): { value: string; label: string }[] {
  const definition = all(field, 'valueSet').flatMap((set) => all(set, 'valueSetDefinition'));
  return definition
    .flatMap((set) => all(set, 'value'))
    .map((value) => ({ value: textOf(value, 'fullName') ?? '', label: textOf(value, 'label') ?? '' }));
}
