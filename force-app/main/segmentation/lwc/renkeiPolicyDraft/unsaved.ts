import type { PolicyForm } from 'c/renkeiPolicyForm';
import userId from '@salesforce/user/Id';

/** Input that has not been saved, with what was stored when it began. */
export interface Unsaved {
  base: PolicyForm;
  mine: PolicyForm;
}

const keyOf = (versionId: string) => `renkei-policy-draft:${userId}:${versionId}`;

/** Keeps input over a reload of the page, within this tab; a browser that keeps nothing loses only this convenience. */
export function keepUnsaved(versionId: string, unsaved: Unsaved | null): void {
  try {
    if (unsaved) sessionStorage.setItem(keyOf(versionId), JSON.stringify(unsaved));
    else sessionStorage.removeItem(keyOf(versionId));
  } catch {
    // Storage is full or switched off.
  }
}

/** Input kept for a version; null when there is none, or none that can be read. */
export function findUnsaved(versionId: string): Unsaved | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(keyOf(versionId)) ?? 'null') as Partial<Unsaved> | null;
    return isForm(found?.base) && isForm(found?.mine) ? { base: found.base, mine: found.mine } : null;
  } catch {
    return null;
  }
}

function isForm(value: unknown): value is PolicyForm {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
}
