import { fill, number, plainDate, plural } from 'c/renkeiFormat';
import type { CallPlan } from 'c/renkeiDeskData';
import { whyHere, type AsOf } from 'c/renkeiQueueRules';
import overdueOne from '@salesforce/label/c.RenkeiDesk_Overdue_One';
import overdueOther from '@salesforce/label/c.RenkeiDesk_Overdue_Other';
import whyAssetWindow from '@salesforce/label/c.RenkeiDesk_WhyAssetWindow';
import whyAssetWindowPast from '@salesforce/label/c.RenkeiDesk_WhyAssetWindowPast';
import whyCadenceDue from '@salesforce/label/c.RenkeiDesk_WhyCadenceDue';
import whyCadenceNoTalk from '@salesforce/label/c.RenkeiDesk_WhyCadenceNoTalk';
import whyDefend from '@salesforce/label/c.RenkeiDesk_WhyDefend';
import whyDoNotCall from '@salesforce/label/c.RenkeiDesk_WhyDoNotCall';
import limitReachedOne from '@salesforce/label/c.RenkeiDesk_WhyLimitReached_One';
import limitReachedOther from '@salesforce/label/c.RenkeiDesk_WhyLimitReached_Other';
import whyNeverCalled from '@salesforce/label/c.RenkeiDesk_WhyNeverCalled';
import whyPaused from '@salesforce/label/c.RenkeiDesk_WhyPaused';
import whyPromised from '@salesforce/label/c.RenkeiDesk_WhyPromised';
import whyRevive from '@salesforce/label/c.RenkeiDesk_WhyRevive';
import whyReviveNoTalk from '@salesforce/label/c.RenkeiDesk_WhyReviveNoTalk';
import whySignal from '@salesforce/label/c.RenkeiDesk_WhySignal';
import { clockTime, dayOfMoment } from './times.ts';

/** Why an account is to be called, as a sentence. */
export function whyWords(plan: CallPlan, asOf: AsOf): string {
  const { code, values } = whyHere(plan, asOf);
  const talk = values.lastConversationOn === null ? null : plainDate(dayOfMoment(values.lastConversationOn));
  switch (code) {
    case 'PromisedCallBack': {
      const at = values.callAt;
      return at === null ? whySignal : fill(whyPromised, plainDate(dayOfMoment(at)), clockTime(at));
    }
    case 'AssetWindow': {
      const end = values.assetWindowOn;
      if (end === null) return whySignal;
      return fill(end < asOf.today ? whyAssetWindowPast : whyAssetWindow, plainDate(end));
    }
    case 'Signal':
      return whySignal;
    case 'Revive':
      return talk === null ? whyReviveNoTalk : fill(whyRevive, talk);
    case 'Defend':
      return whyDefend;
    case 'CadenceDue':
      return talk === null ? whyCadenceNoTalk : fill(whyCadenceDue, talk);
    case 'NeverCalled':
      return whyNeverCalled;
    case 'DoNotCall':
      return whyDoNotCall;
    case 'LimitReached':
      return fill(
        plural(values.attempts, { one: limitReachedOne, other: limitReachedOther }),
        number(values.attempts, 0),
      );
    case 'Paused':
      return fill(whyPaused, values.pausedUntil === null ? '' : plainDate(values.pausedUntil));
  }
}

/** "3 days overdue", or null when it is not. */
export function overdueWords(plan: CallPlan, asOf: AsOf): string | null {
  const late = whyHere(plan, asOf).values.overdueDays;
  return late > 0 ? fill(plural(late, { one: overdueOne, other: overdueOther }), number(late)) : null;
}
