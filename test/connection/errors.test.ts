import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SfError } from '@salesforce/core';
import { explainError } from '../../scripts/connection/errors.ts';

describe('an error', () => {
  it('of the platform gets a next action', () => {
    const thrown = Object.assign(new Error("No such column 'RenkeiSegment__c'"), {
      errorCode: 'INVALID_FIELD',
      name: 'INVALID_FIELD',
    });
    const explained = explainError(thrown, 'Segmentation');
    assert.equal(explained.message, "Segmentation: INVALID_FIELD: No such column 'RenkeiSegment__c'");
    assert.match(explained.actions!.join(), /RenkeiAdmin/);
    assert.equal(explained.cause, thrown);
  });

  it('of a platform code that nobody foresaw gets one as well', () => {
    const thrown = Object.assign(new Error('x'), { errorCode: 'STRANGE_CODE' });
    assert.ok(explainError(thrown, 'Import').actions!.length > 0);
  });

  it('of an org that does not answer says how to start it', () => {
    const thrown = new Error('request failed', {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    const explained = explainError(thrown, 'Import');
    assert.equal(explained.name, 'OrgUnreachableError');
    assert.match(explained.actions!.join(), /npm start/);
  });

  it('that has a next action keeps its words', () => {
    const thrown = new SfError('a', 'B', ['c']);
    const { name, message, actions } = explainError(thrown, 'Import');
    assert.deepEqual({ name, message, actions }, { name: 'B', message: 'a', actions: ['c'] });
  });
});
