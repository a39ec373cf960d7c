import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { deployPackage } from '../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg, type OrgOptions } from '../../scripts/local-org/org.ts';
import { hashOf, keep, keptFile, project } from '../connection/deployedOrg.ts';

/** Files of a deploy's zip by path, the manifest among them. */
export type ZipFiles = Record<string, string>;

/** What makes an org what it is, beside what is deployed to it. */
const ORG_MAKERS = ['scripts/local-org/**/*.ts', 'package-lock.json'];

/** The package as a deploy sends it: compiled, converted from the source format, unzipped. */
export async function packageZip(): Promise<ZipFiles> {
  const { buildPackage } = await import('../../scripts/install/buildPackage.ts');
  await buildPackage();
  return unzipped(await converted([join(project, 'force-app')]));
}

/**
 * Parts of the package as a deploy sends them. Converted once, and kept under a hash of the sources.
 * @param patterns files and folders without components, within the package's main directory
 */
export async function packageParts(patterns: readonly string[]): Promise<ZipFiles> {
  const cwd = join(project, 'force-app/main');
  const paths = globSync([...patterns], { cwd }).sort();
  const sources = paths.flatMap((path) => [`force-app/main/${path}`, `force-app/main/${path}/**`]);
  const kept = keptFile('zip', hashOf(['package-lock.json', ...sources]));
  if (existsSync(kept)) return unzipped(readFileSync(kept));
  const zip = await converted(paths.map((path) => join(cwd, path)));
  keep(kept, (part) => writeFileSync(part, zip));
  return unzipped(zip);
}

async function converted(fsPaths: string[]): Promise<Uint8Array> {
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const components = ComponentSet.fromSource(fsPaths);
  components.sourceApiVersion = '66.0';
  return (await new MetadataConverter().convert(components, 'metadata', { type: 'zip' })).zipBuffer!;
}

const unzipped = (zip: Uint8Array): ZipFiles =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)]));

export const zipOf = (files: ZipFiles): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 0 });

/**
 * An org in memory that has taken up a deploy, without a finding.
 * @param again whether others want the same: then it is kept under a hash of the files and of the local org's code
 */
export async function orgWith(
  files: ZipFiles,
  options: Pick<OrgOptions, 'clock'>,
  { again = true } = {},
): Promise<LocalOrg> {
  const kept = keptFile('sqlite', JSON.stringify(files), hashOf(ORG_MAKERS));
  if (again && existsSync(kept)) return LocalOrg.open({ ...options, file: ':memory:', from: kept });
  const org = LocalOrg.open({ ...options, file: ':memory:' });
  const { findings } = await deployPackage(org, zipOf(files), { checkOnly: false, singlePackage: true });
  assert.deepEqual(findings, []);
  if (again) keep(kept, (part) => org.saveTo(part));
  return org;
}
