import type { Random } from './random.ts';
import type { LocalOrg, SaveOperation } from '../../../scripts/local-org/org.ts';
import { mergeRecords } from '../../../scripts/local-org/record/merge.ts';
import { eraseRecords, undeleteRecords } from '../../../scripts/local-org/record/recycleBin.ts';

type Values = Record<string, unknown>;
export type Stored = Record<string, unknown> & { Id: string };

/** Standard objects with the records of a history. */
export const RECORDS = ['Account', 'Contact', 'Opportunity', 'Asset', 'Task', 'Event'];

/** The calendar day of an instant. */
export function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** The org as the people see it who work in it: saves, deletes, merges and reads, within the process. */
export class World {
  readonly org: LocalOrg;
  readonly random: Random;
  readonly owners: string[] = [];
  readonly #session: ReturnType<LocalOrg['session']>;

  constructor(org: LocalOrg, token: string, random: Random) {
    this.org = org;
    this.#session = org.sessionOfToken(token);
    this.random = random;
  }

  get timeZone(): string {
    return String(this.rows('SELECT TimeZone__c FROM RenkeiSetting__c')[0]!['TimeZone__c']);
  }

  /** Today, in the time zone of the setting. */
  get today(): string {
    return dayIn(this.timeZone, this.org.clock.now());
  }

  /** An org without any records but its users, as it was before the history. */
  clear(): void {
    const { database } = this.org.store;
    for (const { name, custom } of this.org.schema.objects.values()) {
      if (custom || RECORDS.includes(name)) database.exec(`DELETE FROM "${name}"`);
    }
    database.exec('DELETE FROM recycle_bin');
  }

  /** Active users, each of whom owns accounts. Those of an earlier history are taken again. */
  makeOwners(names: readonly string[]): void {
    const [profile] = this.rows(`SELECT Id FROM Profile WHERE Name = 'System Administrator'`);
    for (const name of names) {
      const Username = `${name}@history.example`;
      const [known] = this.rows(`SELECT Id FROM User WHERE Username = '${Username}'`);
      const user = { Username, LastName: name, Alias: name, Email: Username, ProfileId: profile!.Id, IsActive: true };
      const locale = {
        TimeZoneSidKey: 'Asia/Tokyo',
        LocaleSidKey: 'ja_JP',
        EmailEncodingKey: 'UTF-8',
        LanguageLocaleKey: 'ja',
      };
      this.owners.push(known?.Id ?? this.insert('User', { ...user, ...locale }));
    }
  }

  /** Lets something happen just before records of an object are updated next, unless another run begins first. */
  beforeNextUpdate(object: string, happen: () => void): { hasHappened: () => boolean } {
    const { org } = this;
    const save = org.save.bind(org);
    let happened = false;
    org.save = (session, operations, options) => {
      if (operations[0]?.object === object && operations[0].action === 'update') {
        org.save = save;
        happened = true;
        happen();
      }
      return save(session, operations, options);
    };
    return {
      hasHappened: () => {
        org.save = save;
        return happened;
      },
    };
  }

  rows(soql: string, all = false): Stored[] {
    return [...this.org.queryRows(this.#session, soql, { all })] as Stored[];
  }

  insert(object: string, record: Values): string {
    return this.#save({ action: 'insert', object, record })!;
  }

  update(object: string, id: string, values: Values): void {
    this.#save({ action: 'update', object, record: { Id: id, ...values } });
  }

  delete(object: string, id: string): void {
    this.#save({ action: 'delete', object, record: { Id: id } });
  }

  /** What was deleted stays deleted where it cannot come back, as a contact of an account that is gone. */
  undelete(id: string): void {
    undeleteRecords(this.org, this.#session, [id]);
  }

  /** From the recycle bin for good. */
  erase(id: string): void {
    eraseRecords(this.org, this.#session, [id]);
  }

  merge(object: string, master: string, merged: string): void {
    const { success, errors } = mergeRecords(this.org, this.#session, {
      object,
      master: { Id: master },
      merged: [merged],
    });
    if (!success) throw new Error(`merge of ${object}: ${JSON.stringify(errors)}`);
  }

  /** One of the records that are there; undefined when there are none. */
  some(object: string, condition = ''): Stored | undefined {
    const found = this.rows(`SELECT Id FROM ${object}${condition ? ` WHERE ${condition}` : ''} ORDER BY Id`);
    return found.length > 0 ? this.random.pick(found) : undefined;
  }

  #save(operation: SaveOperation): string | null {
    const [result] = this.org.save(this.#session, [operation], { allOrNone: true });
    if (result!.success) return result!.id;
    throw new Error(
      `${operation.action} ${operation.object} ${JSON.stringify(operation.record)}: ${JSON.stringify(result!.errors)}`,
    );
  }
}
