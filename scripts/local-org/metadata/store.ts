import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { MetadataComponent, StoredComponent } from './component.ts';
import { FlowVersions } from './flowVersions.ts';

type Row = Record<string, SQLOutputValue>;

/** The deployed components of an org, in its SQLite database; also what deploys may remember between starts. */
export class MetadataStore {
  readonly flows: FlowVersions;
  readonly #database: DatabaseSync;
  #components: Map<string, StoredComponent> | undefined;

  /** @param database the org's open database; the tables are made when they are missing */
  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS metadata (
        type TEXT NOT NULL, fullName TEXT NOT NULL COLLATE NOCASE, file TEXT NOT NULL, content TEXT NOT NULL,
        source TEXT NOT NULL, files TEXT, id TEXT NOT NULL, createdDate TEXT NOT NULL, lastModifiedDate TEXT NOT NULL,
        PRIMARY KEY (type, fullName)) WITHOUT ROWID;`);
    this.flows = new FlowVersions(database);
    // An org from before there were versions has flows without one.
    for (const flow of this.ofType('Flow'))
      if (!this.flows.latest(flow.fullName)) this.flows.add(flow, flow.createdDate);
  }

  /** Every deployed component, by type and name. */
  all(): StoredComponent[] {
    return [...this.#loaded().values()];
  }

  ofType(type: string): StoredComponent[] {
    return this.all().filter((component) => component.type === type);
  }

  /** A component by type and full name; names compare without regard to case. */
  get(type: string, fullName: string): StoredComponent | undefined {
    return this.#loaded().get(key(type, fullName));
  }

  /** Adds or replaces a component. `now` is an ISO instant; an existing component keeps its id and creation date. */
  put(component: MetadataComponent, id: string, now: string): StoredComponent {
    const existing = this.get(component.type, component.fullName);
    const isFlow = component.type === 'Flow';
    if (isFlow) this.flows.add(component, now);
    const { content, source } = isFlow ? this.flows.latest(component.fullName)! : component;
    const stored: StoredComponent = {
      ...component,
      content,
      source,
      id: existing?.id ?? id,
      createdDate: existing?.createdDate ?? now,
      lastModifiedDate: now,
    };
    this.#write(stored);
    return stored;
  }

  /** Removes a component for good; of a flow all versions. */
  remove(type: string, fullName: string): void {
    if (type === 'Flow') for (const version of this.flows.of(fullName)) this.flows.remove(version);
    this.#database.prepare('DELETE FROM metadata WHERE type = ? AND fullName = ?').run(type, fullName);
    this.#loaded().delete(key(type, fullName));
  }

  /** Makes one version of a flow run, or none. */
  activateFlow(flow: string, version: number | undefined, now: string): void {
    this.flows.activate(flow, version, now);
    this.#followVersions(flow, now);
  }

  /** Removes a version of a flow, and with the last one the flow. */
  removeFlowVersion(flow: string, number: number, now: string): void {
    this.flows.remove(this.flows.of(flow).find((version) => version.number === number)!);
    this.#followVersions(flow, now);
  }

  /** Forgets what is held in memory, after a transaction was undone. */
  reload(): void {
    this.#components = undefined;
    this.flows.reload();
  }

  /** The component of a flow is its latest version. */
  #followVersions(flow: string, now: string): void {
    const latest = this.flows.latest(flow);
    if (!latest) return this.remove('Flow', flow);
    const { content, source } = latest;
    this.#write({ ...this.get('Flow', flow)!, content, source, lastModifiedDate: now });
  }

  #write(stored: StoredComponent): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO metadata VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        stored.type,
        stored.fullName,
        stored.file,
        JSON.stringify(stored.content),
        stored.source,
        stored.files ? JSON.stringify(stored.files) : null,
        stored.id,
        stored.createdDate,
        stored.lastModifiedDate,
      );
    this.#loaded().set(key(stored.type, stored.fullName), stored);
  }

  #loaded(): Map<string, StoredComponent> {
    if (!this.#components) {
      const rows = this.#database.prepare('SELECT * FROM metadata ORDER BY type, fullName').all() as Row[];
      this.#components = new Map(
        rows.map((row) => [key(String(row['type']), String(row['fullName'])), toComponent(row)]),
      );
    }
    return this.#components;
  }
}

const key = (type: string, fullName: string): string => `${type}/${fullName.toLowerCase()}`;

function toComponent(row: Row): StoredComponent {
  const { content, files, ...rest } = row as Record<string, string>;
  return {
    ...(rest as unknown as StoredComponent),
    content: JSON.parse(content!) as Record<string, unknown>,
    ...(files ? { files: JSON.parse(files) as Record<string, string> } : {}),
  };
}
