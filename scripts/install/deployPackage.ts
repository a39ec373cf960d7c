import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { buildPackage } from './buildPackage.ts';

const project = z.looseObject({
  packageDirectories: z.array(z.looseObject({ path: z.string() })),
  sourceApiVersion: z.string(),
});

export interface DeployedPackage {
  components: number;
}

/** The directories of the package, in the order in which sfdx-project.json names them. */
export async function packageDirectories(projectDirectory: string): Promise<string[]> {
  return (await readProject(projectDirectory)).packageDirectories.map((directory) => directory.path);
}

/**
 * Compiles the components and deploys source directories as `sf project deploy start` does; all of it or nothing.
 *
 * @throws SfError `DeployFailedError` naming each component that the org refused, with file and line
 */
export async function deploySource(
  connection: Connection,
  projectDirectory: string,
  directories: readonly string[],
  onProgress?: (done: number, total: number) => void,
): Promise<DeployedPackage> {
  await buildPackage(projectDirectory);
  const fsPaths = directories.map((directory) => join(projectDirectory, directory));
  return deployPaths(connection, projectDirectory, fsPaths, onProgress);
}

/** Deploys source files and directories that are compiled; all of it or nothing. @throws as {@link deploySource} */
export async function deployPaths(
  connection: Connection,
  projectDirectory: string,
  fsPaths: string[],
  onProgress?: (done: number, total: number) => void,
): Promise<DeployedPackage> {
  const components = ComponentSet.fromSource({ fsPaths });
  components.sourceApiVersion = (await readProject(projectDirectory)).sourceApiVersion;
  const deploy = await components.deploy({ usernameOrConnection: connection });
  deploy.onUpdate((status) => onProgress?.(status.numberComponentsDeployed, status.numberComponentsTotal));
  const { response } = await deploy.pollStatus(100);
  if (!response.success) {
    const failures = [response.details.componentFailures ?? []].flat();
    const lines = failures.map(({ fileName, lineNumber, columnNumber, fullName, problem }) => {
      const place = [fileName ?? fullName, lineNumber, columnNumber]
        .filter((part) => part !== undefined && part !== '')
        .join(':');
      return `${place} ${fullName ?? ''}: ${problem ?? ''}`;
    });
    throw messagesOf('install').createError('error.DeployFailed', [
      failures.length,
      lines.join('\n') || (response.errorMessage ?? response.status),
    ]);
  }
  return { components: response.numberComponentsDeployed };
}

async function readProject(projectDirectory: string): Promise<z.infer<typeof project>> {
  return project.parse(JSON.parse(await readFile(join(projectDirectory, 'sfdx-project.json'), 'utf8')));
}
