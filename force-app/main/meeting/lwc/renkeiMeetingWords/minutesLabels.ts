/** Words of the minutes, and of the agenda on paper. */
import columnAccount from '@salesforce/label/c.RenkeiMeeting_ColumnAccount';
import columnAction from '@salesforce/label/c.RenkeiMeeting_ColumnAction';
import columnDecision from '@salesforce/label/c.RenkeiMeeting_ColumnDecision';
import columnDue from '@salesforce/label/c.RenkeiMeeting_ColumnDue';
import columnNotes from '@salesforce/label/c.RenkeiMeeting_ColumnNotes';
import columnQuestion from '@salesforce/label/c.RenkeiMeeting_ColumnQuestion';
import columnState from '@salesforce/label/c.RenkeiMeeting_ColumnState';
import columnWho from '@salesforce/label/c.RenkeiMeeting_ColumnWho';
import minutes from '@salesforce/label/c.RenkeiMeeting_Minutes';
import minutesAgenda from '@salesforce/label/c.RenkeiMeeting_MinutesAgenda';
import minutesOf from '@salesforce/label/c.RenkeiMeeting_MinutesOf';
import print from '@salesforce/label/c.RenkeiMeeting_Print';
import printActions from '@salesforce/label/c.RenkeiMeeting_PrintActions';
import printDecisions from '@salesforce/label/c.RenkeiMeeting_PrintDecisions';
import printOpen from '@salesforce/label/c.RenkeiMeeting_PrintOpen';
import printPolicy from '@salesforce/label/c.RenkeiMeeting_PrintPolicy';
import printRemarks from '@salesforce/label/c.RenkeiMeeting_PrintRemarks';
import printRest from '@salesforce/label/c.RenkeiMeeting_PrintRest';
import printSince from '@salesforce/label/c.RenkeiMeeting_PrintSince';
import printTotals from '@salesforce/label/c.RenkeiMeeting_PrintTotals';

export const minutesLabels = {
  columnAccount,
  columnAction,
  columnDecision,
  columnDue,
  columnNotes,
  columnQuestion,
  columnState,
  columnWho,
  minutes,
  minutesAgenda,
  minutesOf,
  print,
  printActions,
  printDecisions,
  printOpen,
  printPolicy,
  printRemarks,
  printRest,
  printSince,
  printTotals,
};
