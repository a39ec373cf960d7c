import { LightningElement, api } from 'lwc';
import { texts } from 'shell/text';

/** The groups of a run with their figures, subtotals and total: a row a group, in a matrix a column a group across. */
export default class ReportFigures extends LightningElement {
  @api result;
  @api label;
  /** Names of the figures to show; without them all. */
  @api figures;
  /** How many of the groupings down are shown; without it all. */
  @api depth;
  /** Whether groups that hold groups have rows of their own. */
  @api subtotals;
  /** Whether the total of all has a row and, in a matrix, a column; without it both are there. */
  @api total;

  get info() {
    return this.result.reportExtendedMetadata;
  }

  get shown() {
    const { aggregates } = this.result.reportMetadata;
    const names = this.figures?.length ? this.figures : aggregates;
    return names.map((name) => ({
      name,
      place: aggregates.indexOf(name),
      label: this.info.aggregateColumnInfo[name].label,
    }));
  }

  get groupHeadings() {
    const names = this.result.reportMetadata.groupingsDown.map(({ name }) => name).slice(0, this.depth);
    return names.map((name) => ({ name, label: this.info.groupingColumnInfo[name].label }));
  }

  /** The groups across; the total of each row stands at the end. */
  get groupsAcross() {
    const leaves = (groups, before) =>
      groups.flatMap((group) => {
        const label = [...before, group.label].join(' · ');
        return group.groupings.length ? leaves(group.groupings, [...before, group.label]) : [{ key: group.key, label }];
      });
    const across = leaves(this.result.groupingsAcross.groupings, []);
    const total = this.total === false && across.length > 0 ? [] : [{ key: 'T', label: texts.total }];
    return [...across, ...total].map((group) => ({ ...group, span: this.shown.length }));
  }

  get isMatrix() {
    return this.result.groupingsAcross.groupings.length > 0;
  }

  get headingRows() {
    return this.isMatrix ? 2 : 1;
  }

  get columns() {
    return this.groupsAcross.flatMap(({ key }) =>
      this.shown.map((figure) => ({ ...figure, id: `${key}!${figure.name}`, key })),
    );
  }

  get rows() {
    const depth = this.groupHeadings.length;
    const row = (key, cells, className) => ({
      key,
      className,
      cells,
      figures: this.columns.map((column) => ({
        id: column.id,
        label: this.result.factMap[`${key}!${column.key}`]?.aggregates[column.place].label ?? '-',
      })),
    });
    const rows = [];
    const walk = (groups, level, before) => {
      for (const group of groups) {
        const labels = [...before, group.label];
        const isLeaf = level === depth - 1;
        if (!isLeaf) walk(group.groupings, level + 1, labels);
        if (!isLeaf && this.subtotals === false) continue;
        const shown = isLeaf ? labels : [...labels, texts.subtotal];
        const cells = this.groupHeadings.map(({ name }, place) => ({ name, label: shown[place] ?? '' }));
        rows.push(row(group.key, cells, isLeaf ? '' : 'sum'));
      }
    };
    walk(this.result.groupingsDown.groupings, 0, []);
    if (this.total === false && rows.length > 0) return rows;
    const total = this.groupHeadings.map(({ name }, place) => ({ name, label: place ? '' : texts.total }));
    rows.push(row('T', total, 'sum'));
    return rows;
  }
}
