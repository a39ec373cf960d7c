import { isDeepStrictEqual } from 'node:util';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { makeId } from '../identifiers.ts';
import type { MetadataComponent } from './component.ts';

/** A version of a flow; one of a flow's at most is Active, those that were are Obsolete. */
export interface FlowVersion {
  /** `301…` */
  id: string;
  /** `300…`, the same for all versions of a flow. */
  definitionId: string;
  flow: string;
  /** From 1. */
  number: number;
  status: string;
  content: MetadataComponent['content'];
  source: string;
  createdDate: string;
  lastModifiedDate: string;
}

type Row = Record<string, SQLOutputValue>;

/** The versions of the deployed flows. The component of a flow is its latest version, as a retrieve gives it. */
export class FlowVersions {
  readonly #database: DatabaseSync;
  #versions: FlowVersion[] | undefined;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS flow_definition (number INTEGER PRIMARY KEY AUTOINCREMENT, flow TEXT NOT NULL UNIQUE COLLATE NOCASE);
      CREATE TABLE IF NOT EXISTS flow_version (
        key INTEGER PRIMARY KEY AUTOINCREMENT, definition INTEGER NOT NULL, number INTEGER NOT NULL, status TEXT NOT NULL,
        content TEXT NOT NULL, source TEXT NOT NULL, createdDate TEXT NOT NULL, lastModifiedDate TEXT NOT NULL);`);
  }

  /** All versions, by flow and number. */
  all(): readonly FlowVersion[] {
    this.#versions ??= (
      this.#database
        .prepare(
          `SELECT version.*, flow FROM flow_version version JOIN flow_definition d ON d.number = definition
           ORDER BY flow, version.number`,
        )
        .all() as Row[]
    ).map(toVersion);
    return this.#versions;
  }

  /** The versions of a flow, by number. */
  of(flow: string): FlowVersion[] {
    return this.all().filter((version) => version.flow.toLowerCase() === flow.toLowerCase());
  }

  latest(flow: string): FlowVersion | undefined {
    return this.of(flow).at(-1);
  }

  /** The versions that run. */
  active(): FlowVersion[] {
    return this.all().filter(({ status }) => status === 'Active');
  }

  /** Takes up a deployed flow: a new version, unless the latest says the same but for its status. */
  add({ fullName, content, source }: MetadataComponent, now: string): void {
    const latest = this.latest(fullName);
    if (latest && isSameFlow(latest.content, content)) return;
    const status = String(content['status']);
    if (status === 'Active') this.#retire(fullName, now);
    this.#database.prepare('INSERT OR IGNORE INTO flow_definition (flow) VALUES (?)').run(fullName);
    this.#database
      .prepare(
        `INSERT INTO flow_version (definition, number, status, content, source, createdDate, lastModifiedDate)
         VALUES ((SELECT number FROM flow_definition WHERE flow = ?), ?, ?, ?, ?, ?, ?)`,
      )
      .run(fullName, (latest?.number ?? 0) + 1, status, JSON.stringify(content), source, now, now);
    this.#versions = undefined;
  }

  /** Makes a version the one that runs, or none of them. */
  activate(flow: string, number: number | undefined, now: string): void {
    this.#retire(flow, now);
    const version = this.of(flow).find((each) => each.number === number);
    if (version) this.#setStatus(version, 'Active', now);
  }

  remove(version: FlowVersion): void {
    this.#database.prepare('DELETE FROM flow_version WHERE key = ?').run(keyOf(version));
    this.#versions = undefined;
    if (!this.latest(version.flow))
      this.#database.prepare('DELETE FROM flow_definition WHERE flow = ?').run(version.flow);
  }

  /** Forgets what is held in memory, after a transaction was undone. */
  reload(): void {
    this.#versions = undefined;
  }

  #retire(flow: string, now: string): void {
    for (const version of this.of(flow)) if (version.status === 'Active') this.#setStatus(version, 'Obsolete', now);
  }

  #setStatus(version: FlowVersion, status: string, now: string): void {
    const { content, source } = withStatus(version, status);
    this.#database
      .prepare('UPDATE flow_version SET status = ?, content = ?, source = ?, lastModifiedDate = ? WHERE key = ?')
      .run(status, JSON.stringify(content), source, now, keyOf(version));
    this.#versions = undefined;
  }
}

/** A flow with another status, in its content and in its file. */
export function withStatus<Flow extends Pick<MetadataComponent, 'content' | 'source'>>(
  flow: Flow,
  status: string,
): Flow {
  return {
    ...flow,
    content: { ...flow.content, status },
    source: flow.source.replace(/<status>\w+<\/status>/, `<status>${status}</status>`),
  };
}

/** Whether two flows are the same but for their status: an org makes no version of such a one. */
export function isSameFlow(one: MetadataComponent['content'], other: MetadataComponent['content']): boolean {
  const { status: _one, ...left } = one;
  const { status: _other, ...right } = other;
  return isDeepStrictEqual(left, right);
}

const keys = new WeakMap<FlowVersion, number>();
const keyOf = (version: FlowVersion): number => keys.get(version)!;

function toVersion(row: Row): FlowVersion {
  const { key, definition, number, content, ...rest } = row;
  const version = {
    ...(rest as unknown as FlowVersion),
    id: makeId('301', Number(key)),
    definitionId: makeId('300', Number(definition)),
    number: Number(number),
    content: JSON.parse(String(content)) as Record<string, unknown>,
  };
  keys.set(version, Number(key));
  return version;
}
