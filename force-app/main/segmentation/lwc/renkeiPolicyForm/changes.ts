import type { PolicyForm } from './form.ts';
import { entryName, entryText } from './entries.ts';
import type { SegmentRole } from 'c/renkeiSegmentRules';

/** One input field of which two forms say different things. */
export interface EntryChange {
  path: string;
  name: string;
  from: string;
  to: string;
}

/** The fields of which two forms say different things; an absent one is empty. */
export function changedPaths(before: PolicyForm, after: PolicyForm): string[] {
  const paths = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...paths].filter((path) => (before[path] ?? '') !== (after[path] ?? ''));
}

/** The same in words. */
export function entryChanges(
  before: PolicyForm,
  after: PolicyForm,
  context: { currency: string | null; roles: readonly SegmentRole[] },
): EntryChange[] {
  return changedPaths(before, after).map((path) => ({
    path,
    name: entryName(path, context.roles),
    from: entryText(path, before[path] ?? '', context.currency),
    to: entryText(path, after[path] ?? '', context.currency),
  }));
}

/** What two people made of one form: mine where I changed something, theirs elsewhere. */
export function mergeForms(base: PolicyForm, mine: PolicyForm, theirs: PolicyForm): PolicyForm {
  const merged: Record<string, string> = { ...theirs };
  for (const path of changedPaths(base, mine)) {
    const value = mine[path];
    if (value === undefined) delete merged[path];
    else merged[path] = value;
  }
  return merged;
}
