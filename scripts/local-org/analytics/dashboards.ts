import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import type { LocalOrg, Session } from '../org.ts';
import { listOf, modelOf } from './catalogue.ts';
import type { Catalogued } from './catalogue.ts';
import { aggregateName } from './report.ts';
import { executeReport } from './reports.ts';

type Content = MetadataComponent['content'];

/** A dashboard in the list of dashboards. */
export const dashboardInfo = (base: string, { id, name }: Catalogued): Record<string, unknown> => ({
  id,
  name,
  statusUrl: `${base}/analytics/dashboards/${id}/status`,
  url: `${base}/analytics/dashboards/${id}`,
});

/** What a component calls the kinds of charts that reports have. */
const VISUALIZATIONS: Record<string, string> = { HorizontalBar: 'Bar', VerticalColumn: 'Column' };

interface Component {
  id: string;
  place: Content;
  content: Content;
}

function componentsOf({ id, component }: Catalogued): Component[] {
  const grid = component.content['dashboardGridLayout'] as Content;
  return (grid['dashboardGridComponents'] as Content[]).map((place, index) => ({
    id: toLongId(`01a${id.slice(5, 15)}${String(index).padStart(2, '0')}`)!,
    place,
    content: place['dashboardComponent'] as Content,
  }));
}

/** As many columns as the component asks for, with the report's where it leaves them open. */
function componentMetadata(
  org: LocalOrg,
  reports: Map<string, Catalogued>,
  { id, content }: Component,
  index: number,
): unknown {
  const report = reports.get(content['report']);
  const model = report && modelOf(org, report);
  const whole = content['useReportChart'] === 'true' || content['autoselectColumnsFromReport'] === 'true';
  const aggregates =
    whole && model?.chart
      ? model.chart.summaries
      : ((content['chartSummary'] ?? []) as Record<string, string>[]).map(aggregateName);
  const groupings = whole && model?.chart ? model.chart.groupings : ((content['groupingColumn'] ?? []) as string[]);
  const kind = whole && model?.chart ? model.chart.type : String(content['componentType']);
  const plain = kind.replace('Stacked', '');
  const flex = content['flexComponentProperties'] as Content | undefined;
  const columns = ((flex?.['flexTableColumn'] ?? []) as Content[]).map((column) => ({
    column: column['reportColumn'],
    isPercent: false,
    scale: null,
    showTotal: column['showTotal'] === 'true',
    type: column['type'],
  }));
  const sorts = (content['groupingSortProperties']?.['groupingSorts'] ?? []) as Content[];
  return {
    componentData: index,
    footer: content['footer'] ?? null,
    header: content['header'] ?? null,
    id,
    properties: {
      aggregates: aggregates.map((name) => ({ name })),
      autoSelectColumns: content['autoselectColumnsFromReport'] === 'true',
      filterColumns: [],
      groupings: groupings.map((name, level) => {
        const sort = sorts[level];
        const order = sort && { a: 'asc', d: 'desc' }[sort['sortOrder'] as 'a' | 'd'];
        return { name, sortAggregate: sort?.['sortColumn'] ?? null, sortOrder: order ?? null };
      }),
      maxRows: content['maxValuesDisplayed'] ? Number(content['maxValuesDisplayed']) : null,
      reportFormat: model?.format.toUpperCase() ?? null,
      sort: null,
      useReportChart: content['useReportChart'] === 'true',
      visualizationProperties: {
        displayUnits: String(content['displayUnits'] ?? 'Auto').toLowerCase(),
        groupByType: plain === kind ? 'none' : 'stacked',
        legendPosition: content['legendPosition'] ? String(content['legendPosition']).toLowerCase() : 'none',
        metricLabel: content['metricLabel'] ?? null,
        showValues: content['showValues'] === 'true',
        tableColumns: columns,
      },
      visualizationType: VISUALIZATIONS[plain] ?? plain,
    },
    reportId: report?.id ?? null,
    title: content['title'] ?? null,
    type: 'Report',
  };
}

/** `…/describe` of a dashboard. */
export function describeDashboard(
  org: LocalOrg,
  session: Session,
  found: Catalogued,
  base: string,
): Record<string, unknown> {
  const { content } = found.component;
  const reports = reportsOf(org, session);
  const components = componentsOf(found);
  const runner = org.store.get('User', runnerOf(org, session, content).userId)!;
  return {
    attributes: {
      dashboardId: found.id,
      dashboardName: found.name,
      statusUrl: `${base}/analytics/dashboards/${found.id}/status`,
      type: 'Dashboard',
    },
    canChangeRunningUser: false,
    canUseStickyFilter: false,
    chartTheme: content['dashboardChartTheme'] ?? 'light',
    colorPalette: content['dashboardColorPalette'] ?? 'unity',
    components: components.map((component, index) => componentMetadata(org, reports, component, index)),
    dashboardType: content['dashboardType'] ?? 'SpecifiedUser',
    description: content['description'] ?? null,
    developerName: found.developerName,
    filters: [],
    folderId: found.folderId,
    id: found.id,
    layout: {
      components: components.map(({ place }) => ({
        colspan: Number(place['colSpan']),
        column: Number(place['columnIndex']),
        row: Number(place['rowIndex']),
        rowspan: Number(place['rowSpan']),
      })),
      gridLayout: true,
      numColumns: Number(content['dashboardGridLayout']['numberOfColumns']),
      rowHeight: Number(content['dashboardGridLayout']['rowHeight']),
    },
    maxFilterOptions: 50,
    name: found.name,
    runningUser: { displayName: runner['Name'], id: runner['Id'] },
  };
}

/** Runs the reports of a dashboard, or of the components named, as its running user. */
export function dashboardResult(
  org: LocalOrg,
  session: Session,
  found: Catalogued,
  base: string,
  componentIds?: readonly string[],
): Record<string, unknown> {
  const runner = runnerOf(org, session, found.component.content);
  const reports = reportsOf(org, runner);
  const wanted = componentsOf(found).filter(({ id }) => componentIds?.includes(id) ?? true);
  const componentData = wanted.map(({ id, content }) => {
    const report = reports.get(content['report']);
    try {
      if (!report) throw new ApiError('NOT_FOUND', 'The source report is not available to the running user.');
      const details = content['componentType'] === 'Table' || content['componentType'] === 'FlexTable';
      const reportResult = executeReport(org, runner, report, base, { details });
      return { componentId: id, reportResult, status: status(org, 'DATA') };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { componentId: id, reportResult: null, status: status(org, 'ERROR', error) };
    }
  });
  return { componentData, dashboardMetadata: describeDashboard(org, session, found, base) };
}

/** `…/status` of a dashboard: here it is always up to date. */
export function dashboardStatus(org: LocalOrg, found: Catalogued): Record<string, unknown> {
  const refreshDate = org.clock.timestamp();
  return {
    componentStatus: componentsOf(found).map(({ id }) => ({ componentId: id, refreshDate, refreshStatus: 'IDLE' })),
  };
}

const status = (org: LocalOrg, dataStatus: string, error?: ApiError): Record<string, unknown> => ({
  dataStatus,
  errorCode: error?.errorCode ?? null,
  errorMessage: error?.message ?? null,
  errorSeverity: error ? 'Error' : null,
  refreshDate: org.clock.timestamp(),
  refreshStatus: 'IDLE',
});

/** As whom the reports run: who looks, or the user that the dashboard names. */
function runnerOf(org: LocalOrg, session: Session, content: Content): Session {
  if (content['dashboardType'] !== 'SpecifiedUser') return session;
  return org.session(org.userId(content['runningUser']), session.language);
}

const reportsOf = (org: LocalOrg, session: Session): Map<string, Catalogued> =>
  new Map(listOf(org, session, 'Report').map((report) => [report.component.fullName, report]));
