import type { FeedEntry, FollowedCase } from 'c/renkeiEscalationData';
import { fill, number, plainDate, plural } from 'c/renkeiFormat';
import { resultName } from 'c/renkeiVisitWords';
import accepted from '@salesforce/label/c.RenkeiEscalation_FeedAccepted';
import appointment from '@salesforce/label/c.RenkeiEscalation_FeedStageAppointment';
import daysOne from '@salesforce/label/c.RenkeiEscalation_FeedAgeDays_One';
import fresh from '@salesforce/label/c.RenkeiEscalation_FeedAgeFresh';
import daysOther from '@salesforce/label/c.RenkeiEscalation_FeedAgeDays_Other';
import given from '@salesforce/label/c.RenkeiEscalation_LedgerGiven';
import hoursOne from '@salesforce/label/c.RenkeiEscalation_FeedAgeHours_One';
import hoursOther from '@salesforce/label/c.RenkeiEscalation_FeedAgeHours_Other';
import lost from '@salesforce/label/c.RenkeiEscalation_FeedLost';
import nextStep from '@salesforce/label/c.RenkeiEscalation_FeedNextStep';
import passedOn from '@salesforce/label/c.RenkeiEscalation_FeedPassedOn';
import path from '@salesforce/label/c.RenkeiEscalation_FeedPath';
import queue from '@salesforce/label/c.RenkeiEscalation_LedgerQueue';
import recycled from '@salesforce/label/c.RenkeiEscalation_LedgerRecycled';
import resultLine from '@salesforce/label/c.RenkeiEscalation_FeedResult';
import returned from '@salesforce/label/c.RenkeiEscalation_FeedReturned';
import revisit from '@salesforce/label/c.RenkeiEscalation_FeedStageRevisit';
import somebody from '@salesforce/label/c.RenkeiEscalation_CaseSomebody';
import thanks from '@salesforce/label/c.RenkeiEscalation_FeedThanks';
import visit from '@salesforce/label/c.RenkeiEscalation_FeedStageVisit';
import waitingOne from '@salesforce/label/c.RenkeiEscalation_FeedWaiting_One';
import waitingOther from '@salesforce/label/c.RenkeiEscalation_FeedWaiting_Other';
import won from '@salesforce/label/c.RenkeiEscalation_FeedWon';
import wonStage from '@salesforce/label/c.RenkeiEscalation_FeedStageWon';

/** One station on the way of a case. */
export interface Station {
  name: string;
  className: string;
}

const STATIONS = [appointment, visit, revisit, wonStage];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far a case has come, as an index of the stations. */
function positionOf({ status, visitCount, lastResult }: FollowedCase): number {
  if (status === 'Won') return 3;
  if (visitCount > 1 || lastResult === 'Revisit') return 2;
  return visitCount === 1 ? 1 : 0;
}

export function stationsOf(found: FollowedCase): Station[] {
  const position = positionOf(found);
  return STATIONS.map((name, index) => ({
    name,
    className: index < position ? 'station passed' : index === position ? 'station here' : 'station',
  }));
}

export const pathName = (found: FollowedCase): string => fill(path, STATIONS[positionOf(found)]!);

/** What came back, without the writer’s own words. */
export function eventText({ by, event }: FeedEntry): string {
  const who = by ?? somebody;
  switch (event.kind) {
    case 'result': {
      const line = fill(resultLine, who, event.number ?? 1, event.result ? resultName(event.result) : '');
      return event.nextStepOn ? `${line} · ${fill(nextStep, plainDate(event.nextStepOn))}` : line;
    }
    case 'thanks':
      return fill(thanks, who);
    case 'step':
      return stepText(event, who);
  }
}

function stepText({ from, to, reason, owner }: FeedEntry['event'] & { kind: 'step' }, who: string): string {
  if (to === 'Won') return won;
  if (to === 'Lost') return lost;
  if (to === 'Recycled') return fill(recycled, who);
  if (to === 'Returned') return fill(returned, who, reason ?? '');
  if (to === 'Queued') return fill(passedOn, who, reason ?? '', owner ?? queue);
  // Whoever gives a case away has not accepted it.
  return from === 'Accepted' ? fill(given, owner ?? queue) : fill(accepted, who);
}

/** 3 handovers await an answer, oldest 2 days. */
export function waitingText(count: number, since: string | null, now: Date): string {
  const age = since === null ? 0 : Math.max(0, now.getTime() - Date.parse(since));
  return fill(plural(count, { one: waitingOne, other: waitingOther }), number(count), ageName(age));
}

function ageName(age: number): string {
  if (age < HOUR) return fresh;
  const [size, forms] =
    age < DAY
      ? [Math.floor(age / HOUR), { one: hoursOne, other: hoursOther }]
      : [Math.floor(age / DAY), { one: daysOne, other: daysOther }];
  return fill(plural(size, forms), number(size));
}
