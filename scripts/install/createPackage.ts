import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';

const messages = messagesOf('package');

const project = z.looseObject({
  packageDirectories: z.array(
    z.looseObject({ path: z.string(), package: z.string().optional(), versionDescription: z.string().optional() }),
  ),
  packageAliases: z.record(z.string(), z.string()).optional(),
});
const answer = z.looseObject({ status: z.number(), message: z.string().optional(), result: z.unknown() });

export interface PackageVersion {
  name: string;
  /** Id of the version, by which it is installed: `04t…`. */
  id: string;
}

/**
 * Makes a version of each unlocked package of the project with the Salesforce CLI; a package that the Dev Hub does not have yet is made first.
 * @param devHub alias or username; undefined: the CLI's own
 * @throws SfError `NoSalesforceCliError`, `NoDevHubError`, `PackageRefusedError`
 */
export async function createPackageVersions(
  projectDirectory: string,
  devHub: string | undefined,
  progress: (text: string) => void,
): Promise<PackageVersion[]> {
  await sf(projectDirectory, ['--version']);
  const hub = devHub ?? (await ownDevHub(projectDirectory));
  const { packageDirectories, packageAliases = {} } = project.parse(
    JSON.parse(await readFile(join(projectDirectory, 'sfdx-project.json'), 'utf8')),
  );
  const versions: PackageVersion[] = [];
  for (const { path, package: name, versionDescription } of packageDirectories) {
    if (name === undefined) continue;
    if (packageAliases[name] === undefined) {
      progress(messages.getMessage('progress.create', [name]));
      const described = ['--description', versionDescription ?? name];
      await ask(projectDirectory, [
        'package',
        'create',
        '--name',
        name,
        '--package-type',
        'Unlocked',
        '--path',
        path,
        ...described,
        '--target-dev-hub',
        hub,
      ]);
    }
    progress(messages.getMessage('progress.version', [name]));
    const created = await ask(projectDirectory, [
      'package',
      'version',
      'create',
      '--package',
      name,
      '--installation-key-bypass',
      '--wait',
      '120',
      '--target-dev-hub',
      hub,
    ]);
    const { SubscriberPackageVersionId: id } = z.looseObject({ SubscriberPackageVersionId: z.string() }).parse(created);
    versions.push({ name, id });
  }
  return versions;
}

async function ownDevHub(directory: string): Promise<string> {
  const settings = z.array(z.looseObject({ value: z.string().nullish() }));
  const [setting] = settings.parse(await ask(directory, ['config', 'get', 'target-dev-hub']));
  if (!setting?.value) throw messages.createError('error.NoDevHub');
  return setting.value;
}

async function ask(directory: string, args: string[]): Promise<unknown> {
  const text = await sf(directory, [...args, '--json']);
  const { status, message, result } = answer.parse(JSON.parse(text));
  if (status !== 0) throw messages.createError('error.PackageRefused', [args.slice(0, 3).join(' '), message ?? status]);
  return result;
}

/** What the CLI printed. With --json it says what failed in its answer, and ends with another code than 0 as well. */
function sf(directory: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('sf', args, { cwd: directory, maxBuffer: 64 * 1024 * 1024 }, (problem, stdout) => {
      if ((problem as NodeJS.ErrnoException | null)?.code === 'ENOENT')
        reject(messages.createError('error.NoSalesforceCli'));
      else if (problem && !stdout.trim().startsWith('{')) reject(problem);
      else resolve(stdout);
    });
  });
}
