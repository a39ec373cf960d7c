import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection } from '@salesforce/core';
import { saveRows } from '../../scripts/connection/saveRows.ts';

interface Sent {
  method: string;
  url: string;
  body: { records: Record<string, unknown>[] };
}

/** A connection that answers collections row by row, as the test says; anything else is an unexpected request. */
function connectionThat(answer: (record: Record<string, unknown>, call: number) => unknown): {
  connection: Connection;
  sent: Sent[];
} {
  const sent: Sent[] = [];
  const connection = {
    instanceUrl: 'https://org.example/',
    getApiVersion: () => '66.0',
    request({ method, url, body }: { method: string; url: string; body: string }) {
      const content = JSON.parse(body) as Sent['body'];
      if (!url.includes('/composite/sobjects')) throw new Error(`Unexpected request: ${method} ${url}`);
      sent.push({ method, url, body: content });
      return Promise.resolve(content.records.map((record) => answer(record, sent.length)));
    },
  };
  return { connection: connection as unknown as Connection, sent };
}

const saved = (record: Record<string, unknown>) => ({ id: record['Id'] ?? '001', success: true, errors: [] });
const locked = {
  success: false,
  errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access', fields: [] }],
};

describe('rows saved in collections', () => {
  it('travel 200 at a time, and results keep their order', async () => {
    const { connection, sent } = connectionThat(saved);
    const rows = Array.from({ length: 450 }, (_unused, index) => ({ Id: `id${index}`, Name: `n${index}` }));
    const outcomes = await saveRows(connection, { object: 'Account', operation: 'update', rows });
    assert.deepEqual(
      sent.map(({ method, url, body }) => [method, url, body.records.length]),
      [200, 200, 50].map((count) => ['PATCH', 'https://org.example/services/data/v66.0/composite/sobjects', count]),
    );
    assert.equal(outcomes[449]!.id, 'id449');
  });

  it('are tried again when they met a lock, and only those', async () => {
    const { connection, sent } = connectionThat((record, call) =>
      record['Id'] === 'b' && call < 3 ? locked : saved(record),
    );
    const rows = ['a', 'b', 'c'].map((Id) => ({ Id }));
    const outcomes = await saveRows(connection, {
      object: 'Account',
      operation: 'update',
      rows,
      lockPauses: [1, 1, 1],
    });
    assert.deepEqual(
      sent.map(({ body }) => body.records.map((record) => record['Id'])),
      [['a', 'b', 'c'], ['b'], ['b']],
    );
    assert.ok(outcomes.every((outcome) => outcome.success));
  });

  it('are reported when the lock does not pass', async () => {
    const { connection, sent } = connectionThat(() => locked);
    const request = { object: 'Account', operation: 'update', lockPauses: [1, 1, 1] } as const;
    const [outcome] = await saveRows(connection, { ...request, rows: [{ Id: 'a' }] });
    assert.equal(sent.length, 4);
    assert.equal(outcome!.errors[0]!.statusCode, 'UNABLE_TO_LOCK_ROW');
  });

  it('find their record by the external id when they are upserted', async () => {
    const { connection, sent } = connectionThat((record) => ({ ...saved(record), created: true }));
    const [outcome] = await saveRows(connection, {
      object: 'Account',
      operation: 'upsert',
      externalIdField: 'Key__c',
      rows: [{ Key__c: 'k' }],
    });
    assert.match(sent[0]!.url, /\/composite\/sobjects\/Account\/Key__c$/);
    assert.equal(outcome!.created, true);
  });

  it('of an answer in another shape are refused by name', async () => {
    const { connection } = connectionThat(() => 'nonsense');
    await assert.rejects(saveRows(connection, { object: 'Account', operation: 'update', rows: [{ Id: 'a' }] }), {
      name: 'UnexpectedAnswerError',
      message: /PATCH \/composite\/sobjects/,
    });
  });
});
