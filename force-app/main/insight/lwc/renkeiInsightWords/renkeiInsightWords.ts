/** What the pages of insight say about the values of their records, in the reader's language. */
export { exceptionName, exceptionNone, exceptionSince } from './exceptions.ts';
export { ALL_TEAMS, ownTeam, teamOptions } from './teams.ts';
export { asOfWords } from './asOf.ts';
export { verdictName, verdictReasonName, warningReasonName, warningSentence } from './warnings.ts';
export { patternFigure, patternHint, patternName } from './patterns.ts';
export { preferenceGroupName } from './channels.ts';
