import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as InsightData from '../../force-app/main/insight/lwc/renkeiInsightData/renkeiInsightData.ts';
import type { Session } from '../../scripts/local-org/org.ts';
import { project, type TestOrg } from '../connection/testOrg.ts';

type DataService = typeof InsightData;

/** What stands behind the platform's modules while a test runs: the requests of one user. */
interface Platform {
  executeMutation(request: { query: string; variables: object }): Promise<object>;
  updateRecord(input: { fields: Record<string, unknown> }, options: object): Promise<object>;
  createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<object>;
}

const stage = globalThis as { insightPlatform?: Platform };

/** Platform modules as the bundle imports them; queries stay the text that they are. */
const MODULES: Record<string, string> = {
  'lightning/graphql': `export const gql = (parts) => parts.join(''); export class graphql {} export const executeMutation = (request) => globalThis.insightPlatform.executeMutation(request);`,
  'lightning/uiRecordApi': `export const updateRecord = (...all) => globalThis.insightPlatform.updateRecord(...all); export const createRecord = (...all) => globalThis.insightPlatform.createRecord(...all); export const notifyRecordUpdateAvailable = () => undefined; export const deleteRecord = () => undefined; export const getRecord = undefined; export const getRecords = undefined;`,
  'lightning/uiObjectInfoApi': `export const getObjectInfo = undefined; export const getPicklistValues = undefined;`,
};

/**
 * The data service as components import it, in Node, so that its queries and what reads their answers are tried against a real org. The
 * platform's modules answer through one user of the test's org.
 */
export async function loadDataService(): Promise<DataService> {
  registerHooks({
    resolve(specifier, context, next) {
      const module = MODULES[specifier];
      if (module) return { url: `data:text/javascript,${encodeURIComponent(module)}`, shortCircuit: true };
      const [, bundle] = /^c\/(renkei\w+)$/.exec(specifier) ?? [];
      if (!bundle) return next(specifier, context);
      const [file] = globSync(`force-app/main/*/lwc/${bundle}/${bundle}.ts`, { cwd: project });
      if (!file) throw new Error(`There is no bundle ${bundle}.`);
      return { url: pathToFileURL(join(project, file)).href, shortCircuit: true };
    },
  });
  return import('../../force-app/main/insight/lwc/renkeiInsightData/renkeiInsightData.ts');
}

/** What a user asks the org over HTTP. */
export class Reader {
  readonly #url: string;
  readonly #session: Session;

  constructor({ running }: TestOrg, userId: string) {
    this.#url = running.url;
    this.#session = running.org.session(userId);
  }

  /** Makes this user the one who saves. */
  sit(): this {
    stage.insightPlatform = {
      executeMutation: ({ query, variables }) => this.graphql(query, variables),
      updateRecord: ({ fields: { Id, ...fields } }, { ifUnmodifiedSince }: { ifUnmodifiedSince?: string }) =>
        this.#request('PATCH', `ui-api/records/${String(Id)}`, { fields }, ifUnmodifiedSince),
      createRecord: (input) => this.#request('POST', 'ui-api/records', input),
    };
    return this;
  }

  /** @throws Error with what the org says, when a query is refused */
  async read(query: unknown, variables: object = {}): Promise<unknown> {
    const { data, errors } = await this.graphql(query as string, variables);
    if (errors?.length) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }

  async graphql(query: string, variables: object): Promise<{ data?: unknown; errors?: { message: string }[] }> {
    return this.#request('POST', 'graphql', { query, variables });
  }

  async #request<Answer>(method: string, path: string, body: object, since?: string): Promise<Answer> {
    const response = await fetch(`${this.#url}/services/data/v66.0/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#session.accessToken}`,
        'content-type': 'application/json',
        ...(since ? { 'if-unmodified-since': new Date(since).toUTCString() } : {}),
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    if (!response.ok) throw Object.assign(new Error(text), { status: response.status, body: answer });
    return answer as Answer;
  }
}
