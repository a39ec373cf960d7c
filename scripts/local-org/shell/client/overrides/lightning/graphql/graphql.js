import { call, frozen } from 'shell/request';

const documents = new WeakMap();

/** Marks text as a GraphQL document. What it returns is opaque, as on the platform. */
export function gql(literals, ...substitutions) {
  const document = Object.freeze({ kind: 'Document' });
  const text = literals.reduce((left, literal, index) => {
    const substitution = substitutions[index - 1];
    return left + (documents.get(substitution) ?? String(substitution)) + literal;
  });
  documents.set(document, text);
  return document;
}

async function send({ query, variables, operationName }) {
  const text = documents.get(query);
  if (text === undefined) throw new TypeError('The query was not made with gql.');
  try {
    const { data, errors } = await call('POST', '/graphql', { query: text, variables: variables ?? {}, operationName });
    // As on the platform, one error withholds the whole data.
    return frozen(errors?.length ? { data: undefined, errors } : { data, errors: undefined });
  } catch (failure) {
    const body = [failure.body ?? failure].flat();
    return frozen({
      data: undefined,
      errors: body.map((error) => ({ message: error.message ?? String(error), locations: [], paths: [] })),
    });
  }
}

/** @wire graphql: `{query, variables, operationName}` to `{data, errors, refresh}`. */
export class graphql {
  constructor(callback) {
    this.callback = callback;
    callback({ data: undefined, errors: undefined, refresh: undefined });
  }

  connect() {
    this.connected = true;
  }

  disconnect() {
    this.connected = false;
  }

  update(config) {
    const key =
      config.query &&
      config.variables !== null &&
      JSON.stringify([documents.get(config.query), config.variables, config.operationName]);
    if (!key || ('variables' in config && config.variables === undefined) || key === this.key) return;
    this.key = key;
    this.config = config;
    this.load();
  }

  async load() {
    const { config } = this;
    const result = await send(config);
    if (this.config === config) this.callback({ ...result, refresh: () => this.load() });
  }
}

/** Runs a mutation. @returns `{data, errors}`; never rejects for errors of the org */
export async function executeMutation(operation) {
  const text = documents.get(operation?.query);
  if (text === undefined) throw new TypeError('executeMutation needs a query made with gql.');
  if (!/^\s*mutation\b/m.test(text))
    throw new TypeError('executeMutation runs mutations only; read with the graphql wire adapter.');
  return send(operation);
}
