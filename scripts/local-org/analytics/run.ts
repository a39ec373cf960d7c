import type { LocalOrg, Session } from '../org.ts';
import { detailCells } from './details.ts';
import type { DataCell } from './details.ts';
import { FigureTable, foldedKey, visibleReport } from './figures.ts';
import type { FigureRow, Figures, GroupValue, VisibleReport } from './figures.ts';
import { reportTexts } from './texts.ts';
import type { ReportTexts } from './texts.ts';
import type { Grouping, ReportModel } from './report.ts';
import { ReportRows } from './rows.ts';

/** As many records as a run gives; its figures count all. */
const MOST_ROWS = 2000;

/** A group as the API gives it. */
export interface GroupingValue {
  groupings: GroupingValue[];
  key: string;
  label: string;
  value: string | number | boolean | null;
}

export interface Fact {
  aggregates: DataCell[];
  rows?: { dataCells: DataCell[] }[];
}

export interface ReportRun {
  report: VisibleReport;
  allData: boolean;
  factMap: Record<string, Fact>;
  groupingsDown: GroupingValue[];
  groupingsAcross: GroupingValue[];
}

interface Node {
  value: GroupValue;
  folded: string;
  children: Map<string, Node>;
  /** Folded values from the outermost grouping down to this. */
  path: string[];
  key: string;
}

/** Runs a report as a user. @throws ApiError FORBIDDEN when the user may not see what it is made of */
export function runReport(org: LocalOrg, session: Session, report: ReportModel, withRows: boolean): ReportRun {
  const rows = new ReportRows(org, session, report.type);
  const visible = visibleReport(report, rows);
  const texts = reportTexts(org, session);
  const table = new FigureTable(rows, visible);
  try {
    const down = new Axis(visible.down, (level) => table.figures(level, 0), texts);
    const across = new Axis(visible.across, (level) => table.figures(0, level), texts);
    const factMap: Record<string, Fact> = {};
    for (let downLevel = 0; downLevel <= visible.down.length; downLevel++)
      for (let acrossLevel = 0; acrossLevel <= visible.across.length; acrossLevel++) {
        const known =
          acrossLevel === 0
            ? down.levels[downLevel]!
            : downLevel === 0
              ? across.levels[acrossLevel]!
              : table.figures(downLevel, acrossLevel);
        const byPath = new Map(known.map(({ groups, figures }) => [pathOf(groups), figures]));
        for (const downNode of down.nodes[downLevel]!)
          for (const acrossNode of across.nodes[acrossLevel]!) {
            const figures = byPath.get([...downNode.path, ...acrossNode.path].join('\u0001'));
            factMap[`${downNode.key}!${acrossNode.key}`] = { aggregates: cellsOf(visible, figures, texts) };
          }
      }
    const count = Number(down.levels[0]![0]?.figures.get('RowCount') ?? 0);
    if (withRows) addRows(table, rows, visible, texts, down, across, factMap);
    return {
      report: visible,
      allData: count <= MOST_ROWS,
      factMap,
      groupingsDown: down.values(),
      groupingsAcross: across.values(),
    };
  } finally {
    table.drop();
  }
}

const pathOf = (groups: readonly GroupValue[]): string => groups.map(foldedKey).join('\u0001');

function cellsOf(report: VisibleReport, figures: Figures | undefined, texts: ReportTexts): DataCell[] {
  return report.aggregates.map((aggregate) => {
    // Where there is no record, a formula has nothing to divide.
    if (!figures && aggregate.formula) return { label: '-', value: null };
    const counts = !aggregate.formula && (!aggregate.summary || ['Sum', 'Unique'].includes(aggregate.summary));
    const value = figures?.get(aggregate.name) ?? (counts ? 0 : null);
    return { label: texts.figure(aggregate, value), value };
  });
}

/** The groups of one direction as a tree, sorted. */
class Axis {
  /** Figures by level, from the total on. */
  readonly levels: FigureRow[][];
  /** Groups by level; of the total one without a value. */
  readonly nodes: Node[][];
  readonly #groupings: Grouping[];
  readonly #texts: ReportTexts;

  constructor(groupings: Grouping[], figures: (level: number) => FigureRow[], texts: ReportTexts) {
    const depth = groupings.length;
    this.#groupings = groupings;
    this.#texts = texts;
    this.levels = Array.from({ length: depth + 1 }, (_, level) => figures(level));
    const root: Node = { value: null, folded: '', children: new Map(), path: [], key: 'T' };
    for (const { groups } of this.levels[depth]!) {
      let node = root;
      for (const group of groups) {
        const folded = foldedKey(group);
        let child = node.children.get(folded);
        if (!child) {
          child = { value: group, folded, children: new Map(), path: [...node.path, folded], key: '' };
          node.children.set(folded, child);
        }
        node = child;
      }
    }
    this.nodes = [[root]];
    for (let level = 1; level <= depth; level++) {
      const sorted = this.nodes[level - 1]!.map((node) => this.#sorted(node, level));
      this.nodes.push(sorted.flat());
    }
  }

  values(node: Node = this.nodes[0]![0]!, level = 0): GroupingValue[] {
    return [...node.children.values()].map((child) => ({
      groupings: this.values(child, level + 1),
      key: child.key,
      label: this.#texts.group(this.#groupings[level]!, child.value),
      value: this.#groupings[level]!.field.field.type === 'boolean' ? child.value === 1 : child.value,
    }));
  }

  #sorted(node: Node, level: number): Node[] {
    const grouping = this.#groupings[level - 1]!;
    const figures = new Map(this.levels[level]!.map((row) => [pathOf(row.groups), row.figures]));
    const figureOf = (child: Node): number =>
      figures.get(child.path.join('\u0001'))?.get(grouping.sortBy!.name) ?? Number.NEGATIVE_INFINITY;
    const order = this.#texts.order(grouping);
    const way = grouping.descending ? -1 : 1;
    const children = [...node.children.values()].sort((left, right) =>
      grouping.sortBy
        ? (figureOf(left) - figureOf(right)) * way || order(left.value, right.value)
        : order(left.value, right.value) * way,
    );
    children.forEach((child, index) => {
      child.key = node.key === 'T' ? String(index) : `${node.key}_${index}`;
    });
    node.children = new Map(children.map((child) => [child.folded, child]));
    return children;
  }
}

function addRows(
  table: FigureTable,
  rows: ReportRows,
  report: VisibleReport,
  texts: ReportTexts,
  down: Axis,
  across: Axis,
  factMap: Record<string, Fact>,
): void {
  const leavesOf = (axis: Axis): Map<string, { rank: number; key: string }> =>
    new Map(axis.nodes.at(-1)!.map(({ path, key }, rank) => [path.join('\u0001'), { rank, key }]));
  const [downLeaves, acrossLeaves] = [leavesOf(down), leavesOf(across)];
  const place = (
    folded: readonly string[],
  ): { down: { rank: number; key: string }; across: { rank: number; key: string } } => ({
    down: downLeaves.get(folded.slice(0, report.down.length).join('\u0001'))!,
    across: acrossLeaves.get(folded.slice(report.down.length).join('\u0001'))!,
  });
  const rankOf = (values: readonly unknown[]): number => {
    const found = place(values.map(foldedKey));
    return found.down.rank * acrossLeaves.size + found.across.rank;
  };
  for (const fact of Object.values(factMap)) fact.rows = [];
  const wanted = table.records(rankOf, MOST_ROWS);
  const cells = detailCells(
    rows,
    report,
    wanted.map(({ records }) => records),
    texts,
  );
  wanted.forEach(({ groups }, index) => {
    const found = place(groups);
    const dataCells = cells[index];
    if (dataCells) factMap[`${found.down.key}!${found.across.key}`]!.rows!.push({ dataCells });
  });
}
