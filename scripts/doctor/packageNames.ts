import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectDirectory } from '../connection/projectDirectory.ts';

/** What the package of this version brings, by name: what the org has is held against it. */
export interface PackageNames {
  /** API names of the flows that are meant to be active. */
  flows: string[];
  /** API names of custom fields by object. */
  fields: Map<string, string[]>;
}

/** Reads the names from the package's own sources. */
export function packageNames(directory = projectDirectory): PackageNames {
  const main = join(directory, 'force-app/main');
  const flows = globSync('*/flows/*.flow-meta.xml', { cwd: main })
    .filter((file) => /<status>Active<\/status>/.test(readFileSync(join(main, file), 'utf8')))
    .map((file) => basename(file, '.flow-meta.xml'))
    .sort();
  const fields = new Map<string, string[]>();
  for (const file of globSync('*/objects/*/fields/*.field-meta.xml', { cwd: main }).sort()) {
    const object = file.split(/[\\/]/).at(-3)!;
    fields.set(object, [...(fields.get(object) ?? []), basename(file, '.field-meta.xml')]);
  }
  return { flows, fields };
}
