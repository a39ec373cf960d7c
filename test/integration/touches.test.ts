import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importData } from '../../scripts/integration/importData.ts';
import { project, startTestOrg, type TestOrg } from '../connection/testOrg.ts';

const customers =
  'customer_id,company,kana,postal_code,prefecture,city,street,phone\nW1,㈱サカタ製作所,,,東京都,港区,芝1-2-3,\n';
const orders = `order_number,customer_id,ordered_at,product,quantity,amount
O-1,W1,2026-06-11T01:00:00Z,トナー,3,30000
O-2,W1,2026-06-11T02:00:00Z,=HYPERLINK("http://x"),1,10000
`.replace('=HYPERLINK("http://x")', '"=HYPERLINK(""http://x"")"');
const calls =
  'call_id,account_key,started_at,minutes,topic,asks_for_quote,note\nC-1,erp:100,2026-06-11T03:00:00Z,5,quote,yes,見積もりの依頼\n';

/** The texts as Windows writes Shift_JIS: every letter of these files, by its code. */
function shiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfc; high += 1) {
    if (high > 0x9f && high < 0xe0) continue;
    for (let low = 0x40; low <= 0xfc; low += 1) {
      const letter = decoder.decode(Uint8Array.from([high, low]));
      if (letter.length === 1 && !codes.has(letter)) codes.set(letter, [high, low]);
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]));
}

describe('web orders and inbound calls', { timeout: 240_000 }, () => {
  let org: TestOrg;
  const run = (name: string, files: Record<string, Uint8Array>) => {
    const mappingFile = join(project, 'config/mappings', name);
    const mappingText = readFileSync(mappingFile, 'utf8');
    return importData(org.connection, { mappingFile, mappingText, readData: (file) => Promise.resolve(files[file]) });
  };
  const orderFiles = { 'customers.csv': shiftJis(customers), 'orders.csv': shiftJis(orders) };
  before(async () => {
    org = await startTestOrg();
    const [account] = await org.insert('Account', [
      {
        Name: '株式会社サカタ製作所',
        BillingState: '東京都',
        BillingCity: '港区',
        BillingStreet: '芝1-2-3',
        RenkeiSourceKey__c: 'erp:100',
      },
    ]);
    await org.insert('RenkeiCallPlan__c', [{ Account__c: account!, AccountKey__c: account! }]);
  });
  after(() => org?.close());

  it('become touches of the accounts that their customers are, and orders put the account forward', async () => {
    const { steps, failures } = await run('web-orders.json', orderFiles);
    assert.deepEqual(failures, []);
    assert.deepEqual(
      steps.map(({ created, updated, doubtful }) => [created, updated, doubtful]),
      [
        [0, 1, 0],
        [2, 0, 0],
      ],
    );
    const touches = await org.query(
      'SELECT Account__r.Name, Origin__c, BuyingSignal__c, Needs__c FROM RenkeiTouch__c ORDER BY OccurredAt__c',
    );
    assert.equal(touches[1]!['Needs__c'], '=HYPERLINK("http://x") × 1');
    for (const touch of touches) {
      assert.equal((touch['Account__r'] as unknown as { Name: string }).Name, '株式会社サカタ製作所');
      assert.deepEqual([touch['Origin__c'], touch['BuyingSignal__c']], ['WebOrder', true]);
    }
    const [plan] = await org.query('SELECT Reason__c FROM RenkeiCallPlan__c');
    assert.equal(plan!['Reason__c'], 'Signal');
  });

  it('change nothing when they come again', async () => {
    const { steps } = await run('web-orders.json', orderFiles);
    assert.deepEqual(
      steps.map(({ created, updated, unchanged }) => [created, updated, unchanged]),
      [
        [0, 0, 1],
        [0, 0, 2],
      ],
    );
  });

  it('of the telephone are conversations', async () => {
    const files = { 'calls.csv': new TextEncoder().encode(calls) };
    const { steps, failures } = await run('inbound-calls.json', files);
    assert.deepEqual([failures, steps[0]!.created], [[], 1]);
    const [call] = await org.query(
      `SELECT IsConversation__c, ProcessStep__c FROM RenkeiTouch__c WHERE Origin__c = 'InboundCall'`,
    );
    assert.deepEqual(call, { IsConversation__c: true, ProcessStep__c: 'Quote' });
    assert.equal((await run('inbound-calls.json', files)).steps[0]!.unchanged, 1);
  });
});
