import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthInfo, Connection, type SfError } from '@salesforce/core';
import { importData } from '../../scripts/integration/importData.ts';
import type { Problem } from '../../scripts/integration/problem.ts';
import { addStandardUser } from '../connection/standardUser.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { customerMapping, ERP, importCustomers } from './customers.ts';

describe('an import of systems', { timeout: 240_000 }, () => {
  let org: TestOrg;
  before(async () => {
    org = await startTestOrg();
  });
  after(() => org?.close());

  const problemsOf = async (work: Promise<unknown>): Promise<Problem[]> => {
    const error = (await work.then(
      () => assert.fail('nothing was refused'),
      (problem: unknown) => problem,
    )) as SfError;
    assert.equal(error.name, 'ImportRefusedError', error.message);
    return (error.data as unknown as { problems: Problem[] }).problems;
  };
  const nothingWritten = async (): Promise<void> => {
    for (const object of ['Account', 'RenkeiSourceRecord__c', 'RenkeiImportBatch__c'])
      assert.deepEqual(await org.query(`SELECT Id FROM ${object}`), [], object);
  };
  const connectionOf = async (accessToken: string): Promise<Connection> => {
    const { url } = org.running;
    const authInfo = await AuthInfo.create({
      accessTokenOptions: { accessToken, instanceUrl: url, loginUrl: url },
    });
    return Connection.create({ authInfo, connectionOptions: { version: '66.0' } });
  };

  it('writes nothing for a user without the rights, and says which', async () => {
    const userId = await addStandardUser(org, 'clerk', 'import.example');
    const clerk = { ...org, connection: await connectionOf(org.running.org.session(userId).accessToken) };
    const problems = await problemsOf(importCustomers(clerk, { erp: ERP }));
    const rights = problems.filter(({ field }) => field === 'steps.0.link').map(({ reason }) => reason);
    for (const object of ['RenkeiImportBatch__c', 'RenkeiSourceRecord__c', 'RenkeiLinkCandidate__c'])
      assert.ok(
        rights.some((reason) => reason.includes(object)),
        `${object}: ${rights.join('; ')}`,
      );
    await nothingWritten();
  });

  it('refuses a key that two files of one system have, with the places of both', async () => {
    const [step] = customerMapping.steps;
    const fields = { Name: 'name' };
    const mapping = {
      ...customerMapping,
      sources: {
        east: { file: 'east.csv', key: ['code'], system: 'erp' },
        west: { file: 'west.csv', key: ['code'], system: 'erp' },
      },
      steps: ['east', 'west'].map((source) => ({ ...step, source, fields, survivorship: {} })),
    };
    const files: Record<string, string> = {
      'east.csv': 'code,name\n1,A\nk2,B\n',
      'west.csv': 'code,name\nK2,C\n3,D\n',
    };
    const problems = await problemsOf(
      importData(org.connection, {
        mappingFile: 'mapping.json',
        mappingText: JSON.stringify(mapping),
        readData: (file) => Promise.resolve(new TextEncoder().encode(files[file])),
      }),
    );
    assert.deepEqual(
      problems.map(({ file, line }) => [file, line]),
      [['west.csv', 2]],
    );
    assert.match(problems[0]!.reason, /"K2".*"erp".*east\.csv.* 3 /);
    await nothingWritten();
  });

  it('stops when another of the same system has begun since, and doubles nothing', async () => {
    const { connection } = org;
    const first = await connectionOf(org.running.token);
    const send = first.request.bind(first) as (...given: unknown[]) => unknown;
    let other: Promise<unknown> | undefined;
    // The other begins and ends between the first's look at its batch and its first save of accounts: the worst moment.
    first.request = (async (...given: unknown[]) => {
      const { method, body = '' } = given[0] as { method: string; body?: string };
      if (!other && method !== 'GET' && body.includes('"Account"')) {
        other = importCustomers({ ...org, connection }, { erp: ERP });
        await other;
      }
      return send(...given);
    }) as never;
    await assert.rejects(importCustomers({ ...org, connection: first }, { erp: ERP }), {
      name: 'ImportTakenOverError',
    });
    assert.ok(other, 'the first saved no account');
    const names = await org.query('SELECT Name FROM Account ORDER BY Name');
    assert.equal(names.length, 3);
    assert.equal((await org.query('SELECT Id FROM RenkeiSourceRecord__c')).length, 3);
    assert.deepEqual(await org.query('SELECT Status__c FROM RenkeiImportBatch__c'), [{ Status__c: 'Completed' }]);
  });

  it('knows a corporate number however it is written', async () => {
    const mapping = {
      ...customerMapping,
      sources: { erp: customerMapping.sources.erp, shop: customerMapping.sources.shop },
      steps: ['erp', 'shop'].map((source) => ({
        source,
        object: 'Account',
        fields: { Name: 'name' },
        link: { fields: { corporateNumber: 'number' }, accountFields: { corporateNumber: 'AccountNumber' } },
      })),
    };
    mapping.sources = {
      erp: { ...mapping.sources.erp, key: ['code'] },
      shop: { ...mapping.sources.shop, key: ['code'] },
    };
    await org.insert('Account', [{ Name: '株式会社日本電測', AccountNumber: 'T8700110005901' }]);
    const written: Record<string, string> = {
      'erp.csv': 'code,name,number\nn1,日本電測㈱,８-7001-1000-5901\n',
      'shop.csv': 'code,name,number\nn2,㈱日本電測,T8700110005901\n',
    };
    const { steps } = await importData(org.connection, {
      mappingFile: 'mapping.json',
      mappingText: JSON.stringify(mapping),
      readData: (file) => Promise.resolve(new TextEncoder().encode(written[file])),
    });
    assert.deepEqual(
      steps.map(({ created, updated, doubtful }) => [created, updated, doubtful]),
      [
        [0, 1, 0],
        [0, 1, 0],
      ],
    );
    const records = await org.query(
      `SELECT RecordKey__c, Reasons__c FROM RenkeiSourceRecord__c WHERE RecordKey__c LIKE 'n%'`,
    );
    assert.equal(records.length, 2);
    for (const row of records)
      assert.ok(String(row['Reasons__c']).split(';').includes('SameCorporateNumber'), JSON.stringify(row));
  });
});
