// Components wire `read` with a query of this bundle, so that none of them holds a query or knows the platform's module.
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo } from 'lightning/uiObjectInfoApi';
export { accountsQuery } from './accountsQuery.ts';
export { mapQuery } from './mapQuery.ts';
export { filterOptionsQuery, ownerNamesQuery } from './optionQueries.ts';
export { policyQuery } from './policyQuery.ts';
export { NO_FILTER, accountVariables, accountsVariables, mapVariables } from './filters.ts';
export type { AccountFilter, Selection, UnscoredCause } from './filters.ts';
export { toPolicyAndSetting } from './policy.ts';
export type { ActivePolicy, PolicyAndSetting, Setting } from './policy.ts';
export { toPolicy, toRoles } from './policyNode.ts';
export type { PolicyNode } from './policyNode.ts';
export { toSegmentMap } from './map.ts';
export type { FocusTotals, SegmentMap, SegmentTotals } from './map.ts';
export { toFilterOptions, toOwnerOptions } from './options.ts';
export type { FilterOptions, Option } from './options.ts';
export { toAccountPage } from './accounts.ts';
export type { AccountPage, ScoredAccount } from './accounts.ts';
export { saveEmployees } from './writes.ts';
export { nodesOf, numberOf, valueOf } from './nodes.ts';
export type { Connection, FieldValue } from './nodes.ts';
export {
  childrenOf,
  connectionOf,
  fieldOf,
  figureOf,
  groupsOf,
  labelOf,
  nameOf,
  nextOf,
  parentOf,
  recordsOf,
} from './records.ts';
export type { RecordNode } from './records.ts';
