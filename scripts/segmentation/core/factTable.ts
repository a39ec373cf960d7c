import { addMonths } from 'c/renkeiCalendarRules';
import type { AccountInputs, Band, Segment, SegmentReason } from 'c/renkeiSegmentRules';
import type { AccountField } from './accountFields.ts';
import { AccountStore } from './accountStore.ts';
import { Around } from './around.ts';
import { CellError, type Cells } from './cells.ts';
import type { FieldValue } from './columns.ts';
import { dayOfText, NO_DAY, textOfDay } from './days.ts';
import { Decided, type Outcomes } from './decided.ts';
import { Exchange, type RateOf } from './exchange.ts';
import { Facts, type Window } from './facts.ts';
import { KeySpace } from './salesforceKey.ts';
import { cellsOf, readSource, type Source, type SourceObject, type Unattached } from './sources.ts';
import { ZoneDays } from './zoneDays.ts';

export interface FactScope {
  /** Last day that counts, `yyyy-mm-dd`. */
  asOf: string;
  /** Where the instant of a conversation becomes a day, such as `Asia/Tokyo`. */
  timeZone: string;
  conversationWindowDays: number;
  /**
   * For an org with several currencies; without it a column CurrencyIsoCode is refused. With it annual revenues count as unknown:
   * they are in the currency of their account, which the flow that scores a save has no way to convert.
   */
  rateOf?: RateOf;
  /** Also the facts as of a year earlier and the deals decided since, for the back-test. */
  earlier?: boolean;
  /** How many accounts there will be, if known; saves copying. */
  expectedAccounts?: number;
}

/**
 * Facts per account, gathered from records that stream past: accounts first, then whatever hangs on them in any order. Every
 * `add…` takes one source, may be called again for the next page, and returns the number of records it read. Accounts have places
 * 0 to `size` − 1 in the order in which they came; an account that comes again replaces its fields.
 *
 * What counts: wins by CloseDate up to `asOf`, their amounts in the twelve months that end there; conversations up to `asOf`, and
 * distinct contacts and field coverage within the conversation window; completed activities within the conversation window as
 * conversations, by their owner as field coverage when the account's owner is the same; reachable contacts; assets in use.
 *
 * Every `add…` throws a CellError naming object, record and field when the input cannot be understood.
 */
export class FactTable {
  readonly asOf: string;
  /** The day of the earlier facts: a year before `asOf`. */
  readonly earlierAsOf: string;
  /** Records that were left out because they belong to no account of the table. */
  readonly unattached: Record<SourceObject, Unattached>;
  /** Won amount of the trailing year on no account of the table, in hundredths. */
  unattachedWonHundredths = 0;
  readonly #accounts: AccountStore;
  readonly #around: Around;
  readonly #facts: Facts;
  readonly #earlier: Facts | null;
  readonly #decided: Decided | null;
  readonly #zone: ZoneDays;
  readonly #exchange: Exchange | null;
  readonly #contactKeys = new KeySpace();

  /** @throws RangeError when `asOf` is no date or there is no such time zone */
  constructor(scope: FactScope) {
    const expected = scope.expectedAccounts ?? 0;
    const windowOf = (asOf: string): Window => ({
      asOf: dayOfText(asOf),
      wonAfter: dayOfText(addMonths(asOf, -12)),
      talkedAfter: dayOfText(asOf) - scope.conversationWindowDays,
    });
    const window = windowOf(scope.asOf);
    this.asOf = scope.asOf;
    this.earlierAsOf = addMonths(scope.asOf, -12);
    this.#accounts = new AccountStore(expected);
    this.#around = new Around(expected);
    this.#facts = new Facts(expected, window);
    this.#earlier = scope.earlier ? new Facts(expected, windowOf(this.earlierAsOf)) : null;
    this.#decided = scope.earlier ? new Decided(expected, window) : null;
    this.#zone = new ZoneDays(scope.timeZone);
    this.#exchange = scope.rateOf ? new Exchange(scope.rateOf) : null;
    const none = (): Unattached => ({ without: 0, unknown: 0 });
    this.unattached = { Opportunity: none(), RenkeiTouch__c: none(), Contact: none(), Asset: none(), Activity: none() };
  }

  /** Number of accounts. */
  get size(): number {
    return this.#accounts.size;
  }

  /** Fields: `ACCOUNT_QUERY_FIELDS`. */
  addAccounts(source: Source): Promise<number> {
    return readSource(source, this.#accounts.cells, () => {
      const before = this.#accounts.size;
      const place = this.#accounts.take();
      if (place < before) return;
      for (const part of [this.#around, this.#facts, this.#earlier, this.#decided]) part?.start(place);
    });
  }

  /** Deals, at least those that are won; the back-test needs the lost ones too. An opportunity without an amount counts as 0. */
  addOpportunities(source: Source): Promise<number> {
    const cells = cellsOf('Opportunity');
    const [account, isWon, isClosed, closeDate, amount, currency] = [0, 1, 2, 3, 4, 5];
    return readSource(source, cells, () => {
      const won = cells.flag(isWon);
      if (!won && !(this.#decided && cells.flag(isClosed))) return;
      const day = cells.day(closeDate);
      const hundredths = this.#inCorporateCurrency(cells, amount, currency, day);
      const place = this.#accountOf(cells, account, 'Opportunity');
      const { asOf, wonAfter } = this.#facts.window;
      if (place < 0) {
        if (won && day > wonAfter && day <= asOf) this.unattachedWonHundredths += hundredths;
        return;
      }
      this.#decided?.add(place, won, day, hundredths);
      if (!won) return;
      this.#around.countRow(place);
      this.#facts.win(place, day, hundredths);
      this.#earlier?.win(place, day, hundredths);
    });
  }

  /** Touches, at least those that are conversations. */
  addTouches(source: Source): Promise<number> {
    const cells = cellsOf('RenkeiTouch__c');
    const [account, contact, occurredAt, isConversation, channel] = [0, 1, 2, 3, 4];
    return readSource(source, cells, () => {
      if (!cells.flag(isConversation)) return;
      const place = this.#accountOf(cells, account, 'RenkeiTouch__c');
      if (place < 0) return;
      this.#around.countRow(place);
      const seconds = cells.instant(occurredAt);
      if (Number.isNaN(seconds)) return;
      const day = this.#zone.dayAt(seconds);
      const person = cells.key(contact, this.#contactKeys);
      const byField = cells.is(channel, 'Field');
      this.#facts.talk(place, day, person, byField);
      this.#earlier?.talk(place, day, person, byField);
    });
  }

  /** Contacts, at least those that can be reached: a number or an address, and no wish to be left alone. */
  addContacts(source: Source): Promise<number> {
    const cells = cellsOf('Contact');
    const [account, doNotCall, phone, mobilePhone, email] = [0, 1, 2, 3, 4];
    return readSource(source, cells, () => {
      if (cells.flag(doNotCall) || (cells.isNull(phone) && cells.isNull(mobilePhone) && cells.isNull(email))) return;
      const place = this.#accountOf(cells, account, 'Contact');
      if (place < 0) return;
      this.#around.countRow(place);
      this.#around.addWorkingContact(place);
    });
  }

  /** Assets, all of them. One without a quantity is one unit; one that is obsolete or no longer used by `asOf` is none. */
  addAssets(source: Source): Promise<number> {
    const cells = cellsOf('Asset');
    const [account, isCompetitorProduct, quantity, status, usageEndDate] = [0, 1, 2, 3, 4];
    return readSource(source, cells, () => {
      const place = this.#accountOf(cells, account, 'Asset');
      if (place < 0) return;
      this.#around.countRow(place);
      const end = cells.day(usageEndDate);
      if (cells.is(status, 'Obsolete') || (end !== NO_DAY && end <= this.#facts.window.asOf)) return;
      const hundredths = cells.isNull(quantity) ? 100 : cells.scaled(quantity, 2);
      this.#around.addUnits(place, hundredths, cells.flag(isCompetitorProduct));
    });
  }

  /**
   * Tasks and events; those that are open, mails, or outside the conversation window count nothing. The day is ActivityDate,
   * else that of CompletedDateTime.
   */
  addActivities(source: Source): Promise<number> {
    const cells = cellsOf('Activity');
    const [account, who, owner, activityDate, isClosed, subtype, completedAt] = [0, 1, 2, 3, 4, 5, 6];
    return readSource(source, cells, () => {
      if (cells.has(isClosed) && !cells.flag(isClosed)) return;
      if (cells.is(subtype, 'Email') || cells.is(subtype, 'ListEmail')) return;
      let day = cells.day(activityDate);
      if (day === NO_DAY && !cells.isNull(completedAt)) day = this.#zone.dayAt(cells.instant(completedAt));
      const place = this.#accountOf(cells, account, 'Activity');
      if (place < 0) return;
      if (!this.#facts.isRecent(day) && !this.#earlier?.isRecent(day)) return;
      if (this.#facts.isRecent(day)) this.#around.countRow(place);
      // A lead is nobody's contact yet.
      const contact = cells.startsWith(who, '003') ? cells.key(who, this.#contactKeys) : -1;
      const byOwner = cells.key(owner, this.#accounts.ownerKeys) === this.#accounts.ownerKeyAt(place);
      // Older ones are no news of any day: whether they are still there depends on the org's archive.
      for (const facts of [this.#facts, this.#earlier]) {
        if (facts?.isRecent(day)) facts.talk(place, day, contact, byOwner);
      }
    });
  }

  /** With 18 characters. */
  idAt(place: number): string {
    return this.#accounts.idAt(place);
  }

  ownerIdAt(place: number): string | null {
    return this.#accounts.ownerAt(place);
  }

  /** What the rules need of an account as of `asOf`, with what the last scoring stored. */
  inputsAt(place: number): AccountInputs {
    const { columns } = this.#accounts;
    return {
      ...this.#inputsOf(this.#facts, place),
      previous: {
        segment: columns.RenkeiSegment__c.value(place) as Segment | null,
        potentialBand: columns.RenkeiPotentialBand__c.value(place) as Band | null,
        relationshipBand: columns.RenkeiRelationshipBand__c.value(place) as Band | null,
        changedOn: columns.RenkeiSegmentChangedOn__c.value(place),
        previousSegment: columns.RenkeiPreviousSegment__c.value(place) as Segment | null,
        reason: columns.RenkeiSegmentReason__c.value(place) as SegmentReason | null,
        policy: columns.RenkeiScoredPolicy__c.value(place),
      },
    };
  }

  /**
   * What the rules would have been given a year earlier: deals and conversations of then, size and installed base as they are
   * now, nothing scored before. Only in a table that was asked for earlier facts.
   */
  earlierInputsAt(place: number): AccountInputs {
    if (!this.#earlier) throw new TypeError('The table was not asked for earlier facts');
    const previous = { segment: null, potentialBand: null, relationshipBand: null, changedOn: null } as const;
    return {
      ...this.#inputsOf(this.#earlier, place),
      previous: { ...previous, previousSegment: null, reason: null, policy: null },
    };
  }

  /** Deals decided in the trailing year. Only in a table that was asked for earlier facts. */
  outcomesAt(place: number): Outcomes {
    if (!this.#decided) throw new TypeError('The table was not asked for earlier facts');
    return this.#decided.of(place);
  }

  /**
   * Records counted for an account, for reconciliation: won opportunities and conversations of any day, reachable contacts,
   * assets, activities of the conversation window.
   */
  inputRowsAt(place: number): number {
    return this.#around.rows(place);
  }

  /** A field as it was read from the account. */
  storedAt(place: number, field: AccountField): FieldValue {
    return this.#accounts.columns[field].value(place);
  }

  #inputsOf(facts: Facts, place: number): Omit<AccountInputs, 'previous'> {
    const { columns } = this.#accounts;
    const dayOrNull = (day: number) => (day === NO_DAY ? null : textOfDay(day));
    const amount = columns.RenkeiPotentialOverride__c.value(place);
    const expires = columns.RenkeiPotentialOverrideExpires__c.value(place);
    return {
      employees: columns.NumberOfEmployees.value(place),
      industry: columns.Industry.value(place),
      annualRevenue: this.#exchange ? null : columns.AnnualRevenue.value(place),
      firstWonOn: dayOrNull(facts.firstWon(place)),
      lastWonOn: dayOrNull(facts.lastWon(place)),
      wonAmountTrailing: facts.wonHundredths(place) / 100,
      override: amount !== null && expires !== null ? { amount, expires } : null,
      lastConversation: dayOrNull(facts.lastTalk(place)),
      contactBreadth: facts.contactBreadth(place, this.size),
      ownUnits: this.#around.ownUnits(place),
      knownUnits: this.#around.knownUnits(place),
      hasWorkingContact: this.#around.hasWorkingContact(place),
      fieldCovers: facts.fieldCovers(place),
    };
  }

  /** The place of the record's account, −1 for one that belongs to none, which is counted. */
  #accountOf(cells: Cells, column: number, object: SourceObject): number {
    const key = cells.key(column, this.#accounts.keys);
    const place = this.#accounts.find(key);
    if (place < 0) this.unattached[object][key < 0 ? 'without' : 'unknown']++;
    return place;
  }

  #inCorporateCurrency(cells: Cells, amount: number, currency: number, day: number): number {
    const hundredths = cells.isNull(amount) ? 0 : cells.scaled(amount, 2);
    if (!this.#exchange) {
      if (cells.has(currency)) throw new CellError('Opportunity: amounts in several currencies need rates');
      return hundredths;
    }
    const code = cells.text(currency);
    if (code === null) throw new CellError(`Opportunity, record ${cells.record}: an amount without a currency`);
    return this.#exchange.toCorporate(hundredths, code, day);
  }
}
