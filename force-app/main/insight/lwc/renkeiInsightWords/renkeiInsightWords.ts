/** What the pages of insight say about the values of their records, in the reader's language. */
export { exceptionName, exceptionNone, exceptionSince } from './exceptions.ts';
export { ALL_TEAMS, ownTeam, teamOptions } from './teams.ts';
