import { z } from 'zod';

const cell = z.looseObject({ label: z.string().nullish(), value: z.unknown() });

interface Group {
  key: string;
  label: string;
  value?: unknown;
  groupings?: Group[] | null | undefined;
}
const group: z.ZodType<Group> = z.looseObject({
  key: z.string(),
  label: z.string(),
  value: z.unknown(),
  get groupings() {
    return z.array(group).nullish();
  },
});
const groups = z.looseObject({ groupings: z.array(group) }).nullish();
const column = z.looseObject({ label: z.string(), dataType: z.string().nullish() });

/** What the analytics API answers when a report is run, as far as it is shown. */
export const reportAnswer = z.looseObject({
  allData: z.boolean(),
  factMap: z.record(
    z.string(),
    z.looseObject({
      aggregates: z.array(cell).nullish(),
      rows: z.array(z.looseObject({ dataCells: z.array(cell) })).nullish(),
    }),
  ),
  groupingsDown: groups,
  groupingsAcross: groups,
  reportExtendedMetadata: z.looseObject({
    aggregateColumnInfo: z.record(z.string(), column),
    detailColumnInfo: z.record(z.string(), column),
    groupingColumnInfo: z.record(z.string(), column).nullish(),
  }),
  reportMetadata: z.looseObject({
    name: z.string(),
    developerName: z.string(),
    description: z.string().nullish(),
    reportFormat: z.string(),
    aggregates: z.array(z.string()).nullish(),
    detailColumns: z.array(z.string()).nullish(),
    groupingsDown: z.array(z.looseObject({ name: z.string() })).nullish(),
    groupingsAcross: z.array(z.looseObject({ name: z.string() })).nullish(),
  }),
});
export type ReportAnswer = z.infer<typeof reportAnswer>;

export interface ReportCell {
  /** As the org writes it for the user. */
  label: string;
  value: string | number | boolean | null;
}

export interface ReportLine {
  /** 0: the total of all; else so many groups deep. */
  level: number;
  /** Names of the groups, from the outermost. */
  groups: string[];
  /** Figures, for each group across and then for all of them. */
  cells: ReportCell[];
}

/** A report as lines of figures, each group before those in it, the total of all at the end. */
export interface ReportTable {
  name: string;
  developerName: string;
  description: string | null;
  /** Names of the groupings down. */
  groupings: string[];
  /** Names of the figures of a line. */
  figures: string[];
  lines: ReportLine[];
  details: { columns: string[]; rows: { groups: string[]; cells: ReportCell[] }[] } | null;
  /** Whether the org gave all records: it gives 2,000 at most. Figures always count all. */
  isWhole: boolean;
}

interface Place {
  key: string;
  groups: string[];
}

/** Reads the org's answer. */
export function toTable(answer: ReportAnswer, withDetails: boolean): ReportTable {
  const { reportMetadata, reportExtendedMetadata, factMap } = answer;
  const aggregates = reportMetadata.aggregates ?? [];
  const names = aggregates.map((name) => reportExtendedMetadata.aggregateColumnInfo[name]?.label ?? name);
  const down = placesOf(answer.groupingsDown?.groupings ?? []);
  const across = placesOf(answer.groupingsAcross?.groupings ?? []);
  const hasAcross = (reportMetadata.groupingsAcross ?? []).length > 0;
  const all: Place = { key: 'T', groups: [] };
  // Those within a group across come before it, as a subtotal stands behind what it adds up.
  const columns = hasAcross ? [...across, all] : [all];
  const cellsOf = (key: string): ReportCell[] =>
    columns.flatMap((column) => {
      const fact = factMap[`${key}!${column.key}`];
      return aggregates.map((_, index) => toCell(fact?.aggregates?.[index]));
    });
  const lines = [...down, all].map((place) => ({
    level: place.groups.length,
    groups: place.groups,
    cells: cellsOf(place.key),
  }));
  const detailColumns = reportMetadata.detailColumns ?? [];
  return {
    name: reportMetadata.name,
    developerName: reportMetadata.developerName,
    description: reportMetadata.description ?? null,
    groupings: (reportMetadata.groupingsDown ?? []).map(
      ({ name }) => reportExtendedMetadata.groupingColumnInfo?.[name]?.label ?? name,
    ),
    figures: columns.flatMap(({ groups }) =>
      names.map((name) => {
        const over = groups.join(' / ');
        return over === '' ? name : names.length > 1 ? `${over}: ${name}` : over;
      }),
    ),
    lines,
    details: withDetails
      ? {
          columns: detailColumns.map((name) => reportExtendedMetadata.detailColumnInfo[name]?.label ?? name),
          rows: [...down, all].flatMap((place) =>
            [...across, all].flatMap((column) =>
              (factMap[`${place.key}!${column.key}`]?.rows ?? []).map(({ dataCells }) => ({
                groups: place.groups,
                cells: dataCells.map(toCell),
              })),
            ),
          ),
        }
      : null,
    isWhole: answer.allData,
  };
}

/** All groups of a direction, each before those in it. */
function placesOf(groupings: readonly Group[], above: readonly string[] = []): Place[] {
  return groupings.flatMap(({ key, label, value, groupings: within }) => {
    // The org's sign for nothing is the beginning of a formula to a spreadsheet.
    const own = [...above, value === null && label === '-' ? '–' : label];
    return [{ key, groups: own }, ...placesOf(within ?? [], own)];
  });
}

function toCell(given: { label?: string | null | undefined; value?: unknown } | undefined): ReportCell {
  const value = given?.value ?? null;
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
      ? value
      : // An amount comes with its currency.
        ((value as { amount?: number | null }).amount ?? null);
  return { label: given?.label ?? '', value: plain };
}
