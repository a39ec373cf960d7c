import areaLabel from '@salesforce/label/c.RenkeiEscalation_VisitArea';
import back from '@salesforce/label/c.RenkeiEscalation_VisitBack';
import book from '@salesforce/label/c.RenkeiEscalation_VisitBook';
import bookFor from '@salesforce/label/c.RenkeiEscalation_VisitBookFor';
import cancelLabel from '@salesforce/label/c.RenkeiEscalation_VisitCancel';
import cancelReason from '@salesforce/label/c.RenkeiEscalation_VisitCancelReason';
import caseLabel from '@salesforce/label/c.RenkeiEscalation_VisitCase';
import changed from '@salesforce/label/c.RenkeiEscalation_VisitChanged';
import close from '@salesforce/label/c.RenkeiEscalation_VisitClose';
import confirmLabel from '@salesforce/label/c.RenkeiEscalation_VisitConfirm';
import dayLabel from '@salesforce/label/c.RenkeiEscalation_VisitDay';
import full from '@salesforce/label/c.RenkeiEscalation_VisitDayFull';
import incomplete from '@salesforce/label/c.RenkeiEscalation_VisitIncomplete';
import length from '@salesforce/label/c.RenkeiEscalation_VisitLength';
import moveLabel from '@salesforce/label/c.RenkeiEscalation_VisitMove';
import notSaved from '@salesforce/label/c.RenkeiEscalation_VisitNotSaved';
import purpose from '@salesforce/label/c.RenkeiEscalation_VisitPurpose';
import repLabel from '@salesforce/label/c.RenkeiEscalation_VisitRep';
import resultLabel from '@salesforce/label/c.RenkeiEscalation_VisitReport';
import start from '@salesforce/label/c.RenkeiEscalation_VisitStart';
import taken from '@salesforce/label/c.RenkeiEscalation_VisitTaken';
import tentative from '@salesforce/label/c.RenkeiEscalation_VisitTentativeHint';
import unnamed from '@salesforce/label/c.RenkeiEscalation_VisitUnnamed';

/** Words of the template. */
export const labels = {
  ...{ areaLabel, back, cancelReason, caseLabel, close, dayLabel, full, length, notSaved, purpose, repLabel, start },
  tentative,
};

/** Names of the buttons and headings, and what is said when something cannot be saved; `{0}` is the account. */
export const said = {
  ...{ book, bookFor, cancelLabel, changed, confirmLabel, incomplete, moveLabel, resultLabel, taken, unnamed },
};
