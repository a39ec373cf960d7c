import { addDays } from 'c/renkeiCalendarRules';
import type { DemoAccount } from './model.ts';
import { companyFirstParts, places, trades, type Trade } from './nameParts.ts';
import type { Random } from './random.ts';
import { REP_KEYS } from './staff.ts';

/** Yen that a company of the trade spends on compressed air for each employee in a year: the truth behind the policy's guess. */
const spendPerEmployee: Record<string, number> = {
  'Food & Beverage': 14000,
  Machinery: 11000,
  Manufacturing: 9500,
  Chemicals: 18000,
  Electronics: 12000,
  Biotechnology: 13000,
  Apparel: 7000,
  Construction: 3500,
  Transportation: 3000,
  Shipping: 4000,
  Environmental: 6500,
  Healthcare: 4500,
  Education: 2000,
  Government: 2500,
};

/**
 * Invented companies with all that the customer master says of them, its gaps included.
 * @param told the companies of the stories, whose names and owners are taken
 */
export function generateCompanies(
  count: number,
  asOf: string,
  random: Random,
  told: readonly DemoAccount[],
): DemoAccount[] {
  const names = new Set(told.map((account) => account.name));
  // Dealt out evenly: every rep carries as many as every other, and all of them too many.
  const load = new Map(REP_KEYS.map((rep) => [rep, told.filter((account) => account.owner === rep).length]));
  return Array.from({ length: count }, (_unused, index) => {
    const trade = random.weighted(trades.map((candidate) => [candidate, candidate.weight] as const));
    const { name, kana } = uniqueName(trade, random, names);
    const trueEmployees = Math.min(9000, Math.max(6, Math.round(random.logNormal(trade.employees, 1.05))));
    const spend = trueEmployees * spendPerEmployee[trade.industry]! * random.logNormal(1, 0.35);
    const place = random.pick(places);
    const key = `A${String(index + 1).padStart(4, '0')}`;
    const closeness = closenessOf(random);
    const owner = leastLoaded(load);
    return {
      key,
      name,
      kana,
      industry: random.chance(0.03) ? '' : trade.industry,
      employees: random.chance(0.06) ? '' : trueEmployees,
      annualRevenue: '',
      language: '',
      corporateNumber: fictitiousCorporateNumber(random),
      phone: fictitiousPhone(place.areaCode, random),
      website: `https://www.${key.toLowerCase()}.example`,
      postalCode: `${place.postalCode}${random.integer(10, 99)}`,
      state: place.prefecture,
      city: place.city,
      street: `中央${random.integer(1, 5)}-${random.integer(1, 28)}-${random.integer(1, 19)}`,
      owner,
      processStep: closeness < 0.2 && random.chance(0.5) ? '' : random.weighted(stepWeights),
      override: random.chance(0.02) ? heardPotential(spend, asOf, random) : null,
      description: '',
      trueEmployees,
      trueSpend: spend,
      closeness,
    };
  });
}

/** Yen of yearly revenue for each employee, in the middle: a works earns less, a chemical plant more. */
const REVENUE_PER_EMPLOYEE = 24_000_000;

/**
 * What the customer master says beside: revenue of those who publish it, also of some whose head count nobody knows, and the
 * language of those who are not talked with in Japanese. Drawn apart, so that it changes nothing else.
 */
export function addParticulars(accounts: readonly DemoAccount[], random: Random): DemoAccount[] {
  return accounts.map((account) => {
    const known = random.chance(account.employees === '' ? 0.55 : Math.min(0.6, account.trueEmployees / 1500));
    const revenue = account.trueEmployees * random.logNormal(REVENUE_PER_EMPLOYEE, 0.4);
    const language = random.weighted([
      ['', 92],
      ['English', 6],
      ['Chinese', 2],
    ] as const);
    return { ...account, annualRevenue: known ? Math.round(revenue / 10_000_000) * 10_000_000 : '', language };
  });
}

function leastLoaded(load: Map<string, number>): string {
  const [rep, accounts] = [...load].reduce((least, entry) => (entry[1] < least[1] ? entry : least));
  load.set(rep, accounts + 1);
  return rep;
}

const stepWeights = [
  ['Information', 30],
  ['NeedsDiscovery', 20],
  ['Proposal', 12],
  ['Quote', 10],
  ['Contract', 6],
  ['Support', 22],
] as const;

/** No corporate number begins with 0: its first digit is a check digit from 1 to 9. */
export function fictitiousCorporateNumber(random: Random): string {
  return `0${Array.from({ length: 12 }, () => random.integer(0, 9)).join('')}`;
}

/** A number of the exchange 0000, which no exchange has. */
export function fictitiousPhone(areaCode: string, random: Random): string {
  return `${areaCode}-0000-${String(random.integer(0, 9999)).padStart(4, '0')}`;
}

/** How well a company is looked after: a quarter closely, two fifths now and then, the rest hardly or not at all. */
function closenessOf(random: Random): number {
  const share = random.next();
  if (share < 0.27) return 0.62 + random.next() * 0.38;
  if (share < 0.65) return 0.25 + random.next() * 0.37;
  return random.next() * 0.25;
}

function heardPotential(spend: number, asOf: string, random: Random): DemoAccount['override'] {
  return {
    amount: Math.round((spend * (0.8 + random.next() * 0.8)) / 100000) * 100000,
    reason: random.pick([
      '購買より年間予算を確認 Purchasing told us the yearly budget',
      '省エネ計画の投資額より From the investment in their energy plan',
      '増設計画を工場長より確認 The plant manager told us of the extension',
    ]),
    expires: addDays(asOf, random.integer(30, 360)),
  };
}

function uniqueName(trade: Trade, random: Random, names: Set<string>): { name: string; kana: string } {
  for (;;) {
    const [written, kana, roman] = random.pick(companyFirstParts);
    const [ending, endingKana, endingRoman] = random.pick(trade.endings);
    const name = `${written}${ending} ${roman} ${endingRoman}`;
    if (!names.has(name)) {
      names.add(name);
      return { name, kana: `${kana}${endingKana}` };
    }
    // All combinations of a trade may be used up: a branch in another town is a customer of its own.
    const { city } = random.pick(places);
    const branch = `${written}${ending} ${city.replace(/[市区]$/, '')}工場 ${roman} ${endingRoman}`;
    if (!names.has(branch)) {
      names.add(branch);
      return { name: branch, kana: `${kana}${endingKana}` };
    }
  }
}
