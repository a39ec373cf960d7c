import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileBundle, compileKey, type Compiled } from './compile.ts';

const DIRECTORY = fileURLToPath(new URL('../../../.cache/compiled', import.meta.url));
const KEPT_DAYS = 14;

/**
 * What the platform's compiler says of a bundle. It says the same of the same files, and takes most of a deploy's time: its answers
 * are kept by content, beside the built pages, for every org of this project.
 */
export async function compiledBundle(
  name: string,
  files: Record<string, string>,
  directory = DIRECTORY,
): Promise<Compiled> {
  const file = join(directory, `${compileKey(name, files)}.json`);
  const kept = read(file);
  if (kept) return kept;
  const compiled = await compileBundle(name, files);
  mkdirSync(directory, { recursive: true });
  dropOld(directory);
  // Renamed into place: whoever reads at the same moment finds all of it or nothing.
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, JSON.stringify(compiled));
  renameSync(partial, file);
  return compiled;
}

function read(file: string): Compiled | undefined {
  try {
    const compiled = JSON.parse(readFileSync(file, 'utf8')) as Compiled;
    utimesSync(file, new Date(), new Date());
    return compiled;
  } catch {
    // Not kept yet, or not readable: it is compiled again.
    return undefined;
  }
}

/** Directories that were swept in this process. */
const swept = new Set<string>();

function dropOld(directory: string): void {
  if (swept.has(directory)) return;
  swept.add(directory);
  const oldest = Date.now() - KEPT_DAYS * 86_400_000;
  for (const name of readdirSync(directory)) {
    const age = statSync(join(directory, name), { throwIfNoEntry: false })?.mtimeMs ?? oldest;
    if (age < oldest) rmSync(join(directory, name), { force: true });
  }
}
