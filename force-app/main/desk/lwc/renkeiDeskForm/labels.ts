import amount from '@salesforce/label/c.RenkeiDesk_Amount';
import budget from '@salesforce/label/c.RenkeiDesk_Budget';
import buyingSignal from '@salesforce/label/c.RenkeiDesk_BuyingSignal';
import callBackDate from '@salesforce/label/c.RenkeiDesk_CallBackDate';
import callBackPast from '@salesforce/label/c.RenkeiDesk_CallBackPast';
import callBackTime from '@salesforce/label/c.RenkeiDesk_CallBackTime';
import colleagueQuote from '@salesforce/label/c.RenkeiDesk_ColleagueQuote';
import contact from '@salesforce/label/c.RenkeiDesk_Contact';
import contactRefused from '@salesforce/label/c.RenkeiDesk_ContactRefused';
import decisionMaker from '@salesforce/label/c.RenkeiDesk_DecisionMaker';
import doNotCall from '@salesforce/label/c.RenkeiDesk_OutcomeDoNotCall';
import handOver from '@salesforce/label/c.RenkeiDesk_HandOver';
import handOverTo from '@salesforce/label/c.RenkeiDesk_HandOverTo';
import inbound from '@salesforce/label/c.RenkeiDesk_Inbound';
import inDays from '@salesforce/label/c.RenkeiDesk_InDays';
import inMonths from '@salesforce/label/c.RenkeiDesk_InMonths';
import installedBaseKnown from '@salesforce/label/c.RenkeiDesk_InstalledBaseKnown';
import machines from '@salesforce/label/c.RenkeiDesk_Machines';
import minutes from '@salesforce/label/c.RenkeiDesk_Minutes';
import missing from '@salesforce/label/c.RenkeiDesk_Missing';
import more from '@salesforce/label/c.RenkeiDesk_More';
import needConfirmed from '@salesforce/label/c.RenkeiDesk_NeedConfirmed';
import needs from '@salesforce/label/c.RenkeiDesk_Needs';
import newContact from '@salesforce/label/c.RenkeiDesk_NewContact';
import newDepartment from '@salesforce/label/c.RenkeiDesk_NewDepartment';
import newName from '@salesforce/label/c.RenkeiDesk_NewName';
import nextContactOn from '@salesforce/label/c.RenkeiDesk_NextContactOn';
import nobody from '@salesforce/label/c.RenkeiDesk_Nobody';
import none from '@salesforce/label/c.RenkeiDesk_None';
import opportunity from '@salesforce/label/c.RenkeiDesk_Opportunity';
import opportunityId from '@salesforce/label/c.RenkeiDesk_OpportunityId';
import opportunityNew from '@salesforce/label/c.RenkeiDesk_OpportunityNew';
import outcomes from '@salesforce/label/c.RenkeiDesk_Outcomes';
import phone from '@salesforce/label/c.RenkeiDesk_NewPhone';
import preferredChannel from '@salesforce/label/c.RenkeiDesk_PreferredChannel';
import processStep from '@salesforce/label/c.RenkeiDesk_ProcessStep';
import restored from '@salesforce/label/c.RenkeiDesk_Restored';
import satisfaction from '@salesforce/label/c.RenkeiDesk_Satisfaction';
import save from '@salesforce/label/c.RenkeiDesk_Save';
import scrutiny from '@salesforce/label/c.RenkeiDesk_Scrutiny';
import signalKind from '@salesforce/label/c.RenkeiDesk_SignalKind';
import timing from '@salesforce/label/c.RenkeiDesk_Timing';
import title from '@salesforce/label/c.RenkeiDesk_FormTitle';
import stageUnread from '@salesforce/label/c.RenkeiDesk_StageUnread';
import today from '@salesforce/label/c.RenkeiDesk_Today';
import tomorrow from '@salesforce/label/c.RenkeiDesk_Tomorrow';

/** Words of the form. */
export const labels = {
  amount,
  budget,
  buyingSignal,
  callBackDate,
  callBackPast,
  callBackTime,
  colleagueQuote,
  contact,
  contactRefused,
  decisionMaker,
  doNotCall,
  handOver,
  handOverTo,
  inbound,
  inDays,
  inMonths,
  installedBaseKnown,
  machines,
  minutes,
  missing,
  more,
  needConfirmed,
  needs,
  newContact,
  newDepartment,
  newName,
  nextContactOn,
  nobody,
  none,
  opportunity,
  opportunityId,
  opportunityNew,
  outcomes,
  phone,
  preferredChannel,
  processStep,
  restored,
  satisfaction,
  save,
  scrutiny,
  signalKind,
  stageUnread,
  timing,
  title,
  today,
  tomorrow,
};
