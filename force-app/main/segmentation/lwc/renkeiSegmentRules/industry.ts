/** Industries are compared as an org's queries compare text: blanks around them and letter case do not count. */
export function industryKey(industry: string): string {
  return industry.trim().toLowerCase();
}
