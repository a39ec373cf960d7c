/** Words around the month-end page; its own are frozen with it. */
import back from '@salesforce/label/c.RenkeiMeeting_MonthPage_Back';
import choose from '@salesforce/label/c.RenkeiMeeting_MonthPage_Choose';
import none from '@salesforce/label/c.RenkeiMeeting_MonthPage_None';
import open from '@salesforce/label/c.RenkeiMeeting_MonthPage_Open';
import unreadable from '@salesforce/label/c.RenkeiMeeting_MonthPage_Unreadable';

export const monthLabels = { back, choose, none, open, unreadable };
