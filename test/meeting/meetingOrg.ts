import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@salesforce/core';
import { addDays } from 'c/renkeiCalendarRules';
import { waitForPages } from '../../scripts/launch/pages.ts';
import type { RunningOrg } from '../../scripts/local-org/main.ts';
import { project, startDeployed } from '../connection/deployedOrg.ts';

type Values = Record<string, unknown>;

/** The people of these meetings: two departments, one team, and somebody who has left. */
export const PEOPLE = {
  saeki: { name: 'Saeki', role: 'InsideSalesManager', permissionSet: 'RenkeiManager' },
  kuwahara: { name: 'Kuwahara', role: 'FieldManager', permissionSet: 'RenkeiManager' },
  morishita: { name: 'Morishita', role: 'Caller', permissionSet: 'RenkeiInsideSales' },
  ishida: { name: 'Ishida', role: 'FieldRep', permissionSet: 'RenkeiFieldSales' },
  nakamura: { name: 'Nakamura', role: 'FieldRep', permissionSet: 'RenkeiFieldSales' },
  ogawa: { name: 'Ogawa', role: 'FieldRep', permissionSet: 'RenkeiFieldSales' },
} as const;
export type Person = keyof typeof PEOPLE;
export const TEAM = 'East';

/** An org with the package, its pages and a team; a test puts in what it wants to talk about. */
export class MeetingOrg {
  readonly running: RunningOrg;
  readonly connection: Connection;
  readonly ids = {} as Record<Person, string>;
  readonly #migrant: string;

  /** @param clock where the org's clock begins */
  static async start(clock: string): Promise<MeetingOrg> {
    process.env['HOME'] = mkdtempSync(join(tmpdir(), 'renkei-home-'));
    process.env['SF_USE_GENERIC_UNIX_KEYCHAIN'] = 'true';
    const { AuthInfo, Connection: CoreConnection } = await import('@salesforce/core');
    const { deploySource } = await import('../../scripts/install/deployPackage.ts');
    const { assignPermissionSets } = await import('../../scripts/install/membership.ts');
    const connect = async ({ token, url }: RunningOrg): Promise<Connection> => {
      const accessTokenOptions = { accessToken: token, instanceUrl: url, loginUrl: url };
      const authInfo = await AuthInfo.create({ accessTokenOptions });
      return CoreConnection.create({ authInfo, connectionOptions: { version: '66.0' } });
    };
    const directories = ['force-app/main', 'force-app/ja'];
    const options = { dataDirectory: ':memory:', clock: new Date(clock), timeZone: 'Asia/Tokyo' };
    const running = await startDeployed(options, directories, async (org) => {
      const deploying = await connect(org);
      await deploySource(deploying, project, directories);
      const { userId } = org.org.sessionOfToken(org.token);
      await assignPermissionSets(deploying, [{ userId, name: 'RenkeiAdmin' }]);
    });
    try {
      const connection = await connect(running);
      const org = new MeetingOrg(running, connection);
      await org.#bringPeople();
      await waitForPages(running.url, () => undefined);
      return org;
    } catch (problem) {
      await running.close();
      throw problem;
    }
  }

  private constructor(running: RunningOrg, connection: Connection) {
    this.running = running;
    this.connection = connection;
    this.#migrant = this.#user('Migrant');
  }

  /** Saves records as a migration does, past the automation: they are as they are told. */
  bring(object: string, ...rows: Values[]): string[] {
    return this.#save(this.#migrant, 'insert', object, rows);
  }

  /** Saves as the administrator, with all automation. */
  insert(object: string, ...rows: Values[]): string[] {
    return this.#save(this.running.org.sessionOfToken(this.running.token).userId, 'insert', object, rows);
  }

  update(object: string, ...rows: Values[]): void {
    this.#save(this.running.org.sessionOfToken(this.running.token).userId, 'update', object, rows);
  }

  /** Saves as one of the people, with their rights. */
  saveAs(person: Person, action: 'insert' | 'update', object: string, row: Values): string {
    return this.#save(this.ids[person], action, object, [row], false)[0]!;
  }

  all(object: string): Values[] {
    return this.running.org.store.all(object);
  }

  get(object: string, id: string): Values {
    return this.running.org.store.get(object, id)!;
  }

  /** An account with a case on it. @param days since it was handed over */
  bringCase(name: string, values: Values, { owner = 'ishida' as Person | null, days = 10 } = {}): string {
    const { ids } = this;
    const today = this.running.org.clock.now().toISOString().slice(0, 10);
    const at = (count: number) => `${addDays(today, -count)}T01:00:00.000+0000`;
    const accountOwner = owner === 'ogawa' || owner === null ? 'ishida' : owner;
    const [account] = this.bring('Account', { Name: name, OwnerId: ids[accountOwner] });
    const { OwnerId = owner === null ? this.queue : ids[owner], ...more } = values;
    const [escalation] = this.bring('RenkeiEscalation__c', {
      Account__c: account,
      OwnerId,
      Caller__c: ids.morishita,
      Status__c: 'Accepted',
      SignalKind__c: 'Replacement',
      EscalatedAt__c: at(days),
      AcceptDueAt__c: at(days - 1),
      FirstVisitDueAt__c: at(-10),
      ...more,
    });
    return escalation!;
  }

  get queue(): string {
    return String(this.running.org.store.find('Group', 'DeveloperName', ['RenkeiCases'])[0]!['Id']);
  }

  signInUrl(person: Person, language = 'en_US'): string {
    return this.running.signInUrl({ userId: this.ids[person], language, to: '/lightning/n/RenkeiReview' });
  }

  close(): Promise<void> {
    return this.running.close();
  }

  async #bringPeople(): Promise<void> {
    const { assignPermissionSets, addToGroups } = await import('../../scripts/install/membership.ts');
    for (const [person, { name }] of Object.entries(PEOPLE)) this.ids[person as Person] = this.#user(name);
    const memberships = Object.entries(PEOPLE).map(([person, { permissionSet }]) => ({
      userId: this.ids[person as Person],
      name: permissionSet,
    }));
    await assignPermissionSets(this.connection, [...memberships, { userId: this.#migrant, name: 'RenkeiMigration' }]);
    const groups = {
      RenkeiManager: 'RenkeiManagers',
      RenkeiInsideSales: 'RenkeiInsideSales',
      RenkeiFieldSales: 'RenkeiFieldSales',
    };
    await addToGroups(
      this.connection,
      memberships.map(({ userId, name }) => ({ userId, name: groups[name] })),
    );
    this.insert('RenkeiSetting__c', {
      ...{ Name: 'Renkei', SourceKey__c: 'Default', CorporateCurrency__c: 'JPY' },
      ...{ TimeZone__c: 'Asia/Tokyo', UtcOffsetMinutes__c: 540 },
    });
  }

  /** Puts the people into their team. */
  bringTeam(): void {
    for (const [person, { role }] of Object.entries(PEOPLE))
      this.insert('RenkeiTeamMember__c', { User__c: this.ids[person as Person], Team__c: TEAM, Role__c: role });
  }

  #user(name: string): string {
    const { org, token } = this.running;
    const { userId } = org.sessionOfToken(token);
    const admin = org.store.get('User', userId)!;
    const like = ['ProfileId', 'TimeZoneSidKey', 'LocaleSidKey', 'EmailEncodingKey', 'LanguageLocaleKey'];
    const login = `${name.toLowerCase()}@east.example`;
    const own = {
      Username: login,
      Email: login,
      LastName: name,
      Alias: name.slice(0, 8).toLowerCase(),
      IsActive: true,
    };
    const same = Object.fromEntries(like.map((field) => [field, admin[field]]));
    // People of the house are no administrators: what they may do comes from their permission sets.
    const standard = org.store.find('Profile', 'Name', ['Standard User'])[0]!['Id'];
    const [id] = this.#save(userId, 'insert', 'User', [
      { ...own, ...same, ProfileId: name === 'Migrant' ? admin['ProfileId'] : standard },
    ]);
    return id!;
  }

  #save(userId: string, action: 'insert' | 'update', object: string, rows: Values[], systemContext = true): string[] {
    const { org } = this.running;
    const operations = rows.map((record) => ({ action, object, record }));
    return org
      .save(org.session(userId), operations, { allOrNone: false, systemContext })
      .map(({ id, errors }, index) => {
        if (id === null || errors.length > 0)
          throw new Error(`${object}: ${JSON.stringify(errors)} ${JSON.stringify(rows[index])}`);
        return id;
      });
  }
}
