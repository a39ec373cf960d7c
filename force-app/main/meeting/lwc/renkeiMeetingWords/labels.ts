/** Every word of the meetings, by name. */
import actionDone from '@salesforce/label/c.RenkeiMeeting_ActionDone';
import actionDrop from '@salesforce/label/c.RenkeiMeeting_ActionDrop';
import actionDue from '@salesforce/label/c.RenkeiMeeting_ActionDue';
import actionHeading from '@salesforce/label/c.RenkeiMeeting_ActionHeading';
import actionLine from '@salesforce/label/c.RenkeiMeeting_ActionLine';
import actionSave from '@salesforce/label/c.RenkeiMeeting_ActionSave';
import actionStatusDone from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Done';
import actionStatusDropped from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Dropped';
import actionStatusOpen from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Open';
import actionSubject from '@salesforce/label/c.RenkeiMeeting_ActionSubject';
import actionWho from '@salesforce/label/c.RenkeiMeeting_ActionWho';
import actionsCount from '@salesforce/label/c.RenkeiMeeting_ActionsCount';
import actionsNone from '@salesforce/label/c.RenkeiMeeting_ActionsNone';
import actionsTitle from '@salesforce/label/c.RenkeiMeeting_ActionsTitle';
import addNewOne from '@salesforce/label/c.RenkeiMeeting_AddNew_One';
import addNewOther from '@salesforce/label/c.RenkeiMeeting_AddNew_Other';
import again from '@salesforce/label/c.RenkeiMeeting_Again';
import agenda from '@salesforce/label/c.RenkeiMeeting_Agenda';
import backToItem from '@salesforce/label/c.RenkeiMeeting_BackToItem';
import browsing from '@salesforce/label/c.RenkeiMeeting_Browsing';
import budget from '@salesforce/label/c.RenkeiMeeting_Budget';
import cancel from '@salesforce/label/c.RenkeiMeeting_Cancel';
import caseLine from '@salesforce/label/c.RenkeiMeeting_CaseLine';
import chooseTeam from '@salesforce/label/c.RenkeiMeeting_ChooseTeam';
import close from '@salesforce/label/c.RenkeiMeeting_Close';
import closeAll from '@salesforce/label/c.RenkeiMeeting_CloseAll';
import closeAsk from '@salesforce/label/c.RenkeiMeeting_CloseAsk';
import closeOpenOne from '@salesforce/label/c.RenkeiMeeting_CloseOpen_One';
import closeOpenOther from '@salesforce/label/c.RenkeiMeeting_CloseOpen_Other';
import closeRemark from '@salesforce/label/c.RenkeiMeeting_CloseRemark';
import closeWaits from '@salesforce/label/c.RenkeiMeeting_CloseWaits';
import closedNotice from '@salesforce/label/c.RenkeiMeeting_ClosedNotice';
import columnAccount from '@salesforce/label/c.RenkeiMeeting_ColumnAccount';
import columnAction from '@salesforce/label/c.RenkeiMeeting_ColumnAction';
import columnDecision from '@salesforce/label/c.RenkeiMeeting_ColumnDecision';
import columnDue from '@salesforce/label/c.RenkeiMeeting_ColumnDue';
import columnNotes from '@salesforce/label/c.RenkeiMeeting_ColumnNotes';
import columnQuestion from '@salesforce/label/c.RenkeiMeeting_ColumnQuestion';
import columnState from '@salesforce/label/c.RenkeiMeeting_ColumnState';
import columnWho from '@salesforce/label/c.RenkeiMeeting_ColumnWho';
import conflict from '@salesforce/label/c.RenkeiMeeting_Conflict';
import conflictMine from '@salesforce/label/c.RenkeiMeeting_ConflictMine';
import conflictTheirs from '@salesforce/label/c.RenkeiMeeting_ConflictTheirs';
import contact from '@salesforce/label/c.RenkeiMeeting_Contact';
import current from '@salesforce/label/c.RenkeiMeeting_Current';
import decide from '@salesforce/label/c.RenkeiMeeting_Decide';
import decideNext from '@salesforce/label/c.RenkeiMeeting_DecideNext';
import decidedLine from '@salesforce/label/c.RenkeiMeeting_DecidedLine';
import decidedOn from '@salesforce/label/c.RenkeiMeeting_DecidedOn';
import decidedRep from '@salesforce/label/c.RenkeiMeeting_DecidedRep';
import decisionActionDone from '@salesforce/label/c.RenkeiMeeting_Decision_ActionDone';
import decisionClose from '@salesforce/label/c.RenkeiMeeting_Decision_Close';
import decisionCloseLost from '@salesforce/label/c.RenkeiMeeting_Decision_CloseLost';
import decisionCloseWon from '@salesforce/label/c.RenkeiMeeting_Decision_CloseWon';
import decisionContinue from '@salesforce/label/c.RenkeiMeeting_Decision_Continue';
import decisionNote from '@salesforce/label/c.RenkeiMeeting_DecisionNote';
import decisionPolicyChange from '@salesforce/label/c.RenkeiMeeting_Decision_PolicyChange';
import decisionReassign from '@salesforce/label/c.RenkeiMeeting_Decision_Reassign';
import decisionRecycle from '@salesforce/label/c.RenkeiMeeting_Decision_Recycle';
import decisionRevisit from '@salesforce/label/c.RenkeiMeeting_Decision_Revisit';
import discard from '@salesforce/label/c.RenkeiMeeting_Discard';
import earlier from '@salesforce/label/c.RenkeiMeeting_Earlier';
import empty from '@salesforce/label/c.RenkeiMeeting_Empty';
import emptyActions from '@salesforce/label/c.RenkeiMeeting_EmptyActions';
import endsAt from '@salesforce/label/c.RenkeiMeeting_EndsAt';
import eventBy from '@salesforce/label/c.RenkeiMeeting_EventBy';
import eventDecided from '@salesforce/label/c.RenkeiMeeting_EventDecided';
import eventSignal from '@salesforce/label/c.RenkeiMeeting_EventSignal';
import eventStep from '@salesforce/label/c.RenkeiMeeting_EventStep';
import eventStepReason from '@salesforce/label/c.RenkeiMeeting_EventStepReason';
import eventTalk from '@salesforce/label/c.RenkeiMeeting_EventTalk';
import eventVisit from '@salesforce/label/c.RenkeiMeeting_EventVisit';
import eventVisitOpen from '@salesforce/label/c.RenkeiMeeting_EventVisitOpen';
import facilitator from '@salesforce/label/c.RenkeiMeeting_Facilitator';
import finished from '@salesforce/label/c.RenkeiMeeting_Finished';
import follow from '@salesforce/label/c.RenkeiMeeting_Follow';
import held from '@salesforce/label/c.RenkeiMeeting_Held';
import help from '@salesforce/label/c.RenkeiMeeting_Help';
import helpTitle from '@salesforce/label/c.RenkeiMeeting_HelpTitle';
import inactive from '@salesforce/label/c.RenkeiMeeting_Inactive';
import keepTheirs from '@salesforce/label/c.RenkeiMeeting_KeepTheirs';
import keyAction from '@salesforce/label/c.RenkeiMeeting_KeyAction';
import keyDecide from '@salesforce/label/c.RenkeiMeeting_KeyDecide';
import keyEscape from '@salesforce/label/c.RenkeiMeeting_KeyEscape';
import keyHelp from '@salesforce/label/c.RenkeiMeeting_KeyHelp';
import keyNext from '@salesforce/label/c.RenkeiMeeting_KeyNext';
import keyNote from '@salesforce/label/c.RenkeiMeeting_KeyNote';
import keyOnTrack from '@salesforce/label/c.RenkeiMeeting_KeyOnTrack';
import keyPark from '@salesforce/label/c.RenkeiMeeting_KeyPark';
import keyPrevious from '@salesforce/label/c.RenkeiMeeting_KeyPrevious';
import keysHint from '@salesforce/label/c.RenkeiMeeting_KeysHint';
import lastEvents from '@salesforce/label/c.RenkeiMeeting_LastEvents';
import left from '@salesforce/label/c.RenkeiMeeting_Left';
import leftUnder from '@salesforce/label/c.RenkeiMeeting_LeftUnder';
import loading from '@salesforce/label/c.RenkeiMeeting_Loading';
import mayLeave from '@salesforce/label/c.RenkeiMeeting_MayLeave';
import meetsDaily from '@salesforce/label/c.RenkeiMeeting_MeetsDaily';
import meetsWeekly from '@salesforce/label/c.RenkeiMeeting_MeetsWeekly';
import mine from '@salesforce/label/c.RenkeiMeeting_Mine';
import minutes from '@salesforce/label/c.RenkeiMeeting_Minutes';
import minutesAgenda from '@salesforce/label/c.RenkeiMeeting_MinutesAgenda';
import minutesOf from '@salesforce/label/c.RenkeiMeeting_MinutesOf';
import missedNotice from '@salesforce/label/c.RenkeiMeeting_MissedNotice';
import missedOne from '@salesforce/label/c.RenkeiMeeting_Missed_One';
import missedOther from '@salesforce/label/c.RenkeiMeeting_Missed_Other';
import missedWhy from '@salesforce/label/c.RenkeiMeeting_MissedWhy';
import myActions from '@salesforce/label/c.RenkeiMeeting_MyActions';
import myActionsNone from '@salesforce/label/c.RenkeiMeeting_MyActionsNone';
import myCases from '@salesforce/label/c.RenkeiMeeting_MyCases';
import myCasesNone from '@salesforce/label/c.RenkeiMeeting_MyCasesNone';
import nextDay from '@salesforce/label/c.RenkeiMeeting_NextDay';
import nextOnAction from '@salesforce/label/c.RenkeiMeeting_NextOnAction';
import nextOnContinue from '@salesforce/label/c.RenkeiMeeting_NextOnContinue';
import nextOnRevisit from '@salesforce/label/c.RenkeiMeeting_NextOnRevisit';
import nextRep from '@salesforce/label/c.RenkeiMeeting_NextRep';
import nextStep from '@salesforce/label/c.RenkeiMeeting_NextStep';
import noAccount from '@salesforce/label/c.RenkeiMeeting_NoAccount';
import noEvents from '@salesforce/label/c.RenkeiMeeting_NoEvents';
import noMeetingHint from '@salesforce/label/c.RenkeiMeeting_NoMeetingHint';
import noMeetingYet from '@salesforce/label/c.RenkeiMeeting_NoMeetingYet';
import noMembers from '@salesforce/label/c.RenkeiMeeting_NoMembers';
import noOwnTeam from '@salesforce/label/c.RenkeiMeeting_NoOwnTeam';
import noTeams from '@salesforce/label/c.RenkeiMeeting_NoTeams';
import nobody from '@salesforce/label/c.RenkeiMeeting_Nobody';
import notStarted from '@salesforce/label/c.RenkeiMeeting_NotStarted';
import noteBy from '@salesforce/label/c.RenkeiMeeting_NoteBy';
import noteHeading from '@salesforce/label/c.RenkeiMeeting_NoteHeading';
import noteLabel from '@salesforce/label/c.RenkeiMeeting_NoteLabel';
import noteSave from '@salesforce/label/c.RenkeiMeeting_NoteSave';
import now from '@salesforce/label/c.RenkeiMeeting_Now';
import offline from '@salesforce/label/c.RenkeiMeeting_Offline';
import onTrackNext from '@salesforce/label/c.RenkeiMeeting_OnTrackNext';
import openCase from '@salesforce/label/c.RenkeiMeeting_OpenCase';
import opportunity from '@salesforce/label/c.RenkeiMeeting_Opportunity';
import optionMissed from '@salesforce/label/c.RenkeiMeeting_OptionMissed';
import overPlan from '@salesforce/label/c.RenkeiMeeting_OverPlan';
import overdue from '@salesforce/label/c.RenkeiMeeting_Overdue';
import park from '@salesforce/label/c.RenkeiMeeting_Park';
import policyNote from '@salesforce/label/c.RenkeiMeeting_PolicyNote';
import preview from '@salesforce/label/c.RenkeiMeeting_Preview';
import print from '@salesforce/label/c.RenkeiMeeting_Print';
import printActions from '@salesforce/label/c.RenkeiMeeting_PrintActions';
import printDecisions from '@salesforce/label/c.RenkeiMeeting_PrintDecisions';
import printOpen from '@salesforce/label/c.RenkeiMeeting_PrintOpen';
import printPolicy from '@salesforce/label/c.RenkeiMeeting_PrintPolicy';
import printRemarks from '@salesforce/label/c.RenkeiMeeting_PrintRemarks';
import printRest from '@salesforce/label/c.RenkeiMeeting_PrintRest';
import printSince from '@salesforce/label/c.RenkeiMeeting_PrintSince';
import printTotals from '@salesforce/label/c.RenkeiMeeting_PrintTotals';
import problemDayMissing from '@salesforce/label/c.RenkeiMeeting_ProblemDayMissing';
import problemDayPassed from '@salesforce/label/c.RenkeiMeeting_ProblemDayPassed';
import problemNotPossible from '@salesforce/label/c.RenkeiMeeting_ProblemNotPossible';
import problemNoteMissing from '@salesforce/label/c.RenkeiMeeting_ProblemNoteMissing';
import problemRepMissing from '@salesforce/label/c.RenkeiMeeting_ProblemRepMissing';
import problemRepSame from '@salesforce/label/c.RenkeiMeeting_ProblemRepSame';
import progress from '@salesforce/label/c.RenkeiMeeting_Progress';
import questionAbandoned from '@salesforce/label/c.RenkeiMeeting_Question_Abandoned';
import questionActionOverdue from '@salesforce/label/c.RenkeiMeeting_Question_ActionOverdue';
import questionHeard from '@salesforce/label/c.RenkeiMeeting_Question_Heard';
import questionNewSignal from '@salesforce/label/c.RenkeiMeeting_Question_NewSignal';
import questionNextStepLate from '@salesforce/label/c.RenkeiMeeting_Question_NextStepLate';
import questionNoResult from '@salesforce/label/c.RenkeiMeeting_Question_NoResult';
import questionOnTrack from '@salesforce/label/c.RenkeiMeeting_Question_OnTrack';
import questionResultIn from '@salesforce/label/c.RenkeiMeeting_Question_ResultIn';
import questionReturned from '@salesforce/label/c.RenkeiMeeting_Question_Returned';
import questionRevisitDue from '@salesforce/label/c.RenkeiMeeting_Question_RevisitDue';
import questionUnanswered from '@salesforce/label/c.RenkeiMeeting_Question_Unanswered';
import questionVisitLate from '@salesforce/label/c.RenkeiMeeting_Question_VisitLate';
import readOnly from '@salesforce/label/c.RenkeiMeeting_ReadOnly';
import refresh from '@salesforce/label/c.RenkeiMeeting_Refresh';
import refused from '@salesforce/label/c.RenkeiMeeting_Refused';
import savingOne from '@salesforce/label/c.RenkeiMeeting_Saving_One';
import savingOther from '@salesforce/label/c.RenkeiMeeting_Saving_Other';
import sectionBrought from '@salesforce/label/c.RenkeiMeeting_Section_Brought';
import sectionCarriedOver from '@salesforce/label/c.RenkeiMeeting_Section_CarriedOver';
import sectionFollow from '@salesforce/label/c.RenkeiMeeting_Section_Follow';
import sectionLearned from '@salesforce/label/c.RenkeiMeeting_Section_Learned';
import shortAbandoned from '@salesforce/label/c.RenkeiMeeting_Short_Abandoned';
import shortActionOverdue from '@salesforce/label/c.RenkeiMeeting_Short_ActionOverdue';
import shortHeard from '@salesforce/label/c.RenkeiMeeting_Short_Heard';
import shortNewSignal from '@salesforce/label/c.RenkeiMeeting_Short_NewSignal';
import shortNextStepLate from '@salesforce/label/c.RenkeiMeeting_Short_NextStepLate';
import shortNoResult from '@salesforce/label/c.RenkeiMeeting_Short_NoResult';
import shortOnTrack from '@salesforce/label/c.RenkeiMeeting_Short_OnTrack';
import shortResultIn from '@salesforce/label/c.RenkeiMeeting_Short_ResultIn';
import shortReturned from '@salesforce/label/c.RenkeiMeeting_Short_Returned';
import shortRevisitDue from '@salesforce/label/c.RenkeiMeeting_Short_RevisitDue';
import shortUnanswered from '@salesforce/label/c.RenkeiMeeting_Short_Unanswered';
import shortVisitLate from '@salesforce/label/c.RenkeiMeeting_Short_VisitLate';
import start from '@salesforce/label/c.RenkeiMeeting_Start';
import startLate from '@salesforce/label/c.RenkeiMeeting_StartLate';
import stateDecided from '@salesforce/label/c.RenkeiMeeting_State_Decided';
import stateOnTrack from '@salesforce/label/c.RenkeiMeeting_State_OnTrack';
import stateOpen from '@salesforce/label/c.RenkeiMeeting_State_Open';
import stateParked from '@salesforce/label/c.RenkeiMeeting_State_Parked';
import statusLine from '@salesforce/label/c.RenkeiMeeting_StatusLine';
import takeOver from '@salesforce/label/c.RenkeiMeeting_TakeOver';
import takeOverAsk from '@salesforce/label/c.RenkeiMeeting_TakeOverAsk';
import takenOver from '@salesforce/label/c.RenkeiMeeting_TakenOver';
import team from '@salesforce/label/c.RenkeiMeeting_Team';
import teamMeeting from '@salesforce/label/c.RenkeiMeeting_TeamMeeting';
import timing from '@salesforce/label/c.RenkeiMeeting_Timing';
import title from '@salesforce/label/c.RenkeiMeeting_Title';
import unstated from '@salesforce/label/c.RenkeiMeeting_Unstated';
import useMine from '@salesforce/label/c.RenkeiMeeting_UseMine';
import weekdayFriday from '@salesforce/label/c.RenkeiMeeting_Weekday_Friday';
import weekdayMonday from '@salesforce/label/c.RenkeiMeeting_Weekday_Monday';
import weekdayThursday from '@salesforce/label/c.RenkeiMeeting_Weekday_Thursday';
import weekdayTuesday from '@salesforce/label/c.RenkeiMeeting_Weekday_Tuesday';
import weekdayWednesday from '@salesforce/label/c.RenkeiMeeting_Weekday_Wednesday';
import wonOrLost from '@salesforce/label/c.RenkeiMeeting_WonOrLost';
import words from '@salesforce/label/c.RenkeiMeeting_Words';
import youLead from '@salesforce/label/c.RenkeiMeeting_YouLead';

export const labels = {
  actionDone,
  actionDrop,
  actionDue,
  actionHeading,
  actionLine,
  actionSave,
  actionStatusDone,
  actionStatusDropped,
  actionStatusOpen,
  actionSubject,
  actionWho,
  actionsCount,
  actionsNone,
  actionsTitle,
  addNewOne,
  addNewOther,
  again,
  agenda,
  backToItem,
  browsing,
  budget,
  cancel,
  caseLine,
  chooseTeam,
  close,
  closeAll,
  closeAsk,
  closeOpenOne,
  closeOpenOther,
  closeRemark,
  closeWaits,
  closedNotice,
  columnAccount,
  columnAction,
  columnDecision,
  columnDue,
  columnNotes,
  columnQuestion,
  columnState,
  columnWho,
  conflict,
  conflictMine,
  conflictTheirs,
  contact,
  current,
  decide,
  decideNext,
  decidedLine,
  decidedOn,
  decidedRep,
  decisionActionDone,
  decisionClose,
  decisionCloseLost,
  decisionCloseWon,
  decisionContinue,
  decisionNote,
  decisionPolicyChange,
  decisionReassign,
  decisionRecycle,
  decisionRevisit,
  discard,
  earlier,
  empty,
  emptyActions,
  endsAt,
  eventBy,
  eventDecided,
  eventSignal,
  eventStep,
  eventStepReason,
  eventTalk,
  eventVisit,
  eventVisitOpen,
  facilitator,
  finished,
  follow,
  held,
  help,
  helpTitle,
  inactive,
  keepTheirs,
  keyAction,
  keyDecide,
  keyEscape,
  keyHelp,
  keyNext,
  keyNote,
  keyOnTrack,
  keyPark,
  keyPrevious,
  keysHint,
  lastEvents,
  left,
  leftUnder,
  loading,
  mayLeave,
  meetsDaily,
  meetsWeekly,
  mine,
  minutes,
  minutesAgenda,
  minutesOf,
  missedNotice,
  missedOne,
  missedOther,
  missedWhy,
  myActions,
  myActionsNone,
  myCases,
  myCasesNone,
  nextDay,
  nextOnAction,
  nextOnContinue,
  nextOnRevisit,
  nextRep,
  nextStep,
  noAccount,
  noEvents,
  noMeetingHint,
  noMeetingYet,
  noMembers,
  noOwnTeam,
  noTeams,
  nobody,
  notStarted,
  noteBy,
  noteHeading,
  noteLabel,
  noteSave,
  now,
  offline,
  onTrackNext,
  openCase,
  opportunity,
  optionMissed,
  overPlan,
  overdue,
  park,
  policyNote,
  preview,
  print,
  printActions,
  printDecisions,
  printOpen,
  printPolicy,
  printRemarks,
  printRest,
  printSince,
  printTotals,
  problemDayMissing,
  problemDayPassed,
  problemNotPossible,
  problemNoteMissing,
  problemRepMissing,
  problemRepSame,
  progress,
  questionAbandoned,
  questionActionOverdue,
  questionHeard,
  questionNewSignal,
  questionNextStepLate,
  questionNoResult,
  questionOnTrack,
  questionResultIn,
  questionReturned,
  questionRevisitDue,
  questionUnanswered,
  questionVisitLate,
  readOnly,
  refresh,
  refused,
  savingOne,
  savingOther,
  sectionBrought,
  sectionCarriedOver,
  sectionFollow,
  sectionLearned,
  shortAbandoned,
  shortActionOverdue,
  shortHeard,
  shortNewSignal,
  shortNextStepLate,
  shortNoResult,
  shortOnTrack,
  shortResultIn,
  shortReturned,
  shortRevisitDue,
  shortUnanswered,
  shortVisitLate,
  start,
  startLate,
  stateDecided,
  stateOnTrack,
  stateOpen,
  stateParked,
  statusLine,
  takeOver,
  takeOverAsk,
  takenOver,
  team,
  teamMeeting,
  timing,
  title,
  unstated,
  useMine,
  weekdayFriday,
  weekdayMonday,
  weekdayThursday,
  weekdayTuesday,
  weekdayWednesday,
  wonOrLost,
  words,
  youLead,
};
