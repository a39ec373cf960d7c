import type { Segment, UnscoredReason } from 'c/renkeiSegmentRules';

/** What the reader has narrowed the map down to; null means all. */
export interface AccountFilter {
  ownerId: string | null;
  industry: string | null;
  sizeBand: string | null;
}

export const NO_FILTER: AccountFilter = { ownerId: null, industry: null, sizeBand: null };

/** Why an account stands in no cell: a reason that the run stored, or that no run has reached it yet. */
export type UnscoredCause = UnscoredReason | 'NotYetScored';

/** One cell of the map, or one cause of the strip below it. */
export interface Selection {
  segment: Segment;
  cause: UnscoredCause | null;
}

type Condition = Record<string, { eq: string | null }>;

/** Variables of `mapQuery`. */
export function mapVariables(filter: AccountFilter): Record<string, unknown> {
  const conditions = conditionsOf(filter);
  return {
    where: whereOf(conditions),
    whereUnscored: whereOf([...conditions, { RenkeiSegment__c: { eq: 'Unscored' } }]),
  };
}

/** Variables of `accountsQuery` for one page of a cell. `after` is the cursor of the page before, null for the first. */
export function accountsVariables(
  filter: AccountFilter,
  selection: Selection,
  first: number,
  after: string | null,
): Record<string, unknown> {
  return { where: whereOf([...conditionsOf(filter), ...conditionsOfSelection(selection)]), first, after };
}

/** Variables of `accountsQuery` for the one account of a card. */
export function accountVariables(accountId: string): Record<string, unknown> {
  return { where: { Id: { eq: accountId } }, first: 1, after: null };
}

function conditionsOf(filter: AccountFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.ownerId !== null) conditions.push({ OwnerId: { eq: filter.ownerId } });
  if (filter.industry !== null) conditions.push({ Industry: { eq: filter.industry } });
  if (filter.sizeBand !== null) conditions.push({ RenkeiSizeBand__c: { eq: filter.sizeBand } });
  return conditions;
}

function conditionsOfSelection({ segment, cause }: Selection): Condition[] {
  if (cause === 'NotYetScored') return [{ RenkeiSegment__c: { eq: null } }];
  const inSegment: Condition = { RenkeiSegment__c: { eq: segment } };
  return cause === null ? [inSegment] : [inSegment, { RenkeiUnscoredReason__c: { eq: cause } }];
}

function whereOf(conditions: Condition[]): Record<string, unknown> {
  return conditions.length === 0 ? {} : { and: conditions };
}
