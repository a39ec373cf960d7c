import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsforce from 'jsforce';
import { startTestOrg } from './localOrg.ts';

const running = await startTestOrg();
const conn = new jsforce.Connection({ instanceUrl: running.url, accessToken: running.token, version: '66.0' });

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  return (await conn.create(object, values)).id as string;
}
interface Result {
  id: string | null;
  success: boolean;
  errors: { statusCode: string }[];
}
/** The types that jsforce declares leave out the values of records. */
const soap = conn.soap as unknown as Record<'undelete' | 'emptyRecycleBin', (ids: string[]) => Promise<Result[]>> & {
  merge(request: object): Promise<Result & { mergedRecordIds: string[]; updatedRelatedIds: string[] }>;
};
const merge = (Id: string, recordToMergeIds: string[], values = {}, type = 'Account') =>
  soap.merge({ masterRecord: { type, Id, ...values }, recordToMergeIds });
const row = async (object: string, id: string): Promise<Record<string, unknown>> =>
  (await conn.query(`SELECT FIELDS(ALL) FROM ${object} WHERE Id = '${id}' LIMIT 1`, { scanAll: true })).records[0]!;

test('merge moves the children of two accounts to a third and deletes the two', async () => {
  const [winner, loser, third] = [
    await create('Account', { Name: 'Winner', Phone: '1' }),
    await create('Account', { Name: 'Loser', Industry: 'Banking' }),
    await create('Account', { Name: 'Third' }),
  ];
  const contact = await create('Contact', { LastName: 'Suzuki', AccountId: loser });
  const task = await create('Task', { WhoId: contact });
  const note = await create('Task', { WhatId: third });
  const child = await create('Account', { Name: 'Child', ParentId: third });
  const before = await row('Contact', contact);
  running.org.clock.advance(60_000);
  const result = await merge(winner, [loser, third], { Name: 'Won', Industry: 'Banking', NumberOfEmployees: 12 });
  assert.equal(result.success, true, JSON.stringify(result));
  assert.deepEqual([result.id, result.mergedRecordIds], [winner, [loser, third]]);
  assert.deepEqual([...result.updatedRelatedIds].sort(), [child, contact, note].sort());
  const { Name, Industry, NumberOfEmployees, Phone, IsDeleted } = await row('Account', winner);
  assert.deepEqual([Name, Industry, NumberOfEmployees, Phone, IsDeleted], ['Won', 'Banking', 12, '1', false]);
  for (const id of [loser, third]) {
    const gone = await row('Account', id);
    assert.deepEqual([gone['IsDeleted'], gone['MasterRecordId']], [true, winner]);
  }
  const moved = await row('Contact', contact);
  assert.equal(moved['AccountId'], winner);
  assert.ok(String(moved['SystemModstamp']) > String(before['SystemModstamp']));
  assert.deepEqual(
    [await row('Task', task), await row('Task', note)].map((each) => each['AccountId']),
    [winner, winner],
  );
  assert.equal((await row('Account', child))['ParentId'], winner);
  const [back] = await soap.undelete([loser]);
  assert.equal(back!.success, true);
  assert.deepEqual([(await row('Account', loser))['MasterRecordId'], moved['AccountId']], [null, winner]);
});

test('a merge that is refused leaves everything as it was', async () => {
  const winner = await create('Account', { Name: 'Winner' });
  const loser = await create('Account', { Name: 'Loser' });
  const contact = await create('Contact', { LastName: 'Suzuki', AccountId: loser });
  const refused = async (...request: Parameters<typeof merge>) => {
    const { success, errors } = await merge(...request);
    assert.equal(success, false);
    return errors[0]!.statusCode;
  };
  assert.equal(await refused(winner, []), 'INVALID_ID_FIELD');
  assert.equal(await refused(winner, [winner]), 'INVALID_ID_FIELD');
  assert.equal(await refused(winner, [loser, loser]), 'INVALID_ID_FIELD');
  assert.equal(await refused(winner, [contact]), 'MALFORMED_ID');
  assert.equal(await refused(winner, [loser], { Name: 'x'.repeat(300) }), 'STRING_TOO_LONG');
  const under = await create('Account', { Name: 'Under', ParentId: loser });
  assert.equal(await refused(under, [loser]), 'CIRCULAR_DEPENDENCY');
  assert.equal((await row('Account', loser))['IsDeleted'], false);
  assert.equal((await row('Contact', contact))['AccountId'], loser);
  assert.equal(await refused(winner, [loser], {}, 'Opportunity'), 'INVALID_TYPE_FOR_OPERATION');
});

test('undelete and emptyRecycleBin answer record by record', async () => {
  const account = await create('Account', { Name: 'Gone' });
  await conn.delete('Account', account);
  const [wrong] = await soap.undelete(['001000000000000AAA']);
  assert.equal(wrong!.errors[0]!.statusCode, 'UNDELETE_FAILED');
  assert.equal((await soap.emptyRecycleBin([account]))[0]!.success, true);
  assert.equal(await row('Account', account), undefined);
  await assert.rejects(conn.soap.getServerTimestamp(), /getServerTimestamp is not modelled by the local org/);
});
