import { groupsOf } from './nodes.ts';

type Group = ReturnType<typeof groupsOf>[number];
/** Grouped by a field of the parent. */
type OfCase = { Escalation__r?: { Caller__c?: { value?: string | null } } | null };

/**
 * Variables of `isolationQuery`: what callers had to do with the field from one instant until before another.
 * @param from first local day, yyyy-mm-dd, and `to` the last, for what is dated by day
 */
export function isolationVariables({
  start,
  end,
  from,
  to,
}: {
  start: string;
  end: string;
  from: string;
  to: string;
}): Record<string, unknown> {
  const within = (field: string) => [{ [field]: { gte: { value: start } } }, { [field]: { lt: { value: end } } }];
  return {
    answers: { and: [{ By__c: { ne: null } }, ...within('At__c')] },
    results: { and: [{ Escalation__c: { ne: null } }, { Status__c: { ne: 'Cancelled' } }, ...within('ResultAt__c')] },
    thanks: { and: within('GivenAt__c') },
    items: {
      and: [
        { State__c: { eq: 'Decided' } },
        { Escalation__c: { ne: null } },
        { Meeting__r: { Status__c: { in: ['Open', 'Closed'] } } },
        { Meeting__r: { HeldOn__c: { gte: { value: from } } } },
        { Meeting__r: { HeldOn__c: { lte: { value: to } } } },
      ],
    },
    notes: { and: within('WrittenAt__c') },
  };
}

/**
 * Reads the answer to `isolationQuery`: of the callers those who had nothing to do with the field, by the rule of the count
 * (`isolation` of c/renkeiHealthRules).
 */
export function toIsolated(data: unknown, callers: readonly string[]): string[] {
  const callerOf = (group: Group): string | null => (group as OfCase).Escalation__r?.Caller__c?.value ?? null;
  const met = new Set<string | null>([
    // A caller's own change is no answer to it.
    ...groupsOf(data, 'answers').flatMap((group) =>
      callerOf(group) === (group['By__c']?.value ?? null) ? [] : [callerOf(group)],
    ),
    ...groupsOf(data, 'results').map(callerOf),
    ...groupsOf(data, 'items').map(callerOf),
    ...groupsOf(data, 'thanks').map((group) => group['To__c']?.value ?? null),
    ...groupsOf(data, 'notes').map((group) => group['Author__c']?.value ?? null),
  ]);
  return callers.filter((caller) => !met.has(caller));
}
