import { addDays } from 'c/renkeiCalendarRules';
import type { DistributionAccount, DistributionCaller, DistributionRules, Language } from './model.ts';

/** A pause of at most so many days is waited for. */
const SHORT_PAUSE_DAYS = 14;

/**
 * AtWork: gets accounts. OnPause: keeps what there is and gets nothing new, for the pause ends soon. Away: as if gone, but for open
 * cases. Left: inactive, or no caller any more.
 */
type Standing = 'AtWork' | 'OnPause' | 'Away' | 'Left';

/** How many accounts each caller has been given, and who may have more. Callers are named by their place in the list. */
export class Desks {
  readonly users: readonly string[];
  private readonly callers: readonly DistributionCaller[];
  private readonly standings: readonly Standing[];
  private readonly commonLanguage: Language | null;
  private readonly places: ReadonlyMap<string, number>;
  private readonly seated: Int32Array;
  /** Callers at work by language, in the order of their ids, so that equals are told apart in one way. */
  private readonly speakers = new Map<Language | null, readonly number[]>();
  private readonly atWork: readonly number[];

  constructor(callers: readonly DistributionCaller[], { asOf, commonLanguage }: DistributionRules) {
    this.callers = callers;
    this.commonLanguage = commonLanguage;
    this.users = callers.map((caller) => caller.user);
    this.places = new Map(this.users.map((user, place) => [user, place]));
    if (this.places.size < callers.length) throw new RangeError('A caller stands twice in the list of callers.');
    const shortUntil = addDays(asOf, SHORT_PAUSE_DAYS);
    this.standings = callers.map((caller) => standingOf(caller, asOf, shortUntil));
    this.seated = new Int32Array(callers.length);
    this.atWork = callers
      .map((_, place) => place)
      .filter((place) => this.standings[place] === 'AtWork')
      .sort((one, other) => (this.users[one]! < this.users[other]! ? -1 : 1));
  }

  /** The caller's place; undefined: nobody, or nobody of the team. */
  placeOf(user: string | null): number | undefined {
    return user === null ? undefined : this.places.get(user);
  }

  /** Active and in the team, whether at work or on any pause. */
  isMember(place: number | undefined): place is number {
    return place !== undefined && this.standings[place] !== 'Left';
  }

  /** Keeps accounts: at work, or on a pause that ends soon. */
  keeps(place: number | undefined): place is number {
    return place !== undefined && (this.standings[place] === 'AtWork' || this.standings[place] === 'OnPause');
  }

  isAtWork(place: number): boolean {
    return this.standings[place] === 'AtWork';
  }

  speaks(place: number, account: DistributionAccount): boolean {
    const wanted = account.language ?? this.commonLanguage;
    if (wanted === null) return true;
    const { languages } = this.callers[place]!;
    if (languages.length > 0) return languages.includes(wanted);
    return this.commonLanguage === null || this.commonLanguage === wanted;
  }

  /** Callers at work who speak the account's language. */
  speakersOf(account: DistributionAccount): readonly number[] {
    const language = account.language ?? this.commonLanguage;
    let speakers = this.speakers.get(language);
    if (!speakers) {
      speakers = this.atWork.filter((place) => this.speaks(place, account));
      this.speakers.set(language, speakers);
    }
    return speakers;
  }

  /** Whether not everybody at work speaks the account's language. */
  languageDecides(account: DistributionAccount): boolean {
    return this.speakersOf(account).length < this.atWork.length;
  }

  get someoneAtWork(): boolean {
    return this.atWork.length > 0;
  }

  capacityOf(place: number): number | null {
    return this.callers[place]!.capacity;
  }

  /** Accounts that the caller can still take; negative when open cases fill more than the capacity. */
  free(place: number): number {
    const { capacity } = this.callers[place]!;
    return capacity === null ? Infinity : capacity - this.seated[place]!;
  }

  seat(place: number): void {
    this.seated[place]! += 1;
  }

  leave(place: number): void {
    this.seated[place]! -= 1;
  }

  /**
   * Among callers at work who speak the language: who talked with the account most, the latest breaking ties; else who has most room.
   * @param room accounts that a place can still take; only places with more than `atLeast` are asked
   */
  choose(
    account: DistributionAccount,
    room: (place: number) => number = (place) => this.free(place),
    atLeast = 0,
  ): { place: number; byHistory: boolean } | null {
    const known = this.longestAcquainted(account, (place) => room(place) > atLeast);
    if (known !== null) return { place: known, byHistory: true };
    let best: number | null = null;
    let most = atLeast;
    let fewest = 0;
    for (const place of this.speakersOf(account)) {
      const free = room(place);
      // Where nobody has a limit all have the same room: then whoever has fewest accounts.
      const better = free > most || (free === Infinity && most === Infinity && this.seated[place]! < fewest);
      if (!better) continue;
      best = place;
      most = free;
      fewest = this.seated[place]!;
    }
    return best === null ? null : { place: best, byHistory: false };
  }

  private longestAcquainted(account: DistributionAccount, hasRoom: (place: number) => boolean): number | null {
    let best: { place: number; conversations: number; latest: string } | null = null;
    for (const { caller, conversations, latest } of account.history) {
      const place = this.placeOf(caller);
      if (place === undefined || !this.isAtWork(place) || !this.speaks(place, account) || !hasRoom(place)) continue;
      const order =
        best === null ||
        conversations - best.conversations ||
        compareText(latest, best.latest) ||
        compareText(this.users[best.place]!, caller);
      if (order === true || order > 0) best = { place, conversations, latest };
    }
    return best?.place ?? null;
  }
}

function standingOf({ active, pausedUntil }: DistributionCaller, asOf: string, shortUntil: string): Standing {
  if (!active) return 'Left';
  if (pausedUntil === null || pausedUntil < asOf) return 'AtWork';
  return pausedUntil <= shortUntil ? 'OnPause' : 'Away';
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
