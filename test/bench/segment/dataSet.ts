import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from 'c/renkeiCalendarRules';
import { toLongId } from '../../../scripts/local-org/identifiers.ts';
import { ACCOUNT_FIELDS, OWN_FIELDS } from '../../../scripts/segmentation/core/accountFields.ts';
import { ACCOUNT_QUERY_FIELDS } from '../../../scripts/segmentation/core/accountStore.ts';
import { SOURCE_FIELDS } from '../../../scripts/segmentation/core/sources.ts';
import { Draw } from './draw.ts';

/** The day of the benchmark, and the zone in which instants become days. */
export const AS_OF = '2026-06-11';
export const TIME_ZONE = 'Asia/Tokyo';
/** Version of the policy that the benchmark applies, and of one before it. */
export const POLICY = 'a0BAB000000Pol2YAC';
const EARLIER_POLICY = 'a0BAB000000Pol1YAC';

/** Records per account. */
const TABLES = {
  accounts: 1,
  opportunities: 3,
  touches: 5,
  contacts: 0.4,
  assets: 0.3,
  activities: 0.1,
} as const;
export type Table = keyof typeof TABLES;
export const tables = Object.keys(TABLES) as Table[];

/** Which edition of a record is written: 0 as it was at first, 1 as it was changed to; null: not at all. */
export type EditionOf = (record: number, account: number) => 0 | 1 | null;

const HEADERS: Record<Table, readonly string[]> = {
  accounts: ACCOUNT_QUERY_FIELDS,
  opportunities: SOURCE_FIELDS.Opportunity.required,
  touches: SOURCE_FIELDS.RenkeiTouch__c.required,
  contacts: SOURCE_FIELDS.Contact.required,
  assets: SOURCE_FIELDS.Asset.required,
  activities: [...SOURCE_FIELDS.Activity.required, ...SOURCE_FIELDS.Activity.optional],
};

/** The field that names a record's account. */
export function accountField(table: Table): string {
  return HEADERS[table][0]!;
}

const INDUSTRIES = [
  'Machinery',
  'Manufacturing',
  'Food & Beverage',
  'Chemicals',
  'Electronics',
  'Engineering',
  'Construction',
  'Transportation',
  'Retail',
  'Technology',
  'Government',
  '食品, "飲料"',
];

/**
 * Seeded data of an org: every record is drawn from its own number, so that any part of it can be written again, and a changed
 * record differs from its first edition in what people change, not in its account.
 */
export class DataSet {
  readonly accounts: number;
  readonly #ids: string[];

  constructor(accounts: number) {
    this.accounts = accounts;
    this.#ids = Array.from({ length: accounts }, (_, account) => {
      // Ids as an org has them: mostly of one beginning, in sequence, with gaps.
      const beginning = account < accounts * 0.9 ? '0015g00000' : '001AB00001';
      return toLongId(beginning + fiveDigits(account * 3 + new Draw(9, account, 0).below(3)))!;
    });
  }

  records(table: Table): number {
    return Math.round(this.accounts * TABLES[table]);
  }

  accountId(account: number): string {
    return this.#ids[account]!;
  }

  /** The account of a record; −1: none; −2: one that is not in the org. */
  accountOf(table: Table, record: number): number {
    if (table === 'accounts') return record;
    const draw = new Draw(tables.indexOf(table), record, 0);
    const luck = draw.next();
    if (luck < 0.004) return -1;
    if (luck < 0.006) return -2;
    // Some accounts have many records, most have few.
    const place = draw.next();
    return Math.floor((draw.chance(0.3) ? place * place : place) * this.accounts);
  }

  /**
   * Writes a table as the result file of a bulk query; returns the number of records.
   * @param storedOf for an account: its stored fields as CSV, if not those of the seed
   */
  write(directory: string, table: Table, editionOf: EditionOf, storedOf?: (account: number) => string): number {
    return this.#write(directory, table, HEADERS[table], (record, account) => {
      const edition = editionOf(record, account);
      return edition === null ? null : this.#line(table, record, account, edition, storedOf);
    });
  }

  /** Writes the accounts of some records, as a query for just these gives them; returns the number of records. */
  writeAccounts(directory: string, table: Table, isWanted: (record: number, account: number) => boolean): number {
    return this.#write(directory, table, [accountField(table)], (record, account) =>
      isWanted(record, account) ? `"${this.#accountText(account, record)}"\n` : null,
    );
  }

  #write(
    directory: string,
    table: Table,
    header: readonly string[],
    lineOf: (record: number, account: number) => string | null,
  ): number {
    mkdirSync(directory, { recursive: true });
    const file = openSync(join(directory, `${table}.csv`), 'w');
    let written = 0;
    let part = `${quoted(header)}\n`;
    for (let record = 0; record < this.records(table); record++) {
      const line = lineOf(record, this.accountOf(table, record));
      if (line === null) continue;
      written++;
      part += line;
      if (part.length > 1 << 20) {
        writeSync(file, part);
        part = '';
      }
    }
    writeSync(file, part);
    closeSync(file);
    return written;
  }

  #accountText(account: number, record: number): string {
    if (account === -1) return '';
    return account === -2 ? toLongId(`0019900000${fiveDigits(record)}`)! : this.#ids[account]!;
  }

  #line(table: Table, record: number, account: number, edition: 0 | 1, storedOf?: (account: number) => string): string {
    const draw = new Draw(tables.indexOf(table) + 10, record, edition);
    if (table === 'accounts') return this.#account(record, draw, storedOf);
    const id =
      account === -1 ? '' : account === -2 ? toLongId(`0019900000${fiveDigits(record)}`)! : this.#ids[account]!;
    switch (table) {
      case 'opportunities': {
        const isClosed = draw.chance(0.85);
        const isWon = isClosed && draw.chance(0.65);
        return `"${id}","${isWon}","${isClosed}","${day(draw.below(1100) - 60)}","${amount(draw)}"\n`;
      }
      case 'touches': {
        const contact = draw.chance(0.35) ? '' : contactId(account < 0 ? record : account * 3 + draw.below(3));
        const channel = pick(draw, ['InsideSales', 'InsideSales', 'InsideSales', 'Field', 'Web', 'Seminar']);
        return `"${id}","${contact}","${instant(draw)}","${draw.chance(0.6)}","${channel}"\n`;
      }
      case 'contacts': {
        const phone = draw.chance(0.8) ? `03-${1000 + draw.below(9000)}-${1000 + draw.below(9000)}` : '';
        const email = draw.chance(0.1) ? `p${draw.below(1e6)}@example.com` : '';
        return `"${id}","${draw.chance(0.05)}","${phone}","","${email}"\n`;
      }
      case 'assets': {
        const quantity = draw.chance(0.4) ? '' : draw.chance(0.05) ? '2.5' : `${1 + draw.below(30)}.0`;
        const end = draw.chance(0.15) ? day(draw.below(400) - 100) : '';
        const status = draw.chance(0.05) ? 'Obsolete' : 'Installed';
        return `"${id}","${draw.chance(0.4)}","${quantity}","${status}","${end}"\n`;
      }
      case 'activities': {
        const who = account < 0 || draw.chance(0.2) ? '00QAB00000AbCdEFGH' : contactId(account * 3 + draw.below(3));
        const owner = draw.chance(0.5) && account >= 0 ? this.#ownerOf(account) : ownerId(draw.below(50));
        const subtype = pick(draw, ['Task', 'Call', 'Email']);
        const due = draw.chance(0.2) ? '' : day(draw.below(500) - 20);
        return `"${id}","${who}","${owner}","${due}","${draw.chance(0.9)}","${subtype}","${instant(draw)}"\n`;
      }
    }
  }

  #ownerOf(account: number): string {
    return ownerId(new Draw(8, account, 0).below(Math.max(10, Math.floor(this.accounts / 2000))));
  }

  #account(account: number, draw: Draw, storedOf: ((account: number) => string) | undefined): string {
    const employees = draw.chance(0.1) ? '' : `${Math.floor(Math.exp(draw.next() * 10))}`;
    const industry = draw.chance(0.06) ? '' : pick(draw, INDUSTRIES).replaceAll('"', '""');
    const revenue = draw.chance(0.6) ? '' : double(draw.below(5000) * 1e6);
    const override = draw.chance(0.03) ? `"${draw.below(9_000_000)}.0","${day(200 - draw.below(300))}"` : '"",""';
    const stored =
      storedOf?.(account) ?? (new Draw(7, account, 0).chance(0.05) ? scoredBefore(account) : NOTHING_STORED);
    return `"${this.#ids[account]}","${this.#ownerOf(account)}","${employees}","${industry}","${revenue}",${override},${stored}\n`;
  }
}

export const STORED_FIELDS = Object.keys(ACCOUNT_FIELDS).slice(Object.keys(OWN_FIELDS).length);
const NOTHING_STORED = quoted(STORED_FIELDS.map((field) => (/HasWorking|FieldCovers/.test(field) ? 'false' : '')));

/** What an earlier run stored: bands that a margin may hold, by this version of the policy or the one before. */
function scoredBefore(account: number): string {
  const draw = new Draw(6, account, 0);
  const segment = pick(draw, ['Key', 'Expand', 'Maintain', 'General', 'Unscored']);
  const scored = segment !== 'Unscored';
  const stored: Record<string, string> = {
    RenkeiWonAmountTrailing__c: amount(draw),
    RenkeiContactBreadth__c: `${draw.below(5)}.0`,
    RenkeiHasWorkingContact__c: `${draw.chance(0.5)}`,
    RenkeiFieldCovers__c: `${draw.chance(0.2)}`,
    RenkeiLastConversation__c: day(draw.below(700)),
    RenkeiScoredAsOf__c: day(1),
    RenkeiWonAmountAsOf__c: day(1),
    RenkeiPotential__c: double(draw.below(9_000_000)),
    RenkeiRelationshipScore__c: scored ? `${draw.below(100)}.${draw.below(10)}` : '',
    RenkeiPotentialBand__c: scored ? (segment === 'Key' || segment === 'Expand' ? 'High' : 'Low') : '',
    RenkeiRelationshipBand__c: scored ? (segment === 'Key' || segment === 'Maintain' ? 'High' : 'Low') : '',
    RenkeiSegment__c: segment,
    RenkeiSegmentReason__c: 'FirstScored',
    RenkeiSegmentChangedOn__c: day(30 + draw.below(200)),
    RenkeiScoredPolicy__c: draw.chance(0.5) ? POLICY : EARLIER_POLICY,
  };
  return quoted(STORED_FIELDS.map((field) => stored[field] ?? (NOTHING_STORED.includes(field) ? 'false' : '')));
}

/** Days before the day of the benchmark, each made once. */
const days = new Map<number, string>();
function day(before: number): string {
  let text = days.get(before);
  if (text === undefined) days.set(before, (text = addDays(AS_OF, -before)));
  return text;
}

function instant(draw: Draw): string {
  const two = (limit: number) => `${draw.below(limit)}`.padStart(2, '0');
  return `${day(draw.below(720) - 1)}T${two(24)}:${two(60)}:${two(60)}.000Z`;
}

/** Salesforce writes a double as Java does: 1500000.0, and 1.5E7 from ten million on. */
function double(value: number): string {
  if (Math.abs(value) < 1e7) return Number.isInteger(value) ? `${value}.0` : `${value}`;
  const [digits = '', exponent] = value.toExponential().split('e+');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent}`;
}

function amount(draw: Draw): string {
  const luck = draw.next();
  if (luck < 0.03) return '';
  if (luck < 0.04) return double(-draw.below(500_000));
  if (luck < 0.1) return double(draw.below(1e8) / 100);
  return double(Math.floor(Math.exp(draw.next() * 6 + 10.5)));
}

function pick<Choice>(draw: Draw, choices: readonly Choice[]): Choice {
  return choices[draw.below(choices.length)]!;
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(',');
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
function fiveDigits(value: number): string {
  let text = '';
  for (let place = 0; place < 5; place++, value = Math.floor(value / 62)) text = DIGITS[value % 62] + text;
  return text;
}

const contactIds = new Map<number, string>();
function contactId(contact: number): string {
  if (contactIds.size > 200_000) contactIds.clear();
  let id = contactIds.get(contact);
  if (!id) contactIds.set(contact, (id = toLongId(`0035g00000${fiveDigits(contact * 2)}`)!));
  return id;
}

function ownerId(owner: number): string {
  return toLongId(`0055g00000${fiveDigits(owner)}`)!;
}
