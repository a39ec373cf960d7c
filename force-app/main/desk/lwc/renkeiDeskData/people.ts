import type { BriefedContact, Briefing, PastTouch } from './briefing.ts';

/** Whom to ask for: whoever was talked with last, else whoever can be reached by phone; nobody who does not want calls. */
export function personToAsk({ contacts, touches }: Pick<Briefing, 'contacts' | 'touches'>): BriefedContact | null {
  const willing = contacts.filter(({ doNotCall }) => !doNotCall);
  const talked = touches.find(({ conversation, contact }) => conversation && willing.some(({ id }) => id === contact));
  return (
    willing.find(({ id }) => id === talked?.contact) ??
    willing.find(({ phone }) => phone !== null) ??
    willing[0] ??
    null
  );
}

/** The latest conversation with words of the customer: what a caller notes of a call in vain is not theirs. */
export function lastWords({ touches }: Pick<Briefing, 'touches'>): PastTouch | null {
  return touches.find(({ conversation, needs }) => conversation && needs !== null) ?? null;
}
