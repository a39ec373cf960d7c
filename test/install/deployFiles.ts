import type { Connection } from '@salesforce/core';
import { strToU8, zipSync } from 'fflate';

/** Deploys metadata of somebody else: files of a package by path, and what its manifest names. */
export async function deployFiles(
  connection: Connection,
  files: Record<string, string>,
  members: Record<string, string[]>,
): Promise<void> {
  const types = Object.entries(members).map(
    ([name, names]) =>
      `<types>${names.map((each) => `<members>${each}</members>`).join('')}<name>${name}</name></types>`,
  );
  const zip = zipSync({
    'package.xml': strToU8(xml('Package', `${types.join('')}<version>66.0</version>`)),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  });
  const { id } = await connection.metadata.deploy(Buffer.from(zip), { singlePackage: true, rollbackOnError: true });
  for (;;) {
    const status = await connection.metadata.checkDeployStatus(id!, true);
    if (!status.done) continue;
    if (!status.success) throw new Error(JSON.stringify(status.details?.componentFailures ?? status.errorMessage));
    return;
  }
}

/** A metadata file with its root element. */
export function xml(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>\n`;
}
