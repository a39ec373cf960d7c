import type { BriefedContact } from 'c/renkeiDeskData';

export interface Department {
  name: string | null;
  contacts: BriefedContact[];
  /** Nobody there has ever been talked with. */
  never: boolean;
}

/** Contacts by department, departments that nobody has reached first: that is where a customer can be opened. */
export function departmentsOf(contacts: readonly BriefedContact[]): Department[] {
  const found = new Map<string | null, BriefedContact[]>();
  for (const contact of contacts) {
    const siblings = found.get(contact.department);
    if (siblings) siblings.push(contact);
    else found.set(contact.department, [contact]);
  }
  return [...found]
    .map(([name, people]) => ({ name, contacts: people, never: people.every(({ talkedAt }) => talkedAt === null) }))
    .sort((left, right) => Number(right.never) - Number(left.never));
}
