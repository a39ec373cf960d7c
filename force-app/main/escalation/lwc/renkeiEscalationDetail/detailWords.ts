import accept from '@salesforce/label/c.RenkeiEscalation_CaseAccept';
import accepted from '@salesforce/label/c.RenkeiEscalation_CaseAccepted';
import booked from '@salesforce/label/c.RenkeiEscalation_CaseBooked';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';
import handOver from '@salesforce/label/c.RenkeiEscalation_CaseHandOver';
import handedOver from '@salesforce/label/c.RenkeiEscalation_CaseHandedOver';
import opportunityDone from '@salesforce/label/c.RenkeiEscalation_OppDone';
import rerouted from '@salesforce/label/c.RenkeiEscalation_CaseRerouted';
import resultSaved from '@salesforce/label/c.RenkeiEscalation_CaseResultSaved';
import returnLabel from '@salesforce/label/c.RenkeiEscalation_CaseReturn';
import returned from '@salesforce/label/c.RenkeiEscalation_CaseReturned';
import thanksDefault from '@salesforce/label/c.RenkeiEscalation_ThanksDefault';
import thanksLine from '@salesforce/label/c.RenkeiEscalation_ThanksLine';
import thanksSend from '@salesforce/label/c.RenkeiEscalation_ThanksSend';
import thanksSent from '@salesforce/label/c.RenkeiEscalation_ThanksSent';
import thanksTitle from '@salesforce/label/c.RenkeiEscalation_ThanksTitle';
import faster from '@salesforce/label/c.RenkeiEscalation_CaseFaster';
import gone from '@salesforce/label/c.RenkeiEscalation_CaseGone';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import lostConnection from '@salesforce/label/c.RenkeiEscalation_CaseLostConnection';
import moved from '@salesforce/label/c.RenkeiEscalation_CaseMoved';
import notSaved from '@salesforce/label/c.RenkeiEscalation_CaseNotSaved';
import recycle from '@salesforce/label/c.RenkeiEscalation_CaseRecycle';
import recycled from '@salesforce/label/c.RenkeiEscalation_CaseRecycled';

/** Words of the template. */
export const labels = {
  ...{ accept, cancel, gone, handOver, loading, notSaved, recycle, return: returnLabel },
  ...{ thanksLine, thanksSend },
};

/** What is said after something was done, or came between; `{0}` is the account. */
export const said = {
  accepted,
  booked,
  handedOver,
  opportunityDone,
  rerouted,
  resultSaved,
  returned,
  thanksDefault,
  thanksSent,
  thanksTitle,
  faster,
  gone,
  lostConnection,
  moved,
  recycled,
};
