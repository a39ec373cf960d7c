import { fileURLToPath } from 'node:url';
import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { buildPackage } from '../../scripts/install/buildPackage.ts';

/** Files of a deploy's zip by path, the manifest among them. */
export type ZipFiles = Record<string, string>;

/** The package as a deploy sends it: compiled, converted from the source format, unzipped. */
export async function packageZip(): Promise<ZipFiles> {
  await buildPackage();
  const components = ComponentSet.fromSource(fileURLToPath(new URL('../../force-app', import.meta.url)));
  components.sourceApiVersion = '66.0';
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  return Object.fromEntries(Object.entries(unzipSync(zipBuffer!)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

export const zipOf = (files: ZipFiles): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 1 });
