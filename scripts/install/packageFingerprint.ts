import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Compiled components are made from their sources, and tests are not deployed: neither says anything new about the package. */
const IRRELEVANT = /(^|\/)(__tests__|node_modules)\//;

/**
 * A hash over everything in the package directories that a deploy sends: equal hashes, nothing to deploy. Reads without letting
 * others in between: thousands of small files are read in a tenth of the time that way.
 */
export function packageFingerprint(directories: readonly string[], project: string): string {
  const hash = createHash('sha256');
  for (const directory of directories) {
    const entries = readdirSync(join(project, directory), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(project, join(entry.parentPath, entry.name)));
    const known = new Set(files);
    for (const file of files.sort()) {
      if (IRRELEVANT.test(file) || (file.endsWith('.js') && known.has(file.replace(/\.js$/, '.ts')))) continue;
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(project, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
