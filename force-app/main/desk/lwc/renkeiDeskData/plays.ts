import userLanguage from '@salesforce/i18n/lang';
import type { Briefing } from './briefing.ts';
import type { CallPlan } from './queue.ts';
import type { Play } from './start.ts';

type Customer = Pick<Briefing, 'lifecycle' | 'language'>;

/** Values of the field Language__c, by the language of a user. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', ja: 'Japanese' };

/** Scripts that may be used on a day, those in the customer's language first; where nobody has noted it, in that of the user. */
export function usablePlays(plays: readonly Play[], { language: noted }: Customer, today: string): Play[] {
  const language = noted ?? LANGUAGES[userLanguage.slice(0, 2)];
  return plays
    .filter(({ startsOn, endsOn }) => (startsOn === null || startsOn <= today) && (endsOn === null || endsOn >= today))
    .sort((left, right) => Number(right.language === language) - Number(left.language === language));
}

/** The script that fits: that of the campaign, else of a revival, or of a new or a known customer. */
export function playOf(
  plays: readonly Play[],
  plan: Pick<CallPlan, 'campaign' | 'focus' | 'lastConversationOn'>,
  customer: Customer,
  today: string,
): Play | null {
  const usable = usablePlays(plays, customer, today);
  const campaign = usable.find(({ id }) => id === plan.campaign);
  if (campaign) return campaign;
  const revived = plan.focus === 'Revive' || customer.lifecycle === 'Dormant';
  // Without an order a customer stays new, but who has talked with us needs no introduction.
  const isStranger = customer.lifecycle === 'New' && plan.lastConversationOn === null;
  const kind = revived ? 'Revival' : isStranger ? 'New' : 'Existing';
  return usable.find((play) => play.kind === kind) ?? null;
}
