import { executeMutation, gql, type GraphQLError } from 'lightning/graphql';

type Value = string | number | boolean | null;

/** A record to create or change with a call. A reference to an earlier record of the same call reads `@{alias}`. */
export interface Operation {
  alias: string;
  object: string;
  verb: 'Create' | 'Update';
  id?: string;
  fields: Record<string, Value>;
}

/** The org refused the call as a whole: nothing of it was saved. */
export class LogRefusedError extends Error {
  /** What the org says, in the shape in which the error panel reads it. */
  readonly body: readonly { message: string }[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'LogRefusedError';
    this.body = errors.filter(({ message }) => !isEcho(message)).map(({ message }) => ({ message }));
  }
}

const RESULT = { Create: '{ Record { Id } }', Update: '{ success }' };

/**
 * Saves a call and all that belongs to it as one transaction. The first operation carries the save key: an earlier try of the same
 * call that reached the org, though its answer did not reach us, counts as saved.
 * @returns `again` when it had been saved before
 * @throws LogRefusedError when the org refuses; the browser's error when the org cannot be reached
 */
export async function logCall(operations: readonly Operation[]): Promise<'saved' | 'again'> {
  const declared = operations.map(({ alias, object, verb }) => `$${alias}: ${object}${verb}Input!`).join(', ');
  const called = operations
    .map(({ alias, object, verb }) => `${alias}: ${object}${verb}(input: $${alias}) ${RESULT[verb]}`)
    .join(' ');
  // The number of operations differs, their names are our own: every value goes through a variable.
  const query = gql`
    mutation RenkeiDeskLog(${declared}) { uiapi(input: { allOrNone: true }) { ${called} } }
  `;
  const variables = Object.fromEntries(
    operations.map(({ alias, object, verb, id, fields }) => [
      alias,
      { ...(verb === 'Update' ? { Id: id } : {}), [object]: fields },
    ]),
  );
  const { errors } = await executeMutation({ query, variables });
  if (!errors?.length) return 'saved';
  if (errors.some(({ message }) => isSavedBefore(message))) return 'again';
  throw new LogRefusedError(errors);
}

/** A message about the save key that names a record: in every language it is that of a duplicate. */
function isSavedBefore(message: string): boolean {
  return /\bSaveKey__c\b/.test(message) && /\b(?=[a-zA-Z]*\d)[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?\b/.test(message);
}

/** Operations that were right say only that another one was not. */
function isEcho(message: string): boolean {
  return /rolled back/i.test(message);
}
