import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What a build did to the compiled files of the package, as paths from the project's root. */
export interface BuildResult {
  written: string[];
  unchanged: number;
  removed: string[];
}

/** A source file that cannot be compiled; the message names the file, line and column. */
export class BuildError extends Error {}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const MARK = '// Compiled by npm run build from';

/**
 * Compiles the TypeScript of every Lightning web component to JavaScript beside it, which is what an org takes; git
 * ignores the result and `.forceignore` keeps the sources out of deploys. Only what changed is compiled again, and
 * what lost its source is removed.
 *
 * @param project root of the project
 * @throws BuildError when a file has a syntax error
 */
export async function buildPackage(project: string = PROJECT): Promise<BuildResult> {
  const result: BuildResult = { written: [], unchanged: 0, removed: [] };
  const root = join(project, 'force-app');
  const files = (await readdir(root, { recursive: true }))
    .filter((file) => /(^|\/)lwc\/[^/]+\/(?!.*__tests__\/).*\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(root, file));
  const known = new Set(files);
  const settings = join(root, 'tsconfig.json');
  const options = compilerOptions(settings);
  for (const file of files) {
    const name = relative(project, file);
    if (file.endsWith('.ts')) {
      const target = file.replace(/\.ts$/, '.js');
      if (known.has(target) && (await isNewer(target, file)) && (await isNewer(target, settings)))
        result.unchanged += 1;
      else result.written.push(await compile(file, target, project, options));
    } else if (!known.has(file.replace(/\.js$/, '.ts')) && (await readFile(file, 'utf8')).includes(MARK)) {
      await rm(file);
      result.removed.push(name);
    }
  }
  return result;
}

/** The package's own compiler settings, so that what is checked is what is compiled. */
function compilerOptions(path: string): ts.CompilerOptions {
  const { config, error } = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8')) as {
    config?: { compilerOptions: Record<string, unknown> };
    error?: ts.Diagnostic;
  };
  if (!config) throw new BuildError(`${path}: ${ts.flattenDiagnosticMessageText(error!.messageText, '\n')}`);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, dirname(path));
  return { ...options, noEmit: false, rewriteRelativeImportExtensions: true, sourceMap: false };
}

const isNewer = async (target: string, source: string): Promise<boolean> =>
  (await stat(target)).mtimeMs > (await stat(source)).mtimeMs;

async function compile(
  file: string,
  target: string,
  project: string,
  compilerOptions: ts.CompilerOptions,
): Promise<string> {
  const source = await readFile(file, 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    compilerOptions,
    fileName: file,
    reportDiagnostics: true,
  });
  const [problem] = diagnostics;
  if (problem) {
    const { line, character } = problem.file?.getLineAndCharacterOfPosition(problem.start ?? 0) ?? {
      line: 0,
      character: 0,
    };
    const message = ts.flattenDiagnosticMessageText(problem.messageText, '\n');
    throw new BuildError(`${relative(project, file)}:${line + 1}:${character + 1}: ${message}`);
  }
  // Renamed into place: a build that is killed leaves no half-written file. Written outside the package: a deploy that gathers the
  // sources at the same time must not find, and then miss, what is not finished.
  const workshop = join(project, 'tmp', 'build');
  await mkdir(workshop, { recursive: true });
  const partial = join(workshop, `${randomUUID()}.js`);
  await writeFile(partial, `${outputText}${MARK} ${basename(file)}\n`);
  await rename(partial, target);
  return relative(project, target);
}
