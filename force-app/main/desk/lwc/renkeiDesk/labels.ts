import brief from '@salesforce/label/c.RenkeiDesk_Briefing';
import claimFailed from '@salesforce/label/c.RenkeiDesk_ClaimFailed';
import claimLapsed from '@salesforce/label/c.RenkeiDesk_ClaimLapsed';
import claimLost from '@salesforce/label/c.RenkeiDesk_ClaimLost';
import claimMoved from '@salesforce/label/c.RenkeiDesk_ClaimMoved';
import closeQueue from '@salesforce/label/c.RenkeiDesk_QueueClose';
import gone from '@salesforce/label/c.RenkeiDesk_AccountGone';
import keys from '@salesforce/label/c.RenkeiDesk_Keys';
import loading from '@salesforce/label/c.RenkeiCore_Loading';
import next from '@salesforce/label/c.RenkeiDesk_Next';
import openQueue from '@salesforce/label/c.RenkeiDesk_QueueOpen';
import queueTitle from '@salesforce/label/c.RenkeiDesk_QueueTitle';
import tally from '@salesforce/label/c.RenkeiDesk_Tally';
import title from '@salesforce/label/c.RenkeiDesk_Title';

/** Words of the desk itself. */
export const labels = {
  brief,
  claimFailed,
  claimLapsed,
  claimLost,
  claimMoved,
  closeQueue,
  gone,
  keys,
  loading,
  next,
  openQueue,
  queueTitle,
  tally,
  title,
};
