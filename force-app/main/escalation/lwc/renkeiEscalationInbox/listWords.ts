import type { ListName, Whose } from 'c/renkeiEscalationData';
import { fill, number, plural } from 'c/renkeiFormat';
import emptyAbandoned from '@salesforce/label/c.RenkeiEscalation_CaseEmptyAbandoned';
import emptyAnswer from '@salesforce/label/c.RenkeiEscalation_CaseEmptyAnswer';
import emptyOpen from '@salesforce/label/c.RenkeiEscalation_CaseEmptyOpen';
import emptyResult from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResult';
import emptyResultsOne from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResults_One';
import emptyResultsOther from '@salesforce/label/c.RenkeiEscalation_CaseEmptyResults_Other';
import emptyReturned from '@salesforce/label/c.RenkeiEscalation_CaseEmptyReturned';
import listAbandoned from '@salesforce/label/c.RenkeiEscalation_CaseListAbandoned';
import listAnswer from '@salesforce/label/c.RenkeiEscalation_CaseListAnswer';
import listCount from '@salesforce/label/c.RenkeiEscalation_CaseListCount';
import listOpen from '@salesforce/label/c.RenkeiEscalation_CaseListOpen';
import listResult from '@salesforce/label/c.RenkeiEscalation_CaseListResult';
import listReturned from '@salesforce/label/c.RenkeiEscalation_CaseListReturned';
import listReturnedToMe from '@salesforce/label/c.RenkeiEscalation_CaseListReturnedToMe';

const NAMES: Readonly<Record<ListName, string>> = {
  answer: listAnswer,
  open: listOpen,
  result: listResult,
  abandoned: listAbandoned,
  returned: listReturned,
};
const EMPTY: Readonly<Record<ListName, string>> = {
  answer: emptyAnswer,
  open: emptyOpen,
  result: emptyResult,
  abandoned: emptyAbandoned,
  returned: emptyReturned,
};

/** To answer (3); without a count while it is being read. */
export function listName(list: ListName, whose: Whose, count: number | undefined): string {
  const name = list === 'returned' && whose.kind === 'caller' ? listReturnedToMe : NAMES[list];
  return count === undefined ? name : fill(listCount, name, number(count));
}

/** What an empty list says. @param awaiting visits that wait for their result, told where nothing waits for an answer */
export function emptyName(list: ListName, awaiting: number): string {
  if (list !== 'answer' || awaiting === 0) return EMPTY[list];
  return fill(plural(awaiting, { one: emptyResultsOne, other: emptyResultsOther }), number(awaiting));
}
