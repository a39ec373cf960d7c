import { addDays, addMonths } from 'c/renkeiCalendarRules';
import type { Segment, SegmentPolicy } from 'c/renkeiSegmentRules';

type Filter = Record<string, unknown>;

/** Days from now within which an account can go dormant, one group each. */
export const AGEING_DAYS = [30, 60, 90] as const;

/** One cell of the matrix. */
export interface Way {
  from: Segment;
  to: Segment;
}

/** Moves of a month, and of one way when it is given. `month` is its first day, yyyy-mm-dd. */
export function movesFilter(month: string, way: Way | null = null): Filter {
  const within = [{ MovedOn__c: { gte: { value: month } } }, { MovedOn__c: { lt: { value: addMonths(month, 1) } } }];
  const chosen = way ? [{ From__c: { eq: way.from } }, { To__c: { eq: way.to } }] : [];
  return { and: [...within, ...chosen] };
}

/**
 * Variables of `movementQuery`. An existing account goes dormant on the day after `dormantAfterDays` without a win or a
 * conversation: whose latest of both lies so far back gets there within the days of each group.
 * @param asOf day of the data, yyyy-mm-dd
 */
export function movementVariables(
  month: string,
  asOf: string,
  policy: Pick<SegmentPolicy, 'dormantAfterDays'>,
): Record<string, Filter> {
  const [soon, later, latest] = AGEING_DAYS.map((days) => ageingFilter(asOf, days, policy.dormantAfterDays));
  return {
    moves: movesFilter(month),
    dormant: { RenkeiLifecycle__c: { eq: 'Dormant' } },
    soon,
    later,
    latest,
  } as Record<string, Filter>;
}

function ageingFilter(asOf: string, days: number, dormantAfterDays: number): Filter {
  const silentSince = { lt: { value: addDays(asOf, days - dormantAfterDays) } };
  return {
    and: [
      { RenkeiLifecycle__c: { eq: 'Existing' } },
      { RenkeiLastWonOn__c: silentSince },
      { or: [{ RenkeiLastConversation__c: silentSince }, { RenkeiLastConversation__c: { eq: null } }] },
    ],
  };
}
