// Components wire `read` with a query of this bundle, so that none of them holds a query or knows the platform's module.
export { graphql as read } from 'lightning/graphql';
export type { GraphQLResult } from 'lightning/graphql';
export { agendaQuery } from './agendaQuery.ts';
export { detailQuery } from './detailQuery.ts';
export { minutesQuery } from './minutesQuery.ts';
export { monthPageQuery, monthsQuery } from './monthQuery.ts';
export { toMonthPaper, toMonths } from './months.ts';
export type { ClosedMonth } from './months.ts';
export { moreCasesQuery } from './moreCasesQuery.ts';
export { paperQuery } from './paperQuery.ts';
export { pollQuery } from './pollQuery.ts';
export { startQuery } from './startQuery.ts';
export { latestEvents, NO_DETAILS, toDetails } from './detail.ts';
export type { CaseEvent, Details } from './detail.ts';
export { agendaVariables, itemOf, previousOf, toAgenda, withMoreCases } from './facts.ts';
export type { AgendaAnswer, AgendaAsked, Told } from './facts.ts';
export { OfflineError } from './operations.ts';
export { paperPack, paperVariables, toPaper } from './paper.ts';
export type { PaperAnswer, PaperContext, PaperNames } from './paper.ts';
export { toMoved, toRecords } from './records.ts';
export type { ActionItem, AgendaItem, AgendaNote, MeetingRecords, MovedCase } from './records.ts';
export { findSending, forgetSending, forgottenBy, keepSending } from './kept.ts';
export { newKey, send } from './sending.ts';
export type { ItemChange, Sending } from './sending.ts';
export { isSame, Steady } from './steady.ts';
export { startVariables, toStart, usualRhythm } from './start.ts';
export type { Meeting, Member, Start, TeamRhythm } from './start.ts';
export {
  ChangedError,
  closeMeeting,
  createItems,
  pointTo,
  saveAction,
  startLate,
  startMeeting,
  takeOver,
} from './writes.ts';
