import { projectDirectory } from '../connection/projectDirectory.ts';
import { explainError } from '../connection/errors.ts';
import { messagesOf } from '../connection/messages.ts';
import { buildPackage } from './buildPackage.ts';
import { createPackageVersions } from './createPackage.ts';

// `npm run package [-- <alias of the Dev Hub>]`: versions of the unlocked packages, which bring active flows into production.
const messages = messagesOf('package');
try {
  await buildPackage();
  const versions = await createPackageVersions(projectDirectory, process.argv[2], (text) =>
    process.stdout.write(`${text}\n`),
  );
  for (const { name, id } of versions) process.stdout.write(`${messages.getMessage('line.version', [name, id])}\n`);
} catch (problem) {
  const { message, actions = [], exitCode } = explainError(problem, messages.getMessage('doing'));
  process.stderr.write(`${[message, ...actions].join('\n')}\n`);
  process.exitCode = exitCode;
}
