import { LogRefusedError, findSending, forgetSending, keepSending, logCall, type Sending } from 'c/renkeiDeskData';

export type OutboxState = 'sending' | 'refused' | 'offline';

export interface OutboxEntry extends Sending {
  state: OutboxState;
  /** What the org said; null while nothing is wrong. */
  error: unknown;
  /** When it was last sent, in milliseconds. */
  at: number;
}

/** After so long a call that could not reach the org is sent again by itself: browsers notice only when they are cut off altogether. */
const REST_MILLISECONDS = 60_000;

interface Listener {
  /** The entries have changed. */
  changed(entries: readonly OutboxEntry[]): void;
  /** A call is in the org. */
  saved(call: Sending): void;
}

/**
 * Calls on their way to the org. They are kept in the browser until the org has them: a reload or a lost connection loses none, and the
 * save key keeps a second sending from being a second call.
 */
export class Outbox {
  private entries: OutboxEntry[] = [];
  private readonly listener: Listener;
  /** What must be over before a plan's call is sent. */
  private readonly before: (plan: string) => Promise<void> | undefined;

  constructor(listener: Listener, before: (plan: string) => Promise<void> | undefined) {
    this.listener = listener;
    this.before = before;
  }

  /** Sends what an earlier visit left behind. */
  resume(): void {
    for (const call of findSending()) void this.send(call);
  }

  async send(call: Sending): Promise<void> {
    const at = Date.now();
    this.put({ ...call, state: 'sending', error: null, at });
    // Without a wait the call leaves at once, ahead of what the next account asks for.
    const claim = this.before(call.plan);
    if (claim) await claim;
    try {
      await logCall(call.operations);
      this.remove(call.key);
      this.listener.saved(call);
    } catch (error) {
      const state = isOffline(error) ? 'offline' : 'refused';
      this.put({ ...call, state, error, at });
    }
  }

  retry(key: string): void {
    const entry = this.entries.find((each) => each.key === key);
    if (entry && entry.state !== 'sending') void this.send(callOf(entry));
  }

  /** Sends again what could not reach the org; after a rest only what has waited long enough. */
  retryAll({ rested = false } = {}): void {
    const before = rested ? Date.now() - REST_MILLISECONDS : Infinity;
    for (const { key, state, at } of [...this.entries]) if (state === 'offline' && at <= before) this.retry(key);
  }

  /** Takes a call out, to be opened again. */
  take(key: string): Sending | null {
    const entry = this.entries.find((each) => each.key === key);
    if (!entry) return null;
    this.remove(key);
    return callOf(entry);
  }

  private put(entry: OutboxEntry): void {
    keepSending(callOf(entry));
    const known = this.entries.some(({ key }) => key === entry.key);
    this.changed(
      known ? this.entries.map((each) => (each.key === entry.key ? entry : each)) : [...this.entries, entry],
    );
  }

  private remove(key: string): void {
    forgetSending(key);
    this.changed(this.entries.filter((each) => each.key !== key));
  }

  private changed(entries: OutboxEntry[]): void {
    this.entries = entries;
    this.listener.changed(entries);
  }
}

function callOf({ key, plan, account, accountName, operations, draft }: OutboxEntry): Sending {
  return { key, plan, account, accountName, operations, draft };
}

/** Whether the org has answered at all: browsers say it in their own words. */
function isOffline(error: unknown): boolean {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return true;
  if (error instanceof LogRefusedError)
    return error.body.every(({ message }) => /failed to fetch|load failed|networkerror/i.test(message));
  return error instanceof TypeError;
}
