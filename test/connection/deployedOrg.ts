import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { RunningOrg, StartOptions } from '../../scripts/local-org/main.ts';

/** The directory of this project. */
export const project = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

const CACHE = join(project, '.cache/test-orgs');
const DAY = 24 * 60 * 60 * 1000;
/** What makes an org what it is, beside the package. */
const MAKERS = ['scripts/local-org/**/*.ts', 'scripts/install/*.ts', 'package-lock.json', 'sfdx-project.json'];

/**
 * Starts an org that has the package. The first of its kind deploys it and is saved under a hash of the package, of the code
 * that takes it up and of the options; the next ones, in any process, begin as copies, which takes a tenth of the time. An org
 * that is to begin as a copy of another has what that one has.
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
  if (options.from !== undefined) return startLocalOrg(options);
  const { packageFingerprint } = await import('../../scripts/install/packageFingerprint.ts');
  const { features, currency, timeZone, production, settings } = options;
  const kind = JSON.stringify({ directories, features, currency, timeZone, production, settings });
  const kept = keptFile('sqlite', kind, hashOf(MAKERS), packageFingerprint(directories, project));
  if (existsSync(kept)) return startLocalOrg({ ...options, from: kept });
  const running = await startLocalOrg(options);
  try {
    await prepare(running);
    keep(kept, (part) => running.org.saveTo(part));
    return running;
  } catch (problem) {
    // An org that nobody gets to close would keep the test's process from ending.
    await running.close();
    throw problem;
  }
}

const hashes = new Map<string, string>();

/** A hash over files of the project, by their paths and contents as this process has met them first. */
export function hashOf(patterns: readonly string[]): string {
  const known = hashes.get(patterns.join());
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const files = globSync([...patterns], { cwd: project, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash
      .update(`${relative(project, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  const made = hash.digest('hex');
  hashes.set(patterns.join(), made);
  return made;
}

/**
 * Where something is kept that takes long to make, by all that it is made of: another content is another file, so that nothing
 * old is ever taken for new.
 */
export function keptFile(extension: string, ...madeOf: string[]): string {
  const key = createHash('sha256').update(JSON.stringify(madeOf)).digest('hex').slice(0, 32);
  return join(CACHE, `${key}.${extension}`);
}

/**
 * Keeps what a test has made, a file or a folder, for those that come later. Who wants the same meanwhile makes it as well and waits for nobody: it is
 * written beside and renamed, and who is second has made the same. What was made more than a day ago goes.
 */
export function keep(file: string, write: (part: string) => void): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE)) {
    const old = join(CACHE, name);
    const made = statSync(old, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < Date.now() - DAY) rmSync(old, { recursive: true, force: true });
  }
  const part = `${file}.${process.pid}.part`;
  rmSync(part, { recursive: true, force: true });
  write(part);
  try {
    renameSync(part, file);
  } catch (problem) {
    // No folder takes the place of another.
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(file)) throw problem;
  }
}
