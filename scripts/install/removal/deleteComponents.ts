import type { Connection } from '@salesforce/core';
import { strToU8, zipSync } from 'fflate';
import { MetadataApiDeploy } from '@salesforce/source-deploy-retrieve';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_VERSION } from '../../connection/apiVersion.ts';
import { messagesOf } from '../../connection/messages.ts';

/**
 * Deletes components in one transaction, all or none; the org finds the order among them.
 * @param keys `Type:FullName`
 * @returns the number of components that are gone
 * @throws SfError `RemovalRefusedError` naming each component that something else needs
 */
export async function deleteComponents(
  connection: Connection,
  keys: readonly string[],
  progress: (text: string) => void = () => undefined,
): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'renkei-removal-'));
  try {
    const zipPath = join(directory, 'removal.zip');
    await writeFile(zipPath, removalZip(keys));
    const deploy = new MetadataApiDeploy({
      usernameOrConnection: connection,
      zipPath,
      apiOptions: { singlePackage: true, rollbackOnError: true },
    });
    deploy.onUpdate((status) => progress(`${status.numberComponentsDeployed} / ${status.numberComponentsTotal}`));
    await deploy.start();
    const { response } = await deploy.pollStatus(200);
    if (!response.success) {
      const failures = [response.details.componentFailures ?? []].flat();
      const lines = failures.map(({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`);
      throw messagesOf('install').createError('error.RemovalRefused', [
        failures.length,
        lines.join('\n') || (response.errorMessage ?? response.status),
      ]);
    }
    return keys.length;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function removalZip(keys: readonly string[]): Uint8Array {
  const types = Map.groupBy(keys, (key) => manifestType(key.slice(0, key.indexOf(':'))));
  const body = [...types]
    .map(([type, members]) => {
      const names = members.map((key) => `        <members>${escaped(key.slice(key.indexOf(':') + 1))}</members>\n`);
      return `    <types>\n${names.join('')}        <name>${type}</name>\n    </types>\n`;
    })
    .join('');
  return zipSync({ 'package.xml': strToU8(manifest('')), 'destructiveChanges.xml': strToU8(manifest(body)) });
}

const manifestType = (type: string): string => type.replace(/^(Report|Dashboard)Folder$/, '$1');

function manifest(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n${body}    <version>${API_VERSION}</version>\n</Package>\n`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
