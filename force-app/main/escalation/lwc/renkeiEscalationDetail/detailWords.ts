import type { CaseDetail, Member } from 'c/renkeiEscalationData';
import { ownerName } from 'c/renkeiEscalationWords';
import { fill } from 'c/renkeiFormat';
import accept from '@salesforce/label/c.RenkeiEscalation_CaseAccept';
import accepted from '@salesforce/label/c.RenkeiEscalation_CaseAccepted';
import acceptedFor from '@salesforce/label/c.RenkeiEscalation_CaseAcceptedFor';
import booked from '@salesforce/label/c.RenkeiEscalation_CaseBooked';
import cancel from '@salesforce/label/c.RenkeiCore_Cancel';
import handOver from '@salesforce/label/c.RenkeiEscalation_CaseHandOver';
import handedOver from '@salesforce/label/c.RenkeiEscalation_CaseHandedOver';
import opportunityDone from '@salesforce/label/c.RenkeiEscalation_OppDone';
import rerouted from '@salesforce/label/c.RenkeiEscalation_CaseRerouted';
import resultSaved from '@salesforce/label/c.RenkeiEscalation_CaseResultSaved';
import returnLabel from '@salesforce/label/c.RenkeiEscalation_CaseReturn';
import returned from '@salesforce/label/c.RenkeiEscalation_CaseReturned';
import thanksSent from '@salesforce/label/c.RenkeiEscalation_ThanksSent';
import thanksTitle from '@salesforce/label/c.RenkeiEscalation_ThanksTitle';
import faster from '@salesforce/label/c.RenkeiEscalation_CaseFaster';
import gone from '@salesforce/label/c.RenkeiEscalation_CaseGone';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import lostConnection from '@salesforce/label/c.RenkeiEscalation_CaseLostConnection';
import moved from '@salesforce/label/c.RenkeiEscalation_CaseMoved';
import notSaved from '@salesforce/label/c.RenkeiEscalation_CaseNotSaved';
import taken from '@salesforce/label/c.RenkeiEscalation_CaseTaken';
import recycle from '@salesforce/label/c.RenkeiEscalation_CaseRecycle';
import recycled from '@salesforce/label/c.RenkeiEscalation_CaseRecycled';

/** Words of the template. */
export const labels = {
  ...{ accept, cancel, gone, handOver, loading, notSaved, recycle, return: returnLabel },
};

/** What is said after something was done; `{0}` is the account. */
export const said = {
  accepted,
  acceptedFor,
  booked,
  handedOver,
  opportunityDone,
  rerouted,
  resultSaved,
  returned,
  thanksSent,
  thanksTitle,
  recycled,
};

/** What an attempt to save was about. */
export type Attempt = 'accept' | 'other';
/** What came between: the case is gone, also from the queue, no answer came, or somebody else saved it during an attempt. */
export type Between = 'gone' | 'taken' | 'lost' | Attempt;

/** What came between, with how the case stands now. */
export function betweenName(between: Between, found: CaseDetail, members: readonly Member[]): string {
  if (between === 'gone') return gone;
  if (between === 'taken') return taken;
  if (between === 'lost') return lostConnection;
  const holder = ownerName(found, members);
  const isTaken = between === 'accept' && found.status !== 'Queued' && found.status !== 'Returned';
  return isTaken ? fill(faster, holder) : fill(moved, found.statusName, holder);
}
