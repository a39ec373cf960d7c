import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from 'c/renkeiCalendarRules';
import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from '../connection/messages.ts';
import { queryRows } from '../connection/query.ts';
import { saveRows, type Row } from '../connection/saveRows.ts';
import { textValue } from '../connection/values.ts';
import { importData } from '../integration/importData.ts';
import { integrationFiles } from './integrationRows.ts';
import { Migration } from './migration.ts';
import type { DemoAccount } from './model.ts';

/** Who has gone through the beginning of the pile, by key of the staff. */
const DECIDER = 'saeki';
/** Pairs that are decided already, from the top of the pile. */
const DECIDED = ['Same', 'Same', 'Apart', 'Same', 'Later', 'Apart'] as const;
const LATER_DAYS = 7;
const NOTE = '名刺の担当者に電話で確認 Confirmed by phone with the person of the card';

/**
 * Brings in what two other systems know of the demo's customers, by the same import and linkage as real data, so that the review page has
 * its doubtful pairs with their true reasons; the first of them a manager has decided. Nothing is created, and nothing but fax numbers and
 * gaps is filled, so that the figures of the demo stay. A load that is repeated changes nothing.
 * @param staff Ids of the staff by key
 */
export async function integrateDemo(
  connection: Connection,
  request: { projectDirectory: string; seed: string; asOf: string; accounts: readonly DemoAccount[] },
  staff: ReadonlyMap<string, string>,
): Promise<void> {
  const mappingFile = join(request.projectDirectory, 'config', 'mappings', 'demo-systems.json');
  const files = integrationFiles(request.accounts, request.seed);
  const { failures } = await importData(connection, {
    mappingFile,
    mappingText: await readFile(mappingFile, 'utf8'),
    readData: (file) => Promise.resolve(files.has(file) ? new TextEncoder().encode(files.get(file)) : undefined),
  });
  const [failure] = failures;
  if (failure) {
    const reason = `${failure.object} ${failure.key}: ${failure.statusCode}: ${failure.message}`;
    throw messagesOf('demo.load').createError('error.DemoIncomplete', [failures.length, reason]);
  }
  const migration = await Migration.begin(connection);
  try {
    await decideFirst(connection, request.asOf, staff.get(DECIDER));
  } finally {
    await migration.end();
  }
}

const candidateRow = z.looseObject({
  Id: z.string(),
  SourceRecord__c: z.string(),
  Account__c: z.string(),
  Score__c: z.number().nullable(),
  Decision__c: textValue,
});

/** Past the flows, which would stamp whoever loads the demo; so the rows are brought along here. */
async function decideFirst(connection: Connection, asOf: string, person: string | undefined): Promise<void> {
  const soql = `SELECT Id, SourceRecord__c, Account__c, Score__c, Decision__c FROM RenkeiLinkCandidate__c ORDER BY Score__c DESC, Name`;
  const pile = await queryRows(connection, soql, candidateRow);
  if (person === undefined || pile.some(({ Decision__c }) => Decision__c !== 'Open')) return;
  // Of a row with several candidates only one is decided, so that none is left half done.
  const seen = new Set<string>();
  const chosen = pile.filter(({ SourceRecord__c }) => !seen.has(SourceRecord__c) && seen.add(SourceRecord__c));
  const decisions = DECIDED.flatMap((decision, index) => (chosen[index] ? [{ decision, pair: chosen[index] }] : []));
  const dayBefore = addDays(asOf, -1);
  await save(
    connection,
    'RenkeiLinkCandidate__c',
    decisions.map(({ decision, pair }, index) => ({
      Id: pair.Id,
      Decision__c: decision,
      DecidedBy__c: person,
      DecidedAt__c: `${dayBefore}T0${index}:15:00.000Z`,
      LaterUntil__c: decision === 'Later' ? addDays(asOf, LATER_DAYS) : null,
      DecisionNote__c: index === 0 ? NOTE : null,
      SameKey__c: decision === 'Same' ? pair.SourceRecord__c : null,
    })),
  );
  const alone = (source: string): boolean => pile.filter((pair) => pair.SourceRecord__c === source).length === 1;
  await save(
    connection,
    'RenkeiSourceRecord__c',
    decisions.flatMap(({ decision, pair }): Row[] => {
      const Id = pair.SourceRecord__c;
      if (decision === 'Apart') return alone(Id) ? [{ Id, State__c: 'Unlinked' }] : [];
      if (decision !== 'Same') return [];
      return [{ Id, State__c: 'Linked', LinkedBy__c: 'Person', Account__c: pair.Account__c, Score__c: pair.Score__c }];
    }),
  );
}

async function save(connection: Connection, object: string, rows: Row[]): Promise<void> {
  const outcomes = await saveRows(connection, { object, operation: 'update', rows });
  const refused = outcomes.find(({ success }) => !success);
  if (!refused) return;
  const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
  throw messagesOf('demo.load').createError('error.DemoIncomplete', [rows.length, `${object}: ${reason}`]);
}
