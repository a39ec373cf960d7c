/**
 * Counts the lines of the local org and of the product, side by side: `npm run lines`. The local org is the means, not the
 * product, and has to stay the smaller of the two.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Lines that are neither blank nor comment, by what they are. */
export interface Lines {
  code: number;
  metadata: number;
}

const code = new Set(['.ts', '.js', '.cjs', '.html', '.css']);
const metadata = new Set(['.xml', '.md', '.json']);

/** Lines of the files that git knows or would take, under some folders; tests and lock files do not count. */
function countLines(folders: string[], except: RegExp = /^$/): Lines {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...folders], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file && !except.test(file) && !/__tests__|README|package(-lock)?\.json|tsconfig/.test(file));
  const lines: Lines = { code: 0, metadata: 0 };
  for (const file of new Set(files)) {
    const kind = code.has(extname(file)) ? 'code' : metadata.has(extname(file)) ? 'metadata' : undefined;
    if (kind) lines[kind] += linesOf(file);
  }
  return lines;
}

function linesOf(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 0; // removed in the working tree, still in the index
  }
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('//')).length;
}

/** The two sides of the comparison. */
export function localOrgAndProduct(): { localOrg: Lines; product: Lines } {
  return {
    localOrg: countLines(['scripts/local-org']),
    product: countLines(['force-app', 'scripts', 'config', 'messages'], /^scripts\/local-org\//),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { localOrg, product } = localOrgAndProduct();
  const row = (name: string, { code, metadata }: Lines) =>
    `${name.padEnd(10)} ${String(code).padStart(7)} ${String(metadata).padStart(9)} ${String(code + metadata).padStart(7)}\n`;
  process.stdout.write(
    `${''.padEnd(10)}    code  metadata     all\n${row('local org', localOrg)}${row('product', product)}`,
  );
}
