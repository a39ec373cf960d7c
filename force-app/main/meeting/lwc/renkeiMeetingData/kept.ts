import { allKeptAs, keptAs } from 'c/renkeiKeptNames';
import userId from '@salesforce/user/Id';
import type { Sending } from './sending.ts';

/** One place for each entry: pages of one user that are open side by side write over nothing of each other. */
const KEPT = `renkei-meeting-sending:${userId}:`;

/** What is kept of an entry: within one millisecond its number tells what was typed first. */
type Kept = Sending & { number: number };

let count = 0;

/** What had been sent when a page went away, in the order in which it was typed: nobody knows whether it arrived, so it is sent again. */
export function findSending(): Sending[] {
  let found: Kept[] = [];
  try {
    found = allKeptAs(KEPT).flatMap((key) => readEntry(KEPT + key) ?? []);
  } catch {
    // Storage is switched off: nothing was kept.
  }
  found.sort((one, other) => compare(one.at, other.at) || one.number - other.number || compare(one.key, other.key));
  return found;
}

export function keepSending(sending: Sending): void {
  try {
    const number = readEntry(KEPT + sending.key)?.number ?? (count += 1);
    localStorage.setItem(KEPT + sending.key, JSON.stringify({ ...sending, number }));
  } catch {
    // Storage is full or switched off: only a reload could lose something.
  }
}

/** Forgets what the org has, or what its writer discards. */
export function forgetSending(key: string): void {
  try {
    localStorage.removeItem(KEPT + key);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}

/** The key of what another page of the same user has delivered or discarded; null: the event tells of something else. */
export function forgottenBy({ key, newValue }: StorageEvent): string | null {
  return newValue === null ? keptAs(key, KEPT) : null;
}

function readEntry(name: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(name) ?? 'null') as Kept | null;
    return found && typeof found === 'object' && KEPT + found.key === name
      ? { ...found, number: found.number ?? 0 }
      : null;
  } catch {
    return null;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
