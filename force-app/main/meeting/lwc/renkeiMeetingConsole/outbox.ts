import {
  ChangedError,
  findSending,
  forgetSending,
  keepSending,
  OfflineError,
  send,
  type AgendaItem,
  type Sending,
} from 'c/renkeiMeetingData';

export type OutboxState = 'sending' | 'refused' | 'offline' | 'conflict';

export interface OutboxEntry {
  sending: Sending;
  state: OutboxState;
  /** What the org said; null while nothing is wrong. */
  error: unknown;
}

interface Listener {
  /** The entries have changed. */
  changed(entries: readonly OutboxEntry[]): void;
  /** Something is in the org. @param version the item's version after it, where that is known */
  saved(sending: Sending, version: string | null): void;
  /** The org has refused: what it holds is to be read again. */
  refused(): void;
  /** Id of an item in the org; null as long as it is not there. */
  idOf(item: string): string | null;
}

/** What a browser has saved over which version. */
interface Own {
  over: string | null;
  /** The version after it; null where it is not known. */
  version: string | null;
}

/**
 * What was decided and written, on its way to the org. It is kept in the browser until the org has it: a reload or a lost connection
 * loses nothing. What concerns one item goes in the order in which it was typed.
 */
export class Outbox {
  private entries: OutboxEntry[] = [];
  private readonly busy = new Set<string>();
  private readonly own = new Map<string, Own>();
  private readonly listener: Listener;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** Sends what an earlier visit to a meeting left behind. */
  resume(meeting: string): void {
    const present = new Set(this.entries.map(({ sending }) => sending.key));
    const left = findSending().filter((sending) => sending.meeting === meeting && !present.has(sending.key));
    this.change([...this.entries, ...left.map((sending) => ({ sending, state: 'sending' as const, error: null }))]);
    this.pump();
  }

  /** What is kept of meetings that take nothing any more, in any page of this user: it can only be copied or discarded. */
  leftBehind(isOver: (meeting: string, at: string) => boolean): Sending[] {
    const present = new Set(this.entries.map(({ sending }) => sending.key));
    return findSending().filter(({ key, meeting, at }) => !present.has(key) && isOver(meeting, at));
  }

  add(sending: Sending): void {
    keepSending(sending);
    this.change([...this.entries, { sending, state: 'sending', error: null }]);
    this.pump();
  }

  /** Sends whatever can be sent: items may have come into the org, or the connection may be back. */
  pump(): void {
    for (const entry of this.entries) {
      const { item } = entry.sending;
      const isFirst = this.entries.find((each) => each.sending.item === item) === entry;
      if (entry.state === 'sending' && isFirst && !this.busy.has(item)) void this.post(entry);
    }
  }

  retry(key: string): void {
    this.put(key, { state: 'sending', error: null });
    this.pump();
  }

  retryAll(): void {
    for (const { sending, state } of this.entries) if (state === 'offline') this.put(sending.key, { state: 'sending' });
    this.pump();
  }

  /** Saves over what somebody else has decided: the reader has seen both. */
  replace(key: string): void {
    const entry = this.entries.find(({ sending }) => sending.key === key);
    if (entry?.sending.kind !== 'change') return;
    const sending = { ...entry.sending, replaces: true };
    keepSending(sending);
    this.put(key, { sending, state: 'sending', error: null });
    this.pump();
  }

  discard(key: string): void {
    forgetSending(key);
    this.drop(key);
    this.pump();
  }

  /** Another page of the same user has delivered or discarded it. */
  drop(key: string): void {
    if (this.entries.some(({ sending }) => sending.key === key))
      this.change(this.entries.filter(({ sending }) => sending.key !== key));
  }

  /**
   * Items as the org has them now. A change that it holds already, though its answer did not reach this browser, has arrived; one that
   * met somebody else's is a conflict.
   */
  compare(items: ReadonlyMap<string, AgendaItem>, user: string): void {
    for (const { sending, state } of [...this.entries]) {
      if (sending.kind !== 'change' || (state !== 'refused' && state !== 'conflict')) continue;
      const found = items.get(sending.item);
      if (!found || found.lastModified === sending.base) continue;
      const { change } = sending;
      const isSame = found.state === change.state && found.decision === change.decision;
      if (isSame && (found.decidedBy === user || found.decidedBy === null)) this.discard(sending.key);
      else if (found.state !== 'Open' && found.decidedBy !== user) this.put(sending.key, { state: 'conflict' });
    }
  }

  private async post({ sending }: OutboxEntry): Promise<void> {
    const { key, item } = sending;
    const id = this.listener.idOf(item);
    if (id === null) return;
    this.busy.add(item);
    try {
      const base = sending.kind === 'change' ? sending.base : null;
      const own = this.own.get(item);
      const version = await send(sending, id, own && own.over === base ? own.version : base);
      if (sending.kind === 'change') this.own.set(item, { over: base, version });
      forgetSending(key);
      this.drop(key);
      this.listener.saved(sending, version);
    } catch (error) {
      const state = error instanceof OfflineError ? 'offline' : error instanceof ChangedError ? 'conflict' : 'refused';
      this.put(key, { state, error });
      if (state !== 'offline') this.listener.refused();
    } finally {
      this.busy.delete(item);
    }
    this.pump();
  }

  private put(key: string, change: Partial<OutboxEntry>): void {
    this.change(this.entries.map((entry) => (entry.sending.key === key ? { ...entry, ...change } : entry)));
  }

  private change(entries: OutboxEntry[]): void {
    this.entries = entries;
    this.listener.changed(entries);
  }
}
