export { getPicklistValues as readPicklist } from 'lightning/uiObjectInfoApi';
export type { PicklistValues } from 'lightning/uiObjectInfoApi';
// Components wire `read` of renkeiSegmentData with a query of this bundle; saving is done by the functions.
export { latestGridQuery, ownersQuery, policyVersionsQuery, teamQuery } from './queries.ts';
export { policyVersionQuery } from './versionQuery.ts';
export { toPolicyVersion, toPolicyVersions } from './version.ts';
export type { PolicyContents, PolicySummary, PolicyVersion, Signature } from './version.ts';
export { toLatestGrid, toOwnerNames, toTeam } from './grid.ts';
export type { LatestGrid, TeamMember } from './grid.ts';
export { moversVariables, segmentUnder } from './movers.ts';
export type { CutOffPair, MoveSelection } from './movers.ts';
export { differencesOf } from './differences.ts';
export type { PolicyDifference } from './differences.ts';
export { saveDraft } from './draft.ts';
export { activate, planActivation } from './activation.ts';
export type { ActivationPlan } from './activation.ts';
export { PolicyChangeError } from './mutation.ts';
export { acknowledge, claim, PolicyConflictError } from './unchanged.ts';
export type { Side } from './unchanged.ts';
