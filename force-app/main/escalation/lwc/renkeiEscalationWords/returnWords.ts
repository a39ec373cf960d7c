import type { ProblemCode, ReturnReason } from 'c/renkeiEscalationRules';
import reasonNotEnoughInformation from '@salesforce/label/c.RenkeiEscalation_ReturnReasonNotEnoughInformation';
import hintNotEnoughInformation from '@salesforce/label/c.RenkeiEscalation_ReturnHintNotEnoughInformation';
import reasonTooEarly from '@salesforce/label/c.RenkeiEscalation_ReturnReasonTooEarly';
import hintTooEarly from '@salesforce/label/c.RenkeiEscalation_ReturnHintTooEarly';
import reasonNotATarget from '@salesforce/label/c.RenkeiEscalation_ReturnReasonNotATarget';
import hintNotATarget from '@salesforce/label/c.RenkeiEscalation_ReturnHintNotATarget';
import reasonAlreadyInADeal from '@salesforce/label/c.RenkeiEscalation_ReturnReasonAlreadyInADeal';
import hintAlreadyInADeal from '@salesforce/label/c.RenkeiEscalation_ReturnHintAlreadyInADeal';
import reasonWrongPerson from '@salesforce/label/c.RenkeiEscalation_ReturnReasonWrongPerson';
import hintWrongPerson from '@salesforce/label/c.RenkeiEscalation_ReturnHintWrongPerson';
import reasonNoCapacity from '@salesforce/label/c.RenkeiEscalation_ReturnReasonNoCapacity';
import hintNoCapacity from '@salesforce/label/c.RenkeiEscalation_ReturnHintNoCapacity';
import refuseIllegalMove from '@salesforce/label/c.RenkeiEscalation_RefuseIllegalMove';
import refuseAlreadyAccepted from '@salesforce/label/c.RenkeiEscalation_RefuseAlreadyAccepted';
import refuseNotYours from '@salesforce/label/c.RenkeiEscalation_RefuseNotYours';
import refuseNotInField from '@salesforce/label/c.RenkeiEscalation_RefuseNotInField';
import refuseNotVisited from '@salesforce/label/c.RenkeiEscalation_RefuseNotVisited';
import refuseNotYoursToEnd from '@salesforce/label/c.RenkeiEscalation_RefuseNotYoursToEnd';
import refuseCallerFixed from '@salesforce/label/c.RenkeiEscalation_RefuseCallerFixed';
import refuseOriginFixed from '@salesforce/label/c.RenkeiEscalation_RefuseOriginFixed';
import refuseWordsOfOthers from '@salesforce/label/c.RenkeiEscalation_RefuseWordsOfOthers';
import refuseOwnerChange from '@salesforce/label/c.RenkeiEscalation_RefuseOwnerChange';
import refuseReasonMissing from '@salesforce/label/c.RenkeiEscalation_RefuseReasonMissing';
import refuseDateMissing from '@salesforce/label/c.RenkeiEscalation_RefuseDateMissing';
import refuseDatePassed from '@salesforce/label/c.RenkeiEscalation_RefuseDatePassed';
import refuseRerouteMissing from '@salesforce/label/c.RenkeiEscalation_RefuseRerouteMissing';
import refuseRerouteNotWorking from '@salesforce/label/c.RenkeiEscalation_RefuseRerouteNotWorking';
import refuseRerouteSame from '@salesforce/label/c.RenkeiEscalation_RefuseRerouteSame';
import refuseCustomerNotTold from '@salesforce/label/c.RenkeiEscalation_RefuseCustomerNotTold';
import refuseToldByPassed from '@salesforce/label/c.RenkeiEscalation_RefuseToldByPassed';

const REASON: Readonly<Record<ReturnReason, string>> = {
  NotEnoughInformation: reasonNotEnoughInformation,
  TooEarly: reasonTooEarly,
  NotATarget: reasonNotATarget,
  AlreadyInADeal: reasonAlreadyInADeal,
  WrongPerson: reasonWrongPerson,
  NoCapacity: reasonNoCapacity,
};
const HINT: Readonly<Record<ReturnReason, string>> = {
  NotEnoughInformation: hintNotEnoughInformation,
  TooEarly: hintTooEarly,
  NotATarget: hintNotATarget,
  AlreadyInADeal: hintAlreadyInADeal,
  WrongPerson: hintWrongPerson,
  NoCapacity: hintNoCapacity,
};
const PROBLEM: Readonly<Record<ProblemCode, string>> = {
  IllegalMove: refuseIllegalMove,
  AlreadyAccepted: refuseAlreadyAccepted,
  NotYours: refuseNotYours,
  NotInField: refuseNotInField,
  NotVisited: refuseNotVisited,
  NotYoursToEnd: refuseNotYoursToEnd,
  CallerFixed: refuseCallerFixed,
  OriginFixed: refuseOriginFixed,
  WordsOfOthers: refuseWordsOfOthers,
  OwnerChange: refuseOwnerChange,
  ReasonMissing: refuseReasonMissing,
  DateMissing: refuseDateMissing,
  DatePassed: refuseDatePassed,
  RerouteMissing: refuseRerouteMissing,
  RerouteNotWorking: refuseRerouteNotWorking,
  RerouteSame: refuseRerouteSame,
  CustomerNotTold: refuseCustomerNotTold,
  ToldByPassed: refuseToldByPassed,
};

export const returnReasonName = (reason: ReturnReason): string => REASON[reason];
/** What happens to a case that is returned for this reason. */
export const returnHint = (reason: ReturnReason): string => HINT[reason];
/** What is missing, in the words in which the org would refuse it. */
export const problemText = (code: ProblemCode): string => PROBLEM[code];
