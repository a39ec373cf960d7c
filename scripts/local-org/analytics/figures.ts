import type { SQLInputValue } from 'node:sqlite';
import type { Aggregate, Grouping, ReportModel } from './report.ts';
import { forbidden } from './rows.ts';
import type { ReportRows } from './rows.ts';
import { conditions, isDated } from './filters.ts';
import { compileSummary } from './summaryFormula.ts';
import type { CompiledSummary } from './summaryFormula.ts';
import { isCaseless } from '../store/tables.ts';

/** The figures of one cell by name; null where there is nothing to figure. */
export type Figures = ReadonlyMap<string, number | null>;

/** A value that records are grouped by, as its column holds it, with the name of the record it stands for. */
export interface GroupValue {
  value: string | number | null;
  name?: string | null;
}

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
  const columns = report.columns.filter((field) => isVisible({ field }));
  const sort = report.sort && isVisible(report.sort) ? report.sort : null;
  return { ...report, aggregates, columns, sort, formulas };
}

/** Key of text that compares without case, as SQLite folds it: ASCII letters only. */
export const foldedKey = (value: unknown): string =>
  value === null ? '\u0000' : String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The rows of a report in a table of their own, from which figures and details are taken. */
export class FigureTable {
  readonly #rows: ReportRows;
  readonly #report: VisibleReport;
  readonly #groupings: Grouping[];
  /** All figures that have a column: those shown, and those that formulas read. */
  readonly #plain: Aggregate[];
  readonly #values: string[];

  constructor(rows: ReportRows, report: VisibleReport) {
    this.#rows = rows;
    this.#report = report;
    this.#groupings = [...report.down, ...report.across];
    const read = [
      ...report.aggregates.filter(({ formula }) => !formula),
      ...[...report.formulas.values()].flatMap(({ reads }) => reads),
    ];
    this.#plain = [...new Map(read.map((aggregate) => [aggregate.name, aggregate])).values()];
    this.#values = [...new Set(this.#plain.flatMap(({ field }) => (field ? [field.key] : [])))];
    this.#make();
  }

  /** Figures of each group of the first groupings down and the first across. */
  figures(down: number, across: number): FigureRow[] {
    const places = this.#groupings.flatMap((_, place) =>
      place < down || (place >= this.#report.down.length && place < this.#report.down.length + across) ? [place] : [],
    );
    const found = new Map<string, { groups: GroupValue[]; figures: Map<string, number | null> }>();
    const lowest = this.#report.type.objects.length - 1;
    const depths = new Set(this.#plain.map((aggregate) => this.#depth(aggregate)));
    for (const depth of new Set([lowest, ...depths])) {
      const aggregates = this.#plain.filter((aggregate) => this.#depth(aggregate) === depth);
      for (const row of this.#query(places, aggregates, depth < lowest ? depth : undefined)) {
        const groups = places.map((_, index): GroupValue => {
          const [value, name] = [row[index * 2], row[index * 2 + 1]];
          return { value: value as string, ...(this.#named(places[index]!) ? { name: name as string } : {}) };
        });
        const key = groups.map(({ value }) => foldedKey(value)).join('\u0001');
        const entry = found.get(key) ?? { groups, figures: new Map() };
        found.set(key, entry);
        aggregates.forEach((aggregate, index) => {
          entry.figures.set(aggregate.name, rounded(aggregate, row[places.length * 2 + index] as number | null));
        });
      }
    }
    for (const { figures } of found.values())
      for (const [name, formula] of this.#report.formulas)
        figures.set(
          name,
          formula.evaluate((read) => figures.get(read) ?? null),
        );
    return [...found.values()];
  }

  /** The ids of the first records, in the order of their groups. */
  ids(rankOf: (values: readonly unknown[]) => number, atMost: number): { groups: string[]; ids: (string | null)[] }[] {
    const { org } = this.#rows.context;
    org.store.database.function('report_rank', { varargs: true }, ((...values: unknown[]) => rankOf(values)) as never);
    const groups = this.#groupings.map((_, place) => `g${place}`);
    const rank = groups.length > 0 ? [`report_rank(${groups.join(', ')})`] : [];
    const { sort } = this.#report;
    const caseless = sort && isCaseless(sort.field.field) ? ' COLLATE NOCASE' : '';
    const order = sort ? [`sorting${caseless} ${sort.descending ? 'DESC' : 'ASC'}`] : [];
    const ids = this.#report.type.objects.map((_, depth) => `k${depth}`);
    const sql = `SELECT ${[...groups, ...ids].join(', ')} FROM ${TABLE} ORDER BY ${[...rank, ...order, ...ids].join(', ')} LIMIT ${atMost}`;
    return this.#all(sql).map((row) => ({
      groups: row.slice(0, groups.length).map(foldedKey),
      ids: row.slice(groups.length) as (string | null)[],
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

  #query(places: number[], aggregates: Aggregate[], distinctBy: number | undefined): unknown[][] {
    const groups = places.map((place) => this.#folded(place));
    const shown = places.flatMap((place) => [`min(g${place})`, `min(n${place})`]);
    const figures = aggregates.map((aggregate) => this.#figure(aggregate));
    const values = new Set(aggregates.flatMap(({ field }) => (field ? [`v${this.#values.indexOf(field.key)}`] : [])));
    const columns = [...places.flatMap((place) => [`g${place}`, `n${place}`]), `k${distinctBy}`, ...values];
    const from =
      distinctBy === undefined
        ? TABLE
        : `(SELECT DISTINCT ${columns.join(', ')} FROM ${TABLE} WHERE k${distinctBy} IS NOT NULL)`;
    const by = groups.length > 0 ? ` GROUP BY ${groups.join(', ')}` : '';
    return this.#all(`SELECT ${[...shown, ...figures, '0'].join(', ')} FROM ${from}${by}`);
  }

  #figure({ field, summary }: Aggregate): string {
    if (!field) return 'count(*)';
    const value = `v${this.#values.indexOf(field.key)}`;
    if (summary === 'Unique') return `count(DISTINCT ${value}${isCaseless(field.field) ? ' COLLATE NOCASE' : ''})`;
    return {
      Sum: `coalesce(sum(${value}), 0)`,
      Average: `avg(${value})`,
      Maximum: `max(${value})`,
      Minimum: `min(${value})`,
    }[summary!];
  }

  #folded(place: number): string {
    const { field } = this.#groupings[place]!.field;
    return `g${place}${isCaseless(field) && !this.#named(place) ? ' COLLATE NOCASE' : ''}`;
  }

  #named(place: number): boolean {
    const column = this.#rows.column(this.#groupings[place]!.field)!;
    return column.name !== undefined || column.id !== undefined;
  }

  #make(): void {
    const rows = this.#rows;
    const groups = this.#groupings.flatMap((grouping, place) => {
      const column = rows.column(grouping.field)!;
      const name = column.name ?? (column.id ? column.sql : 'NULL');
      return [`${column.id ?? this.#period(grouping, column.sql)} AS g${place}`, `${name} AS n${place}`];
    });
    const fields = this.#report.type.fields;
    const values = this.#values.map((key, index) => {
      const column = rows.column(fields.get(key)!)!;
      return `${column.id ?? column.sql} AS v${index}`;
    });
    const ids = this.#report.type.objects.map((_, depth) => `${rows.id(depth)} AS k${depth}`);
    const { sort } = this.#report;
    const sorting = sort && rows.column(sort.field);
    const columns = [...groups, ...values, ...ids, ...(sorting ? [`${sorting.name ?? sorting.sql} AS sorting`] : [])];
    const where = [...conditions(rows, this.#report), ...rows.restrictions].join(' AND ') || '1';
    this.drop();
    const sql = `CREATE TABLE ${TABLE} AS SELECT ${columns.join(', ')} ${rows.from} WHERE ${where}`;
    const statement = rows.context.org.store.database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    statement.run(rows.context.parameters.values as Record<string, SQLInputValue>);
  }

  /** The first day of the period that a date falls into, in the user's time zone. */
  #period({ field: { field }, granularity }: Grouping, sql: string): string {
    if (!isDated(field)) return sql;
    const { parameters } = this.#rows.context;
    const day =
      field.type === 'date' ? sql : `substr(local_time(${sql}, ${parameters.add(this.#rows.timeZone)}), 1, 10)`;
    switch (granularity) {
      case 'Week':
        return `date(${day}, '-' || strftime('%w', ${day}) || ' days')`;
      case 'Month':
        return `substr(${day}, 1, 7) || '-01'`;
      case 'Quarter':
        return `substr(${day}, 1, 5) || printf('%02d', (CAST(substr(${day}, 6, 2) AS INTEGER) - 1) / 3 * 3 + 1) || '-01'`;
      case 'Year':
        return `substr(${day}, 1, 4) || '-01-01'`;
      default:
        return day;
    }
  }

  #all(sql: string): unknown[][] {
    const statement = this.#rows.context.org.store.database.prepare(sql);
    statement.setReturnArrays(true);
    return statement.all() as unknown as unknown[][];
  }
}

/** Sums of decimals pick up binary noise: they are given to the decimals of the field. */
function rounded({ summary, field }: Aggregate, value: number | null): number | null {
  return value !== null && summary === 'Sum' ? Number(value.toFixed(field!.field.scale)) : value;
}
