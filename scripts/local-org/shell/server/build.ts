import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import type { OutputOptions, Plugin, RollupLog } from 'rollup';
import { clientDirectory, exposedBaseModules, modelledModules, virtualModule } from './modules.ts';

/** What a build process is asked for. */
export interface BuildRequest {
  /** `platform`: engine, base components and shell. `deployed`: the org's own components, which import the platform. */
  part: 'platform' | 'deployed';
  /** The directory to make; appears when the build is complete. */
  output: string;
  /** Of the deployed part: where the sources lie (`c/<component>/…`), and the address of the platform part. */
  sources?: { directory: string; components: string[]; platformUrl: string };
}

const compilerOptions = { enableDynamicComponents: true, enableSyntheticElementInternals: true };

/** Builds one part of the browser bundle. @throws an error that names the module and the file it stands in */
async function build(request: BuildRequest): Promise<void> {
  const draft = `${request.output}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    await (request.part === 'platform' ? buildPlatform(draft) : buildDeployed(draft, request.sources!));
    writeFileSync(join(draft, 'complete.json'), '{}');
    // Another process that shares the cache may have been quicker: its build is the same.
    if (existsSync(join(request.output, 'complete.json'))) return;
    rmSync(request.output, { recursive: true, force: true });
    renameSync(draft, request.output);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function buildPlatform(directory: string): Promise<void> {
  const names = ['lwc', 'shell/context', ...modelledModules, ...exposedBaseModules()];
  const overrides = join(clientDirectory, 'overrides');
  const bundle = await rollup({
    input: { main: join(clientDirectory, 'main.js'), ...Object.fromEntries(names.map((name) => [name, name])) },
    onwarn: ignoreKnownWarnings,
    plugins: [
      moduleNames(join(clientDirectory, 'main.js')),
      typedDates(),
      lwc({
        rootDir: clientDirectory,
        modules: [{ dir: overrides }, { dir: join(clientDirectory, 'modules') }, { npm: 'lightning-base-components' }],
        exclude: ['**/node_modules/@lwc/**', '**/client/*.js', '**/scopedImports/**'],
        ...compilerOptions,
      }),
      withoutNativeShadowStyles(),
      productionMode(),
    ],
  });
  await bundle.write({ ...outputOptions(directory), manualChunks: platformChunk });
  await bundle.close();
}

/** Two files load faster than hundreds, and the base components import each other in circles, which only one file can hold. */
function platformChunk(id: string): string | undefined {
  // In a file of its own, so that it runs before the engine, which looks for it when it starts.
  if (id.includes('/node_modules/@lwc/synthetic-shadow/')) return 'synthetic-shadow';
  if (id.includes('/node_modules/@lwc/')) return 'engine';
  return id.endsWith('/client/main.js') ? undefined : 'base';
}

async function buildDeployed(directory: string, sources: NonNullable<BuildRequest['sources']>): Promise<void> {
  const platform = new Set(['lwc', 'shell/context', ...modelledModules, ...exposedBaseModules()]);
  const file = (component: string): string => join(sources.directory, 'c', component, `${component}.js`);
  const isComponent = new Set(sources.components);
  if (!sources.components.length) return;
  const bundle = await rollup({
    input: Object.fromEntries(sources.components.map((component) => [component, file(component)])),
    onwarn: ignoreKnownWarnings,
    plugins: [
      {
        name: 'deployed-modules',
        resolveId(id, importer) {
          if (!importer || id.startsWith('.') || id.startsWith('/') || id.startsWith('@lwc/resources/')) return null;
          if (platform.has(id)) return { id, external: true };
          const component = /^c\/(\w+)$/.exec(id)?.[1];
          if (component && isComponent.has(component)) return file(component);
          if (virtualModule(id) !== undefined) return `\0${id}`;
          throw new Error(refusal(id, importer));
        },
        load: (id) => (id.startsWith('\0@') ? virtualModule(id.slice(1)) : null),
      },
      lwc({ rootDir: join(sources.directory, 'c'), modules: [], defaultModules: [], ...compilerOptions }),
      productionMode(),
    ],
  });
  await bundle.write({ ...outputOptions(directory), paths: (id) => `${sources.platformUrl}/${id}.js` });
  await bundle.close();
}

function refusal(id: string, importer: string): string {
  const where = `${basename(dirname(importer))}/${basename(importer)}`;
  if (id.startsWith('c/')) return `${where} imports ${id}, and no such component is deployed.`;
  return `${where} imports ${id}, which is not modelled by the local org.`;
}

/** Entries by module name, and the modules that have no file. */
function moduleNames(importer: string): Plugin {
  return {
    name: 'module-names',
    async resolveId(id, from, options) {
      if (id === 'force/navigation') id = 'lightning/navigation';
      // Private style modules and the icon templates: the first hold native-shadow rules only, the second give way to sprites.
      if (/^lightning\/(iconSvgTemplates|sldsCommon|slds[A-Z]\w*Utils|sldsUtils|sldsMediaObject)/.test(id))
        return '\0empty';
      if (virtualModule(id) !== undefined) return `\0${id}`;
      const known = from === undefined || from.startsWith('\0') || id === 'lightning/navigation';
      return known && !id.startsWith('/') ? this.resolve(id, importer, { ...options, skipSelf: true }) : null;
    },
    load(id) {
      if (id === '\0empty') return 'export default [];';
      return id.startsWith('\0@') ? virtualModule(id.slice(1)) : null;
    },
  };
}

/**
 * The base components read a typed date as a moment of the browser's time zone and check it in UTC, so that east of Greenwich no
 * typed date would be one. On the platform, which has a service of its own for dates, this code does not run.
 */
function typedDates(): Plugin {
  const checked = 'Object.assign({}, utcTimeZone, formatOptions);\n    const formattedDate =';
  return {
    name: 'typed-dates',
    transform(code, id) {
      if (!id.endsWith('/internationalizationLibrary/datetime/dateTimeUtils.js')) return null;
      if (!code.includes(checked))
        throw new Error(`${id} checks typed dates in another way: look whether it is right now.`);
      return { code: code.replace(checked, checked.replace('utcTimeZone, ', '')), map: null };
    },
  };
}

/**
 * Styles for native shadow are guarded by an attribute that synthetic shadow never sets: dead weight here. Stands after
 * the LWC plugin, which would make `undefined` of an empty file, where its importers need a list.
 */
function withoutNativeShadowStyles(): Plugin {
  const matches = (id: string): boolean => /\.(slds|lbc\.native)\.css(\?|$)/.test(id);
  return {
    name: 'synthetic-shadow-styles',
    transform: (_, id) => (matches(id) ? { code: 'export default [];', map: null } : null),
  };
}

function productionMode(): Plugin {
  return {
    name: 'production-mode',
    transform: (code) =>
      code.includes('process.env.NODE_ENV') || code.includes('import.meta.env.SSR')
        ? {
            code: code.replaceAll('process.env.NODE_ENV', '"production"').replaceAll('import.meta.env.SSR', 'false'),
            map: null,
          }
        : null,
  };
}

function outputOptions(directory: string): OutputOptions {
  return {
    dir: directory,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name].js',
    compact: true,
    hoistTransitiveImports: true,
  };
}

/** Warnings about the installed base components cannot be acted on; an import that leads nowhere can. */
function ignoreKnownWarnings(warning: RollupLog): void {
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
}

/** A build process: one request over the channel, one answer. */
if (process.send && import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.once('message', (request: BuildRequest) => {
    build(request).then(
      () => process.send!({ ok: true }, () => process.exit(0)),
      (error: Error) => process.send!({ ok: false, message: describeFailure(error) }, () => process.exit(1)),
    );
  });

function describeFailure(
  error: Error & { id?: string; loc?: { line: number; column: number; file?: string } },
): string {
  const file = error.loc?.file ?? error.id;
  const place = file
    ? `${basename(dirname(file))}/${basename(file)}${error.loc ? `:${error.loc.line}:${error.loc.column}` : ''}: `
    : '';
  return `${place}${error.message}`;
}
