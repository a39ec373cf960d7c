import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { SfError } from '@salesforce/core';
import { distributeAccounts, type DistributionRequest } from '../../scripts/segmentation/distribution/distribute.ts';
import { DistributionOrg } from './distributionOrg.ts';

/** One story: each test goes on where the one before it ended. */
describe('accounts are distributed among callers', { timeout: 180_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'renkei-distribution-'));
  let org: DistributionOrg;
  const distribute = (more: Partial<DistributionRequest> = {}) =>
    distributeAccounts(org.test.connection, { directory, ...more });
  const written = async () =>
    (await org.test.query('SELECT Id, LastModifiedDate, SystemModstamp FROM RenkeiCallPlan__c ORDER BY Id')).map(
      (row) => JSON.stringify(row),
    );

  before(async () => {
    org = await DistributionOrg.start({
      emily: { Capacity__c: 3, Languages__c: 'Japanese;English' },
      oka: { Capacity__c: 4, Languages__c: 'Japanese' },
      tan: { Capacity__c: 2, Languages__c: 'Japanese' },
    });
    await org.addAccounts({
      Aoba: { RenkeiPotential__c: 900 },
      Bando: { RenkeiPotential__c: 800 },
      Chiyoda: { RenkeiPotential__c: 700 },
      Date: { RenkeiPotential__c: 600, RenkeiLanguage__c: 'English' },
      Ebisu: { RenkeiPotential__c: 500 },
      Fuji: { RenkeiPotential__c: 400, RenkeiLanguage__c: 'Chinese' },
      Ginza: { RenkeiPotential__c: 5000, RenkeiSegment__c: 'Key' },
      Hakone: { RenkeiPotential__c: 100, RenkeiSegment__c: 'Key' },
    });
    await org.addPlans({ Aoba: 'tan', Bando: 'tan', Hakone: 'tan' });
    const talk = (account: string, by: string, at: string) => ({
      Account__c: org.account(account),
      OwnerId: org.idOf(by),
      OccurredAt__c: at,
      IsConversation__c: true,
      Channel__c: 'InsideSales',
      Direction__c: 'Outbound',
      Outcome__c: 'Talked',
    });
    await org.test.insert('RenkeiTouch__c', [
      talk('Chiyoda', 'oka', '2026-05-01T01:00:00Z'),
      talk('Chiyoda', 'oka', '2026-05-08T01:00:00Z'),
      talk('Chiyoda', 'emily', '2026-06-01T01:00:00Z'),
      // Outside the window, and on a day to come.
      talk('Ebisu', 'tan', '2024-06-01T01:00:00Z'),
    ]);
  });
  after(async () => {
    await org?.close();
    rmSync(directory, { recursive: true });
  });

  it('is tried without writing', async () => {
    const result = await distribute({ dryRun: true });
    assert.deepEqual(await org.plans(), { Aoba: 'tan', Bando: 'tan', Hakone: 'tan' });
    assert.deepEqual(
      result.callers.map(({ name, before, after, capacity }) => [name, before, after, capacity]),
      [
        ['emily', 0, 2, 3],
        ['oka', 0, 2, 4],
        // Hakone is not led any more, and takes up the room of one.
        ['tan', 3, 2, 2],
      ],
    );
    assert.deepEqual([result.asOf, result.accounts, result.kept, result.proposals], ['2026-06-12', 6, 1, 4]);
    assert.deepEqual(result.segments, ['Maintain']);
  });

  it('writes proposals and lists what needs a decision', async () => {
    const result = await distribute();
    assert.deepEqual(await org.plans(), {
      Aoba: 'tan',
      Bando: 'tan → oka (Capacity)',
      Chiyoda: '– → oka (History)',
      Date: '– → emily (Language)',
      Ebisu: '– → emily (Capacity)',
      // Nobody speaks Chinese: it waits in the queue.
      Fuji: '–',
      Hakone: 'tan',
    });
    assert.deepEqual(
      [result.proposed, result.leftOver, result.noLongerLed, result.failed],
      [4, { NoCapacity: 0, NoLanguage: 1 }, 1, 0],
    );
    assert.deepEqual(readFileSync(result.openFile!, 'utf8').split('\n'), [
      '\ufeffreason,account,caller,open case',
      `NoLanguage,${org.account('Fuji')},,false`,
      `NoLongerLed,${org.account('Hakone')},tan,false`,
      '',
    ]);
    const [plan] = await org.test.query(
      `SELECT ProposedOn__c, AccountKey__c, Account__c FROM RenkeiCallPlan__c WHERE Account__r.Name = 'Date'`,
    );
    assert.deepEqual([plan!['ProposedOn__c'], plan!['AccountKey__c']], ['2026-06-12', plan!['Account__c']]);
  });

  it('writes nothing the second time', async () => {
    const before = await written();
    for (const transport of ['Synchronous', 'Bulk'] as const) {
      const { proposals, proposed, cleared } = await distribute({ transport });
      assert.deepEqual([proposals, proposed, cleared], [4, 0, 0]);
    }
    assert.deepEqual(await written(), before);
  });

  it('keeps whom a manager chose by hand, and clears what no longer holds', async () => {
    const idOf = async (name: string) =>
      String((await org.test.query(`SELECT Id FROM RenkeiCallPlan__c WHERE Account__r.Name = '${name}'`))[0]!['Id']);
    await org.update('RenkeiCallPlan__c', {
      Id: await idOf('Chiyoda'),
      ProposedCaller__c: org.idOf('emily'),
      ProposalReason__c: null,
    });
    // Tan gets room, and Ebisu goes to the field.
    const [tan] = await org.test.query(`SELECT Id FROM RenkeiTeamMember__c WHERE User__r.LastName = 'tan'`);
    await org.update('RenkeiTeamMember__c', { Id: String(tan!['Id']), Capacity__c: 3 });
    await org.update('Account', { Id: org.account('Ebisu'), RenkeiSegment__c: 'Key' });
    const { cleared, proposed } = await distribute();
    assert.deepEqual(await org.plans(), {
      Aoba: 'tan',
      Bando: 'tan',
      Chiyoda: '– → emily (by hand)',
      Date: '– → emily (Language)',
      Fuji: '–',
      Hakone: 'tan',
    });
    assert.deepEqual([cleared, proposed], [2, 0]);
  });

  it('confirms at once', async () => {
    const result = await distribute({ confirm: true });
    assert.deepEqual(await org.plans(), {
      Aoba: 'tan',
      Bando: 'tan',
      Chiyoda: 'emily',
      Date: 'emily',
      Fuji: '–',
      Hakone: 'tan',
    });
    assert.deepEqual([result.confirmed, result.removed], [2, 0]);
    const before = await written();
    assert.equal((await distribute({ confirm: true })).confirmed, 0);
    assert.deepEqual(await written(), before);
  });

  it('replaces who was made inactive; an open case keeps its caller and its plan', async () => {
    const [first] = await org.test.insert('RenkeiEscalation__c', [
      { Account__c: org.account('Hakone'), Caller__c: org.idOf('tan'), Status__c: 'Accepted' },
      { Account__c: org.account('Chiyoda'), Caller__c: org.idOf('emily'), Status__c: 'Queued' },
      { Account__c: org.account('Date'), Caller__c: org.idOf('emily'), Status__c: 'Lost' },
    ]);
    const members = await org.test.query(`SELECT Id, User__r.LastName FROM RenkeiTeamMember__c`);
    const emily = members.find((row) => (row['User__r'] as unknown as { LastName: string }).LastName === 'emily')!;
    await org.update('RenkeiTeamMember__c', { Id: String(emily['Id']), PausedUntil__c: '2026-12-31' });
    await org.update('User', { Id: org.idOf('tan'), IsActive: false });
    const result = await distribute({ confirm: true, removeLeft: true });
    assert.deepEqual(await org.plans(), {
      Aoba: 'oka',
      Bando: 'oka',
      Chiyoda: 'emily',
      Date: 'emily',
      Fuji: '–',
      Hakone: 'tan',
    });
    assert.deepEqual([result.noLongerLed, result.noLongerLedWithCase, result.removed], [1, 1, 0]);
    // Nobody at work speaks English, so the account waits with whoever is away.
    assert.deepEqual(
      result.callers.map(({ name, left, after, waiting }) => [name, left, after, waiting]),
      [
        ['emily', false, 1, 1],
        ['oka', false, 2, 0],
        ['tan', true, 1, 0],
      ],
    );
    await org.update('RenkeiEscalation__c', { Id: first!, Status__c: 'Won' });
    const again = await distribute({ confirm: true, removeLeft: true });
    assert.equal(again.removed, 1);
    assert.equal('Hakone' in (await org.plans()), false);
  });

  it('takes supported segments on request, after those that it leads', async () => {
    const { segments, proposals, noLongerLed } = await distribute({ includeSupported: true });
    assert.deepEqual([segments, proposals, noLongerLed], [['Key', 'Expand', 'Maintain', 'General'], 2, 0]);
    assert.deepEqual((await org.plans())['Ginza'], '– → oka (Capacity)');
    // Without them their proposals no longer hold; plans that were nothing else go, and so does the one that waited for room.
    assert.equal((await distribute()).cleared, 3);
    assert.equal('Ginza' in (await org.plans()), false);
  });

  it('says of a row that was refused why, and the next one completes the rest', async () => {
    await org.addAccounts({ Ise: { RenkeiPotential__c: 1 }, Joban: { RenkeiPotential__c: 2 } });
    const { org: local } = org.test.running;
    const original = local.save.bind(local);
    local.save = (session, operations, options) => {
      const results = original(session, operations, options);
      if (operations[0]?.object !== 'RenkeiCallPlan__c') return results;
      return results.map((result, index) =>
        operations[index]!.record['AccountKey__c'] === org.account('Ise')
          ? {
              ...result,
              success: false,
              id: null,
              errors: [{ statusCode: 'STORAGE_LIMIT_EXCEEDED', message: 'full', fields: [] }],
            }
          : result,
      );
    };
    const result = await distribute();
    local.save = original;
    assert.equal(result.failed, 1);
    assert.match(
      readFileSync(result.failuresFile!, 'utf8'),
      new RegExp(`${org.account('Ise')},STORAGE_LIMIT_EXCEEDED`),
    );
  });

  it('is refused to somebody without rights, before anything is written', async () => {
    const before = await written();
    const { AuthInfo, Connection } = await import('@salesforce/core');
    const as = async (user: string) => {
      const { accessToken } = org.test.running.org.session(org.idOf(user));
      const { url } = org.test.running;
      const authInfo = await AuthInfo.create({ accessTokenOptions: { accessToken, instanceUrl: url, loginUrl: url } });
      return Connection.create({ authInfo, connectionOptions: { version: '66.0' } });
    };
    const refused = await distributeAccounts(await as('oka'), { directory }).catch((problem: SfError) => problem);
    assert.equal((refused as SfError).name, 'NoDistributionRightsError');
    assert.match((refused as SfError).actions![0]!, /RenkeiManager/);
    assert.deepEqual(await written(), before);
    // A manager sees all plans, but only the accounts that are shared: plans of the others are left alone.
    const seen = await distributeAccounts(await as('saeki'), { directory, confirm: true, removeLeft: true });
    assert.deepEqual([seen.accounts, seen.unseen > 0, seen.removed], [0, true, 0]);
  });

  it('is refused without a caller, and with a policy in which inside sales has nothing', async () => {
    await org.update('User', { Id: org.idOf('oka'), IsActive: false });
    await org.update('User', { Id: org.idOf('emily'), IsActive: false });
    await assert.rejects(distribute(), { name: 'NoCallersError' });
    const [role] = await org.test.query(`SELECT Id FROM RenkeiSegmentRole__c WHERE Segment__c = 'Maintain'`);
    await org.update('RenkeiSegmentRole__c', {
      Id: String(role!['Id']),
      LeadChannel__c: 'Field',
      SupportChannel__c: null,
    });
    await assert.rejects(distribute(), { name: 'NoSegmentOfCallersError' });
    await assert.rejects(distribute({ policy: 'unheard of' }), { name: 'UnknownPolicyError' });
  });
});
