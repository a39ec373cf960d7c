import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { applyAllDecisions } from '../../scripts/integration/systems/decideOnly.ts';
import { importReport } from '../../scripts/integration/systems/report.ts';
import { startTestOrg, type TestOrg } from '../connection/testOrg.ts';
import { customerMapping, ERP, importCustomers } from './customers.ts';

/** Each resembles a customer of the ERP. */
const SHOP = `id,company,prefecture,town,address,tel,url,employees
D1,サカタ製作,,,,,https://d1.example/,
D2,みなと商会館,,,,,https://d2.example/,
D3,北海道食品工業,,,,,https://d3.example/,
`;

describe('what people decide about doubtful rows', { timeout: 240_000 }, () => {
  let org: TestOrg;
  const directory = mkdtempSync(join(tmpdir(), 'renkei-decisions-'));
  const mappingFile = join(directory, 'mapping.json');
  writeFileSync(mappingFile, JSON.stringify(customerMapping));
  const accounts = () => org.query('SELECT Name, Website FROM Account ORDER BY Name');
  const states = async () =>
    (
      await org.query(
        `SELECT RecordKey__c, State__c, LinkedBy__c FROM RenkeiSourceRecord__c WHERE Source__c = 'shop' ORDER BY RecordKey__c`,
      )
    ).map((row) => [row['RecordKey__c'], row['State__c'], row['LinkedBy__c']]);
  const decide = async (key: string, decision: object) => {
    const pairs = await org.query(
      `SELECT Id FROM RenkeiLinkCandidate__c WHERE SourceRecord__r.RecordKey__c = '${key}'`,
    );
    assert.ok(pairs.length > 0, `nothing is asked about ${key}`);
    await org.connection
      .sobject('RenkeiLinkCandidate__c')
      .update(pairs.map(({ Id }) => ({ Id: String(Id), ...decision })) as never);
  };
  before(async () => {
    org = await startTestOrg();
    await importCustomers(org, { erp: ERP });
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  it('is asked once, and writes nothing to an account before', async () => {
    const before = await accounts();
    const { steps, failures } = await importCustomers(org, { shop: SHOP });
    assert.deepEqual(failures, []);
    assert.deepEqual([steps[0]!.doubtful, steps[0]!.created, steps[0]!.updated], [3, 0, 0]);
    await importCustomers(org, { shop: SHOP });
    assert.equal((await org.query('SELECT Id FROM RenkeiLinkCandidate__c')).length, 3);
    assert.deepEqual(await accounts(), before);
  });

  it('is applied: the same takes what survives, what is apart becomes an account, what is put off waits', async () => {
    await decide('D1', { Decision__c: 'Same' });
    await decide('D2', { Decision__c: 'Apart' });
    await decide('D3', { Decision__c: 'Later', LaterUntil__c: '2026-07-01' });
    const told = await applyAllDecisions(org.connection, { mappingFile, dryRun: true });
    assert.deepEqual(
      told.sources.map(({ source, same, apart }) => [source, same, apart]),
      [
        ['erp', 0, 0],
        ['shop', 1, 1],
      ],
    );
    const { sources, failures } = await applyAllDecisions(org.connection, { mappingFile });
    assert.deepEqual(failures, []);
    assert.deepEqual(
      sources.map(({ same, apart, waiting, filled }) => [same, apart, waiting, filled]),
      [
        [0, 0, 0, 0],
        [1, 1, 1, 1],
      ],
    );
    assert.deepEqual(await states(), [
      ['D1', 'Linked', 'Person'],
      ['D2', 'Linked', 'Created'],
      ['D3', 'Doubtful', null],
    ]);
    assert.deepEqual(
      (await accounts()).map((row) => [row['Name'], row['Website']]),
      [
        ['みなと商会館', 'https://d2.example/'],
        ['北海道食品株式会社', null],
        ['有限会社みなと商会', null],
        ['株式会社サカタ製作所', 'https://d1.example/'],
      ],
    );
  });

  it('is never asked again', async () => {
    const before = await accounts();
    const { steps } = await importCustomers(org, {
      shop: SHOP.replace('みなと商会館,,', 'みなと商会館,神奈川県,横浜市中区'),
    });
    assert.deepEqual([steps[0]!.created, steps[0]!.doubtful, steps[0]!.unchanged], [0, 1, 1]);
    assert.equal((await accounts()).length, before.length);
    const again = await applyAllDecisions(org.connection, { mappingFile });
    assert.deepEqual(
      again.sources.map(({ same, apart }) => [same, apart]),
      [
        [0, 0],
        [0, 0],
      ],
    );
    assert.equal((await org.query('SELECT Id FROM RenkeiLinkCandidate__c')).length, 3);
  });

  it('is told by the report', async () => {
    const report = await importReport(org.connection, {});
    const shop = report.sources.find(({ source }) => source === 'shop')!;
    assert.deepEqual(
      [shop.rows, shop.linkedByPerson, shop.created, shop.doubtful, shop.pairs],
      [3, 1, 1, 1, { Same: 1, Apart: 1, Later: 1 }],
    );
    assert.equal(shop.filled['Website'], 1);
    assert.deepEqual(report.accounts, { all: 4, unknown: 0, oneSource: 3, severalSources: 1 });
    assert.deepEqual(
      report.coverage.find(({ field }) => field === 'Website'),
      { field: 'Website', before: 0, after: 2 },
    );
  });
});
