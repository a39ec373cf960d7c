import type { CallPlan, Draft, Outcome } from 'c/renkeiDeskData';
import { OUTCOMES, outcomeName } from 'c/renkeiDeskWords';
import type { SegmentRole } from 'c/renkeiSegmentRules';
import { formFor, missing, type Form, type Level, type TouchInput, type TouchValues } from 'c/renkeiTouchRules';

/** Outcomes that are saved by their key alone. */
export const AT_ONCE: readonly Outcome[] = ['Absent', 'Blocked'];

/** A key of an outcome, as it is shown. */
export interface OutcomeKey {
  value: Outcome;
  label: string;
  key: number;
  pressed: 'true' | 'false';
  style: string;
}

export function outcomeKeys(chosen: Outcome | null): OutcomeKey[] {
  return OUTCOMES.map((value, index) => ({
    value,
    label: outcomeName(value),
    key: index + 1,
    pressed: chosen === value ? 'true' : 'false',
    style: `slds-button slds-button_neutral outcome ${value === 'Talked' ? 'talked' : ''}`,
  }));
}

/** The policy's role of a plan's segment. */
export function roleOf(roles: readonly SegmentRole[], plan: CallPlan | null): SegmentRole | undefined {
  return roles.find(({ segment }) => segment === plan?.segment);
}

/** What a touch asks for, by what has been chosen. */
export function askedFor({ outcome, buyingSignal }: Draft, level: Level): Form {
  return formFor({ outcome, level, signal: buyingSignal });
}

/** What a touch still lacks. */
export function stillMissing(draft: Draft, level: Level): readonly TouchInput[] {
  return missing({ outcome: draft.outcome, level, signal: draft.buyingSignal, values: valuesOf(draft) });
}

function valuesOf(draft: Draft): TouchValues {
  return {
    ...draft,
    contact: draft.contact === 'new' ? draft.newName : draft.contact,
    callBackAt: draft.callBackDate && draft.callBackTime,
    assets: draft.machines,
    opportunity: draft.opportunityId || draft.opportunity,
  };
}
