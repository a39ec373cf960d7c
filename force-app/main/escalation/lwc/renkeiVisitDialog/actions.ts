import type { BoardVisit, Rep } from 'c/renkeiVisitData';
import { actionsOn, type VisitAction } from 'c/renkeiVisitRules';
import userId from '@salesforce/user/Id';
import { said } from './dialogWords.ts';

/** What can be done about a visit, as a button. */
export interface ActionButton {
  action: VisitAction;
  label: string;
  variant: 'brand' | 'neutral';
}

const NAMES: Readonly<Record<VisitAction, string>> = {
  cancel: said.cancelLabel,
  confirm: said.confirmLabel,
  move: said.moveLabel,
  result: said.resultLabel,
};

/** What the reader can do about a visit, what is most likely first. @param mayChange whether they change visits at all */
export function buttonsOn(visit: BoardVisit, reps: readonly Rep[], mayChange: boolean): ActionButton[] {
  const isRep = visit.rep === userId;
  // Who goes to customers changes their own visits; everybody else arranges those of others.
  const arranges = isRep || !reps.some(({ user, isBookable }) => isBookable && user === userId);
  const actor = { isRep, mayChange: mayChange && arranges };
  return actionsOn(visit.status, visit.start, actor, new Date().toISOString()).map((action, index) => ({
    action,
    label: NAMES[action],
    variant: index === 0 && action !== 'move' ? 'brand' : 'neutral',
  }));
}
