import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { buildPackage } from '../../scripts/install/buildPackage.ts';

/** What this test reads of the platform compiler's report. */
interface Report {
  success: boolean;
  diagnostics: { level: number; message: string; filename?: string; location?: { line: number; column: number } }[];
  metadata: { references: Reference[] };
}

interface Reference {
  id: string;
  type: string;
}

type Compile = (config: {
  bundle: { namespace: string; name: string; type: 'platform'; files: Record<string, string> };
}) => Promise<Report>;

// The compiler is CommonJS without types.
const { compile } = createRequire(import.meta.url)('@lwc/sfdc-lwc-compiler') as { compile: Compile };

const bundles = globSync('force-app/main/*/lwc/*/*.js-meta.xml')
  .map((file) => dirname(file))
  .sort();
const names = new Set(bundles.map((bundle) => basename(bundle)));
const labels = new Set(
  globSync('force-app/main/*/labels/*.labels-meta.xml').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<fullName>(.*?)<\/fullName>/g)].map((match) => match[1]),
  ),
);
const fields = new Set(
  globSync('force-app/main/*/objects/*/fields/*.field-meta.xml').map(
    (file) => `${basename(dirname(dirname(file)))}.${basename(file, '.field-meta.xml')}`,
  ),
);

/** Runtime files of a bundle as they are deployed: compiled scripts, templates and styles. */
function filesOf(bundle: string): Record<string, string> {
  const names = globSync(['**/*.js', '**/*.html', '**/*.css'], { cwd: bundle, exclude: ['__tests__/**'] });
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(bundle, name), 'utf8')]));
}

describe('the platform compiler takes every bundle', () => {
  before(async () => {
    await buildPackage();
  });

  it('finds bundles to compile', () => {
    assert.ok(bundles.length > 0);
  });

  for (const bundle of bundles) {
    it(basename(bundle), async () => {
      const config = { namespace: 'c', name: basename(bundle), type: 'platform' as const, files: filesOf(bundle) };
      const report = await compile({ bundle: config });
      const problems = report.diagnostics
        .filter(({ level }) => level <= 1)
        .map(({ filename, location, message }) => `${filename}:${location?.line}: ${message}`);
      assert.deepEqual(problems, []);
      assert.ok(report.success, 'compiles');
      const unknown = report.metadata.references.filter((reference) => !isKnown(reference)).map(({ id }) => id);
      assert.deepEqual(unknown, [], 'refers to what the package does not hold');
    });
  }
});

/** Whether the package holds what a bundle refers to; what the platform provides is not asked about. */
function isKnown({ id, type }: Reference): boolean {
  if (type === 'label') return labels.has(id.replace(/^c\./, ''));
  if (type === 'sobjectField' && id.endsWith('__c')) return fields.has(id);
  if (type === 'module' && id.startsWith('c/')) return names.has(id.slice(2));
  if (type === 'component' && id.startsWith('c-')) return names.has(camelCase(id.slice(2)));
  return true;
}

const camelCase = (tag: string): string => tag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
