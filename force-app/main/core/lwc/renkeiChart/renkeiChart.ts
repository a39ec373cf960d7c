import { LightningElement, api } from 'lwc';
import asTable from '@salesforce/label/c.RenkeiCore_ChartTable';
import { linesOf, rowsOf, type ChartData, type ChartKind, type Lines, type Rows } from './shapes.ts';

export type { ChartData } from './shapes.ts';

const EMPTY: ChartData = { categories: [], series: [] };

/**
 * A chart, drawn as wide as there is room, with the same figures as a table. Charts say nothing by colour alone: each figure stands
 * beside its bar, and the table has them all.
 */
export default class RenkeiChart extends LightningElement {
  @api kind: ChartKind = 'bars';
  /** What is shown, for those who do not see it and above the table. */
  @api label = '';
  /** What the categories are, above their names in the table. */
  @api categoryLabel = '';
  @api data: ChartData = EMPTY;
  /** What the top of a line chart stands for; undefined: the largest figure. */
  @api most: number | undefined;
  /** Leaves the table out where another one beside the chart says the same. */
  @api withoutTable = false;

  labels = { asTable };

  get isLine(): boolean {
    return this.kind === 'line';
  }

  get rows(): Rows {
    return rowsOf(this.kind === 'line' ? 'bars' : this.kind, this.data);
  }

  get lines(): Lines {
    return linesOf(this.data, this.most ?? null);
  }

  get hasTable(): boolean {
    return !this.withoutTable;
  }

  get hasLegend(): boolean {
    return this.data.series.length > 1;
  }

  get legend(): { key: string; name: string; className: string }[] {
    return this.data.series.map(({ key, name }, index) => ({ key, name, className: `swatch colour-${index % 4}` }));
  }

  get tableRows(): { key: string; name: string; cells: { key: string; text: string }[] }[] {
    return this.data.categories.map(({ key, name }, place) => ({
      key,
      name,
      cells: this.data.series.map((series) => ({ key: series.key, text: series.figures[place]?.text ?? '–' })),
    }));
  }
}
