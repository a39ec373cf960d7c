import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { componentChanges } from './changes.ts';
import { compareWithOrg } from './content/orgState.ts';
import { readPackageContent } from './content/packageContent.ts';
import { deployRecorded } from './deployRecorded.ts';

/**
 * Brings the components of an org that is nobody else's to what the package says, whatever was changed there, and notes them as an install
 * does.
 * @returns the number of components deployed
 * @throws SfError `DeployFailedError`
 */
export async function deployChanges(
  connection: Connection,
  projectDirectory: string,
  directories: readonly string[],
  progress: (text: string) => void = () => undefined,
): Promise<number> {
  const content = await readPackageContent(projectDirectory, directories);
  const comparison = await compareWithOrg(connection, content);
  // A name that is there without a note of it can only be the package's: in this org there is nothing else.
  const taken = comparison.components.map((each) =>
    each.state === 'clash' ? { ...each, state: 'changed' as const } : each,
  );
  const options = { overwriteEdits: true, removeObsolete: false };
  const { sources, record } = componentChanges(content, { ...comparison, components: taken }, options);
  const isWhole = taken.every(({ state }) => state === 'added');
  const paths = (isWhole ? directories : sources).map((path) => join(projectDirectory, path));
  return deployRecorded(connection, projectDirectory, paths, record, progress);
}
