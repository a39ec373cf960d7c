import type { ChartData } from 'c/renkeiChart';
import type { Trace } from 'c/renkeiContributionRules';
import { compactMoney, fill, number, plainDate } from 'c/renkeiFormat';
import type { ContributionRow } from 'c/renkeiInsightData';
import { TEXTS } from './words.ts';

/** A case with how far it came. */
export interface CaseLine {
  id: string;
  url: string;
  name: string;
  status: string;
  about: string;
  amount: string | null;
  stations: { key: string; name: string; className: string }[];
  /** The same for those who do not see it. */
  path: string;
}

/** What a caller created, or was involved in. */
export interface Part {
  key: 'created' | 'involved';
  name: string;
  amount: string;
  chart: ChartData;
  isEmpty: boolean;
  empty: string;
  lines: CaseLine[];
  shown: string;
  hasMore: boolean;
}

export interface PartScope {
  currency: string | null;
  /** How many cases are shown. */
  limit: number;
}

/** Trace and cases of one part. */
export function partOf(
  key: Part['key'],
  trace: Trace,
  rows: readonly ContributionRow[],
  { currency, limit }: PartScope,
): Part {
  const lines = rows.slice(0, limit).map((row) => lineOf(row, key, currency));
  return {
    key,
    name: key === 'created' ? TEXTS.created : TEXTS.involved,
    amount: fill(TEXTS.wonAmount, amountsText(trace, currency)),
    chart: traceChart(trace),
    isEmpty: rows.length === 0,
    empty: key === 'created' ? TEXTS.createdNone : TEXTS.involvedNone,
    lines,
    shown: fill(TEXTS.shown, number(lines.length), number(rows.length)),
    hasMore: rows.length > limit,
  };
}

/** One sum for each currency, side by side. */
function amountsText({ wonAmounts }: Trace, corporate: string | null): string {
  if (wonAmounts.length === 0) return compactMoney(0, corporate);
  return wonAmounts.map(({ amount, currency }) => compactMoney(amount, currency ?? corporate)).join(' + ');
}

function traceChart(trace: Trace): ChartData {
  const stages: [string, string, number][] = [
    ['cases', TEXTS.handedOver, trace.cases],
    ['appointments', TEXTS.appointments, trace.appointments],
    ['visited', TEXTS.visited, trace.visited],
    ['revisited', TEXTS.revisited, trace.revisited],
    ['won', TEXTS.won, trace.won],
  ];
  return {
    categories: stages.map(([key, name]) => ({ key, name })),
    series: [
      {
        key: 'cases',
        name: TEXTS.cases,
        figures: stages.map(([, , value]) => ({ value, text: number(value) })),
      },
    ],
  };
}

function lineOf(row: ContributionRow, part: Part['key'], currency: string | null): CaseLine {
  const passed: [string, string, boolean][] = [
    ['appointment', TEXTS.appointments, row.hasAppointment || row.visits > 0],
    ['visit', TEXTS.visited, row.visits > 0],
    ['revisit', TEXTS.revisited, row.visits > 1],
    ['won', TEXTS.won, row.isWon],
  ];
  const day = row.handedOverOn === '' ? '–' : plainDate(row.handedOverOn);
  return {
    id: row.id,
    url: `/lightning/r/RenkeiEscalation__c/${row.id}/view`,
    name: row.accountName ?? TEXTS.gone,
    status: row.statusName,
    about: part === 'created' ? fill(TEXTS.caseOf, day) : fill(TEXTS.involvedWith, row.callerName ?? TEXTS.gone, day),
    amount: row.isWon ? compactMoney(row.wonAmount, row.currency ?? currency) : null,
    stations: passed.map(([key, name, isPassed]) => ({
      key,
      name,
      className: isPassed ? 'station passed' : 'station',
    })),
    path: passed.flatMap(([, name, isPassed]) => (isPassed ? [name] : [])).join(' → '),
  };
}
