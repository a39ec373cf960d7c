/** Names of questions, decisions, states, sections and days. */
import actionStatusDone from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Done';
import actionStatusDropped from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Dropped';
import actionStatusOpen from '@salesforce/label/c.RenkeiMeeting_ActionStatus_Open';
import decisionActionDone from '@salesforce/label/c.RenkeiMeeting_Decision_ActionDone';
import decisionClose from '@salesforce/label/c.RenkeiMeeting_Decision_Close';
import decisionCloseLost from '@salesforce/label/c.RenkeiMeeting_Decision_CloseLost';
import decisionCloseWon from '@salesforce/label/c.RenkeiMeeting_Decision_CloseWon';
import decisionContinue from '@salesforce/label/c.RenkeiMeeting_Decision_Continue';
import decisionPolicyChange from '@salesforce/label/c.RenkeiMeeting_Decision_PolicyChange';
import decisionReassign from '@salesforce/label/c.RenkeiMeeting_Decision_Reassign';
import decisionRecycle from '@salesforce/label/c.RenkeiMeeting_Decision_Recycle';
import decisionRevisit from '@salesforce/label/c.RenkeiMeeting_Decision_Revisit';
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
import stateDecided from '@salesforce/label/c.RenkeiMeeting_State_Decided';
import stateOnTrack from '@salesforce/label/c.RenkeiMeeting_State_OnTrack';
import stateOpen from '@salesforce/label/c.RenkeiMeeting_State_Open';
import stateParked from '@salesforce/label/c.RenkeiMeeting_State_Parked';
import weekdayFriday from '@salesforce/label/c.RenkeiMeeting_Weekday_Friday';
import weekdayMonday from '@salesforce/label/c.RenkeiMeeting_Weekday_Monday';
import weekdayThursday from '@salesforce/label/c.RenkeiMeeting_Weekday_Thursday';
import weekdayTuesday from '@salesforce/label/c.RenkeiMeeting_Weekday_Tuesday';
import weekdayWednesday from '@salesforce/label/c.RenkeiMeeting_Weekday_Wednesday';

export const nameLabels = {
  actionStatusDone,
  actionStatusDropped,
  actionStatusOpen,
  decisionActionDone,
  decisionClose,
  decisionCloseLost,
  decisionCloseWon,
  decisionContinue,
  decisionPolicyChange,
  decisionReassign,
  decisionRecycle,
  decisionRevisit,
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
  stateDecided,
  stateOnTrack,
  stateOpen,
  stateParked,
  weekdayFriday,
  weekdayMonday,
  weekdayThursday,
  weekdayTuesday,
  weekdayWednesday,
};
