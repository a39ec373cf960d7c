import { fill, number, plural } from 'c/renkeiFormat';
import dialsOne from '@salesforce/label/c.RenkeiDesk_Dials_One';
import dialsOther from '@salesforce/label/c.RenkeiDesk_Dials_Other';
import talksOne from '@salesforce/label/c.RenkeiDesk_Talks_One';
import talksOther from '@salesforce/label/c.RenkeiDesk_Talks_Other';

/** "1 dial", "62 dials" */
export function dialsWords(count: number): string {
  return fill(plural(count, { one: dialsOne, other: dialsOther }), number(count, 0));
}

/** "1 talk", "21 talks" */
export function talksWords(count: number): string {
  return fill(plural(count, { one: talksOne, other: talksOther }), number(count, 0));
}
