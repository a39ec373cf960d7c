import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { deleteRows } from '../../connection/deleteRows.ts';
import { messagesOf } from '../../connection/messages.ts';
import { queryRows, soqlText } from '../../connection/query.ts';
import { requestJson, requestText } from '../../connection/request.ts';
import { textValue } from '../../connection/values.ts';
import { readFlowStates, type FlowState } from '../flows.ts';

const version = z.looseObject({ Id: z.string(), DefinitionId: z.string(), VersionNumber: z.number() });
const answer = z.looseObject({ records: z.array(version) });

/**
 * Deactivates flows, deletes the interviews that wait in them, and all their versions, with which they are gone. What is done already is
 * not there to be done again.
 * @param names developer names
 * @returns the number of versions deleted
 * @throws SfError `FlowStaysError` naming the flow that the org would not let go
 */
export async function removeFlows(
  connection: Connection,
  names: readonly string[],
  progress: (text: string) => void = () => undefined,
): Promise<number> {
  const wanted = new Set(names);
  const states = (await readFlowStates(connection))?.filter(({ name }) => wanted.has(name)) ?? [];
  for (const state of states) if (state.activeVersionId !== null) await deactivate(connection, state);
  let deleted = 0;
  for (const [index, state] of states.entries()) {
    progress(`${index + 1} / ${states.length}`);
    for (const { Id } of await versionsOf(connection, state)) {
      await deleteInterviews(connection, Id);
      await deleteVersion(connection, state, Id);
      deleted += 1;
    }
  }
  return deleted;
}

async function deactivate(connection: Connection, { definitionId }: FlowState): Promise<void> {
  await requestText(connection, {
    method: 'PATCH',
    path: `/tooling/sobjects/FlowDefinition/${definitionId}`,
    body: JSON.stringify({ Metadata: { activeVersionNumber: 0 } }),
    contentType: 'application/json',
  });
}

async function versionsOf(connection: Connection, { definitionId }: FlowState): Promise<z.infer<typeof version>[]> {
  const soql = `SELECT Id, DefinitionId, VersionNumber FROM Flow WHERE DefinitionId = ${soqlText(definitionId)} ORDER BY VersionNumber`;
  const path = `/tooling/query?q=${encodeURIComponent(soql)}`;
  return (await requestJson(connection, answer, { method: 'GET', path })).records;
}

async function deleteInterviews(connection: Connection, versionId: string): Promise<void> {
  const rows = await queryRows(
    connection,
    `SELECT Id, FlowVersionViewId FROM FlowInterview WHERE FlowVersionViewId = ${soqlText(versionId)}`,
    z.looseObject({ Id: z.string(), FlowVersionViewId: textValue }),
  );
  await deleteRows(
    connection,
    rows.map(({ Id }) => Id),
  );
}

async function deleteVersion(connection: Connection, { name }: FlowState, id: string): Promise<void> {
  const remove = () => requestText(connection, { method: 'DELETE', path: `/tooling/sobjects/Flow/${id}` });
  try {
    await remove();
  } catch (problem) {
    // An org names the interviews that wait in the version; some of them no query finds.
    const waiting = (problem as Error).message.match(/(?<=Flow Interview - )0Fo\w{12,15}/g) ?? [];
    if (waiting.length === 0) throw stays(name, problem);
    await deleteRows(connection, waiting);
    await remove().catch((again: unknown) => {
      throw stays(name, again);
    });
  }
}

function stays(name: string, problem: unknown): Error {
  return messagesOf('uninstall').createError('error.FlowStays', [name, (problem as Error).message]);
}
