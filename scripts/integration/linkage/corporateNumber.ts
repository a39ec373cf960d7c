import { foldText } from './text.ts';

/**
 * Whether a text is a corporate number (法人番号): 13 digits of which the first is the check digit 9 − (Σ Pₙ × Qₙ mod 9), Pₙ being the nth of
 * the other twelve from the right and Qₙ 1 where n is odd, 2 where it is even. Source: National Tax Agency, ordinance on the designation of
 * corporate numbers (法人番号の指定等に関する省令, article 2).
 */
export function isCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let sum = 0;
  for (let n = 1; n <= 12; n += 1) sum += Number(text[13 - n]) * (n % 2 === 1 ? 1 : 2);
  return Number(text[0]) === 9 - (sum % 9);
}

/** The thirteen digits, also out of a number of an invoice issuer (T…) or with blanks and hyphens; '' when the check digit is wrong. */
export function normaliseCorporateNumber(text: string): string {
  const digits = foldText(text).replace(/^T/u, '').replace(/[\s-]/gu, '');
  return isCorporateNumber(digits) ? digits : '';
}
