import { Desks } from './desks.ts';
import { byImportance } from './importance.ts';
import type {
  Distribution,
  DistributionAccount,
  DistributionCaller,
  DistributionRules,
  LeftOver,
  Proposal,
  ProposalReason,
} from './model.ts';
import { totalsOf } from './totals.ts';
import { WaitingList, type Misplaced } from './waitingList.ts';

/**
 * Proposes a caller for each account.
 *
 * 1. An **open case** keeps its caller, on a pause too and beyond the capacity; a caller who left hands it on at once. Whom a
 *    **manager chose** by hand stays chosen.
 * 2. Everybody else keeps **their accounts**, the most important first, unless they left or are on a pause of more than 14 days, do
 *    not speak the language, or have no room: then the accounts with the lowest potential go. Accounts that inside sales leads are
 *    more important than those it supports.
 * 3. Accounts in a language that their caller does not speak move as soon as somebody who does has room; until then they stay.
 * 4. Accounts without a caller go to **who talked with them most**, the latest breaking ties, else to whoever **speaks the language
 *    and has most room**: first those that had a caller, then those that never had one, the most important first.
 *
 * Nobody gets anything new on a pause, and nobody gets more than the capacity but by open cases and by hand. An account for which
 * there is nobody stays as it is and says why. A distribution that was confirmed proposes no changes. The order of accounts and
 * callers does not matter.
 *
 * @throws RangeError when a caller stands twice in the list, or the as-of date is none
 */
export function distribute(
  accounts: readonly DistributionAccount[],
  callers: readonly DistributionCaller[],
  rules: DistributionRules,
): Distribution {
  return new Round(accounts, new Desks(callers, rules)).distribution();
}

class Round {
  private readonly accounts: readonly DistributionAccount[];
  private readonly desks: Desks;
  private readonly proposals: Proposal[];
  private readonly order: Uint32Array;

  constructor(accounts: readonly DistributionAccount[], desks: Desks) {
    this.accounts = accounts;
    this.desks = desks;
    this.proposals = new Array<Proposal>(accounts.length);
    this.order = byImportance(accounts);
  }

  distribution(): Distribution {
    const settled = this.settleCasesAndChoices();
    const { misplaced, homeless } = this.keepPresent(settled);
    for (const index of this.moveByLanguage(misplaced)) this.leaveOver(index);
    for (const index of homelessInOrder(homeless, this.accounts)) this.findCaller(index);
    return { proposals: this.proposals, callers: totalsOf(this.proposals, this.desks) };
  }

  /** Step 1. Returns which accounts have their caller now. */
  private settleCasesAndChoices(): Uint8Array {
    const settled = new Uint8Array(this.accounts.length);
    const handedOn: number[] = [];
    const loads = new Map<number, number>();
    for (const index of this.order) {
      const account = this.accounts[index]!;
      const present = this.desks.placeOf(account.caller);
      if (present !== undefined) loads.set(present, (loads.get(present) ?? 0) + 1);
      const chosen = this.desks.placeOf(account.chosen);
      if (this.desks.isMember(chosen)) this.propose(index, chosen, 'Chosen');
      else if (account.openCase === null) continue;
      else if (this.desks.isMember(present)) this.propose(index, present, 'Continuity');
      else {
        const ofCase = this.desks.placeOf(account.openCase.caller);
        if (this.desks.isMember(ofCase)) this.propose(index, ofCase, account.caller ? 'CallerLeft' : 'Continuity');
        else handedOn.push(index);
      }
      settled[index] = 1;
    }
    // Where nobody has room the customer's case still goes on: to whoever has least too much, by what all look after today.
    const room = (place: number) => (this.desks.capacityOf(place) ?? Infinity) - (loads.get(place) ?? 0);
    for (const index of handedOn) {
      const account = this.accounts[index]!;
      const found = this.desks.choose(account, room) ?? this.desks.choose(account, room, -Infinity);
      if (!found) this.leaveOver(index);
      else {
        loads.set(found.place, (loads.get(found.place) ?? 0) + 1);
        this.propose(index, found.place, this.reasonOf(account, found.byHistory));
      }
    }
    return settled;
  }

  /** Step 2: who fits keeps a seat; then those in another language hold what is left of the seats. */
  private keepPresent(settled: Uint8Array): { misplaced: Misplaced[]; homeless: number[] } {
    const strangers: number[] = [];
    const homeless: number[] = [];
    for (const index of this.order) {
      if (settled[index] === 1) continue;
      const account = this.accounts[index]!;
      const present = this.desks.placeOf(account.caller);
      if (!this.desks.keeps(present)) homeless.push(index);
      else if (!this.desks.speaks(present, account)) strangers.push(index);
      else if (this.desks.free(present) > 0) this.propose(index, present, 'Continuity');
      else homeless.push(index);
    }
    const misplaced = strangers.map((index, rank) => {
      const present = this.desks.placeOf(this.accounts[index]!.caller)!;
      const held = this.desks.free(present) > 0 ? present : null;
      if (held !== null) this.desks.seat(held);
      return { index, rank, held };
    });
    return { misplaced, homeless };
  }

  /** Step 3. A seat that becomes free is offered to those who wait for its caller's languages. Returns who found nobody. */
  private moveByLanguage(misplaced: readonly Misplaced[]): number[] {
    const waiting = new WaitingList(this.accounts);
    for (const entry of misplaced) {
      const found = this.desks.choose(this.accounts[entry.index]!);
      if (found) this.move(entry, found.place, waiting);
      else waiting.add(entry);
    }
    return waiting.left();
  }

  /** Each move may make room for the next one. */
  private move(first: Misplaced, to: number, waiting: WaitingList): void {
    let entry: Misplaced | null = first;
    let place = to;
    while (entry) {
      const { index, held }: Misplaced = entry;
      this.propose(index, place, 'Language');
      if (held === null) return;
      this.desks.leave(held);
      if (!this.desks.isAtWork(held) || this.desks.free(held) <= 0) return;
      place = held;
      entry = waiting.take((account) => this.desks.speaks(held, account));
    }
  }

  /** Step 4. */
  private findCaller(index: number): void {
    const account = this.accounts[index]!;
    const found = this.desks.choose(account);
    if (found) this.propose(index, found.place, this.reasonOf(account, found.byHistory));
    else this.leaveOver(index);
  }

  private reasonOf(account: DistributionAccount, byHistory: boolean): ProposalReason {
    const present = this.desks.placeOf(account.caller);
    if (account.caller !== null) return this.desks.keeps(present) ? 'Capacity' : 'CallerLeft';
    if (byHistory) return 'History';
    return this.desks.languageDecides(account) ? 'Language' : 'Capacity';
  }

  private propose(index: number, place: number, reason: ProposalReason): void {
    const { id, caller } = this.accounts[index]!;
    const to = this.desks.users[place]!;
    this.desks.seat(place);
    this.proposals[index] = { account: id, from: caller, to, reason, changed: to !== caller, leftOver: null };
  }

  private leaveOver(index: number): void {
    const account = this.accounts[index]!;
    const unheard = this.desks.someoneAtWork && this.desks.speakersOf(account).length === 0;
    const leftOver: LeftOver = unheard ? 'NoLanguage' : 'NoCapacity';
    const { id, caller } = account;
    this.proposals[index] = { account: id, from: caller, to: null, reason: null, changed: false, leftOver };
  }
}

/** Accounts that lose their caller before those that never had one, but whatever inside sales leads before what it supports. */
function homelessInOrder(homeless: readonly number[], accounts: readonly DistributionAccount[]): number[] {
  const turn = (index: number) => {
    const { part, caller } = accounts[index]!;
    return (part === 'Lead' ? 0 : 2) + (caller === null ? 1 : 0);
  };
  return [0, 1, 2, 3].flatMap((each) => homeless.filter((index) => turn(index) === each));
}
