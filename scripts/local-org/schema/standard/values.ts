/** The values of a picklist, written in one text with commas between. */
export function list(values: string): string[] {
  return values.trim().split(/,\s*/);
}

/** Values of the picklist Industry in a new org. */
export const industries = list(`
  Agriculture, Apparel, Banking, Biotechnology, Chemicals, Communications, Construction, Consulting, Education,
  Electronics, Energy, Engineering, Entertainment, Environmental, Finance, Food & Beverage, Government,
  Healthcare, Hospitality, Insurance, Machinery, Manufacturing, Media, Not For Profit, Recreation, Retail,
  Shipping, Technology, Telecommunications, Transportation, Utilities, Other`);

export const accountTypes = list(`
  Prospect, Customer - Direct, Customer - Channel, Channel Partner / Reseller, Installation Partner, Technology Partner,
  Other`);

export const opportunityTypes = list(`
  Existing Customer - Upgrade, Existing Customer - Replacement, Existing Customer - Downgrade, New Customer`);

/** Values of the picklists Lead Source and Account Source in a new org. */
export const leadSources = list(`Web, Phone Inquiry, Partner Referral, Purchased List, Other`);

/** Opportunity stages of a new org: name, probability in percent, forecast category, state. */
export const stages: readonly (readonly [name: string, probability: number, category: string, state: string])[] = [
  ['Prospecting', 10, 'Pipeline', 'open'],
  ['Qualification', 10, 'Pipeline', 'open'],
  ['Needs Analysis', 20, 'Pipeline', 'open'],
  ['Value Proposition', 50, 'Pipeline', 'open'],
  ['Id. Decision Makers', 60, 'Pipeline', 'open'],
  ['Perception Analysis', 70, 'Pipeline', 'open'],
  ['Proposal/Price Quote', 75, 'Pipeline', 'open'],
  ['Negotiation/Review', 90, 'Pipeline', 'open'],
  ['Closed Won', 100, 'Closed', 'won'],
  ['Closed Lost', 0, 'Omitted', 'lost'],
];

/** Languages that a user can have. */
export const languages = list(`
  en_US, de, es, fr, it, ja, sv, ko, zh_TW, zh_CN, pt_BR, nl_NL, da, th, fi, ru, es_MX, no`);

/** Locales that a user can have: the languages that matter here, by country. */
export const locales = list(`en_US, en_GB, ja_JP, de_DE, fr_FR, es_ES, it_IT, ko_KR, zh_CN, pt_BR`);

export const emailEncodings = list(`UTF-8, ISO-8859-1, Shift_JIS, ISO-2022-JP, EUC-JP, ks_c_5601-1987, Big5, GB2312`);

/** Time zones that a user can have: the zones of the time zone database. */
export const timeZones = [...new Set(['GMT', 'UTC', ...Intl.supportedValuesOf('timeZone')])];
