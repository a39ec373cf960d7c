import { executeMutation, gql, type GraphQLError } from 'lightning/graphql';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

/** One record to create, change or delete. */
export interface Operation {
  /** Name of the operation; a later one refers to its record as `@{alias}`. */
  alias: string;
  object: string;
  verb: 'Create' | 'Update' | 'Delete';
  /** Fields of the record, and for an update or a delete its Id beside them. */
  id?: string;
  fields?: Record<string, string | number | boolean | null>;
}

/** The org refused a change as a whole: nothing of it was saved. */
export class PolicyChangeError extends Error {
  /** What the org says, in the shape in which the error panel reads it. */
  readonly body: readonly { message: string }[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'PolicyChangeError';
    this.body = errors.map(({ message }) => ({ message }));
  }
}

const RESULT = { Create: '{ Record { Id } }', Update: '{ success }', Delete: '{ Id }' };

/**
 * Runs all operations as one transaction, so that nobody ever meets half a version. Returns the Ids of the records created, by
 * alias.
 * @throws PolicyChangeError when the org refuses any of them
 */
export async function changeTogether(operations: readonly Operation[]): Promise<Record<string, string>> {
  const declared = operations.map(({ alias, object, verb }) => `$${alias}: ${object}${verb}Input!`).join(', ');
  const called = operations
    .map(({ alias, object, verb }) => `${alias}: ${object}${verb}(input: $${alias}) ${RESULT[verb]}`)
    .join(' ');
  // The number of operations differs, their names are our own: every value goes through a variable.
  const query = gql`
    mutation RenkeiPolicyChange(${declared}) { uiapi(input: { allOrNone: true }) { ${called} } }
  `;
  const variables = Object.fromEntries(operations.map((operation) => [operation.alias, inputOf(operation)]));
  const { data, errors } = await executeMutation({ query, variables });
  if (errors?.length) throw new PolicyChangeError(errors);
  // Other parts of the page that show these records do not know of mutations.
  const changed = operations.flatMap(({ id, verb }) => (verb === 'Update' && id ? [{ recordId: id }] : []));
  if (changed.length > 0) void notifyRecordUpdateAvailable(changed);
  const results = (data as { uiapi: Record<string, { Record?: { Id: string } }> }).uiapi;
  return Object.fromEntries(
    operations.flatMap(({ alias }) => {
      const id = results[alias]?.Record?.Id;
      return id === undefined ? [] : [[alias, id]];
    }),
  );
}

function inputOf({ object, verb, id, fields }: Operation): Record<string, unknown> {
  return { ...(verb === 'Create' ? {} : { Id: id }), ...(verb === 'Delete' ? {} : { [object]: fields }) };
}
