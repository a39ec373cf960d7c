import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFlowStates } from '../../scripts/install/flows.ts';
import { install } from '../../scripts/install/install.ts';
import { requestFor, startEmptyOrg, type EmptyOrg } from './emptyOrg.ts';

describe('install into a production org', { timeout: 590_000 }, () => {
  let org: EmptyOrg;
  before(async () => {
    org = await startEmptyOrg({ production: true });
    await org.insert('Account', { Name: 'Alpha', Industry: 'Machinery', NumberOfEmployees: 300 });
  });
  after(() => org.close());

  it('stops when flows have arrived inactive, and lists them in the order of activation', async () => {
    const request = requestFor();
    const { stopped, flowsToActivate, findings } = await install(org.connection, request);
    assert.equal(stopped, 'flows');
    assert.ok(findings.some(({ code }) => code === 'FlowsArriveInactive'));
    const order = flowsToActivate.map(({ why }) => why);
    assert.deepEqual(
      order,
      [...order].sort((one, other) => RANK.indexOf(one) - RANK.indexOf(other)),
    );
    assert.equal(order.at(-1), 'scheduled');
    assert.ok(flowsToActivate.every(({ label }) => label !== ''));
    // Records that flows would have to complete are not made before they run.
    assert.equal((await org.query('SELECT Id FROM RenkeiSegmentPolicy__c')).length, 0);
  });

  it('goes on with the same command when they run', async () => {
    for (const { definitionId } of (await readFlowStates(org.connection))!) {
      await org.connection.tooling
        .sobject('FlowDefinition')
        .update({ Id: definitionId, Metadata: { activeVersionNumber: 1 } } as never);
    }
    const request = requestFor();
    const { stopped, segmentation } = await install(org.connection, request);
    assert.equal(stopped, null, request.said.join('\n'));
    assert.equal(segmentation!.accountsChanged, 1);
    const writes = org.countWrites();
    await install(org.connection, requestFor());
    assert.equal(writes(), 0);
  });
});

const RANK = ['beforeSave', 'beforeDelete', 'afterSave', 'scheduled'];
