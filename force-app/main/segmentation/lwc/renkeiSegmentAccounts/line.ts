import { telephoneLink } from 'c/renkeiFormat';
import type { ScoredAccount } from 'c/renkeiSegmentData';
import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { focusName, lifecycleName, reasonSentences, sentence, type WordingContext } from 'c/renkeiSegmentWords';
import listUnreadable from '@salesforce/label/c.RenkeiSegmentation_ListUnreadable';
import notYetScored from '@salesforce/label/c.RenkeiSegmentation_NotYetScored';

export interface Badge {
  key: string;
  text: string;
  className: string;
}

/** Why the account stands where it stands, or why that cannot be said. */
export function reasonOf(account: ScoredAccount, policy: SegmentPolicy | null, context: WordingContext): string {
  if (!account.readable) return listUnreadable;
  if (!account.score || !policy) return sentence([notYetScored]);
  return reasonSentences(account.score, policy, context);
}

/** "Ishida · Manufacturing": what tells two accounts of the same name apart. */
export function detailsOf(account: ScoredAccount): string {
  return [account.ownerName, account.industry?.label].filter(Boolean).join(' · ');
}

/** Existing customers are the rule and carry no badge; what is out of the ordinary does. */
export function badgesOf({ score }: ScoredAccount): Badge[] {
  const badges: Badge[] = [];
  if (score?.focus) badges.push({ key: 'focus', text: focusName(score.focus), className: 'badge focus' });
  if (score && score.lifecycle !== 'Existing') {
    badges.push({ key: 'lifecycle', text: lifecycleName(score.lifecycle), className: 'badge' });
  }
  return badges;
}

/** The number to call for what is missing: an account without a segment is not yet on anybody's list of calls. */
export function callOf({ phone, score }: ScoredAccount): { text: string; url: string } | null {
  const missing = score === null || score.segment === 'Unscored';
  const url = telephoneLink(phone);
  return missing && phone !== null && url !== null ? { text: phone, url } : null;
}
