import { roomFor } from './columns.ts';
import { NO_DAY } from './days.ts';
import { DistinctContacts } from './distinctContacts.ts';
import { Sums } from './sums.ts';

/** The days that count as of one day. */
export interface Window {
  /** Last day that counts. */
  asOf: number;
  /** A win counts in the trailing amount after this day. */
  wonAfter: number;
  /** A conversation counts as recent after this day. */
  talkedAfter: number;
}

// First and last win, last conversation and a flag lie side by side: a record touches one place in memory.
const FIRST_WON = 0;
const LAST_WON = 1;
const LAST_TALK = 2;
const FIELD_COVERS = 3;
const WIDTH = 4;

/** What deals and conversations say of each account as of one day. */
export class Facts {
  readonly window: Window;
  #days: Int32Array;
  readonly #won: Sums;
  readonly #contacts = new DistinctContacts();
  #breadth: Uint32Array | undefined;

  constructor(expected: number, window: Window) {
    this.window = window;
    this.#days = new Int32Array(expected * WIDTH);
    this.#won = new Sums(expected);
  }

  /** Makes room for the account at this place, of which nothing is known yet. */
  start(place: number): void {
    const at = place * WIDTH;
    this.#days = roomFor(this.#days, at + WIDTH - 1);
    this.#days[at + FIRST_WON] = this.#days[at + LAST_WON] = this.#days[at + LAST_TALK] = NO_DAY;
  }

  /** A deal was won. */
  win(place: number, day: number, hundredths: number): void {
    if (day > this.window.asOf) return;
    const days = this.#days;
    const at = place * WIDTH;
    if (days[at + FIRST_WON] === NO_DAY || day < days[at + FIRST_WON]!) days[at + FIRST_WON] = day;
    if (day > days[at + LAST_WON]!) days[at + LAST_WON] = day;
    if (day > this.window.wonAfter) this.#won.add(place, hundredths);
  }

  /** Whether a conversation of that day counts as recent. */
  isRecent(day: number): boolean {
    return day > this.window.talkedAfter && day <= this.window.asOf;
  }

  /** People talked. @param contact number of the contact's Id, negative when nobody is named */
  talk(place: number, day: number, contact: number, byField: boolean): void {
    if (day > this.window.asOf) return;
    const days = this.#days;
    const at = place * WIDTH;
    if (day > days[at + LAST_TALK]!) days[at + LAST_TALK] = day;
    if (!this.isRecent(day)) return;
    if (byField) days[at + FIELD_COVERS] = 1;
    if (contact >= 0) {
      this.#contacts.add(place, contact);
      this.#breadth = undefined;
    }
  }

  firstWon(place: number): number {
    return this.#days[place * WIDTH + FIRST_WON]!;
  }

  lastWon(place: number): number {
    return this.#days[place * WIDTH + LAST_WON]!;
  }

  lastTalk(place: number): number {
    return this.#days[place * WIDTH + LAST_TALK]!;
  }

  fieldCovers(place: number): boolean {
    return this.#days[place * WIDTH + FIELD_COVERS] === 1;
  }

  wonHundredths(place: number): number {
    return this.#won.at(place);
  }

  /** Different contacts with a recent conversation. */
  contactBreadth(place: number, accounts: number): number {
    this.#breadth ??= this.#contacts.count(accounts);
    return this.#breadth[place]!;
  }
}
