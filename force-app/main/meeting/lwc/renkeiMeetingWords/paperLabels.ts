/** Words that only the page of a meeting has. */
import age0 from '@salesforce/label/c.RenkeiMeeting_Paper_Age0';
import age15 from '@salesforce/label/c.RenkeiMeeting_Paper_Age15';
import age31 from '@salesforce/label/c.RenkeiMeeting_Paper_Age31';
import age61 from '@salesforce/label/c.RenkeiMeeting_Paper_Age61';
import age8 from '@salesforce/label/c.RenkeiMeeting_Paper_Age8';
import ageing from '@salesforce/label/c.RenkeiMeeting_Paper_Ageing';
import ageingNote from '@salesforce/label/c.RenkeiMeeting_Paper_AgeingNote';
import agendaTotals from '@salesforce/label/c.RenkeiMeeting_Paper_AgendaTotals';
import agreedNow from '@salesforce/label/c.RenkeiMeeting_Paper_AgreedNow';
import answerInTime from '@salesforce/label/c.RenkeiMeeting_Paper_AnswerInTime';
import answerLate from '@salesforce/label/c.RenkeiMeeting_Paper_AnswerLate';
import answerOverdue from '@salesforce/label/c.RenkeiMeeting_Paper_AnswerOverdue';
import answerWaiting from '@salesforce/label/c.RenkeiMeeting_Paper_AnswerWaiting';
import answers from '@salesforce/label/c.RenkeiMeeting_Paper_Answers';
import answersNote from '@salesforce/label/c.RenkeiMeeting_Paper_AnswersNote';
import asOf from '@salesforce/label/c.RenkeiMeeting_Paper_AsOf';
import columnKnown from '@salesforce/label/c.RenkeiMeeting_Paper_ColumnKnown';
import columnNumber from '@salesforce/label/c.RenkeiMeeting_Paper_ColumnNumber';
import daysSince from '@salesforce/label/c.RenkeiMeeting_Paper_DaysSince';
import estimated from '@salesforce/label/c.RenkeiMeeting_Paper_Estimated';
import handedOverBy from '@salesforce/label/c.RenkeiMeeting_Paper_HandedOverBy';
import itemOf from '@salesforce/label/c.RenkeiMeeting_Paper_ItemOf';
import itemsOf from '@salesforce/label/c.RenkeiMeeting_Paper_ItemsOf';
import nextStepOf from '@salesforce/label/c.RenkeiMeeting_Paper_NextStepOf';
import notReachedOf from '@salesforce/label/c.RenkeiMeeting_Paper_NotReachedOf';
import onTrackOf from '@salesforce/label/c.RenkeiMeeting_Paper_OnTrackOf';
import page from '@salesforce/label/c.RenkeiMeeting_Paper_Page';
import planned from '@salesforce/label/c.RenkeiMeeting_Paper_Planned';
import returnedOf from '@salesforce/label/c.RenkeiMeeting_Paper_ReturnedOf';
import saidOf from '@salesforce/label/c.RenkeiMeeting_Paper_SaidOf';
import signalOf from '@salesforce/label/c.RenkeiMeeting_Paper_SignalOf';
import sinceEver from '@salesforce/label/c.RenkeiMeeting_Paper_SinceEver';
import totals from '@salesforce/label/c.RenkeiMeeting_Paper_Totals';
import underWay from '@salesforce/label/c.RenkeiMeeting_Paper_UnderWay';

export const paperLabels = {
  age0,
  age15,
  age31,
  age61,
  age8,
  ageing,
  ageingNote,
  agendaTotals,
  agreedNow,
  answerInTime,
  answerLate,
  answerOverdue,
  answerWaiting,
  answers,
  answersNote,
  asOf,
  columnKnown,
  columnNumber,
  daysSince,
  estimated,
  handedOverBy,
  itemOf,
  itemsOf,
  nextStepOf,
  notReachedOf,
  onTrackOf,
  page,
  planned,
  returnedOf,
  saidOf,
  signalOf,
  sinceEver,
  totals,
  underWay,
};
