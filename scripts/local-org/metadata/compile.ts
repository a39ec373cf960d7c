import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

/** Something a bundle imports or uses: a label, field, module, component. Lines and columns count from 1. */
export interface BundleReference {
  type: string;
  id: string;
  file: string;
  line: number;
  column: number;
}

export interface Compiled {
  problems: { message: string; file: string; line: number; column: number }[];
  references: BundleReference[];
  /** Properties and methods marked `@api`; undefined for a module that is not a component of its own. */
  publicNames?: string[];
}

/** The part used of what the platform's compiler returns. */
interface CompilerReport {
  success: boolean;
  diagnostics: { message: string; level: number; filename?: string; location?: { line?: number; column?: number } }[];
  metadata?: {
    references: { type: string; id: string; file: string; locations: { startLine: number; startColumn: number }[] }[];
    decorators: { type: string; targets: { name: string }[] }[];
  };
}

const require = createRequire(import.meta.url);
const VERSION = (require('@lwc/sfdc-lwc-compiler/package.json') as { version: string }).version;
const ERROR_LEVELS = 1;

/** Identifies the outcome of compiling these files with this compiler. */
export function compileKey(name: string, files: Record<string, string>): string {
  const hash = createHash('sha256').update(`lwc ${VERSION} ${name}`);
  for (const file of Object.keys(files).sort()) hash.update(`\0${file}\0${files[file]}`);
  return hash.digest('hex');
}

/** Compiles a bundle as the platform does: the same compiler, the same lint rules. Names are those after `c/`. */
export async function compileBundle(name: string, files: Record<string, string>): Promise<Compiled> {
  const { compile } = require('@lwc/sfdc-lwc-compiler') as { compile(config: unknown): Promise<CompilerReport> };
  const sources = Object.fromEntries(Object.entries(files).filter(([file]) => /\.(js|html|css)$/.test(file)));
  const bundle = { namespace: 'c', name, type: 'platform', files: sources };
  const outputConfigs = [{ minify: false, env: { NODE_ENV: 'development' } }];
  const { success, diagnostics, metadata } = await compile({ bundle, outputConfigs });
  const problems = diagnostics
    .filter(({ level }) => level <= ERROR_LEVELS)
    .map(({ message, filename, location }) => ({
      ...placeOf(message, location),
      message: message.split('\n')[0]!.replace(/\/\S*\/(?=[^/\s]+: )/, ''),
      file: filename?.split('/').pop() ?? `${name}.js`,
    }));
  if (!success && problems.length === 0)
    problems.push({ message: `The bundle ${name} does not compile`, file: `${name}.js`, line: 1, column: 1 });
  const references = (metadata?.references ?? []).map(({ type, id, file, locations }) => ({
    type,
    id,
    file,
    line: locations[0]?.startLine ?? 1,
    column: locations[0]?.startColumn ?? 1,
  }));
  const isComponent = Object.hasOwn(files, `${name}.html`);
  const publicNames = (metadata?.decorators ?? [])
    .filter(({ type }) => type === 'api')
    .flatMap(({ targets }) => targets.map((target) => target.name));
  return { problems, references, ...(isComponent ? { publicNames } : {}) };
}

/** Some diagnostics carry their place only in the code frame of the message. */
function placeOf(
  message: string,
  location: { line?: number; column?: number } | undefined,
): { line: number; column: number } {
  if (location?.line) return { line: location.line, column: (location.column ?? 0) + 1 };
  const frame = /^> +(\d+) \|[^\n]*(?:\n +\|( *)\^)?/m.exec(message);
  return { line: Number(frame?.[1] ?? 1), column: frame?.[2]?.length ?? 1 };
}
