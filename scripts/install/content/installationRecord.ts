import type { Connection } from '@salesforce/core';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { keyOf } from './componentFiles.ts';
import { retrieveComponents } from './orgContent.ts';
import { shortHash, type PackageContent } from './packageContent.ts';

/**
 * What an install has put into the org. It is a component itself, deployed with the others in one transaction: an org has both or neither.
 * A module of JavaScript is what every org takes up as it is, shows to nobody, and gives back unchanged; names are kept as hashes, because
 * three thousand of them would not fit into one.
 */
export interface InstallationRecord {
  version: string;
  /** Metadata types among the components, and folders of reports and dashboards. */
  types: string[];
  folders: string[];
  /** Hash of what the package said of a component, by the hash of its key. */
  hashes: ReadonlyMap<string, string>;
  /** Keys of components that somebody has changed in the org, and that were left so. */
  edited: string[];
}

export const RECORD_NAME = 'renkeiInstallation';
const HASH = 8;

const recordFile = z.object({
  version: z.string(),
  types: z.array(z.string()),
  folders: z.array(z.string()),
  components: z.string(),
  edited: z.array(z.string()),
});

export const hashOfKey = (key: string): string => shortHash(key);

/** The record of an org; null where nothing was installed by this program. */
export async function readRecord(connection: Connection): Promise<InstallationRecord | null> {
  const component = { type: 'LightningComponentBundle', fullName: RECORD_NAME };
  const text = (await retrieveComponents(connection, [component])).get(keyOf(component))?.files?.[`${RECORD_NAME}.js`];
  const json = /export const installation = (\{.*\});/s.exec(text ?? '')?.[1];
  if (json === undefined) return null;
  const { components, ...rest } = recordFile.parse(JSON.parse(json));
  const hashes = new Map<string, string>();
  for (let start = 0; start < components.length; start += 2 * HASH) {
    hashes.set(components.slice(start, start + HASH), components.slice(start + HASH, start + 2 * HASH));
  }
  return { ...rest, hashes };
}

/**
 * What the record says once a package is in.
 * @param kept keys of obsolete components that stay in the org
 * @param edited keys of components that stay as somebody has changed them
 */
export function recordOf(
  content: PackageContent,
  earlier: InstallationRecord | null,
  kept: readonly string[],
  edited: readonly string[],
): InstallationRecord {
  const hashes = new Map<string, string>();
  for (const [key, component] of content.components) hashes.set(hashOfKey(key), component.hash);
  for (const key of kept) hashes.set(hashOfKey(key), earlier?.hashes.get(hashOfKey(key)) ?? shortHash(''));
  const keys = [
    ...content.components.values(),
    ...kept.map((key) => ({ type: key.split(':')[0]!, fullName: key.slice(key.indexOf(':') + 1) })),
  ];
  return {
    version: content.version,
    types: [...new Set(keys.map(({ type }) => type))].sort(),
    folders: keys
      .filter(({ type }) => type.endsWith('Folder'))
      .map(keyOf)
      .sort(),
    hashes,
    edited: [...edited].sort(),
  };
}

/** Whether two records say the same. */
export function isSameRecord(one: InstallationRecord, other: InstallationRecord): boolean {
  const plain = ({ hashes, ...rest }: InstallationRecord) => JSON.stringify([rest, [...hashes].sort()]);
  return plain(one) === plain(other);
}

/** Writes the record as a source component into an empty directory, from which it is deployed. */
export async function writeRecord(record: InstallationRecord, directory: string): Promise<void> {
  const bundle = join(directory, 'lwc', RECORD_NAME);
  await mkdir(bundle, { recursive: true });
  const components = [...record.hashes].sort().flat().join('');
  const json = JSON.stringify({ ...record, hashes: undefined, components });
  const comment =
    '// Written by renkei install: by this it knows its own components again. Leave it as it is; renkei uninstall removes it.';
  await writeFile(join(bundle, `${RECORD_NAME}.js`), `${comment}\nexport const installation = ${json};\n`);
  await writeFile(
    join(bundle, `${RECORD_NAME}.js-meta.xml`),
    `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>${API_VERSION}</apiVersion>
    <description>What renkei install has put into this org, so that upgrades and removal know it again.</description>
    <isExposed>false</isExposed>
    <masterLabel>Renkei Installation ${record.version}</masterLabel>
</LightningComponentBundle>
`,
  );
}
