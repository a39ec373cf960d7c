import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mappingDocuments } from '../../scripts/documentation/mappingPages.ts';
import { parseMapping } from '../../scripts/integration/mapping.ts';
import { problemLine } from '../../scripts/integration/problem.ts';
import { project } from '../connection/testOrg.ts';

const mapping = {
  name: 'customers',
  keyPrefix: 'customers',
  systems: [{ name: 'erp' }, { name: 'web' }],
  sources: { customers: { file: 'customers.csv', key: ['code'], system: 'erp', encoding: 'shift_jis' } },
  steps: [
    {
      source: 'customers',
      object: 'Account',
      fields: { Name: 'name', Phone: 'phone' },
      link: { fields: { englishName: 'english' } },
      survivorship: { Name: 'mostTrusted', Phone: { rule: 'longest', overEdits: true } },
    },
  ],
};
type Mapping = typeof mapping;

function complaints(change: (copy: Mapping) => void): string[] {
  const copy = structuredClone(mapping);
  change(copy);
  const read = parseMapping('mapping.json', JSON.stringify(copy, null, 2));
  return 'problems' in read ? read.problems.map(problemLine) : [];
}

describe('the mapping file', () => {
  it('has an editor schema and a page that say what the schema says', async () => {
    for (const [path, text] of await mappingDocuments(readFileSync(join(project, 'docs/import.md'), 'utf8'))) {
      assert.equal(readFileSync(join(project, path), 'utf8'), text, `${path} is stale: npm run import-docs`);
    }
  });

  it('describes every entry', () => {
    const undescribed: string[] = [];
    const walk = (schema: Record<string, unknown>, path: string): void => {
      for (const [name, entry] of Object.entries((schema['properties'] ?? {}) as Record<string, never>)) {
        if (!entry['description']) undescribed.push(path + name);
        const inside = [entry, entry['items'], entry['additionalProperties'], ...(entry['anyOf'] ?? [])];
        for (const inner of inside) if (inner) walk(inner, `${path}${name}.`);
      }
    };
    const schema = JSON.parse(readFileSync(join(project, 'config/mappings/mapping.schema.json'), 'utf8'));
    walk(schema, '');
    for (const [name, part] of Object.entries(schema.$defs ?? {})) walk(part as Record<string, unknown>, `${name}.`);
    assert.deepEqual(undescribed, []);
  });

  it('takes one rule for a field as a word or with what goes with it', () => {
    const read = parseMapping('mapping.json', JSON.stringify(mapping));
    assert.ok(!('problems' in read));
    assert.deepEqual(read.mapping.steps[0]!.survivorship, {
      Name: { rule: 'mostTrusted', overEdits: false },
      Phone: { rule: 'longest', overEdits: true },
    });
    assert.equal(read.mapping.steps[0]!.link!.createUnmatched, true);
  });

  it('is refused with line and character where systems, links or rules do not fit together', () => {
    assert.deepEqual(complaints((copy) => Object.assign(copy.sources.customers, { system: 'crm' })).slice(0, 1), [
      'mapping.json:18:7 sources.customers.system there is no system "crm"',
    ]);
    assert.deepEqual(
      complaints((copy) => delete (copy.sources.customers as Record<string, unknown>)['system']),
      ['mapping.json:29:7 steps.0.link the source "customers" names no system'],
    );
    assert.deepEqual(
      complaints((copy) => (copy.steps[0]!.object = 'Contact')),
      ['mapping.json:30:7 steps.0.link only rows of accounts are linked'],
    );
    assert.deepEqual(
      complaints((copy) => Object.assign(copy.steps[0]!.survivorship, { Fax: 'never' })),
      ['mapping.json:41:9 steps.0.survivorship.Fax no field rule fills "Fax"'],
    );
    assert.deepEqual(
      complaints((copy) => copy.systems.push({ name: 'ERP' })),
      ['mapping.json:12:7 systems.2.name names "ERP" twice'],
    );
  });
});
