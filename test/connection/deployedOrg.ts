import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningOrg, StartOptions } from '../../scripts/local-org/main.ts';

/** The directory of this project. */
export const project = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

const CACHE = join(project, '.cache/test-orgs');
const DAY = 24 * 60 * 60 * 1000;
/** What makes an org what it is, beside the package. */
const MAKERS = ['scripts/local-org/**/*.ts', 'scripts/install/*.ts', 'package-lock.json', 'sfdx-project.json'];

/**
 * Starts an org that has the package. The first of its kind deploys it and is saved under a hash of the package, of the code
 * that takes it up and of the options; the next ones, in any process, begin as copies, which takes a tenth of the time.
 *
 * @param directories of the package, relative to the project
 * @param prepare deploys into an org without the package
 */
export async function startDeployed(
  options: StartOptions,
  directories: readonly string[],
  prepare: (running: RunningOrg) => Promise<void>,
): Promise<RunningOrg> {
  const { startLocalOrg } = await import('../../scripts/local-org/main.ts');
  const { packageFingerprint } = await import('../../scripts/install/packageFingerprint.ts');
  const { features, currency, timeZone, production, settings } = options;
  const kind = JSON.stringify({ directories, features, currency, timeZone, production, settings });
  const key = createHash('sha256')
    .update(kind)
    .update(makers())
    .update(await packageFingerprint(directories, project));
  const file = join(CACHE, `${key.digest('hex').slice(0, 32)}.sqlite`);
  if (existsSync(file)) return startLocalOrg({ ...options, from: file });
  const running = await startLocalOrg(options);
  try {
    await prepare(running);
    save(running, file);
    return running;
  } catch (problem) {
    // An org that nobody gets to close would keep the test's process from ending.
    await running.close();
    throw problem;
  }
}

function makers(): string {
  const hash = createHash('sha256');
  const files = MAKERS.flatMap((pattern) => globSync(pattern, { cwd: project })).sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(project, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Writes beside and renames, as other tests may begin meanwhile; what was made more than a day ago goes. */
function save(running: RunningOrg, file: string): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE)) {
    const old = join(CACHE, name);
    const made = statSync(old, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < Date.now() - DAY) rmSync(old, { force: true });
  }
  const part = `${file}.${process.pid}.part`;
  rmSync(part, { force: true });
  running.org.saveTo(part);
  renameSync(part, file);
}
