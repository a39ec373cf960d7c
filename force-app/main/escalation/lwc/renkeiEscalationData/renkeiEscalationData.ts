// Components wire `read` with a query of this bundle, so that none of them holds a query or knows the platform's module.
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { getObjectInfo as readObjectInfo, getPicklistValues as readPicklist } from 'lightning/uiObjectInfoApi';
export type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
export { casesQuery, opportunitiesQuery } from './caseQueries.ts';
export { toCase, toCasePage } from './cases.ts';
export type { CaseDetail, CaseRow, CaseVisit, Person } from './cases.ts';
export { feedVariables, toFeed } from './feed.ts';
export type { Feed, FeedCursors, FeedEntry, FollowedCase } from './feed.ts';
export { feedQuery } from './feedQuery.ts';
export { repsOf, toInbox, toMachines, toMembers, toOpportunities } from './inbox.ts';
export type { Inbox, Machine, Member, OpenOpportunity } from './inbox.ts';
export { inboxQuery, machinesQuery, peopleQuery } from './inboxQueries.ts';
export { casesVariables, inboxVariables, LISTS } from './lists.ts';
export type { ListName, ListTime, Whose } from './lists.ts';
export { onCaseSaved, tellCaseSaved } from './saves.ts';
export {
  acceptCase,
  CaseChangedError,
  CaseGoneError,
  createOpportunity,
  giveThanks,
  handOverAgain,
  linkOpportunity,
  NoAnswerError,
  reassignCase,
  recycleCase,
  returnCase,
} from './writes.ts';
export type { Completion, Returning } from './writes.ts';
export { accountCasesQuery, storyQuery } from './storyQueries.ts';
export { storyVariables, toAccountCases, toStory } from './story.ts';
export type { AccountCase, Cursors, StoryEvent } from './story.ts';
