import { LightningElement, api } from 'lwc';
import { chartData, chartShapes, colourStyle } from 'shell/chartShapes';
import { texts } from 'shell/text';

/** The kind of a report's or a component's chart: bars and columns are stacked where there are two groupings. */
const kindOf = (type) =>
  ({ HorizontalBar: 'Bar', VerticalColumn: 'Column' })[type.replace('Stacked', '')] ?? type.replace('Stacked', '');

/** A chart of a report's run, with its figures in a table. */
export default class ReportChart extends LightningElement {
  texts = texts;
  /** What the API gave for the run. */
  @api result;
  /** `{ type, title, groupings, summary, sort, atMost }` */
  @api chart;
  width = 0;

  connectedCallback() {
    this.observer = new ResizeObserver(([{ contentRect }]) => {
      this.width = Math.floor(contentRect.width);
    });
  }

  renderedCallback() {
    this.observer.observe(this.template.querySelector('[data-room]'));
  }

  disconnectedCallback() {
    this.observer.disconnect();
  }

  get data() {
    return chartData(this.result, this.chart);
  }

  get shapes() {
    const { height, marks, lines, words } = chartShapes(kindOf(this.chart.type), this.data, this.width);
    const keyed = (list) => list.map((item, key) => ({ ...item, key }));
    return {
      height,
      viewBox: `0 0 ${this.width} ${height}`,
      marks: keyed(marks),
      lines: keyed(lines.map((path) => ({ path }))),
      words: keyed(words),
    };
  }

  get isDrawn() {
    return this.width > 0 && this.data.points.length > 0;
  }

  get summaryLabel() {
    return this.result.reportExtendedMetadata.aggregateColumnInfo[this.chart.summary].label;
  }

  get name() {
    return this.chart.title || this.summaryLabel;
  }

  get legend() {
    const { series, points } = this.data;
    const isRound = kindOf(this.chart.type) === 'Donut';
    const names = isRound ? points.map(({ label }) => label) : series;
    if (names.length < 2) return [];
    return names.map((label, index) => ({
      label: isRound ? `${label} ${points[index].values[0]?.label ?? ''}` : label,
      key: index,
      style: colourStyle(index),
    }));
  }

  get groupingLabel() {
    return this.result.reportExtendedMetadata.groupingColumnInfo[this.chart.groupings[0]].label;
  }

  get headings() {
    return this.data.series.map((label, key) => ({ label, key }));
  }

  get rows() {
    const { series, points } = this.data;
    return points.map(({ label, values }, key) => ({
      key,
      label,
      cells: series.map((_, index) => ({ key: index, label: values[index]?.label ?? '-' })),
    }));
  }
}
