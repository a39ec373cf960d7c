import { LightningElement, api } from 'lwc';
import type { BriefedContact } from 'c/renkeiDeskData';
import { dayOfMoment } from 'c/renkeiDeskWords';
import { fill, plainDate, telephoneLink } from 'c/renkeiFormat';
import doNotCall from '@salesforce/label/c.RenkeiDesk_OutcomeDoNotCall';
import last from '@salesforce/label/c.RenkeiDesk_ContactLast';
import never from '@salesforce/label/c.RenkeiDesk_ContactNever';
import noDepartment from '@salesforce/label/c.RenkeiDesk_ContactNoDepartment';
import nobody from '@salesforce/label/c.RenkeiDesk_ContactsNone';
import tried from '@salesforce/label/c.RenkeiDesk_ContactTried';
import unreached from '@salesforce/label/c.RenkeiDesk_DepartmentNever';
import { departmentsOf } from './breadth.ts';

interface Person {
  id: string;
  name: string;
  title: string | null;
  last: string;
  phone: string | null;
  href: string | null;
}

/** Whom we know, by department. */
export default class RenkeiDeskContacts extends LightningElement {
  @api contacts: readonly BriefedContact[] = [];

  labels = { nobody, unreached };

  get departments(): { key: string; name: string; never: boolean; people: Person[] }[] {
    return departmentsOf(this.contacts).map(({ name, never: isNew, contacts }) => ({
      key: name ?? '',
      name: name ?? noDepartment,
      never: isNew,
      people: contacts.map(personOf),
    }));
  }

  get empty(): boolean {
    return this.contacts.length === 0;
  }
}

function personOf(contact: BriefedContact): Person {
  const { id, name, title, phone, doNotCall: unwilling, talkedAt, touchedAt } = contact;
  const at = talkedAt ?? touchedAt;
  const words = at === null ? never : fill(talkedAt ? last : tried, plainDate(dayOfMoment(at)));
  return {
    id,
    name,
    title,
    last: unwilling ? doNotCall : words,
    phone,
    href: unwilling ? null : telephoneLink(phone),
  };
}
