import { executeMutation, gql, type GraphQLError } from 'lightning/graphql';

type Value = string | number | boolean | null;

/** A record to create or change. */
export interface Operation {
  alias: string;
  object: string;
  verb: 'Create' | 'Update';
  id?: string;
  fields: Record<string, Value>;
}

/** The org refused: nothing of it was saved. */
export class RefusedError extends Error {
  /** What the org says, in the shape in which the error panel reads it. */
  readonly body: readonly { message: string }[];

  constructor(errors: readonly { message: string }[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'RefusedError';
    this.body = errors.filter(({ message }) => !/rolled back/i.test(message)).map(({ message }) => ({ message }));
  }
}

/** The org could not be reached: what was sent may have been saved. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('The org did not answer.', { cause });
    this.name = 'OfflineError';
  }
}

const RESULT = { Create: '{ Record { Id } }', Update: '{ success }' };

/**
 * Saves records as one transaction.
 * @returns `again` when an earlier try had saved them: a key of theirs is taken by themselves
 * @throws RefusedError when the org refuses, OfflineError when it cannot be reached
 */
export async function saveTogether(operations: readonly Operation[]): Promise<'saved' | 'again'> {
  const errors = await run(operations, true);
  if (errors.length === 0) return 'saved';
  if (errors.some(({ message }) => isSavedBefore(message))) return 'again';
  throw isUnreached(errors) ? new OfflineError(errors) : new RefusedError(errors);
}

/**
 * Creates records each of which stands for itself; one whose unique key is taken already is there, which is all that is wanted.
 * @throws RefusedError when the org refuses others, OfflineError when it cannot be reached
 */
export async function createEach(operations: readonly Operation[]): Promise<void> {
  const errors = await run(operations, false);
  if (isUnreached(errors)) throw new OfflineError(errors);
  const others = errors.filter(({ message }) => !isTaken(message));
  if (others.length > 0) throw new RefusedError(others);
}

async function run(operations: readonly Operation[], allOrNone: boolean): Promise<readonly GraphQLError[]> {
  const declared = operations.map(({ alias, object, verb }) => `$${alias}: ${object}${verb}Input!`).join(', ');
  const called = operations
    .map(({ alias, object, verb }) => `${alias}: ${object}${verb}(input: $${alias}) ${RESULT[verb]}`)
    .join(' ');
  // The number of operations differs, their names are our own: every value goes through a variable.
  const query = gql`
    mutation RenkeiMeetingSave(${declared}) { uiapi(input: { allOrNone: ${String(allOrNone)} }) { ${called} } }
  `;
  const variables = Object.fromEntries(
    operations.map(({ alias, object, verb, id, fields }) => [
      alias,
      { ...(verb === 'Update' && id !== undefined ? { Id: id } : {}), [object]: fields },
    ]),
  );
  const { errors } = await executeMutation({ query, variables });
  return errors ?? [];
}

/** A message about a unique key that names a record: in every language it is that of a duplicate. */
const isTaken = (message: string): boolean =>
  /\b(?:ItemKey|SaveKey|MeetingKey)__c\b/.test(message) &&
  /\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/.test(message);

const isSavedBefore = (message: string): boolean => /\bSaveKey__c\b/.test(message) && isTaken(message);

/** Whether the org has answered at all: browsers say it in their own words. */
function isUnreached(errors: readonly { message: string }[]): boolean {
  if (errors.length === 0) return false;
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return true;
  return errors.every(({ message }) => /failed to fetch|load failed|networkerror/i.test(message));
}
