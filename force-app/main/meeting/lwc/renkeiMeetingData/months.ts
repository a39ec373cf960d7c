import { monthPaperOf, type MonthPaper } from 'c/renkeiMeetingPaperRules';
import { fieldOf, recordsOf } from './nodes.ts';

/** A month that was closed. */
export interface ClosedMonth {
  /** Id of its page. */
  page: string;
  /** Its first day, yyyy-mm-dd. */
  first: string;
}

/** Reads the answer to `monthsQuery`, the latest month first. */
export function toMonths(data: unknown): ClosedMonth[] {
  return recordsOf(data, 'RenkeiMonthPage__c').flatMap((node) => {
    const first = fieldOf<string>(node, 'Month__c');
    return first === null ? [] : [{ page: node.Id, first }];
  });
}

/** Reads the answer to `monthPageQuery`; null for a page that this version does not know. */
export function toMonthPaper(data: unknown): MonthPaper<unknown> | null {
  const [node] = recordsOf(data, 'RenkeiMonthPage__c');
  return node ? monthPaperOf(fieldOf<string>(node, 'Page__c')) : null;
}
