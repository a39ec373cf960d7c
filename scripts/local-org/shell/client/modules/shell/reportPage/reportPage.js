import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { filterLines } from 'shell/reportWords';
import { call } from 'shell/request';
import { text, texts } from 'shell/text';

/** A report: what it is filtered by, its chart, its groups with their figures, and its records. */
export default class ReportPage extends LightningElement {
  texts = texts;
  @api reportId;
  describe;
  result;
  error;

  async connectedCallback() {
    try {
      const path = `/analytics/reports/${this.reportId}`;
      [this.describe, this.result] = await Promise.all([
        call('GET', `${path}/describe`),
        call('GET', `${path}?includeDetails=true`),
      ]);
    } catch (error) {
      this.error = error;
    }
  }

  get metadata() {
    return this.result.reportMetadata;
  }

  get reportLabel() {
    return boot.objects.Report.label;
  }

  get filters() {
    return filterLines(this.describe).map((line, key) => ({ line, key }));
  }

  get chart() {
    const { chart } = this.metadata;
    if (!chart || !this.result.groupingsDown.groupings.length) return undefined;
    const { chartType: type, title, groupings, summaries } = chart;
    return { type, title, groupings, summary: summaries[0] };
  }

  get count() {
    return this.result.factMap['T!T'].aggregates[this.metadata.aggregates.indexOf('RowCount')];
  }

  get isEmpty() {
    return this.count.value === 0;
  }

  get firstRows() {
    return this.result.allData ? '' : text('firstRows', (2000).toLocaleString(), this.count.label);
  }

  get recordsLabel() {
    return text('reportOf', this.metadata.name);
  }

  get showsRecords() {
    return this.metadata.hasDetailRows && this.metadata.detailColumns.length > 0;
  }

  handlePrint() {
    window.print();
  }
}
