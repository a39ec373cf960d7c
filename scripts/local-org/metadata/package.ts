import { strFromU8, unzipSync } from 'fflate';
import type { MetadataComponent } from './component.ts';
import { toContent } from './content.ts';
import type { Finding } from './finding.ts';
import { childName, kindOfFolder, kindOfType, manifestType, parentOfType } from './kinds.ts';
import { parseXml, XmlProblem, type XmlElement } from './xml.ts';

const LATEST_VERSION = 66;
/** What an org takes in one deploy, uncompressed. */
const MOST_BYTES = 400 * 1024 * 1024;
const MOST_FILES = 10_000;
/** Ends the name of a folder's file. */
const META = '-meta.xml';

/** A component of a deploy with the parsed file it came from. */
export interface PackageComponent extends MetadataComponent {
  tree: XmlElement;
}

export interface Package {
  components: PackageComponent[];
  /** What the manifest names, children included, as `type` and `fullName`. */
  members: { type: string; fullName: string }[];
  /** What the destructive manifests name. */
  removals: Removal[];
  findings: Finding[];
}

/** A component that a deploy is to delete, after it has taken up the others or before. */
export interface Removal {
  type: string;
  fullName: string;
  after: boolean;
  manifest: string;
}

const DESTRUCTIVE = [
  { path: 'destructiveChangesPre.xml', after: false },
  { path: 'destructiveChanges.xml', after: false },
  { path: 'destructiveChangesPost.xml', after: true },
];

/** The zip cannot be a deploy at all; reported on the request, not on a component. */
export class PackageError extends Error {}

/**
 * Reads a deploy's zip: its manifest and every component in it, each checked against the other.
 *
 * @param singlePackage false when the package stands in a folder of its own within the zip
 * @throws PackageError when there is no readable manifest, or it asks for what is not modelled
 */
export function readPackage(zip: Uint8Array, singlePackage: boolean): Package {
  const files = unzip(zip, singlePackage);
  const members = readManifest('package.xml', files.get('package.xml'));
  const removals = DESTRUCTIVE.flatMap(({ path, after }) =>
    files.has(path)
      ? readManifest(path, files.get(path)).map((member): Removal => ({ ...member, after, manifest: path }))
      : [],
  );
  for (const { type, fullName, manifest } of removals)
    if (/\*/.test(fullName))
      throw new PackageError(`${manifest}: ${type}: a wildcard cannot be used to delete components`);
  const findings: Finding[] = [];
  const components: PackageComponent[] = [];
  for (const [path, contents] of groupFiles(files)) {
    const read = readComponent(path, contents);
    if ('tree' in read) components.push(read);
    else findings.push(read);
  }
  findings.push(...compareWithManifest(members, components, findings));
  return { components, members, removals, findings };
}

/** The children of a component that are components themselves, as a manifest and a deploy result name them. */
export function childrenOf(component: PackageComponent): { type: string; fullName: string; tree: XmlElement }[] {
  const { children } = kindOfType(component.type)!;
  return component.tree.children.flatMap((tree) => {
    const child = children[tree.name];
    const name = tree.children.find((each) => each.name === child?.key)?.text;
    return child?.type ? [{ type: child.type, fullName: childName(child, component.fullName, name ?? ''), tree }] : [];
  });
}

function unzip(zip: Uint8Array, singlePackage: boolean): Map<string, string> {
  let entries: Record<string, Uint8Array>;
  let [bytes, count] = [0, 0];
  const filter = ({ originalSize }: { originalSize: number }): boolean => {
    bytes += originalSize;
    count += 1;
    if (bytes > MOST_BYTES || count > MOST_FILES)
      throw new PackageError(`A deploy holds at most ${MOST_FILES} files and ${MOST_BYTES} bytes, uncompressed`);
    return true;
  };
  try {
    entries = unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof PackageError) throw error;
    throw new PackageError(`The deploy's zip file cannot be read: ${(error as Error).message}`);
  }
  const paths = Object.keys(entries).filter((path) => !path.endsWith('/'));
  const folders = new Set(paths.map((path) => path.split('/')[0]));
  const root = singlePackage ? '' : `${[...folders][0]}/`;
  if (root && folders.size > 1)
    throw new PackageError('Several packages in one deploy are not modelled by the local org');
  return new Map(paths.map((path) => [path.slice(root.length), strFromU8(entries[path]!)]));
}

function readManifest(path: string, source: string | undefined): Package['members'] {
  if (source === undefined) throw new PackageError(`No ${path} found`);
  let root: XmlElement;
  try {
    root = parseXml(source);
  } catch (error) {
    const { message, line, column } = error as XmlProblem;
    throw new PackageError(`${path}: ${message} (${line}:${column})`);
  }
  if (root.name !== 'Package') throw new PackageError(`${path}: root element is ${root.name} instead of Package`);
  const version = root.children.find(({ name }) => name === 'version')?.text ?? '';
  // A destructive manifest needs no version: that of package.xml counts.
  if ((version || path === 'package.xml') && !(/^\d{2}\.0$/.test(version) && Number(version) <= LATEST_VERSION))
    throw new PackageError(`${path}: the version must be at most ${LATEST_VERSION}.0, not ${version || 'missing'}`);
  return root.children
    .filter((element) => element.name === 'types')
    .flatMap((types) => {
      const type = types.children.find((child) => child.name === 'name')?.text ?? '';
      if (!kindOfType(type) && !parentOfType(type))
        throw new PackageError(`${path}: metadata type ${type || '(without name)'} is not modelled by the local org`);
      return types.children
        .filter((child) => child.name === 'members')
        .map((member) => ({ type, fullName: member.text.replace(/\/$/, '') }));
    });
}

/** Files by component: one file each, or of a bundle all files of its folder. */
function groupFiles(files: Map<string, string>): Map<string, Record<string, string>> {
  const groups = new Map<string, Record<string, string>>();
  for (const [path, text] of files) {
    if (!path.includes('/')) continue;
    const [folder, name, ...rest] = path.split('/') as [string, string, ...string[]];
    const bundle = kindOfFolder(folder) && !kindOfFolder(folder)!.suffix;
    const key = bundle ? `${folder}/${name}` : path;
    groups.set(key, { ...groups.get(key), [bundle ? rest.join('/') : path]: text });
  }
  return groups;
}

function readComponent(file: string, files: Record<string, string>): PackageComponent | Finding {
  const [folder, ...rest] = file.split('/') as [string, ...string[]];
  const name = rest.join('/');
  const found = kindOfFolder(folder);
  const isFolder = Boolean(found?.folderType) && rest.length === 1 && name.endsWith(META);
  const kind = isFolder ? kindOfType(found!.folderType!) : found;
  const ending = isFolder ? META : kind?.suffix && `.${kind.suffix}`;
  const fullName = decodeURIComponent(ending ? name.slice(0, -ending.length) : name);
  const at = { type: kind?.type ?? '', fullName, file };
  if (!kind) return { ...at, problem: `Folder ${folder}: its metadata type is not modelled by the local org` };
  if (ending && !name.endsWith(ending)) return { ...at, problem: `${file}: files of ${kind.type} end in ${ending}` };
  if (kind.suffix && rest.length !== (kind.folderType ? 2 : 1))
    return { ...at, problem: `${file}: a ${kind.type} stands in ${kind.folderType ? 'one folder' : folder} directly` };
  const own = ending ? file : `${name}.js-meta.xml`;
  const source = files[own];
  if (source === undefined) return { ...at, problem: `Cannot find Lightning Component Bundle ${name}: no ${own}` };
  try {
    const tree = parseXml(source);
    if (tree.name !== kind.type)
      return {
        ...at,
        problem: `Root element is ${tree.name} instead of ${kind.type}`,
        line: tree.line,
        column: tree.column,
      };
    if (tree.attributes['xmlns'] !== 'http://soap.sforce.com/2006/04/metadata')
      return {
        ...at,
        problem: 'Root element lacks the namespace of the Metadata API',
        line: tree.line,
        column: tree.column,
      };
    const component = { ...at, tree, content: toContent(tree, kind.type), source };
    return ending ? component : { ...component, files };
  } catch (error) {
    if (!(error instanceof XmlProblem)) throw error;
    return { ...at, problem: `Error parsing file: ${error.message}`, line: error.line, column: error.column };
  }
}

function compareWithManifest(
  members: Package['members'],
  components: PackageComponent[],
  unread: Finding[],
): Finding[] {
  const findings: Finding[] = [];
  const key = (type: string, fullName: string): string => `${manifestType(type)}/${fullName}`.toLowerCase();
  const named = new Set(members.map(({ type, fullName }) => key(type, fullName)));
  const isNamed = (type: string, fullName: string): boolean =>
    named.has(key(type, fullName)) || named.has(key(type, '*'));
  const present = new Set(unread.map(({ type, fullName }) => key(type, fullName)));
  for (const component of components) {
    const { type, fullName, file } = component;
    const children = childrenOf(component);
    present.add(key(type, fullName));
    for (const child of children) present.add(key(child.type, child.fullName));
    if (isNamed(type, fullName)) continue;
    const missing = children.filter((child) => !isNamed(child.type, child.fullName));
    for (const child of children.length ? missing : [{ type, fullName, tree: component.tree }])
      findings.push({
        ...place(child),
        file,
        problem: `${child.fullName} of type ${child.type} is not in package.xml`,
      });
  }
  for (const { type, fullName } of members)
    if (fullName !== '*' && !present.has(key(type, fullName)))
      findings.push({
        type,
        fullName,
        file: 'package.xml',
        problem: `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`,
      });
  return findings;
}

const place = ({
  type,
  fullName,
  tree,
}: {
  type: string;
  fullName: string;
  tree: XmlElement;
}): Omit<Finding, 'problem' | 'file'> => ({
  type,
  fullName,
  line: tree.line,
  column: tree.column,
});
