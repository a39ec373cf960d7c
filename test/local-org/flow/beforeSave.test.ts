import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, decide, flow, FlowOrg, formula } from './flowOrg.ts';

test('a decision, a formula and an assignment change the record before it is saved', async () => {
  const org = await FlowOrg.with({
    Score: flow('Is_Large', [
      decide('Is_Large', [['$Record.Amount__c', 'GreaterThan', 100]], 'Set_High', 'Set_Low'),
      formula('Tenth', 'Number', '{!$Record.Amount__c} * 0.1', 3),
      assign('Set_High', [
        ['$Record.Band__c', 'High'],
        ['$Record.Share__c', '{Tenth}'],
      ]),
      assign('Set_Low', [['$Record.Band__c', 'Low']]),
    ]),
  });
  const large = org.account({ Amount__c: 100.5 });
  assert.deepEqual([large['Band__c'], large['Share__c']], ['High', 10.1]);
  const small = org.account({ Amount__c: 100 });
  assert.deepEqual([small['Band__c'], small['Share__c']], ['Low', null]);
});
