import type { StoryEvent } from 'c/renkeiEscalationData';
import { fill, plainDate } from 'c/renkeiFormat';
import { resultName, statusName } from 'c/renkeiVisitWords';
import accepted from '@salesforce/label/c.RenkeiEscalation_LedgerAccepted';
import again from '@salesforce/label/c.RenkeiEscalation_LedgerAgain';
import deal from '@salesforce/label/c.RenkeiEscalation_LedgerDeal';
import given from '@salesforce/label/c.RenkeiEscalation_LedgerGiven';
import handed from '@salesforce/label/c.RenkeiEscalation_LedgerHanded';
import lost from '@salesforce/label/c.RenkeiEscalation_LedgerLost';
import nextStep from '@salesforce/label/c.RenkeiEscalation_FeedNextStep';
import queue from '@salesforce/label/c.RenkeiEscalation_LedgerQueue';
import recycled from '@salesforce/label/c.RenkeiEscalation_LedgerRecycled';
import returned from '@salesforce/label/c.RenkeiEscalation_LedgerReturned';
import somebody from '@salesforce/label/c.RenkeiEscalation_CaseSomebody';
import thanks from '@salesforce/label/c.RenkeiEscalation_LedgerThanks';
import touch from '@salesforce/label/c.RenkeiEscalation_LedgerTouch';
import visit from '@salesforce/label/c.RenkeiEscalation_LedgerVisit';
import won from '@salesforce/label/c.RenkeiEscalation_LedgerWon';

/** One event in a sentence; null for one that another event tells already. */
export function eventText(event: StoryEvent): string | null {
  const who = event.by ?? somebody;
  switch (event.kind) {
    case 'touch':
      return fill(touch, who);
    case 'thanks':
      return fill(thanks, who, event.to ?? somebody);
    case 'opportunity':
      return fill(deal, event.name, event.stage ?? '');
    case 'visit': {
      const line = fill(
        visit,
        event.number ?? 1,
        who,
        event.result ? resultName(event.result) : statusName(event.status),
      );
      return event.nextStepOn ? `${line} · ${fill(nextStep, plainDate(event.nextStepOn))}` : line;
    }
    case 'step':
      return stepText(event, who);
  }
}

function stepText({ from, to, owner, reason }: StoryEvent & { kind: 'step' }, who: string): string | null {
  const holder = owner ?? queue;
  switch (to) {
    case 'Queued':
      if (from === null) return fill(handed, who, holder);
      return from === 'Returned' ? fill(again, who, holder) : fill(given, holder);
    case 'Accepted':
      return from === 'Accepted' ? fill(given, holder) : fill(accepted, who);
    case 'Visited':
      return from === 'Visited' ? fill(given, holder) : null;
    case 'Returned':
      return fill(returned, who, reason ?? '');
    case 'Won':
      return won;
    case 'Lost':
      return lost;
    case 'Recycled':
      return fill(recycled, who);
  }
}
