import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { z } from 'zod';
import { buildPackage } from '../buildPackage.ts';
import { componentsInZip, keyOf, type Component, type Element } from './componentFiles.ts';

/** A component of the package with the file that it comes from. */
export interface PackagedComponent extends Component {
  /** Path from the project's root. */
  source: string;
  /** Of what the package says about it: equal, and an org that took it up needs nothing. */
  hash: string;
}

export interface PackageContent {
  version: string;
  components: ReadonlyMap<string, PackagedComponent>;
}

/** Files that several packages write into; what stands in them under a name is a component, the file itself is nobody's. */
const SHARED_FILES = new Set(['CustomLabels', 'SharingRules']);

/**
 * Compiles the package and reads its components in the form in which an org gets them.
 * @param directories package directories, from the project's root
 */
export async function readPackageContent(project: string, directories: readonly string[]): Promise<PackageContent> {
  await buildPackage(project);
  const fsPaths = directories.map((directory) => join(project, directory));
  const set = ComponentSet.fromSource({ fsPaths });
  set.sourceApiVersion = '66.0';
  const { zipBuffer } = await new MetadataConverter().convert(set, 'metadata', { type: 'zip' });
  const sources = sourcesOf(set, project);
  const components = new Map<string, PackagedComponent>();
  for (const [key, component] of componentsInZip(zipBuffer!)) {
    const source = sources.get(key);
    // An object that is the platform's comes along with its fields, and is not the package's.
    if (source === undefined || SHARED_FILES.has(component.type)) continue;
    components.set(key, { ...component, source, hash: hashOf(component) });
  }
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(await readFile(join(project, 'package.json'), 'utf8')));
  return { version, components };
}

function sourcesOf(set: ComponentSet, project: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const component of set.getSourceComponents()) {
    const path =
      component.content && component.type.name === 'LightningComponentBundle' ? component.content : component.xml;
    for (const each of [component, ...component.getChildren()]) {
      const file = each === component ? path : (each.xml ?? path);
      if (file === undefined) continue;
      const fullName = each.type.name === 'CustomLabel' ? each.name : each.fullName;
      sources.set(keyOf({ type: each.type.name, fullName }), relative(project, file));
    }
  }
  return sources;
}

/** 48 bits of a SHA-256: enough to tell the versions of one component apart. */
function hashOf({ content, files }: Pick<Component, 'content' | 'files'>): string {
  const ordered = files ? Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)) : canonical(content!);
  return shortHash(JSON.stringify(ordered));
}

export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

function canonical(element: Element): unknown {
  if (typeof element === 'string') return element;
  return Object.keys(element)
    .sort()
    .map((name) => [name, element[name]!.map(canonical)]);
}
