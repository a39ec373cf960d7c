import { allKeptAs } from 'c/renkeiKeptNames';
import userId from '@salesforce/user/Id';
import type { Draft } from './draft.ts';
import type { Operation } from './log.ts';
import { EVERYTHING, type QueueFilter } from './queueFilter.ts';

/** A call that is on its way to the org. */
export interface Sending {
  /** The call's save key. */
  key: string;
  plan: string;
  account: string;
  accountName: string;
  operations: Operation[];
  /** What was typed, to be opened again when the org refuses. */
  draft: Draft;
}

export interface SavedFilter {
  name: string;
  filter: QueueFilter;
}

const keyOf = (what: string) => `renkei-desk:${userId}:${what}`;

/** Reads what this browser keeps; `otherwise` where there is nothing that can be read. */
function find<Kept>(what: string, otherwise: Kept): Kept {
  try {
    return (JSON.parse(localStorage.getItem(keyOf(what)) ?? 'null') as Kept | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(what: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(keyOf(what));
    else localStorage.setItem(keyOf(what), JSON.stringify(value));
  } catch {
    // Storage is full or switched off: only this convenience is lost.
  }
}

/** Input of a plan that has not been saved; null when there is none. */
export function findDraft(plan: string): Draft | null {
  const found = find<Partial<Draft> | null>(`draft-${plan}`, null);
  return typeof found?.saveKey === 'string' && typeof found.openedAt === 'string' ? (found as Draft) : null;
}

/** Keeps input over a reload; null forgets it. */
export function keepDraft(plan: string, draft: Draft | null): void {
  keep(`draft-${plan}`, draft);
}

/** Calls that had been sent when a page went away: nobody knows whether they arrived, so they are sent again. The oldest comes first. */
export function findSending(): Sending[] {
  try {
    const found = allKeptAs(keyOf('sending:')).flatMap((key) => find<Sending | null>(`sending:${key}`, null) ?? []);
    return found.sort((one, other) => Date.parse(one.draft.openedAt) - Date.parse(other.draft.openedAt));
  } catch {
    // Storage is switched off: nothing was kept.
    return [];
  }
}

/** Keeps a call in a place of its own: two pages of one caller side by side write over nothing of each other. */
export function keepSending(call: Sending): void {
  keep(`sending:${call.key}`, call);
}

/** Forgets what the org has, or what is open again. */
export function forgetSending(key: string): void {
  keep(`sending:${key}`, null);
}

/** The filter in use, and those with a name. */
export function findFilters(): { current: QueueFilter; saved: SavedFilter[] } {
  const { current, saved } = find<{ current?: QueueFilter; saved?: SavedFilter[] }>('filters', {});
  return { current: { ...EVERYTHING, ...current }, saved: saved ?? [] };
}

export function keepFilters(filters: { current: QueueFilter; saved: readonly SavedFilter[] }): void {
  keep('filters', filters);
}
