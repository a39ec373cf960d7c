import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectDirectory } from '../connection/projectDirectory.ts';

/** A generated text as it is stored: formatted like everything else. @param path of the file below the project */
export async function formatted(path: string, text: string): Promise<string> {
  const filepath = join(projectDirectory, path);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

/** The lines of a page between which it is generated; everything else is written by hand. */
export interface Place {
  begin: string;
  end: string;
}

/**
 * The page with a text put into a place of it.
 * @param path of the page, for the error
 * @throws Error naming the line that the page lacks
 */
export function filled(path: string, page: string, { begin, end }: Place, text: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${path} lacks the line ${from === -1 ? begin : end}`);
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}

/** Writes generated files. @param files texts by path below the project */
export async function writeFiles(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) await writeFile(join(projectDirectory, path), text);
}

/**
 * Writes generated files of which one is a page that is written by hand, too.
 * @param page its path below the project
 * @param make makes all files from the page as it is now
 */
export async function rewrite(
  page: string,
  make: (text: string) => Promise<ReadonlyMap<string, string>>,
): Promise<void> {
  await writeFiles(await make(await readFile(join(projectDirectory, page), 'utf8')));
}
