import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { undoBatch } from '../../scripts/integration/systems/undoBatch.ts';
import { customerMapping, ERP, SHOP } from '../integration/customers.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { CommandLine } from './cli.ts';
import { logIn } from './logIn.ts';

const OBJECTS = ['RenkeiImportBatch__c', 'Account', 'RenkeiSourceRecord__c'] as const;

describe('an import of several systems that is killed', { timeout: 400_000 }, () => {
  let org: TestOrg;
  let whole: unknown;
  const cli = new CommandLine();
  before(async () => {
    org = await startTestOrg();
    await logIn(org, cli);
    assert.equal((await cli.run(...importArgs(cli))).status, 0);
    whole = await stateOf(org);
  });
  after(async () => {
    await org?.close();
    cli.remove();
  });

  it('at any save ends in the same state when it is run again, and can be taken back whole', async () => {
    await takeAllBack(org);
    const saves = await countSaves(cli, org);
    for (const object of OBJECTS) {
      assert.ok((saves.get(object) ?? 0) > 0, `${object} is never saved`);
      for (let save = 1; save <= saves.get(object)!; save += 1) {
        await takeAllBack(org);
        assert.ok(await killAt(cli, org, object, save), `save ${save} of ${object} does not come`);
        const repeated = await cli.run(...importArgs(cli));
        assert.equal(repeated.status, 0, repeated.stdout + repeated.stderr);
        assert.deepEqual(await stateOf(org), whole, `killed at save ${save} of ${object}`);
      }
    }
    await takeAllBack(org);
    assert.deepEqual(await org.query('SELECT Id FROM Account'), []);
  });
});

function importArgs(cli: CommandLine): string[] {
  const directory = join(cli.home, 'data');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'erp.csv'), ERP);
  writeFileSync(join(directory, 'shop.csv'), SHOP);
  const mapping = join(directory, 'mapping.json');
  writeFileSync(mapping, JSON.stringify(customerMapping));
  return ['import', '--data', directory, '--mapping', mapping, '-o', 'renkei-local', '--json'];
}

/** How often an import that nobody kills saves rows, by object. */
async function countSaves(cli: CommandLine, org: TestOrg): Promise<Map<string, number>> {
  const { org: localOrg } = org.running;
  const original = localOrg.save.bind(localOrg);
  const saves = new Map<string, number>();
  localOrg.save = (session, operations, options) => {
    const object = operations[0]?.object ?? '';
    saves.set(object, (saves.get(object) ?? 0) + 1);
    return original(session, operations, options);
  };
  try {
    assert.equal((await cli.run(...importArgs(cli))).status, 0);
    return saves;
  } finally {
    localOrg.save = original;
  }
}

/** Whether the command was killed while the org worked on its n-th save of rows of an object; otherwise it has ended. */
async function killAt(cli: CommandLine, org: TestOrg, object: string, save: number): Promise<boolean> {
  const { org: localOrg } = org.running;
  const original = localOrg.save.bind(localOrg);
  const command = cli.start(...importArgs(cli));
  let saves = 0;
  localOrg.save = (session, operations, options) => {
    if (operations[0]?.object === object && (saves += 1) === save) command.child.kill('SIGKILL');
    return original(session, operations, options);
  };
  try {
    return (await command.ended).status === null;
  } finally {
    localOrg.save = original;
  }
}

/** Accounts with all that imports write, and source records with where they hang and what could be taken back. */
async function stateOf(org: TestOrg): Promise<unknown> {
  const accounts = await org.query(
    'SELECT RenkeiSourceKey__c, Name, BillingStreet, Phone, Website, NumberOfEmployees FROM Account ORDER BY Name',
  );
  const records = await org.query(
    'SELECT SourceKey__c, State__c, LinkedBy__c, Account__r.Name, Values__c, Before__c FROM RenkeiSourceRecord__c ORDER BY SourceKey__c',
  );
  const changes = records.map(({ Before__c, Account__r, ...record }) => ({
    ...record,
    account: (Account__r as unknown as { Name: string } | null)?.Name,
    changed: (JSON.parse(String(Before__c)) as { undone?: true; created?: true; fields: object }[])
      .filter(({ undone }) => !undone)
      .map(({ created, fields }) => ({ created, fields })),
  }));
  return { accounts, records: changes };
}

async function takeAllBack(org: TestOrg): Promise<void> {
  const batches = await org.query(
    `SELECT Name FROM RenkeiImportBatch__c WHERE Status__c != 'Undone' ORDER BY Name DESC`,
  );
  for (const { Name } of batches) {
    const { failures, changedSince } = await undoBatch(org.connection, { batch: String(Name), deleteCreated: true });
    assert.deepEqual([failures, changedSince], [[], []]);
  }
}
