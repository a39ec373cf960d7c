import { compactMoney, fill, number, percent, plural } from 'c/renkeiFormat';
import type { WarningList, WarningTotals } from 'c/renkeiInsightData';
import { LISTS, TEXTS } from './words.ts';

const LISTED: readonly WarningList[] = ['Open', 'Planned', 'Dismissed', 'Judged'];

/** How many customers may be slipping away, and with how much. */
export function headlineOf({ pending }: WarningTotals, currency: string | null): string {
  const { count, valueAtRisk } = pending.Open;
  if (count === 0) return TEXTS.headlineNone;
  const words = plural(count, { one: TEXTS.headlineOne, other: TEXTS.headlineOther });
  return fill(words, number(count), compactMoney(valueAtRisk, currency));
}

/** How often the radar was right, of those that were judged. */
export function rateOf({ rate }: WarningTotals): string {
  if (rate.percent === null) return TEXTS.rateNone;
  return fill(TEXTS.rate, percent(rate.percent), number(rate.right), number(rate.right + rate.wrong));
}

/** The counts behind the rate, and those that are in none. */
export function rateDetailsOf({ rate, pending }: WarningTotals): string {
  const waiting = Object.values(pending).reduce((sum, { count }) => sum + count, 0);
  const counts = [rate.right, rate.wrong, rate.wrongAfterTalk, waiting];
  return fill(TEXTS.rateDetails, ...counts.map((count) => number(count)));
}

/** The lists to choose from, with their counts. */
export function tabsOf(
  { rate, pending }: WarningTotals,
  chosen: WarningList,
): { list: WarningList; label: string; className: string; pressed: 'true' | 'false' }[] {
  return LISTED.map((list) => {
    const count = list === 'Judged' ? rate.right + rate.wrong : pending[list].count;
    const isChosen = list === chosen;
    return {
      list,
      label: fill(TEXTS.listCount, LISTS[list].name, number(count)),
      className: isChosen ? 'tab chosen' : 'tab',
      pressed: isChosen ? 'true' : 'false',
    };
  });
}
