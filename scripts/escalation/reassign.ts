import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { failuresOf, writeFailures, type Failure } from '../connection/failureFile.ts';
import { messagesOf } from '../connection/messages.ts';
import { queryRows, soqlText } from '../connection/query.ts';
import { saveRows } from '../connection/saveRows.ts';

const messages = messagesOf('case.reassign');

const OPEN = ['Queued', 'Accepted', 'Visited', 'Returned'] as const;
type OpenStatus = (typeof OPEN)[number];
/** Somebody has promised the customer something: a queue cannot keep it. */
const NEEDS_PERSON: ReadonlySet<OpenStatus> = new Set<OpenStatus>(['Accepted', 'Visited']);

export interface ReassignRequest {
  /** Username or Id of the user whose cases are given away. */
  from: string;
  /** Username or Id of who gets them; undefined is the queue. */
  to?: string;
  dryRun: boolean;
  /** Where the file of refused cases is written. */
  failuresDirectory: string;
  onProgress?: (given: number, total: number) => void;
}

export interface ReassignResult {
  from: string;
  /** Name of the user, or null for the queue. */
  to: string | null;
  dryRun: boolean;
  /** Open cases by status. */
  cases: Record<OpenStatus, number>;
  /** Cases that go to the other owner; those that have gone unless it is a dry run, `failed` apart. */
  given: number;
  /** Cases that stay because the queue cannot have them. */
  left: number;
  failed: number;
  failuresFile?: string;
}

/**
 * Gives the open cases of a user to another one or to the queue, each for itself. What was given is not found again, so that an
 * interrupted call can be repeated.
 * @throws SfError `NoUserError`, `InactiveUserError`, `SameUserError`, `NoQueueError`
 */
export async function reassignCases(connection: Connection, request: ReassignRequest): Promise<ReassignResult> {
  const from = await userNamed(connection, request.from);
  const to = request.to === undefined ? null : await userNamed(connection, request.to);
  if (to?.id === from.id) throw messages.createError('error.SameUser', [from.name]);
  if (to && !to.isActive) throw messages.createError('error.InactiveUser', [to.name]);
  const owner = to ? to.id : await queueId(connection);
  const open = await queryRows(
    connection,
    `SELECT Id, Status__c FROM RenkeiEscalation__c WHERE OwnerId = '${from.id}' AND Status__c IN (${OPEN.map((status) => `'${status}'`).join(', ')}) ORDER BY Id`,
    z.looseObject({ Id: z.string(), Status__c: z.enum(OPEN) }),
  );
  const rows = open.filter(({ Status__c: status }) => to !== null || !NEEDS_PERSON.has(status));
  const counted = (status: OpenStatus): number => open.filter((row) => row.Status__c === status).length;
  const cases = Object.fromEntries(OPEN.map((status) => [status, counted(status)])) as Record<OpenStatus, number>;
  const failures = request.dryRun ? [] : await give(connection, rows, owner, request);
  const failuresFile =
    failures.length > 0
      ? { failuresFile: await writeFailures(request.failuresDirectory, 'case-reassign', failures) }
      : {};
  const failed = new Set(failures.map(({ key }) => key)).size;
  return {
    from: from.name,
    to: to?.name ?? null,
    dryRun: request.dryRun,
    cases,
    given: rows.length - failed,
    left: open.length - rows.length,
    failed,
    ...failuresFile,
  };
}

async function give(
  connection: Connection,
  cases: readonly { Id: string }[],
  owner: string,
  { onProgress }: ReassignRequest,
): Promise<Failure[]> {
  if (cases.length === 0) return [];
  const object = 'RenkeiEscalation__c';
  const rows = cases.map(({ Id }) => ({ Id, OwnerId: owner }));
  const outcomes = await saveRows(connection, {
    object,
    operation: 'update',
    rows,
    ...(onProgress ? { onProgress } : {}),
  });
  return failuresOf(
    object,
    cases.map(({ Id }) => Id),
    outcomes,
  );
}

interface Person {
  id: string;
  name: string;
  isActive: boolean;
}

const USER_ID = /^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/;

async function userNamed(connection: Connection, given: string): Promise<Person> {
  const field = USER_ID.test(given) ? 'Id' : 'Username';
  const [user] = await queryRows(
    connection,
    `SELECT Id, Name, IsActive FROM User WHERE ${field} = ${soqlText(given)}`,
    z.looseObject({ Id: z.string(), Name: z.string(), IsActive: z.boolean() }),
  );
  if (!user) throw messages.createError('error.NoUser', [given]);
  return { id: user.Id, name: user.Name, isActive: user.IsActive };
}

/** By its API name: an admin may rename the queue. */
async function queueId(connection: Connection): Promise<string> {
  const [queue] = await queryRows(
    connection,
    `SELECT Id FROM Group WHERE DeveloperName = 'RenkeiCases' AND Type = 'Queue'`,
    z.looseObject({ Id: z.string() }),
  );
  if (!queue) throw messages.createError('error.NoQueue');
  return queue.Id;
}
