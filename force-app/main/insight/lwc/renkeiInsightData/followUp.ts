import { connectionOf, countOf, nextOf, nodesOf } from './nodes.ts';

/** Cases whose first visit was due in a period, and those of them that were visited by then. */
export interface FollowUp {
  due: number;
  inTime: number;
}

/**
 * Variables of `followUpQuery`. Who was returned or recycled before a visit is left out: nobody was to follow it any more.
 * @param team null: all teams
 * @param start instant from which on the visit was due
 * @param end instant before which it was
 */
export function followUpVariables(
  team: string | null,
  start: string,
  end: string,
  after: string | null = null,
): Record<string, unknown> {
  const due = [
    { FirstVisitDueAt__c: { gte: { value: start } } },
    { FirstVisitDueAt__c: { lt: { value: end } } },
    { or: [{ Status__c: { nin: ['Returned', 'Recycled'] } }, { FirstVisitOn__c: { ne: null } }] },
    ...(team === null ? [] : [{ Team__c: { eq: team } }]),
  ];
  return { due: { and: due }, after };
}

/** Reads an answer to `followUpQuery`; `next`: where the next page begins. */
export function toFollowUp(data: unknown): FollowUp & { next: string | null } {
  const page = connectionOf(data, 'RenkeiEscalation__c');
  const nodes = nodesOf(page);
  const inTime = nodes.filter((node) => countOf(node, 'IsFollowed__c') === 1).length;
  return { due: nodes.length, inTime, next: nextOf(page) };
}
