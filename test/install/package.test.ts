import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createPackageVersions } from '../../scripts/install/createPackage.ts';

describe('npm run package', () => {
  const path = process.env['PATH'];
  const directory = mkdtempSync(join(tmpdir(), 'renkei-package-'));
  after(() => (process.env['PATH'] = path));

  /** An `sf` that notes what it was asked and answers by the first two words. */
  function salesforceCli(answers: Record<string, unknown>): void {
    const script = `#!${process.execPath}
      const { appendFileSync } = require('node:fs');
      const args = process.argv.slice(2);
      appendFileSync(${JSON.stringify(join(directory, 'asked'))}, args.join(' ') + '\\n');
      const answers = ${JSON.stringify(answers)};
      const key = Object.keys(answers).find((words) => args.join(' ').startsWith(words));
      process.stdout.write(JSON.stringify({ status: 0, result: answers[key] ?? null }));`;
    writeFileSync(join(directory, 'sf'), script);
    chmodSync(join(directory, 'sf'), 0o755);
    process.env['PATH'] = directory;
  }
  const packages = (aliases: Record<string, string>) =>
    writeFileSync(
      join(directory, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories: [{ path: 'a', package: 'A' }, { path: 'b' }], packageAliases: aliases }),
    );
  const run = () => createPackageVersions(directory, undefined, () => undefined);

  it('says when there is no Salesforce CLI', async () => {
    process.env['PATH'] = mkdtempSync(join(tmpdir(), 'renkei-empty-'));
    await assert.rejects(run(), { name: 'NoSalesforceCliError' });
  });

  it('says when the CLI knows no Dev Hub', async () => {
    salesforceCli({ 'config get': [{ name: 'target-dev-hub' }] });
    await assert.rejects(run(), { name: 'NoDevHubError' });
  });

  it('makes a package that is new, and a version of each', async () => {
    salesforceCli({
      'config get': [{ value: 'hub' }],
      'package version': { SubscriberPackageVersionId: '04t000000000001' },
    });
    packages({});
    assert.deepEqual(await run(), [{ name: 'A', id: '04t000000000001' }]);
    const { readFileSync } = await import('node:fs');
    const asked = readFileSync(join(directory, 'asked'), 'utf8');
    assert.match(asked, /package create --name A .*--target-dev-hub hub/);
    packages({ A: '0Ho000000000001' });
    writeFileSync(join(directory, 'asked'), '');
    await run();
    assert.doesNotMatch(readFileSync(join(directory, 'asked'), 'utf8'), /package create/);
  });
});
