import type { Problem, ReturnInput } from './model.ts';

/** What is missing before a case can be returned, in the order of the form; empty when nothing is. */
export function checkReturn(input: ReturnInput): Problem[] {
  const { reason, until, rerouteTo, customerTeller, customerToldBy, isBooked, today } = input;
  if (!reason) return [{ code: 'ReasonMissing', field: 'ReturnReason__c' }];
  const problems: Problem[] = [];
  if (reason === 'TooEarly' && !until) problems.push({ code: 'DateMissing', field: 'ReturnedUntil__c' });
  if (reason === 'TooEarly' && until && until <= today)
    problems.push({ code: 'DatePassed', field: 'ReturnedUntil__c' });
  if (reason === 'WrongPerson' && !rerouteTo) problems.push({ code: 'RerouteMissing', field: 'RerouteTo__c' });
  if (isBooked && !rerouteTo && !(customerTeller && customerToldBy))
    problems.push({ code: 'CustomerNotTold', field: customerTeller ? 'CustomerToldBy__c' : 'CustomerTeller__c' });
  else if (isBooked && !rerouteTo && customerToldBy && customerToldBy < today)
    problems.push({ code: 'ToldByPassed', field: 'CustomerToldBy__c' });
  return problems;
}
