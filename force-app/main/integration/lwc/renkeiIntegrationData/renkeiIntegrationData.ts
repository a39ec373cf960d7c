/** Reads and saves what the pages of customer data show. Components hold no query: they wire `read` with one of these. */
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo } from 'lightning/uiObjectInfoApi';
export { decidedTodayQuery, pileQuery, siblingsQuery } from './pileQueries.ts';
export { decidedTodayVariables, pairVariables, pileVariables, toDecidedToday, toPile, toSiblings } from './pile.ts';
export type { Decision, LinkPair, PileFilter, PileKey, Sibling } from './pile.ts';
export { accountSourcesQuery, batchesQuery, sourceTotalsQuery } from './sourceQueries.ts';
export { BATCHES_SHOWN, toAccountSources, toBatches, toSourceTotals } from './sources.ts';
export type { AccountSource, Batch, SourceTotals } from './sources.ts';
export { decide, LinkChangedError } from './writes.ts';
