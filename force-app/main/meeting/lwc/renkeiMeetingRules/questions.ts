import type { AgendaTime, CaseFact, Question } from './model.ts';

/** A question and since when it stands. */
export interface Asked {
  question: Question;
  since: string;
}

/**
 * Why the meeting has to talk about a case, the first reason that holds. A visit that is booked answers what is late about visits
 * and next steps; what was returned as too early waits for its day.
 */
export function askAbout(fact: CaseFact, { now, today }: Pick<AgendaTime, 'now' | 'today'>): Asked {
  const onTrack: Asked = { question: 'OnTrack', since: fact.changedAt ?? '' };
  const isPast = (at: string | null): at is string => at !== null && Date.parse(at) < Date.parse(now);
  const hasCome = (day: string | null): day is string => day !== null && day <= today;
  switch (fact.status) {
    case 'Queued':
      return isPast(fact.acceptDueAt) ? { question: 'Unanswered', since: fact.acceptDueAt } : onTrack;
    case 'Returned':
      if (fact.returnedUntil !== null && !hasCome(fact.returnedUntil)) return onTrack;
      return { question: 'Returned', since: fact.returnedAt ?? '' };
    case 'Accepted':
    case 'Visited':
      break;
    default:
      return onTrack;
  }
  if (fact.resultDueSince !== null) return { question: 'NoResult', since: fact.resultDueSince };
  if (fact.hasVisitAhead) return onTrack;
  if (fact.status === 'Visited' && hasCome(fact.abandonedOn))
    return { question: 'AbandonedAfterOneVisit', since: fact.abandonedOn };
  if (fact.visitCount === 0 && isPast(fact.firstVisitDueAt))
    return { question: 'VisitLate', since: fact.firstVisitDueAt };
  if (fact.lastResult === 'Revisit' && (fact.nextStepOn === null || hasCome(fact.nextStepOn)))
    return { question: 'RevisitDue', since: fact.nextStepOn ?? '' };
  if (fact.nextStepOn !== null && fact.nextStepOn < today) return { question: 'NextStepLate', since: fact.nextStepOn };
  return onTrack;
}

/** What takes one line and one key: nothing is to be decided. */
export function isOneLine(question: Question): boolean {
  return question === 'OnTrack';
}
