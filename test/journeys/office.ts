import assert from 'node:assert/strict';
import type { DemoOrg } from './demoOrg.ts';

type Found = Record<string, unknown>;

/** Somebody else in the company, who changes things while others have their pages open: a session of its own, without a page. */
export class Office {
  readonly #url: string;
  readonly #cookie: string;

  /** Signs somebody in. @param name as it ends */
  static async open(org: DemoOrg, name: string): Promise<Office> {
    const answer = await fetch(await org.signInAgain(), { redirect: 'manual' });
    const office = new Office(org.url, answer.headers.get('set-cookie')!.split(';')[0]!);
    const [user] = await office.query(`SELECT Id FROM User WHERE Name LIKE '%${name}'`);
    await office.#call('POST', '/sign-in/as', { userId: user!['Id'] });
    return office;
  }

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  async query(soql: string): Promise<Found[]> {
    const found = await this.#call('GET', `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`);
    return (found as { records: Found[] }).records;
  }

  /** Changes a record. @throws AssertionError with what the org says */
  async update(object: string, id: unknown, values: Found): Promise<void> {
    await this.#call('PATCH', `/services/data/v66.0/sobjects/${object}/${String(id)}`, values);
  }

  /** Changes records in the same way, all or none. */
  async updateAll(object: string, ids: readonly unknown[], values: Found): Promise<void> {
    const records = ids.map((id) => ({ attributes: { type: object }, id, ...values }));
    const answer = await this.#call('PATCH', '/services/data/v66.0/composite/sobjects', { allOrNone: true, records });
    const [problem] = (answer as { errors: { message: string }[] }[]).flatMap(({ errors }) => errors);
    assert.equal(problem?.message, undefined);
  }

  async create(object: string, values: Found): Promise<string> {
    return ((await this.#call('POST', `/services/data/v66.0/sobjects/${object}`, values)) as { id: string }).id;
  }

  async remove(object: string, id: unknown): Promise<void> {
    await this.#call('DELETE', `/services/data/v66.0/sobjects/${object}/${String(id)}`);
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { Cookie: this.#cookie, Origin: this.#url, 'Content-Type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(new URL(path, this.#url), { method, headers, ...sent });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
