import { LightningElement, api } from 'lwc';
import boot from 'shell/context';
import { call } from 'shell/request';
import { generateUrl } from 'shell/router';
import { text, texts } from 'shell/text';

/** A dashboard: each component as a chart, a figure or a table of its report. */
export default class DashboardPage extends LightningElement {
  texts = texts;
  @api dashboardId;
  dashboard;
  error;

  async connectedCallback() {
    try {
      this.dashboard = await call('GET', `/analytics/dashboards/${this.dashboardId}`);
    } catch (error) {
      this.error = error;
    }
  }

  get metadata() {
    return this.dashboard.dashboardMetadata;
  }

  get dashboardLabel() {
    return boot.objects.Dashboard.label;
  }

  get runAs() {
    return this.metadata.runningUser.displayName;
  }

  get components() {
    const { layout, components } = this.metadata;
    return this.dashboard.componentData.map(({ componentId, reportResult, status }) => {
      const index = components.findIndex(({ id }) => id === componentId);
      const { header, title, footer, reportId, properties } = components[index];
      const { column, colspan, row, rowspan } = layout.components[index];
      const name = header || title || reportResult?.reportMetadata.name;
      const attributes = { objectApiName: 'Report', recordId: reportId, actionName: 'view' };
      return {
        id: componentId,
        name,
        footer,
        reportResult,
        error: status.errorMessage && { message: status.errorMessage },
        url: reportId && generateUrl({ type: 'standard__recordPage', attributes }),
        linkLabel: text('openReport', name),
        style: `grid-column: ${column + 1} / span ${colspan}; grid-row: ${row + 1} / span ${rowspan}`,
        ...(reportResult ? this.contentOf(properties, reportResult) : {}),
      };
    });
  }

  contentOf(
    { visualizationType: type, visualizationProperties, aggregates, groupings, maxRows },
    { reportMetadata, factMap, reportExtendedMetadata, groupingsDown },
  ) {
    const names = aggregates.map(({ name }) => name);
    if (type === 'FlexTable') {
      const named = (kind) =>
        visualizationProperties.tableColumns.flatMap((each) => (each.type === kind ? each.column : []));
      const records = named('detail');
      if (records.length) return { records: [...named('grouping'), ...records] };
      return { isTable: true, figures: named('aggregate'), depth: named('grouping').length || undefined };
    }
    if (type === 'Metric') {
      const { label } = factMap['T!T'].aggregates[reportMetadata.aggregates.indexOf(names[0])];
      const words = visualizationProperties.metricLabel || reportExtendedMetadata.aggregateColumnInfo[names[0]].label;
      return { metric: { label, words } };
    }
    if (!groupingsDown.groupings.length) return { isEmpty: true };
    const [{ sortAggregate, sortOrder }] = groupings;
    const sort = sortAggregate ? sortOrder : undefined;
    return { chart: { type, groupings: groupings.map(({ name }) => name), summary: names[0], sort, atMost: maxRows } };
  }

  handlePrint() {
    window.print();
  }
}
