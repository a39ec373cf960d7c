import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { deployPackage } from '../../../scripts/local-org/metadata/deploy.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { SAMPLE, toZip } from '../metadata/samplePackage.ts';

const directory = mkdtempSync(join(tmpdir(), 'snapshot-'));
after(() => rmSync(directory, { recursive: true, force: true }));

test('a copy of a saved org goes on by itself, as old as its own clock', async () => {
  const first = LocalOrg.open({ file: ':memory:', clock: new Date('2026-01-01T00:00:00Z') });
  await deployPackage(first, toZip(SAMPLE), { checkOnly: false, singlePackage: true });
  const admin = (org: LocalOrg): ReturnType<LocalOrg['session']> => org.session(org.userId('admin@local.example'));
  const save = (org: LocalOrg, name: string): void => {
    const record = { When__c: '2026-06-01T00:00:00Z', Note__c: name };
    const [result] = org.save(admin(org), [{ action: 'insert', object: 'Thing__c', record }], {
      allOrNone: true,
      systemContext: true,
    });
    assert.deepEqual(result!.errors, []);
  };
  save(first, 'before');
  const file = join(directory, 'org.sqlite');
  first.saveTo(file);
  save(first, 'after');

  const copy = LocalOrg.open({ file: ':memory:', from: file, clock: new Date('2026-06-12T00:00:00Z') });
  assert.deepEqual(
    copy.store.all('Thing__c').map(({ Name, Note__c }) => [Name, Note__c]),
    [['T-0001', 'before']],
  );
  save(copy, 'own');
  assert.deepEqual(
    copy.store.all('Thing__c').map(({ Name, CreatedDate }) => [Name, String(CreatedDate).slice(0, 10)]),
    [
      ['T-0001', '2026-06-12'],
      ['T-0002', '2026-06-12'],
    ],
  );
  const objects = (org: LocalOrg): unknown =>
    org.store.database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2').all();
  assert.deepEqual(objects(copy), objects(first));
  assert.equal(copy.metadata.all().length, first.metadata.all().length);
  assert.throws(() => copy.sessionOfToken(admin(first).accessToken), { errorCode: 'INVALID_SESSION_ID' });
  first.close();
  copy.close();
});
