import { addDays } from 'c/renkeiCalendarRules';
import { HEALTH_PATTERNS, type HealthPattern } from 'c/renkeiHealthRules';
import { connectionOf, countOf, fieldOf, labelOf, nameOf, nodesOf, parentOf } from './nodes.ts';

/** One pattern over the weeks, oldest first. */
export interface HealthSeries {
  pattern: HealthPattern;
  weeks: { week: string; count: number; denominator: number }[];
}

/** Variables of `healthQuery`. @param from Monday of the first week */
export function healthVariables(team: string, from: string): Record<string, unknown> {
  return { where: { and: [{ Team__c: { eq: team } }, { Week__c: { gte: { value: from } } }] } };
}

/** Reads the answer to `healthQuery`: all six patterns, also those that were never counted. */
export function toHealth(data: unknown): { series: HealthSeries[]; asOf: string | null } {
  const nodes = nodesOf(connectionOf(data, 'RenkeiHealthFigure__c'));
  const series = HEALTH_PATTERNS.map((pattern) => ({
    pattern,
    weeks: nodes
      .filter((node) => fieldOf(node, 'Pattern__c') === pattern)
      .map((node) => ({
        week: fieldOf<string>(node, 'Week__c') ?? '',
        count: countOf(node, 'Count__c'),
        denominator: countOf(node, 'Denominator__c'),
      })),
  }));
  const asOf = nodes.flatMap((node) => fieldOf<string>(node, 'AsOf__c') ?? []).sort();
  return { series, asOf: asOf.at(-1) ?? null };
}

/** What of a week `healthCaseVariables` needs. Instants are those at which the days begin in the org's time. */
export interface HealthWeek {
  team: string;
  /** Monday, yyyy-mm-dd. */
  monday: string;
  /** Instant at which the Monday begins, and at which the Sunday has ended. */
  start: string;
  end: string;
  callers: readonly string[];
  /** Calendar days before the week in which visits may lie whose result was due in it. */
  feedbackDays: number;
}

/** Variables of the query of one pattern in `healthCaseQueries`. Cases show where they stand today. */
export function healthCaseVariables(
  pattern: Exclude<HealthPattern, 'PartTimeManagement'>,
  { team, monday, start, end, callers, feedbackDays }: HealthWeek,
): Record<string, unknown> {
  const sunday = addDays(monday, 6);
  const within = (field: string) => [{ [field]: { gte: { value: start } } }, { [field]: { lt: { value: end } } }];
  switch (pattern) {
    case 'Isolation':
      return {
        where: { and: [{ Caller__c: { in: [...callers] } }, { EscalatedAt__c: { lt: { value: end } } }, openCase] },
      };
    case 'AbandonedAfterOneVisit':
      return {
        where: {
          and: [
            { Team__c: { eq: team } },
            { VisitCount__c: { eq: 1 } },
            { AbandonedOn__c: { lte: { value: sunday } } },
          ],
        },
      };
    case 'UnexplainedReturns':
      return {
        where: {
          and: [
            { To__c: { eq: 'Returned' } },
            ...within('At__c'),
            { or: [{ Note__c: { eq: null } }, { Reason__c: { eq: null } }] },
            { Escalation__r: { Team__c: { eq: team } } },
          ],
        },
      };
    case 'SkippedMeetings':
      return {
        where: {
          and: [
            { Team__c: { eq: team } },
            { HeldOn__c: { gte: { value: monday } } },
            { HeldOn__c: { lte: { value: sunday } } },
            { Status__c: { eq: 'Missed' } },
          ],
        },
      };
    case 'FeedbackNotGiven': {
      const from = new Date(Date.parse(start) - feedbackDays * 86_400_000).toISOString();
      return {
        where: {
          and: [
            { Escalation__r: { Team__c: { eq: team } } },
            { Status__c: { ne: 'Cancelled' } },
            { StartsAt__c: { gte: { value: from } } },
            { StartsAt__c: { lt: { value: end } } },
          ],
        },
      };
    }
  }
}

const openCase = { Status__c: { in: ['Queued', 'Accepted', 'Visited', 'Returned'] } };

/** What a count stands for: a case, a visit of one, a return, or a meeting. */
export interface HealthCaseRow {
  id: string;
  /** The case to open; null of meetings. */
  case: string | null;
  title: string | null;
  callerName: string | null;
  personName: string | null;
  /** A day or an instant. */
  at: string | null;
  /** Of a visit: when its result was told. */
  resultAt: string | null;
  statusName: string | null;
  note: string | null;
}

/** Reads the answer to the query of one pattern. */
export function toHealthCases(data: unknown): { rows: HealthCaseRow[]; total: number } {
  const found = connectionOf(data, 'rows');
  const rows = nodesOf(found).map((node): HealthCaseRow => {
    const parent = parentOf(node, 'Escalation__r');
    const isMeeting = node['HeldOn__c'] !== undefined;
    const one = parent ?? node;
    return {
      id: node.Id,
      case: isMeeting ? null : (fieldOf<string>(node, 'Escalation__c') ?? node.Id),
      title: isMeeting ? fieldOf(node, 'Name') : (nameOf(node, 'Account__r') ?? nameOf(one, 'Account__r')),
      callerName: nameOf(one, 'Caller__r'),
      personName: nameOf(node, 'Rep__r') ?? nameOf(node, 'By__r'),
      at:
        fieldOf<string>(node, 'At__c') ??
        fieldOf<string>(node, 'StartsAt__c') ??
        fieldOf<string>(node, 'HeldOn__c') ??
        fieldOf<string>(node, 'LastVisitOn__c') ??
        fieldOf<string>(node, 'EscalatedAt__c'),
      resultAt: fieldOf<string>(node, 'ResultAt__c'),
      statusName: labelOf(one, 'Status__c'),
      note: labelOf(node, 'Reason__c'),
    };
  });
  return { rows, total: found.totalCount ?? rows.length };
}
