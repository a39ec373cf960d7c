import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { deleteRows } from '../../connection/deleteRows.ts';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import type { SaveOutcome } from '../../connection/saveRows.ts';
import { nameOf, ownObjects, typeOf } from './ownComponents.ts';

const row = z.looseObject({ Id: z.string() });

/**
 * Deletes the records of own objects that wait in queues of the package: an org deletes no queue that owns something, and no object that a
 * queue serves. They were to go with their objects.
 * @returns the number of records
 */
export async function removeQueued(
  connection: Connection,
  keys: readonly string[],
  progress: (text: string) => void = () => undefined,
): Promise<number> {
  const queues = keys.filter((key) => typeOf(key) === 'Queue').map((key) => soqlText(nameOf(key)));
  if (queues.length === 0) return 0;
  const served = await queryRows(
    connection,
    `SELECT QueueId, SobjectType FROM QueueSobject WHERE Queue.DeveloperName IN (${queues.join(', ')})`,
    z.looseObject({ QueueId: z.string(), SobjectType: z.string() }),
  );
  const objects = new Set(ownObjects(keys));
  let deleted = 0;
  for (const { QueueId, SobjectType } of served) {
    if (!objects.has(SobjectType)) continue;
    const rows = await queryRows(connection, `SELECT Id FROM ${SobjectType} WHERE OwnerId = ${soqlText(QueueId)}`, row);
    const ids = rows.map(({ Id }) => Id);
    refuse(await deleteRows(connection, ids, (done, total) => progress(`${SobjectType}: ${done} / ${total}`)));
    deleted += ids.length;
  }
  return deleted;
}

function refuse(outcomes: readonly SaveOutcome[]): void {
  const refused = outcomes.find(({ success }) => !success);
  if (!refused) return;
  const reason = refused.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; ');
  throw messagesOf('uninstall').createError('error.PlaceStays', [reason]);
}

/**
 * Takes people out of the package's permission sets, groups and queues. An org deletes none of these with somebody in it.
 * @returns the number of places
 */
export async function removePlaces(connection: Connection, keys: readonly string[]): Promise<number> {
  const named = (...types: string[]) =>
    keys.filter((key) => types.includes(typeOf(key))).map((key) => soqlText(nameOf(key)));
  const ids: string[] = [];
  const sets = named('PermissionSet');
  if (sets.length > 0) {
    const soql = `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${sets.join(', ')})`;
    ids.push(...(await queryRows(connection, soql, row)).map(({ Id }) => Id));
  }
  const groups = named('Group', 'Queue');
  if (groups.length > 0) {
    const soql = `SELECT Id FROM GroupMember WHERE Group.DeveloperName IN (${groups.join(', ')})`;
    ids.push(...(await queryRows(connection, soql, row)).map(({ Id }) => Id));
  }
  refuse(await deleteRows(connection, ids));
  return ids.length;
}
