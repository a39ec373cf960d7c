// Components wire `read` with a query of this bundle, so that none of them holds a query or knows the platform's module.
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo } from 'lightning/uiObjectInfoApi';
export { accountsQuery, filterOptionsQuery, mapQuery, ownerNamesQuery, policyQuery } from './queries.ts';
export { NO_FILTER, accountVariables, accountsVariables, mapVariables } from './filters.ts';
export type { AccountFilter, Selection, UnscoredCause } from './filters.ts';
export { toPolicyAndSetting } from './policy.ts';
export type { ActivePolicy, PolicyAndSetting, Setting } from './policy.ts';
export { toSegmentMap } from './map.ts';
export type { FocusTotals, SegmentMap, SegmentTotals } from './map.ts';
export { toFilterOptions, toOwnerOptions } from './options.ts';
export type { FilterOptions, Option } from './options.ts';
export { toAccountPage } from './accounts.ts';
export type { AccountPage, ScoredAccount } from './accounts.ts';
export { saveEmployees } from './writes.ts';
