import { addDays, daysBetween } from 'c/renkeiCalendarRules';
import { workday } from './calendar.ts';
import type { DemoAccount, DemoOpportunity } from './model.ts';
import type { Random } from './random.ts';

const DAYS_OF_THREE_YEARS = 1095;

/** What is sold, by amount: the dearest kind that the amount reaches. */
const products: readonly (readonly [from: number, name: string])[] = [
  [6_000_000, 'コンプレッサー更新 Compressor replacement'],
  [2_500_000, 'スクリューコンプレッサー Screw compressor'],
  [900_000, 'エアドライヤー Air dryer'],
  [300_000, '定期点検 Yearly maintenance'],
  [0, 'フィルター Filters'],
];

/**
 * Three years of orders: each customer spends a share of what it spends at all, split into a few orders a year; some offers are
 * lost, some are open. A dormant customer stopped ordering at a day in between.
 */
export function generateOrders(accounts: readonly DemoAccount[], asOf: string, random: Random): DemoOpportunity[] {
  return accounts.flatMap((account) => {
    const { closeness } = account;
    const wasCustomer = closeness > 0.3 ? random.chance(0.93) : random.chance(0.35);
    if (!wasCustomer) return openOffers(account, asOf, random, 0);
    // Of those hardly looked after, most went quiet at some time: nobody called, nobody noticed.
    const quietFor = closeness < 0.3 && random.chance(0.7) ? random.integer(200, 1000) : 0;
    const share = Math.min(0.9, closeness * (0.25 + random.next() * 0.6));
    const won = yearsOf(account, asOf, random, share, quietFor);
    return [
      ...won,
      ...lostOffers(account, asOf, random, won.length),
      ...openOffers(account, asOf, random, won.length + 50),
    ];
  });
}

function yearsOf(
  account: DemoAccount,
  asOf: string,
  random: Random,
  share: number,
  quietFor: number,
): DemoOpportunity[] {
  const orders: DemoOpportunity[] = [];
  for (let year = 0; year < 3; year += 1) {
    const spent = account.trueSpend * share * random.logNormal(1, 0.3);
    const count = Math.max(1, Math.min(4, Math.round(spent / 1_500_000) + random.integer(0, 1)));
    const weights = Array.from({ length: count }, () => 0.3 + random.next());
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const weight of weights) {
      const daysAgo = year * 365 + random.integer(1, 364);
      const amount = Math.round((spent * weight) / sum / 1000) * 1000;
      if (daysAgo <= quietFor || amount < 20000) continue;
      orders.push(order(account, orders.length + 1, workday(addDays(asOf, -daysAgo)), amount, 'Closed Won'));
    }
  }
  return orders;
}

function lostOffers(account: DemoAccount, asOf: string, random: Random, won: number): DemoOpportunity[] {
  const count = Math.round(won * 0.45 * random.next()) + (random.chance(0.25) ? 1 : 0);
  return Array.from({ length: count }, (_unused, index) => {
    const date = workday(addDays(asOf, -random.integer(5, DAYS_OF_THREE_YEARS)));
    const amount = Math.round((account.trueSpend * (0.1 + random.next() * 0.8)) / 1000) * 1000;
    return { ...order(account, 30 + index, date, amount, 'Closed Lost'), description: random.pick(lossReasons) };
  });
}

const lossReasons = [
  '他社（Nordek）に決定 Decided for Nordek',
  '予算見送り Budget postponed',
  '価格 Price',
  '連絡が途絶えた Contact was lost',
];

function openOffers(account: DemoAccount, asOf: string, random: Random, first: number): DemoOpportunity[] {
  if (!random.chance(0.08 + account.closeness * 0.35)) return [];
  const stage = random.weighted([
    ['Prospecting', 35],
    ['Needs Analysis', 30],
    ['Proposal/Price Quote', 22],
    ['Negotiation/Review', 13],
  ] as const);
  const date = workday(addDays(asOf, random.integer(7, 150)));
  const amount = Math.round((account.trueSpend * (0.2 + random.next() * 1.2)) / 10000) * 10000;
  return [
    {
      ...order(account, first, date, amount, stage),
      amount: stage === 'Prospecting' && random.chance(0.4) ? '' : amount,
    },
  ];
}

function order(
  account: DemoAccount,
  number: number,
  closeDate: string,
  amount: number,
  stage: DemoOpportunity['stage'],
): DemoOpportunity {
  return {
    key: `${account.key}-O${number}`,
    account: account.key,
    owner: account.owner,
    name: products.find(([from]) => amount >= from)![1],
    stage,
    amount,
    closeDate,
    leadSource: '',
    description: '',
  };
}

/** Median 14 days and 90th percentile 162 days from hand-over to win, as measured on 842 real hand-overs. */
const LAG_MEDIAN_DAYS = 14;
const LAG_SIGMA = Math.log(162 / 14) / 1.2816;

/** What becomes of a buying signal that a caller heard on that day: won after a while, lost, or still open. */
export function orderFromSignal(
  account: DemoAccount,
  heardOn: string,
  asOf: string,
  key: string,
  random: Random,
): DemoOpportunity {
  const lag = Math.max(1, Math.round(random.logNormal(LAG_MEDIAN_DAYS, LAG_SIGMA)));
  const decidedOn = workday(addDays(heardOn, lag));
  const amount = Math.max(80_000, Math.round((account.trueSpend * (0.1 + random.next() * 0.5)) / 1000) * 1000);
  const decided = daysBetween(decidedOn, asOf) > 0;
  const stage = decided ? (random.chance(0.62) ? 'Closed Won' : 'Closed Lost') : 'Needs Analysis';
  const closeDate = decided ? decidedOn : workday(addDays(asOf, random.integer(14, 90)));
  return { ...order(account, 0, closeDate, amount, stage), key, leadSource: 'Phone Inquiry' };
}
