import type { MonthSheet } from 'c/renkeiMeetingPaperRules';

type Results = MonthSheet['results'];
type Chart = MonthSheet['figures']['chart'];
type Story = MonthSheet['stories']['told'][number];

/** The sheet with the classes that a template cannot work out. */
export interface Page extends Omit<MonthSheet, 'results' | 'figures' | 'stories'> {
  stateClass: string;
  results: Omit<Results, 'rows'> & {
    rows: (Results['rows'][number] & { barClass: string; hasGoal: boolean; verdictClass: string })[];
  };
  figures: Omit<MonthSheet['figures'], 'chart'> & {
    chart: Omit<Chart, 'months' | 'legend'> & {
      months: (Omit<Chart['months'][number], 'columns'> & {
        columns: (Chart['months'][number]['columns'][number] & { className: string })[];
      })[];
      legend: (Chart['legend'][number] & { className: string })[];
    };
  };
  stories: Omit<MonthSheet['stories'], 'told'> & { told: (Story & { lineClass: string })[] };
}

const seriesClass = (series: number): string => `series${series}`;

export function toPage(sheet: MonthSheet): Page {
  const { results, figures, stories } = sheet;
  const { chart } = figures;
  return {
    ...sheet,
    stateClass: sheet.state.isFrozen ? 'quiet' : 'notice',
    results: {
      ...results,
      rows: results.rows.map((row) => ({
        ...row,
        barClass: row.bar.isShort ? 'bar bad' : 'bar',
        hasGoal: row.bar.goal !== null,
        verdictClass: row.verdict?.isGood ? 'good' : 'late',
      })),
    },
    figures: {
      ...figures,
      chart: {
        ...chart,
        months: chart.months.map((month) => ({
          ...month,
          columns: month.columns.map((column) => ({ ...column, className: seriesClass(column.series) })),
        })),
        legend: chart.legend.map((line) => ({ ...line, className: seriesClass(line.series) })),
      },
    },
    stories: {
      ...stories,
      told: stories.told.map((story) => ({ ...story, lineClass: story.account === null ? 'quiet' : '' })),
    },
  };
}
