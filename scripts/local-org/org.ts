import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { AccessControl } from './access/access.ts';
import { applyComponents } from './access/components.ts';
import { withdrawComponents } from './access/withdraw.ts';
import { Clock } from './clock.ts';
import { ApiError } from './errors.ts';
import { Automation } from './flow/automation.ts';
import { activeFlows, installFlows } from './flow/triggers.ts';
import { toLongId } from './identifiers.ts';
import { labelsOf } from './labels.ts';
import type { MetadataComponent } from './metadata/component.ts';
import { NEW_SETTINGS, type OrgSettings } from './metadata/settings.ts';
import { MetadataStore } from './metadata/store.ts';
import { Notifications } from './notifications.ts';
import { QueryEngine } from './query/query.ts';
import type { QueryOptions, QueryResult, QuerySource } from './query/query.ts';
import { saveRecords } from './record/save.ts';
import { buildSchema } from './schema/build.ts';
import { addCurrencyFields, featureObjects, type Feature } from './schema/currency.ts';
import { describeGlobal, describeObject } from './schema/describe.ts';
import type { PicklistValue, Schema } from './schema/model.ts';
import { standardObjects } from './schema/standard/index.ts';
import { featuresOf, seed, seedCurrency } from './store/seed.ts';
import { loadSnapshot, restamp, saveSnapshot } from './store/snapshot.ts';
import { Store } from './store/store.ts';

/** Who asks: a user, the language of labels, and the token that says so over HTTP. */
export interface Session {
  userId: string;
  /** `en_US` or `ja`. */
  language: string;
  accessToken: string;
}

export interface SaveOperation {
  action: 'insert' | 'update' | 'upsert' | 'delete';
  object: string;
  record: Record<string, unknown>;
  externalIdField?: string;
  ifUnmodifiedSince?: Date;
}

export interface SaveResult {
  id: string | null;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

export interface SaveOptions {
  /** True: one failing row undoes all; false: each row stands alone. */
  allOrNone: boolean;
  /** Skips permissions, not rules: for the org's own writing. */
  systemContext?: boolean;
}

export interface OrgOptions {
  /** A path or `:memory:`. */
  file: string;
  /** A date is where the org's clock starts to run. */
  clock?: Date | 'system';
  /** Of a new org; one that is there keeps its own. */
  features?: readonly Feature[];
  /** Default time zone of a new org, such as `Asia/Tokyo`: that of its scheduled flows. */
  timeZone?: string;
  /** ISO code of a new org's corporate currency, when it has several. */
  currency?: string;
  /** A new org is a production org: flows that are deployed as active arrive inactive. Else it is a sandbox. */
  production?: boolean;
  /**
   * Makes a new org the copy of one that was saved: with its records and components, as if all of it had come to be when the
   * clock of this one begins. What a new org is given has to be given again.
   */
  from?: string;
  /** Of a new org, where they are not those of one that nobody has set up. */
  settings?: Partial<OrgSettings>;
}

/** A Salesforce-like org over one SQLite database; composes schema, records, queries and access, and knows no HTTP. */
export class LocalOrg {
  readonly clock: Clock;
  readonly store: Store;
  readonly metadata: MetadataStore;
  readonly access: AccessControl;
  readonly notifications: Notifications;
  readonly automation: Automation;
  readonly organizationId: string;
  readonly #queries: QueryEngine;
  readonly #secret: string;
  readonly #features: readonly Feature[];
  #schema: Schema;
  #currencyValues: { version: string; values: PicklistValue[] } | undefined;

  private constructor({
    file,
    clock = 'system',
    features = [],
    currency = 'USD',
    timeZone = 'GMT',
    production = false,
    settings = {},
    from,
  }: OrgOptions) {
    this.clock = new Clock(clock);
    const database = new DatabaseSync(file);
    if (from !== undefined) loadSnapshot(database, from);
    this.store = new Store(database);
    this.#features = featuresOf(this.store, features, currency);
    this.metadata = new MetadataStore(this.store.database);
    this.#schema = this.#build(this.metadata.all());
    this.store.migrate(this.#schema.objects);
    this.#secret = this.store.setting('secret') ?? randomBytes(32).toString('hex');
    this.store.setSetting('secret', this.#secret);
    if (!this.store.setting('settings'))
      this.store.setSetting('settings', JSON.stringify({ ...NEW_SETTINGS, ...settings }));
    this.organizationId = seed(this.store, this.clock, { timeZone, isSandbox: !production });
    if (this.#features.length > 0) seedCurrency(this.store, this.clock);
    this.access = new AccessControl(this);
    this.#queries = new QueryEngine(this);
    this.notifications = new Notifications(this);
    this.automation = new Automation(this);
    installFlows(this);
    if (from !== undefined) this.#beginNow();
  }

  /**
   * Opens an org, a new one when the file is not there yet.
   * @throws when an org that is there was made without one of the features
   */
  static open(options: OrgOptions): LocalOrg {
    return new LocalOrg(options);
  }

  /** A production org, in which active flows arrive inactive unless its settings say otherwise. */
  get isProduction(): boolean {
    return this.store.setting('production') === 'true';
  }

  get settings(): OrgSettings {
    return JSON.parse(this.store.setting('settings')!) as OrgSettings;
  }

  get features(): readonly Feature[] {
    return this.#features;
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** A session of an active user. @throws ApiError INVALID_SESSION_ID */
  session(userId: string, language?: string): Session {
    const id = toLongId(userId);
    const user = id ? this.store.get('User', id) : undefined;
    if (!user || user['IsActive'] !== true)
      throw new ApiError('INVALID_SESSION_ID', `No active user has the id '${userId}'.`);
    return {
      userId: id!,
      language: language ?? String(user['LanguageLocaleKey']),
      accessToken: this.#token(id!),
    };
  }

  /** The session that an access token stands for. @throws ApiError INVALID_SESSION_ID */
  sessionOfToken(token: string): Session {
    const userId = toLongId(token.split('!')[1]?.split('.')[0]);
    if (userId && this.store.get('User', userId)?.['IsActive'] === true && equalText(token, this.#token(userId)))
      return this.session(userId);
    throw new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
  }

  /** Ends the sessions of a user: access tokens that were given until now are good no more. */
  endSessions(userId: string): void {
    const id = toLongId(userId)!;
    this.store.setSetting(`sessions ${id}`, String(this.#endedSessions(id) + 1));
  }

  #endedSessions(userId: string): number {
    return Number(this.store.setting(`sessions ${userId}`) ?? 0);
  }

  /** The id of the user with a username. @throws ApiError NOT_FOUND */
  userId(username: string): string {
    const [user] = this.store.find('User', 'Username', [username]);
    if (!user) throw new ApiError('NOT_FOUND', `No user has the username '${username}'.`);
    return String(user['Id']);
  }

  /** Runs SOQL (text or parsed) as a user: object and field permissions and sharing apply. */
  query(session: Session, soql: QuerySource, options: QueryOptions = {}): QueryResult {
    return this.#queries.query(session, soql, options);
  }

  /** The next batch of a query. @throws ApiError INVALID_QUERY_LOCATOR */
  queryMore(session: Session, nextRecordsId: string): QueryResult {
    return this.#queries.queryMore(session, nextRecordsId);
  }

  /** The rows of a query, read in pages as they are asked for; for bulk queries. */
  queryRows(
    session: Session,
    soql: QuerySource,
    options: QueryOptions = {},
  ): IterableIterator<Record<string, unknown>> {
    return this.#queries.rows(session, soql, options);
  }

  /** Saves records in one transaction; results are in the order of the operations. */
  save(session: Session, operations: SaveOperation[], options: SaveOptions): SaveResult[] {
    return saveRecords(this, session, operations, options);
  }

  describeGlobal(session: Session): ReturnType<typeof describeGlobal> {
    return describeGlobal(this, session);
  }

  describe(session: Session, object: string): ReturnType<typeof describeObject> {
    return describeObject(this, session, object);
  }

  /** Labels of objects, fields, picklist values, tabs and custom labels in a language. */
  labels(language: string): ReturnType<typeof labelsOf> {
    return labelsOf(this, language);
  }

  /**
   * Takes up deployed components: schema and tables, then permission sets, groups and queues as records. The caller
   * has checked and stored them, and runs this in its transaction; on an error the org is as it was before.
   *
   * @param gone components that were deleted: their tables, columns and records go, too
   */
  applyMetadata(components: readonly MetadataComponent[], gone: readonly MetadataComponent[] = []): void {
    const before = this.#schema;
    try {
      this.store.transaction(() => {
        this.#schema = this.#build(this.metadata.all());
        withdrawComponents(this, gone);
        this.store.migrate(this.#schema.objects);
        applyComponents(this, components);
        if ([...components, ...gone].some(({ type }) => type === 'Flow')) {
          // All of them, as the deploy fails that breaks one.
          activeFlows(this);
          this.automation.takeUp();
        }
      });
    } catch (error) {
      this.#schema = before;
      throw error;
    }
  }

  /** Writes the org to a file, from which others can begin. @param file that is not there yet */
  saveTo(file: string): void {
    saveSnapshot(this.store.database, file);
  }

  close(): void {
    this.store.database.close();
  }

  #beginNow(): void {
    this.store.transaction(() => {
      const stamps = { timestamp: this.clock.timestamp(), iso: this.clock.now().toISOString() };
      restamp(this.store.database, this.#schema.objects.values(), stamps);
      this.metadata.reload();
      this.automation.takeUp();
    });
  }

  #build(components: readonly MetadataComponent[]): Schema {
    const standard = [...standardObjects, ...featureObjects(this.#features)];
    const corporate = this.store.setting('currency');
    return buildSchema(
      standard,
      components,
      (object) => this.store.keyPrefix(object),
      (objects) => {
        if (corporate) addCurrencyFields(objects, corporate, () => this.#currencies());
      },
    );
  }

  #currencies(): PicklistValue[] {
    const version = this.store.version('CurrencyType');
    if (this.#currencyValues?.version !== version) {
      const values = this.store.all('CurrencyType').map((row): PicklistValue => {
        const value = String(row['IsoCode']);
        return { value, label: value, active: row['IsActive'] === true, isDefault: false };
      });
      this.#currencyValues = { version, values };
    }
    return this.#currencyValues.values;
  }

  #token(userId: string): string {
    const ended = this.#endedSessions(userId);
    const signed = ended === 0 ? userId : `${userId} ${ended}`;
    const signature = createHmac('sha256', this.#secret).update(signed).digest('base64url').replaceAll('-', '.');
    return `${this.organizationId.slice(0, 15)}!${userId.slice(0, 15)}.${signature}`;
  }
}

function equalText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
