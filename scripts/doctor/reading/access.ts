import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { queryRows, soqlText } from '../../connection/query.ts';
import { booleanValue, keyValue, textValue } from '../../connection/values.ts';
import type { PeopleFacts } from './people.ts';

export interface BlindCaller {
  id: string;
  name: string;
  /** Plans looked at, and those among them whose account the caller may not read. */
  looked: number;
  unreadable: number;
}

/** The platform answers for at most this many records at once. */
const RECORDS = 200;

/**
 * Whether callers may read the accounts that they are to call: asked of the platform's own sharing, for the {@link RECORDS} plans of
 * each that are due next. Two queries a caller.
 */
export async function readAccess(connection: Connection, { members }: PeopleFacts): Promise<BlindCaller[]> {
  const callers = new Map(
    members.filter(({ role, person }) => role === 'Caller' && person.isActive).map(({ person }) => [person.id, person]),
  );
  const found: BlindCaller[] = [];
  for (const { id, name } of callers.values()) {
    const plans = await queryRows(
      connection,
      `SELECT Account__c FROM RenkeiCallPlan__c WHERE OwnerId = ${soqlText(id)} AND LapsedAt__c = null AND Account__c != null ORDER BY CallBy__c LIMIT ${RECORDS}`,
      z.looseObject({ Account__c: textValue }),
    );
    const accounts = [...new Set(plans.flatMap(({ Account__c }) => (Account__c ? [Account__c] : [])))];
    if (accounts.length === 0) continue;
    const rights = await queryRows(
      connection,
      `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = ${soqlText(id)} AND RecordId IN (${accounts.map(soqlText).join(', ')})`,
      z.looseObject({ RecordId: keyValue, HasReadAccess: booleanValue }),
    );
    const unreadable = rights.filter(({ HasReadAccess }) => !HasReadAccess).length;
    found.push({ id, name, looked: accounts.length, unreadable });
  }
  return found;
}
