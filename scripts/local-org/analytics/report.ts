import type { MetadataComponent } from '../metadata/component.ts';
import type { ReportField, ReportTypeModel } from './reportType.ts';

type Content = Record<string, string>;

/** How a summary is figured, by the letter that begins its name in the API (`s!Widget__c$Amount__c`). */
export const SUMMARIES = { Sum: 's', Average: 'a', Maximum: 'x', Minimum: 'm', Unique: 'u' } as const;
export type Summary = keyof typeof SUMMARIES;

/** A figure of a report: of a column, the number of records, or a formula of other figures. */
export interface Aggregate {
  /** `RowCount`, `s!Widget__c$Amount__c`, or the name of a formula. */
  name: string;
  summary?: Summary;
  field?: ReportField;
  formula?: SummaryFormula;
}

export interface SummaryFormula {
  label: string;
  description?: string;
  text: string;
  datatype: 'number' | 'currency' | 'percent';
  scale: number;
}

export const GRANULARITIES = ['Day', 'Week', 'Month', 'Quarter', 'Year'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export interface Grouping {
  field: ReportField;
  /** Of dates only. */
  granularity?: Granularity;
  descending: boolean;
  /** The figure that its groups are sorted by, instead of their own value. */
  sortBy?: Aggregate;
}

export interface Filter {
  column: string;
  operator: string;
  value: string;
}

export interface ReportModel {
  fullName: string;
  name: string;
  description: string | null;
  format: 'Tabular' | 'Summary' | 'Matrix';
  type: ReportTypeModel;
  columns: ReportField[];
  /** Those shown, formulas after columns, the number of records at the end. */
  aggregates: Aggregate[];
  down: Grouping[];
  across: Grouping[];
  filters: Filter[];
  booleanFilter: string | null;
  timeFrame: { column: string; interval: string; startDate: string | null; endDate: string | null } | null;
  scope: string;
  showDetails: boolean;
  showSubtotals: boolean;
  showGrandTotal: boolean;
  /** Whether a parent counts once in sums, however many rows it has. */
  smartTotals: boolean;
  sort: { field: ReportField; descending: boolean } | null;
  chart: ReportChart | null;
}

export interface ReportChart {
  type: string;
  title: string | null;
  groupings: string[];
  summaries: string[];
  legend: boolean;
  values: boolean;
}

const list = (content: MetadataComponent['content'], name: string): MetadataComponent['content'][] =>
  (content[name] as MetadataComponent['content'][] | undefined) ?? [];

/** The name in the API of a figure that a chart or component names by column and kind. */
export const aggregateName = ({ aggregate, column }: Content): string =>
  aggregate && aggregate !== 'None' && column !== 'RowCount' ? `${SUMMARIES[aggregate as Summary]}!${column}` : column!;

/** Reads a deployed report; the deploy has checked it. */
export function readReport({ fullName, content }: MetadataComponent, type: ReportTypeModel): ReportModel {
  const field = (key: string): ReportField => type.fields.get(key)!;
  const columns = list(content, 'columns');
  const aggregates: Aggregate[] = columns.flatMap((column) =>
    ((column['aggregateTypes'] ?? []) as Summary[]).map((summary) => ({
      name: `${SUMMARIES[summary]}!${String(column['field'])}`,
      summary,
      field: field(column['field']),
    })),
  );
  for (const formula of list(content, 'aggregates') as Content[])
    if (formula['isActive'] === 'true')
      aggregates.push({
        name: formula['developerName']!,
        formula: {
          label: formula['masterLabel']!,
          ...(formula['description'] ? { description: formula['description'] } : {}),
          text: formula['calculatedFormula']!,
          datatype: formula['datatype'] as SummaryFormula['datatype'],
          scale: Number(formula['scale'] ?? 2),
        },
      });
  aggregates.push({ name: 'RowCount' });
  const grouping = (entry: Content): Grouping => {
    const grouped = field(entry['field']!);
    const isDate = grouped.field.type === 'date' || grouped.field.type === 'datetime';
    const { aggregateType, sortByName, sortType, dateGranularity = 'Day' } = entry;
    const sortName = sortType && sortType !== 'Column' ? sortNameOf(aggregateType, sortByName!) : undefined;
    const sortBy = aggregates.find(({ name }) => name === sortName);
    return {
      field: grouped,
      ...(isDate ? { granularity: dateGranularity as Granularity } : {}),
      descending: entry['sortOrder'] === 'Desc',
      ...(sortBy ? { sortBy } : {}),
    };
  };
  const frame = content['timeFrameFilter'] as Content | undefined;
  const chart = content['chart'] as MetadataComponent['content'] | undefined;
  return {
    fullName,
    name: String(content['name']),
    description: (content['description'] as string | undefined) ?? null,
    format: content['format'] as ReportModel['format'],
    type,
    columns: columns.map((column) => field(column['field'])),
    aggregates,
    down: (list(content, 'groupingsDown') as Content[]).map(grouping),
    across: (list(content, 'groupingsAcross') as Content[]).map(grouping),
    filters: (list(content['filter'] ?? {}, 'criteriaItems') as Content[]).map((item) => ({
      column: item['column']!,
      operator: item['operator']!,
      value: item['value'] ?? '',
    })),
    booleanFilter: (content['filter']?.['booleanFilter'] as string | undefined) ?? null,
    timeFrame: frame
      ? {
          column: frame['dateColumn']!,
          interval: frame['interval']!,
          startDate: frame['startDate'] ?? null,
          endDate: frame['endDate'] ?? null,
        }
      : null,
    scope: String(content['scope'] ?? 'organization'),
    showDetails: content['showDetails'] !== 'false',
    showSubtotals: content['showSubTotals'] !== 'false',
    showGrandTotal: content['showGrandTotal'] !== 'false',
    smartTotals: content['isSmartTotalDisabled'] !== 'true',
    sort: content['sortColumn']
      ? { field: field(content['sortColumn']), descending: content['sortOrder'] === 'Desc' }
      : null,
    chart: chart
      ? {
          type: chart['chartType'],
          title: chart['title'] ?? null,
          groupings: [chart['groupingColumn'], chart['secondaryGroupingColumn']].filter(Boolean) as string[],
          summaries: (list(chart, 'chartSummaries') as Content[]).map(aggregateName),
          legend: Boolean(chart['legendPosition']),
          values: chart['showValues'] === 'true',
        }
      : null,
  };
}

/** What a grouping is sorted by: `sortByName` is a column with its kind, `RowCount`, or the name of a formula. */
export const sortNameOf = (kind: string | undefined, column: string): string =>
  !kind || kind === 'RowCount' || column === 'RowCount' ? column : `${SUMMARIES[kind as Summary]}!${column}`;
