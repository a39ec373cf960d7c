/**
 * Stands in for `lightning/graphql` in component tests. Answers go to the wires that asked for the named operation, so that a test
 * of a component with several queries says which one it answers.
 */
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

interface Document {
  kind: 'Document';
  operation: string;
}

interface Config {
  query?: Document;
  operationName?: string;
  variables?: Record<string, unknown>;
}

const asked: Config[] = [];

/** Keeps the operation's name only: no test depends on how a query is written. */
export function gql(literals: TemplateStringsArray): Document {
  const operation = /^\s*(?:query|mutation|fragment)\s+(\w+)/.exec(literals.join(''))?.[1];
  if (!operation) throw new Error('A query or fragment of this package has a name.');
  return { kind: 'Document', operation };
}

export class graphql extends createTestWireAdapter() {
  constructor(callback: (value: unknown) => void) {
    super(callback);
    callback({ data: undefined, errors: undefined, refresh: undefined });
  }

  override update(config: Config): void {
    asked.push(config);
    super.update(config);
  }
}

interface Mutation {
  query: Document;
  variables: Record<string, { Id?: string }>;
}

/** Saves nothing; every record that a test's component creates gets its alias as Id. A test may refuse instead. */
export const executeMutation = jest.fn(async ({ variables }: Mutation): Promise<object> => {
  const results = Object.keys(variables).map((alias) => [alias, { Record: { Id: alias } }]);
  return { data: { uiapi: Object.fromEntries(results) }, errors: undefined };
});

/** What a wire asks for: the operation it names, or the first of its document. */
const operationOf = ({ operationName, query }: Config): string | undefined => operationName ?? query?.operation;

/** Gives every wire of the operation its data; returns the `refresh` that came with it. */
export function answer(operation: string, data: unknown): jest.Mock {
  const refresh = jest.fn(() => Promise.resolve());
  graphql.emit({ data, errors: undefined, refresh }, (config: Config) => operationOf(config) === operation);
  return refresh;
}

/** Refuses the operation as the platform does: errors, and no data. */
export function refuse(operation: string, ...messages: string[]): jest.Mock {
  const refresh = jest.fn(() => Promise.resolve());
  const errors = messages.map((message) => ({ message }));
  graphql.emit({ data: undefined, errors, refresh }, (config: Config) => operationOf(config) === operation);
  return refresh;
}

/** Variables with which the operation was asked for last. */
export function lastVariables(operation: string): Record<string, unknown> | undefined {
  return asked.findLast((config) => operationOf(config) === operation)?.variables;
}
