import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { Clock } from '../../../scripts/local-org/clock.ts';
import { makeId, toLongId } from '../../../scripts/local-org/identifiers.ts';
import type { MetadataComponent } from '../../../scripts/local-org/metadata/component.ts';
import { LocalOrg } from '../../../scripts/local-org/org.ts';
import { buildSchema } from '../../../scripts/local-org/schema/build.ts';
import { standardObjects } from '../../../scripts/local-org/schema/standard/index.ts';
import { Store } from '../../../scripts/local-org/store/store.ts';
import type { Row } from '../../../scripts/local-org/store/store.ts';

type Content = MetadataComponent['content'];

function deploy(store: Store, fields: Content[]): void {
  const content = { label: 'Widget', nameField: { label: 'Name', type: 'Text' }, sharingModel: 'Private', fields };
  const component = { type: 'CustomObject', fullName: 'Widget__c', file: '', source: '', content };
  store.migrate(buildSchema(standardObjects, [component], (object) => store.keyPrefix(object)).objects);
}

const text = (fullName: string, more: Content = {}): Content => ({
  fullName,
  label: fullName,
  type: 'Text',
  length: '20',
  ...more,
});

function row(store: Store, values: Row): Row {
  const user = makeId('005', 1);
  const now = new Clock().timestamp();
  const audit = {
    CreatedDate: now,
    CreatedById: user,
    LastModifiedDate: now,
    LastModifiedById: user,
    SystemModstamp: now,
  };
  return { Id: store.nextId('Widget__c'), OwnerId: user, IsDeleted: false, ...audit, ...values };
}

function newStore(fields: Content[] = []): Store {
  const store = new Store(new DatabaseSync(':memory:'));
  deploy(store, fields);
  return store;
}

describe('ids', () => {
  test('have a checksum that keeps their case apart', () => {
    assert.equal(makeId('001', 1), '001000000000001AAA');
    assert.equal(toLongId('001D000000IRFma'), '001D000000IRFmaIAH');
    assert.equal(toLongId('001D000000IRFmaIAH'), '001D000000IRFmaIAH');
    for (const bad of ['001D000000IRFmaIAA', '001D000000IRFm', '', 5, "001D000000IRF'a"])
      assert.equal(toLongId(bad), undefined);
  });

  test('are given in order, and a key prefix stays with its object', () => {
    const store = newStore();
    assert.deepEqual([store.nextId('Widget__c'), store.nextId('Widget__c')], [makeId('a00', 1), makeId('a00', 2)]);
    assert.deepEqual(
      [store.keyPrefix('Other__c'), store.keyPrefix('Widget__c'), store.keyPrefix('Other__c')],
      ['a01', 'a00', 'a01'],
    );
  });
});

describe('records', () => {
  test('values come back as they went in', () => {
    const store = newStore([
      { fullName: 'Flag__c', label: 'Flag', type: 'Checkbox' },
      { fullName: 'Amount__c', label: 'Amount', type: 'Number', precision: '18', scale: '2' },
      text('Note__c'),
    ]);
    const values = row(store, { Name: '一号', Flag__c: true, Amount__c: 9007199254740991, Note__c: null });
    store.insert('Widget__c', values);
    assert.deepEqual({ ...store.get('Widget__c', String(values['Id'])) }, values);
    store.update('Widget__c', String(values['Id']), { Flag__c: false, Amount__c: 0.1 });
    const [changed] = store.find('Widget__c', 'Name', ['一号', 'other']);
    assert.deepEqual([changed!['Flag__c'], changed!['Amount__c']], [false, 0.1]);
    assert.throws(() => store.update('Widget__c', String(values['Id']), { Nope__c: 1 }), {
      message: /no column Widget__c\.Nope__c/,
    });
  });

  test('a unique field is unique among records that are not deleted, without regard to case', () => {
    const store = newStore([
      text('Key__c', { unique: 'true' }),
      text('Exact__c', { unique: 'true', caseSensitive: 'true' }),
    ]);
    const first = row(store, { Key__c: 'abc', Exact__c: 'abc' });
    store.insert('Widget__c', first);
    assert.throws(() => store.insert('Widget__c', row(store, { Key__c: 'ABC' })), { message: /UNIQUE/ });
    store.insert('Widget__c', row(store, { Key__c: null, Exact__c: 'ABC' }));
    store.insert('Widget__c', row(store, { Key__c: null }));
    store.update('Widget__c', String(first['Id']), { IsDeleted: true });
    store.insert('Widget__c', row(store, { Key__c: 'ABC' }));
    assert.throws(() => store.update('Widget__c', String(first['Id']), { IsDeleted: false }), { message: /UNIQUE/ });
  });

  test('transactions nest; what fails is undone, ids and autonumbers too', () => {
    const store = newStore();
    const name = (): unknown[] => store.all('Widget__c').map((found) => found['Name']);
    store.transaction(() => {
      store.insert('Widget__c', row(store, { Name: 'outer' }));
      assert.throws(() =>
        store.transaction(() => {
          store.insert('Widget__c', row(store, { Name: 'inner' }));
          throw new Error('no');
        }),
      );
      store.transaction(() => store.insert('Widget__c', row(store, { Name: 'second' })));
    });
    assert.deepEqual(name(), ['outer', 'second']);
    assert.throws(() =>
      store.transaction(() => {
        store.nextNumber('n');
        throw new Error('no');
      }),
    );
    assert.equal(store.nextNumber('n'), 1);
  });

  test('a version tells of changes and of undone changes', () => {
    const store = newStore();
    const before = store.version('Widget__c');
    assert.equal(store.version('Widget__c'), before);
    store.insert('Widget__c', row(store, {}));
    const after = store.version('Widget__c');
    assert.notEqual(after, before);
    assert.throws(() =>
      store.transaction(() => {
        throw new Error('no');
      }),
    );
    assert.notEqual(store.version('Widget__c'), after);
  });
});

describe('migration', () => {
  test('new fields and keys are added to what is there', () => {
    const store = newStore([text('Key__c')]);
    store.insert('Widget__c', row(store, { Key__c: 'a' }));
    deploy(store, [
      text('Key__c', { unique: 'true', externalId: 'true' }),
      { fullName: 'Flag__c', label: 'Flag', type: 'Checkbox' },
    ]);
    assert.equal(store.all('Widget__c')[0]!['Flag__c'], false);
    assert.throws(() => store.insert('Widget__c', row(store, { Key__c: 'A' })), { message: /UNIQUE/ });
    deploy(store, [text('Key__c'), { fullName: 'Flag__c', label: 'Flag', type: 'Checkbox' }]);
    store.insert('Widget__c', row(store, { Key__c: 'A' }));
    assert.throws(() => deploy(store, [text('Key__c', { unique: 'true' })]), { errorCode: 'DUPLICATE_VALUE' });
  });

  test('a field keeps its kind', () => {
    const store = newStore([text('Key__c')]);
    const number = { fullName: 'Key__c', label: 'Key', type: 'Number', precision: '5', scale: '0' };
    assert.throws(() => deploy(store, [number]), { message: /type of an existing field: Widget__c\.Key__c/ });
  });
});

describe('on disk', () => {
  test('one process at a time; what was saved survives its being killed, what was not finished is not there', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'local-org-'));
    const file = join(directory, 'org.db');
    try {
      const script = `
        import { LocalOrg } from ${JSON.stringify(new URL('../../../scripts/local-org/org.ts', import.meta.url).href)};
        const org = LocalOrg.open({ file: ${JSON.stringify(file)} });
        const admin = org.session(org.userId('admin@local.example'));
        const insert = (Name) => org.save(admin, [{ action: 'insert', object: 'Account', record: { Name } }], { allOrNone: true });
        for (let index = 0; index < 50; index++) insert('Kept ' + index);
        org.store.database.exec('BEGIN IMMEDIATE');
        insert('Lost');
        process.stdout.write(admin.accessToken);
        setInterval(() => {}, 1000);`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [token] = (await once(child.stdout, 'data')) as [Buffer];
      assert.throws(() => LocalOrg.open({ file }), { message: /in use by another process: end that one first/ });
      child.kill('SIGKILL');
      await once(child, 'exit');
      const org = LocalOrg.open({ file });
      const session = org.sessionOfToken(String(token));
      assert.equal(org.query(session, 'SELECT COUNT() FROM Account').totalSize, 50);
      const [saved] = org.save(session, [{ action: 'insert', object: 'Account', record: { Name: 'Next' } }], {
        allOrNone: true,
      });
      assert.equal(saved!.id, makeId('001', 51));
      org.close();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
