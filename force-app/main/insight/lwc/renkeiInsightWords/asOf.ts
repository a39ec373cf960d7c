import { fill, moment } from 'c/renkeiFormat';
import asOf from '@salesforce/label/c.RenkeiInsight_AsOf';
import asOfNever from '@salesforce/label/c.RenkeiInsight_AsOfNever';

/** A nightly count that is older than this did not run last night. */
const OLD_HOURS = 26;

/** When figures were counted, and how that is to be shown. @param at null: never @param now an instant */
export function asOfWords(at: string | null, now: string): { text: string; className: string } {
  if (at === null) return { text: asOfNever, className: 'as-of old' };
  const isOld = Date.parse(now) - Date.parse(at) > OLD_HOURS * 3_600_000;
  return { text: fill(asOf, moment(at)), className: isOld ? 'as-of old' : 'as-of' };
}
