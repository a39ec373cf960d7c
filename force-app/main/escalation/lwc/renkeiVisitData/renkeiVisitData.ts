export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { boardQuery, waitingQuery } from './visitQueries.ts';
export { boardVariables, toBoard, toWaiting } from './visits.ts';
export type { BoardVisit, Rep, VisitBoard, WaitingCase } from './visits.ts';
export { bookVisit, cancelVisit, confirmVisit, moveVisit, saveResult } from './writes.ts';
export { TimeTakenError, VisitChangedError } from './writes.ts';
