import { fill, plainDate, telephoneLink } from 'c/renkeiFormat';
import type { BoardVisit, Rep } from 'c/renkeiVisitData';
import { mapLink, resultName, statusName, whenOf } from 'c/renkeiVisitWords';
import bookedBy from '@salesforce/label/c.RenkeiEscalation_VisitBookedBy';
import nth from '@salesforce/label/c.RenkeiEscalation_VisitNth';

/** A visit as a reader sees it. */
export interface VisitFacts {
  when: string;
  rep: string;
  status: string;
  purpose: string | null;
  area: string | null;
  address: string | null;
  map: string | null;
  contact: string | null;
  phone: string | null;
  tel: string | null;
  bookedBy: string | null;
  nth: string | null;
  result: string | null;
  nextStep: string | null;
}

/** What is known of a visit, in words. */
export function factsOf(visit: BoardVisit, reps: readonly Rep[]): VisitFacts {
  const phone = visit.contactPhone ?? visit.accountPhone;
  const result = visit.result && resultName(visit.result);
  return {
    when: whenOf(visit),
    rep: reps.find(({ user }) => user === visit.rep)?.name ?? '',
    status: statusName(visit.status),
    purpose: visit.purpose,
    area: visit.area,
    address: visit.address,
    map: mapLink(visit),
    contact: visit.contactName,
    phone,
    tel: telephoneLink(phone),
    bookedBy: visit.bookedBy && fill(bookedBy, visit.bookedBy),
    nth: visit.number === null ? null : fill(nth, visit.number),
    result: result && (visit.resultNote ? `${result} – ${visit.resultNote}` : result),
    nextStep: visit.nextStepOn && plainDate(visit.nextStepOn),
  };
}
