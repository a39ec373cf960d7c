import { notModelled } from '../errors.ts';
import type { Aggregate, Granularity, Grouping, ReportModel } from './report.ts';
import type { ReportField } from './reportType.ts';
import { forbidden } from './rows.ts';
import type { ReportRows } from './rows.ts';
import { conditions } from './filters.ts';
import { compileSummary } from './summaryFormula.ts';
import type { CompiledSummary } from './summaryFormula.ts';
import { isCaseless } from '../store/tables.ts';

/** The figures of one cell by name; null where there is nothing to figure. */
export type Figures = ReadonlyMap<string, number | null>;

/** A value that records are grouped by, as its column holds it; of references the id. */
export type GroupValue = string | number | null;

export interface FigureRow {
  groups: GroupValue[];
  figures: Figures;
}

/** What a report can show to a user: hidden columns, and the figures made of them, are left out. */
export interface VisibleReport extends ReportModel {
  formulas: Map<string, CompiledSummary>;
}

const TABLE = 'temp.report_rows';

/** The report as far as the user may see its columns. @throws ApiError FORBIDDEN for a grouping that is hidden */
export function visibleReport(report: ReportModel, rows: ReportRows): VisibleReport {
  const isVisible = ({ field }: Pick<Aggregate, 'field'>): boolean => !field || rows.column(field) !== undefined;
  const formulas = new Map<string, CompiledSummary>();
  const aggregates = report.aggregates.filter((aggregate) => {
    if (!aggregate.formula) return isVisible(aggregate);
    const compiled = compileSummary(report.type, aggregate.formula);
    formulas.set(aggregate.name, compiled);
    return compiled.reads.every(isVisible);
  });
  for (const { field } of [...report.down, ...report.across])
    if (!rows.column(field)) throw forbidden(`it groups by ${field.key}, which you may not see`);
  const read = [...aggregates, ...[...formulas.values()].flatMap(({ reads }) => reads)];
  const amount = read.find(({ field, summary }) => field?.field.type === 'currency' && summary !== 'Unique')?.field;
  if (amount && rows.context.org.schema.find('CurrencyType'))
    throw notModelled(`summarizing the currency field ${amount.field.name} in an org of several currencies`);
  const columns = report.columns.filter((field) => isVisible({ field }));
  const sort = report.sort && isVisible(report.sort) ? report.sort : null;
  return { ...report, aggregates, columns, sort, formulas };
}

/** Key of text that compares without case, as SQLite folds it: ASCII letters only. */
export const foldedKey = (value: unknown): string =>
  value === null ? '\u0000' : String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What is kept of a figure until groups are put together: a value, and of averages the sum and the number. */
type Part = [value: number | null, count: number];

/** The rows of a report in a table of their own, from which figures and details are taken. */
export class FigureTable {
  readonly #rows: ReportRows;
  readonly #report: VisibleReport;
  readonly #groupings: Grouping[];
  /** Figures of the smallest groups that add up to those of the larger ones. */
  readonly #additive: Aggregate[];
  /** Figures that count something once a group: they are figured anew for each level. */
  readonly #distinct: Aggregate[];
  readonly #values: string[];
  readonly #smallest: { groups: GroupValue[]; parts: Part[] }[];

  constructor(rows: ReportRows, report: VisibleReport) {
    this.#rows = rows;
    this.#report = report;
    this.#groupings = [...report.down, ...report.across];
    const shown = report.aggregates.filter(({ formula }) => !formula);
    const read = [...shown, ...[...report.formulas.values()].flatMap(({ reads }) => reads)];
    const plain = [...new Map(read.map((aggregate) => [aggregate.name, aggregate])).values()];
    this.#additive = plain.filter((aggregate) => this.#addsUp(aggregate));
    this.#distinct = plain.filter((aggregate) => !this.#addsUp(aggregate));
    this.#values = [...new Set(plain.flatMap(({ field }) => (field ? [field.key] : [])))];
    this.#make();
    this.#smallest = this.#figureSmallest();
  }

  /** Figures of each group of the first groupings down and the first across. */
  figures(down: number, across: number): FigureRow[] {
    const { down: before } = this.#report;
    const places = this.#groupings.flatMap((_, place) =>
      place < down || (place >= before.length && place < before.length + across) ? [place] : [],
    );
    const found = new Map<string, { groups: GroupValue[]; parts: Part[] }>();
    for (const { groups: all, parts } of this.#smallest) {
      const groups = places.map((place) => all[place]!);
      const key = groups.map(foldedKey).join('\u0001');
      const known = found.get(key);
      found.set(key, { groups: known?.groups ?? groups, parts: known ? this.#together(known.parts, parts) : parts });
    }
    const rows = new Map(
      [...found].map(([key, { groups, parts }]) => {
        const figures = this.#additive.map(
          (aggregate, index) => [aggregate.name, rounded(aggregate, parts[index]!)] as const,
        );
        return [key, { groups, figures: new Map<string, number | null>(figures) }];
      }),
    );
    for (const aggregate of this.#distinct)
      for (const row of this.#all(this.#distinctSql(places, aggregate))) {
        const [value, count] = row.slice(places.length) as Part;
        const figures = rows.get(row.slice(0, places.length).map(foldedKey).join('\u0001'))?.figures;
        figures?.set(aggregate.name, rounded(aggregate, [value, count]));
      }
    for (const { figures } of rows.values())
      for (const [name, formula] of this.#report.formulas)
        figures.set(
          name,
          formula.evaluate((read) => figures.get(read) ?? null),
        );
    return [...rows.values()];
  }

  /** The rows of the records of the first rows, base first, in the order of their groups. */
  records(
    rankOf: (values: readonly unknown[]) => number,
    atMost: number,
  ): { groups: string[]; records: (number | null)[] }[] {
    const { org } = this.#rows.context;
    org.store.database.function('report_rank', { varargs: true }, ((...values: unknown[]) => rankOf(values)) as never);
    const groups = this.#groupings.map((_, place) => `g${place}`);
    const rank = groups.length > 0 ? [`report_rank(${groups.join(', ')})`] : [];
    const { sort } = this.#report;
    const caseless = sort && isCaseless(sort.field.field) ? ' COLLATE NOCASE' : '';
    const order = sort ? [`sorting${caseless} ${sort.descending ? 'DESC' : 'ASC'}`] : [];
    const records = this.#report.type.objects.map((_, depth) => `k${depth}`);
    const sql = `SELECT ${[...groups, ...records].join(', ')} FROM ${TABLE} ORDER BY ${[...rank, ...order, ...records].join(', ')} LIMIT ${atMost}`;
    return this.#all(sql).map((row) => ({
      groups: row.slice(0, groups.length).map(foldedKey),
      records: row.slice(groups.length) as (number | null)[],
    }));
  }

  drop(): void {
    this.#rows.context.org.store.database.exec(`DROP TABLE IF EXISTS ${TABLE}`);
  }

  /** Where a figure counts each record once: at a parent of the lowest object, unless smart totals are off. */
  #depth({ field, summary }: Aggregate): number {
    const lowest = this.#report.type.objects.length - 1;
    return field && summary !== 'Unique' && this.#report.smartTotals ? field.depth : lowest;
  }

  /** A parent with all its rows in one group is counted once in the smallest group, and so in all. */
  #addsUp(aggregate: Aggregate): boolean {
    if (aggregate.summary === 'Unique') return false;
    const lowest = this.#report.type.objects.length - 1;
    const depth = this.#depth(aggregate);
    return depth === lowest || this.#groupings.every(({ field }) => field.depth <= depth);
  }

  #figureSmallest(): { groups: GroupValue[]; parts: Part[] }[] {
    const places = this.#groupings.map((_, place) => place);
    const lowest = this.#report.type.objects.length - 1;
    const found = new Map<string, { groups: GroupValue[]; parts: Part[] }>();
    for (const depth of new Set([lowest, ...this.#additive.map((aggregate) => this.#depth(aggregate))])) {
      const figured = this.#additive.flatMap((aggregate, index) =>
        this.#depth(aggregate) === depth ? [{ aggregate, index }] : [],
      );
      const values = new Set(figured.flatMap(({ aggregate: { field } }) => (field ? [this.#value(field.key)] : [])));
      const columns = [...places.map((place) => `g${place}`), `k${depth}`, ...values];
      const once = `(SELECT DISTINCT ${columns.join(', ')} FROM ${TABLE} WHERE k${depth} IS NOT NULL)`;
      const figures = figured.map(({ aggregate }) => this.#figure(aggregate));
      for (const row of this.#all(this.#groupSql(places, figures, depth === lowest ? TABLE : once))) {
        const groups = row.slice(0, places.length) as GroupValue[];
        const key = groups.map(foldedKey).join('\u0001');
        const entry = found.get(key) ?? { groups, parts: this.#additive.map((): Part => [null, 0]) };
        found.set(key, entry);
        figured.forEach(({ index: part }, index) => {
          entry.parts[part] = row.slice(places.length + index * 2, places.length + index * 2 + 2) as Part;
        });
      }
    }
    return [...found.values()];
  }

  #distinctSql(places: number[], aggregate: Aggregate): string {
    const depth = this.#depth(aggregate);
    const columns = [...places.map((place) => `g${place}`), `k${depth}`, this.#value(aggregate.field!.key)];
    const once = `(SELECT DISTINCT ${columns.join(', ')} FROM ${TABLE} WHERE k${depth} IS NOT NULL)`;
    return this.#groupSql(places, [this.#figure(aggregate)], aggregate.summary === 'Unique' ? TABLE : once);
  }

  #groupSql(places: number[], figures: string[], from: string): string {
    const by = places.map((place) => `g${place}${this.#collation(this.#groupings[place]!.field)}`);
    const groups = by.length > 0 ? ` GROUP BY ${by.join(', ')}` : '';
    return `SELECT ${[...places.map((place) => `min(g${place})`), ...figures, '0'].join(', ')} FROM ${from}${groups}`;
  }

  /** A figure as a value and a number. */
  #figure({ field, summary }: Aggregate): string {
    if (!field) return 'count(*), 0';
    const value = this.#value(field.key);
    if (summary === 'Unique') return `count(DISTINCT ${value}${this.#collation(field)}), 0`;
    if (summary === 'Average') return `sum(${value}), count(${value})`;
    return `${{ Sum: 'sum', Maximum: 'max', Minimum: 'min' }[summary!]}(${value}), 0`;
  }

  #together(left: readonly Part[], right: readonly Part[]): Part[] {
    return this.#additive.map(({ summary }, index): Part => {
      const [[a, first], [b, second]] = [left[index]!, right[index]!];
      if (a === null || b === null) return [a ?? b, first + second];
      const extreme = summary === 'Maximum' ? Math.max(a, b) : summary === 'Minimum' ? Math.min(a, b) : a + b;
      return [extreme, first + second];
    });
  }

  #value(key: string): string {
    return `v${this.#values.indexOf(key)}`;
  }

  /** Ids compare exactly, other text mostly without case. */
  #collation(field: ReportField): string {
    return isCaseless(field.field) && !this.#rows.column(field)!.id ? ' COLLATE NOCASE' : '';
  }

  #make(): void {
    const rows = this.#rows;
    const groups = this.#groupings.map((grouping, place) => {
      const { id, sql } = rows.column(grouping.field)!;
      return `${id ?? this.#period(grouping, sql)} AS g${place}`;
    });
    const { fields } = this.#report.type;
    const values = this.#values.map((key, index) => {
      const { id, sql } = rows.column(fields.get(key)!)!;
      return `${id ?? sql} AS v${index}`;
    });
    const records = this.#report.type.objects.map((_, depth) => `${rows.record(depth)} AS k${depth}`);
    const sorting = this.#report.sort && rows.column(this.#report.sort.field);
    const sorted = sorting ? [`${sorting.name ?? sorting.sql} AS sorting`] : [];
    const where = [...conditions(rows, this.#report), ...rows.restrictions].join(' AND ') || '1';
    this.drop();
    const sql = `CREATE TABLE ${TABLE} AS SELECT ${[...groups, ...values, ...records, ...sorted].join(', ')} ${rows.from} WHERE ${where}`;
    const statement = rows.context.org.store.database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    statement.run(rows.context.parameters.values);
  }

  /** The first day of the period that a date falls into, in the user's time zone. */
  #period({ field: { field }, granularity = 'Day' }: Grouping, sql: string): string {
    if (field.type === 'date') return PERIODS[granularity](sql);
    if (field.type !== 'datetime') return sql;
    const { parameters } = this.#rows.context;
    return `report_period(${sql}, ${parameters.add(this.#rows.timeZone)}, ${parameters.add(granularity)})`;
  }

  #all(sql: string): unknown[][] {
    const statement = this.#rows.context.org.store.database.prepare(sql);
    statement.setReturnArrays(true);
    return statement.all() as unknown as unknown[][];
  }
}

/** The first day of the period of a day, as SQL. */
const PERIODS: Record<Granularity, (day: string) => string> = {
  Day: (day) => day,
  Week: (day) => `date(${day}, '-' || strftime('%w', ${day}) || ' days')`,
  Month: (day) => `substr(${day}, 1, 7) || '-01'`,
  Quarter: (day) =>
    `substr(${day}, 1, 5) || printf('%02d', (CAST(substr(${day}, 6, 2) AS INTEGER) - 1) / 3 * 3 + 1) || '-01'`,
  Year: (day) => `substr(${day}, 1, 4) || '-01-01'`,
};

/** Averages of sums; sums of decimals pick up binary noise, so they are given to the decimals of the field. */
function rounded({ summary, field }: Aggregate, [value, count]: Part): number | null {
  if (summary === 'Sum') return Number((value ?? 0).toFixed(field!.field.scale));
  return summary === 'Average' && value !== null ? value / count : value;
}
