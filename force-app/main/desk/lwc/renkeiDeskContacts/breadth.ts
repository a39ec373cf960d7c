import type { BriefedContact, PastTouch } from 'c/renkeiDeskData';

export interface Reached extends BriefedContact {
  /** Moment of the last touch of any kind, and of the last conversation. */
  touchedAt: string | null;
  talkedAt: string | null;
}

export interface Department {
  name: string | null;
  contacts: Reached[];
  /** Nobody there has ever been talked with. */
  never: boolean;
}

/** Contacts by department, departments that nobody has reached first: that is where a customer can be opened. */
export function departmentsOf(contacts: readonly BriefedContact[], touches: readonly PastTouch[]): Department[] {
  const found = new Map<string | null, Reached[]>();
  for (const contact of contacts) {
    const own = touches.filter((touch) => touch.contact === contact.id);
    const reached = {
      ...contact,
      touchedAt: own[0]?.at ?? null,
      talkedAt: own.find(({ conversation }) => conversation)?.at ?? null,
    };
    const siblings = found.get(contact.department);
    if (siblings) siblings.push(reached);
    else found.set(contact.department, [reached]);
  }
  return [...found]
    .map(([name, people]) => ({ name, contacts: people, never: people.every(({ talkedAt }) => talkedAt === null) }))
    .sort((left, right) => Number(right.never) - Number(left.never));
}
