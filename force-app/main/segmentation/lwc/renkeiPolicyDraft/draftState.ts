import { changedPaths, mergeForms, type PolicyForm } from 'c/renkeiPolicyForm';
import type { FieldChanges } from 'c/renkeiPolicyField';
import type { Unsaved } from './unsaved.ts';

/** A draft being edited. */
export interface DraftState {
  /** What was stored when the input began. */
  readonly base: PolicyForm;
  /** What stands in the fields now. */
  readonly mine: PolicyForm;
  /** What somebody else has stored since; null while nobody has. */
  readonly theirs: PolicyForm | null;
  /** Whether the input was kept over a reload. */
  readonly restored: boolean;
}

/** A version arrived for the first time. Input that was kept for it goes on, also when somebody has saved the version since. */
export function opened(stored: PolicyForm, kept: Unsaved | null): DraftState {
  if (!kept || same(kept.base, kept.mine)) return { base: stored, mine: stored, theirs: null, restored: false };
  return { ...kept, theirs: same(kept.base, stored) ? null : stored, restored: true };
}

/** The version arrived again, perhaps saved by somebody else meanwhile. */
export function arrived(state: DraftState, stored: PolicyForm): DraftState {
  if (!isDirty(state)) return { base: stored, mine: stored, theirs: null, restored: false };
  return { ...state, theirs: same(state.base, stored) ? null : stored };
}

/** Fields were changed; null: a field is gone. */
export function changed(state: DraftState, changes: FieldChanges): DraftState {
  const mine: Record<string, string> = { ...state.mine };
  for (const [path, value] of Object.entries(changes)) {
    if (value === null) delete mine[path];
    else mine[path] = value;
  }
  return { ...state, mine };
}

/** My input on top of what the other saved. */
export function kept(state: DraftState): DraftState {
  const { base, mine, theirs } = state;
  return theirs ? { base: theirs, mine: mergeForms(base, mine, theirs), theirs: null, restored: false } : state;
}

/** What is stored, without my input. */
export function discarded({ base, theirs }: DraftState): DraftState {
  const stored = theirs ?? base;
  return { base: stored, mine: stored, theirs: null, restored: false };
}

export function isDirty({ base, mine }: DraftState): boolean {
  return !same(base, mine);
}

function same(left: PolicyForm, right: PolicyForm): boolean {
  return changedPaths(left, right).length === 0;
}
