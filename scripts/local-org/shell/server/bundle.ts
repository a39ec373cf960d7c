import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MetadataComponent } from '../../metadata/component.ts';
import type { BuildRequest } from './build.ts';
import { clientDirectory, packageDirectory } from './modules.ts';

/** Where the parts of the bundle lie, as directories of the cache; both are named by the hash of what went into them. */
export interface BundleParts {
  platform: string;
  deployed: string;
  /** Names of the deployed components. */
  components: string[];
}

export type BundleState =
  | { state: 'ready'; parts: BundleParts }
  | { state: 'building'; part: 'platform' | 'deployed' }
  | { state: 'failed'; message: string };

/** Builds kept per part, so that going back and forth between two versions rebuilds nothing. */
const KEPT_BUILDS = 8;
const INPUTS_OF_PLATFORM = ['lwc', '@lwc/rollup-plugin', 'rollup', 'lightning-base-components'];

/** The browser code of an org, built when it is first asked for and again after each deploy, outside of this process. */
export class ShellBundle {
  readonly cacheDirectory: string;
  readonly #bundles: () => MetadataComponent[];
  readonly #builds = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, string>();

  /** @param bundles gives the deployed Lightning component bundles as they stand */
  constructor(bundles: () => MetadataComponent[], cacheDirectory: string) {
    this.#bundles = bundles;
    this.cacheDirectory = cacheDirectory;
    mkdirSync(cacheDirectory, { recursive: true });
  }

  /** The state of the bundle for what is deployed now; starts what is still to be built. */
  state(): BundleState {
    // By name: the org may list them in another order after a restart, which would look like another bundle.
    const bundles = this.#bundles().toSorted((a, b) => (a.fullName < b.fullName ? -1 : 1));
    const parts = this.#parts(bundles);
    for (const part of ['platform', 'deployed'] as const) {
      const failure = this.#failures.get(parts[part]);
      if (failure !== undefined) return { state: 'failed', message: failure };
      if (this.#isComplete(parts[part])) continue;
      void this.#build(part, parts, bundles).catch(() => undefined);
      return { state: 'building', part };
    }
    return { state: 'ready', parts };
  }

  /** Waits until the bundle is built. @throws when the build failed, with its message */
  async ready(): Promise<BundleParts> {
    for (;;) {
      const now = this.state();
      if (now.state === 'ready') return now.parts;
      if (now.state === 'failed') throw new Error(now.message);
      await Promise.allSettled(this.#builds.values());
    }
  }

  /** The file behind an address of the bundle; undefined for anything else. */
  file(directory: string, name: string): string | undefined {
    if (!/^(platform|deployed)-[0-9a-f]{16}$/.test(directory) || !/^[\w-]+(\/[\w-]+)?\.js$/.test(name))
      return undefined;
    const file = join(this.cacheDirectory, directory, name);
    return existsSync(file) ? file : undefined;
  }

  #parts(bundles: MetadataComponent[]): BundleParts {
    const platform = `platform-${platformHash()}`;
    const hash = createHash('sha256').update(platform);
    for (const { fullName, files } of bundles)
      for (const name of sourceNames(files)) hash.update(`\0${fullName}/${name}\0`).update(files![name]!);
    const components = bundles.filter(({ fullName, files }) => files?.[`${fullName}.js`] !== undefined);
    return {
      platform,
      deployed: `deployed-${hash.digest('hex').slice(0, 16)}`,
      components: components.map(({ fullName }) => fullName),
    };
  }

  #isComplete(directory: string): boolean {
    return existsSync(join(this.cacheDirectory, directory, 'complete.json'));
  }

  #build(part: 'platform' | 'deployed', parts: BundleParts, bundles: MetadataComponent[]): Promise<void> {
    const name = parts[part];
    let running = this.#builds.get(name);
    if (!running) {
      const request: BuildRequest = { part, output: join(this.cacheDirectory, name) };
      if (part === 'deployed') request.sources = this.#writeSources(parts, bundles);
      running = runBuild(request)
        .then(() => this.#dropOldBuilds(part, name))
        .catch((error: Error) => void this.#failures.set(name, error.message))
        .finally(() => {
          this.#builds.delete(name);
          if (request.sources) rmSync(request.sources.directory, { recursive: true, force: true });
        });
      this.#builds.set(name, running);
    }
    return running;
  }

  #writeSources(parts: BundleParts, bundles: MetadataComponent[]): NonNullable<BuildRequest['sources']> {
    const directory = join(this.cacheDirectory, `sources-${process.pid}-${parts.deployed}`);
    for (const { fullName, files } of bundles)
      for (const name of sourceNames(files)) {
        const file = join(directory, 'c', fullName, name);
        mkdirSync(join(file, '..'), { recursive: true });
        writeFileSync(file, files![name]!);
      }
    return { directory, components: parts.components, platformUrl: bundleUrl(parts.platform) };
  }

  #dropOldBuilds(part: string, latest: string): void {
    utimesSync(join(this.cacheDirectory, latest), new Date(), new Date());
    const age = (name: string): number => statSync(join(this.cacheDirectory, name)).mtimeMs;
    const builds = readdirSync(this.cacheDirectory).filter(
      (name) => /^\w+-[0-9a-f]{16}$/.test(name) && name.startsWith(part),
    );
    for (const name of builds.sort((a, b) => age(b) - age(a)).slice(KEPT_BUILDS))
      rmSync(join(this.cacheDirectory, name), { recursive: true, force: true });
  }
}

/** The address of a part of the bundle, without a slash at the end. */
export const bundleUrl = (directory: string): string => `/shell/bundle/${directory}`;

const sourceNames = (files: Record<string, string> = {}): string[] =>
  Object.keys(files)
    .filter((name) => /\.(js|html|css)$/.test(name) && !name.startsWith('__'))
    .sort();

let knownPlatformHash: string | undefined;

/** Changes with the versions of the packages and with the shell's own code. */
function platformHash(): string {
  if (knownPlatformHash) return knownPlatformHash;
  const hash = createHash('sha256');
  for (const name of INPUTS_OF_PLATFORM)
    hash.update(
      `${name}@${(JSON.parse(readFileSync(join(packageDirectory(name), 'package.json'), 'utf8')) as { version: string }).version}\n`,
    );
  const client = readdirSync(clientDirectory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const compiler = ['build.ts', 'modules.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  for (const file of [...client.map(({ parentPath, name }) => join(parentPath, name)).sort(), ...compiler])
    hash.update(`\0${basename(file)}\0`).update(readFileSync(file));
  return (knownPlatformHash = hash.digest('hex').slice(0, 16));
}

/** Runs a build in a process of its own: compiling would hold up every request of this one. */
function runBuild(request: BuildRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('build.ts', import.meta.url)), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let answer: { ok: boolean; message?: string } | undefined;
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.once('message', (message) => (answer = message as typeof answer));
    child.once('error', reject);
    child.once('exit', () => {
      if (answer?.ok) resolve();
      else reject(new Error(answer?.message ?? `The build process ended without an answer. ${complaints.slice(-500)}`));
    });
    child.send(request);
  });
}
