/** Words about the item at hand: what is told of it, decided, noted and agreed on. */
import actionDone from '@salesforce/label/c.RenkeiMeeting_ActionDone';
import actionDrop from '@salesforce/label/c.RenkeiMeeting_ActionDrop';
import actionDue from '@salesforce/label/c.RenkeiMeeting_ActionDue';
import actionHeading from '@salesforce/label/c.RenkeiMeeting_ActionHeading';
import actionLine from '@salesforce/label/c.RenkeiMeeting_ActionLine';
import actionSave from '@salesforce/label/c.RenkeiMeeting_ActionSave';
import actionSubject from '@salesforce/label/c.RenkeiMeeting_ActionSubject';
import actionWho from '@salesforce/label/c.RenkeiMeeting_ActionWho';
import budget from '@salesforce/label/c.RenkeiMeeting_Budget';
import caseLine from '@salesforce/label/c.RenkeiMeeting_CaseLine';
import contact from '@salesforce/label/c.RenkeiMeeting_Contact';
import decide from '@salesforce/label/c.RenkeiMeeting_Decide';
import decideNext from '@salesforce/label/c.RenkeiMeeting_DecideNext';
import decidedLine from '@salesforce/label/c.RenkeiMeeting_DecidedLine';
import decidedOn from '@salesforce/label/c.RenkeiMeeting_DecidedOn';
import decidedRep from '@salesforce/label/c.RenkeiMeeting_DecidedRep';
import decisionNote from '@salesforce/label/c.RenkeiMeeting_DecisionNote';
import eventBy from '@salesforce/label/c.RenkeiMeeting_EventBy';
import eventDecided from '@salesforce/label/c.RenkeiMeeting_EventDecided';
import eventSignal from '@salesforce/label/c.RenkeiMeeting_EventSignal';
import eventStep from '@salesforce/label/c.RenkeiMeeting_EventStep';
import eventStepReason from '@salesforce/label/c.RenkeiMeeting_EventStepReason';
import eventTalk from '@salesforce/label/c.RenkeiMeeting_EventTalk';
import eventVisit from '@salesforce/label/c.RenkeiMeeting_EventVisit';
import eventVisitOpen from '@salesforce/label/c.RenkeiMeeting_EventVisitOpen';
import lastEvents from '@salesforce/label/c.RenkeiMeeting_LastEvents';
import nextOnAction from '@salesforce/label/c.RenkeiMeeting_NextOnAction';
import nextOnContinue from '@salesforce/label/c.RenkeiMeeting_NextOnContinue';
import nextOnRevisit from '@salesforce/label/c.RenkeiMeeting_NextOnRevisit';
import nextRep from '@salesforce/label/c.RenkeiMeeting_NextRep';
import nextStep from '@salesforce/label/c.RenkeiMeeting_NextStep';
import noAccount from '@salesforce/label/c.RenkeiMeeting_NoAccount';
import noEvents from '@salesforce/label/c.RenkeiMeeting_NoEvents';
import noteBy from '@salesforce/label/c.RenkeiMeeting_NoteBy';
import noteHeading from '@salesforce/label/c.RenkeiMeeting_NoteHeading';
import noteLabel from '@salesforce/label/c.RenkeiMeeting_NoteLabel';
import noteSave from '@salesforce/label/c.RenkeiMeeting_NoteSave';
import onTrackNext from '@salesforce/label/c.RenkeiMeeting_OnTrackNext';
import openCase from '@salesforce/label/c.RenkeiMeeting_OpenCase';
import opportunity from '@salesforce/label/c.RenkeiMeeting_Opportunity';
import park from '@salesforce/label/c.RenkeiMeeting_Park';
import policyNote from '@salesforce/label/c.RenkeiMeeting_PolicyNote';
import problemDayMissing from '@salesforce/label/c.RenkeiMeeting_ProblemDayMissing';
import problemDayPassed from '@salesforce/label/c.RenkeiMeeting_ProblemDayPassed';
import problemNotPossible from '@salesforce/label/c.RenkeiMeeting_ProblemNotPossible';
import problemNoteMissing from '@salesforce/label/c.RenkeiMeeting_ProblemNoteMissing';
import problemRepMissing from '@salesforce/label/c.RenkeiMeeting_ProblemRepMissing';
import problemRepSame from '@salesforce/label/c.RenkeiMeeting_ProblemRepSame';
import statusLine from '@salesforce/label/c.RenkeiMeeting_StatusLine';
import timing from '@salesforce/label/c.RenkeiMeeting_Timing';
import unstated from '@salesforce/label/c.RenkeiMeeting_Unstated';
import wonOrLost from '@salesforce/label/c.RenkeiMeeting_WonOrLost';
import words from '@salesforce/label/c.RenkeiMeeting_Words';

export const itemLabels = {
  actionDone,
  actionDrop,
  actionDue,
  actionHeading,
  actionLine,
  actionSave,
  actionSubject,
  actionWho,
  budget,
  caseLine,
  contact,
  decide,
  decideNext,
  decidedLine,
  decidedOn,
  decidedRep,
  decisionNote,
  eventBy,
  eventDecided,
  eventSignal,
  eventStep,
  eventStepReason,
  eventTalk,
  eventVisit,
  eventVisitOpen,
  lastEvents,
  nextOnAction,
  nextOnContinue,
  nextOnRevisit,
  nextRep,
  nextStep,
  noAccount,
  noEvents,
  noteBy,
  noteHeading,
  noteLabel,
  noteSave,
  onTrackNext,
  openCase,
  opportunity,
  park,
  policyNote,
  problemDayMissing,
  problemDayPassed,
  problemNotPossible,
  problemNoteMissing,
  problemRepMissing,
  problemRepSame,
  statusLine,
  timing,
  unstated,
  wonOrLost,
  words,
};
