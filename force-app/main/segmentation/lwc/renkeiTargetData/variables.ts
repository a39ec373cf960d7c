import { addMonths } from 'c/renkeiCalendarRules';
import { SCORED_SEGMENTS, type ScoredSegment } from 'c/renkeiSegmentRules';

type Filter = Record<string, unknown>;

/** First day of the month in which a date lies; both yyyy-mm-dd. */
export function monthOf(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/**
 * Variables of `wonQuery`: opportunities won with a close date in the month.
 * @param month first day of the month, yyyy-mm-dd
 */
export function wonVariables(month: string): Record<string, Filter> {
  const won = [
    { IsWon: { eq: true } },
    { CloseDate: { gte: { value: month } } },
    { CloseDate: { lt: { value: addMonths(month, 1) } } },
  ];
  return bySegment((segment) => [
    segment.toLowerCase(),
    { and: [{ Account: { RenkeiSegment__c: { eq: segment } } }, ...won] },
  ]);
}

/**
 * Variables of `activityQuery`: cases handed over and conversations held in the month, a case in the month of its last handover, as in the reports.
 * @param start moment at which the month begins for the reader, ISO date and time
 * @param end moment at which it has ended
 */
export function activityVariables(start: string, end: string): Record<string, Filter> {
  const within = (field: string): Filter[] => [
    { [field]: { gte: { value: start } } },
    { [field]: { lt: { value: end } } },
  ];
  const of = (segment: ScoredSegment): Filter => ({ Account__r: { RenkeiSegment__c: { eq: segment } } });
  return {
    ...bySegment((segment) => [`cases${segment}`, { and: [of(segment), ...within('EscalatedAt__c')] }]),
    ...bySegment((segment) => [
      `talks${segment}`,
      { and: [of(segment), { IsConversation__c: { eq: true } }, ...within('OccurredAt__c')] },
    ]),
  };
}

/** Variables of `coverageQuery`. */
export function coverageVariables(fieldLed: readonly ScoredSegment[]): Record<string, Filter> {
  return { fieldLed: { RenkeiSegment__c: { in: [...fieldLed] } } };
}

function bySegment(entry: (segment: ScoredSegment) => [string, Filter]): Record<string, Filter> {
  return Object.fromEntries(SCORED_SEGMENTS.map(entry));
}
