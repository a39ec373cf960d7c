import userId from '@salesforce/user/Id';
import type { Change } from './change.ts';

const keyOf = ({ version }: Change) => `renkei-policy-change:${userId}:${version.id}`;

/** Puts a change away until something new is to be said of it: on its first day, and when it has been applied. */
export function dismiss(change: Change): void {
  try {
    localStorage.setItem(keyOf(change), change.phase);
  } catch {
    // Where nothing can be kept it comes back with the next visit.
  }
}

export function isDismissed(change: Change): boolean {
  try {
    return localStorage.getItem(keyOf(change)) === change.phase;
  } catch {
    return false;
  }
}
