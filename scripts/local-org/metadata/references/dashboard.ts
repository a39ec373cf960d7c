import { aggregateName } from '../../analytics/report.ts';
import type { Catalogue } from '../catalogue.ts';
import type { MetadataComponent } from '../component.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkSummaries } from './report.ts';
import { checkInFolder } from './reportFolder.ts';
import { element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const CHARTS = new Set('Bar BarStacked Column ColumnStacked Line Donut Funnel'.split(' '));
const MOST_COMPONENTS = 20;
/** Dashboards of the Enterprise edition that run as who looks at them. */
const MOST_DYNAMIC = 5;

/** Dashboards: their running user, their grid, and what each component names of its report. */
export const checkDashboard: ReferenceRule = (component, catalogue, report) => {
  const { tree } = component;
  checkInFolder(component, 'DashboardFolder', catalogue, report);
  checkRunningUser(tree, catalogue, report);
  const grid = element(tree, 'dashboardGridLayout');
  if (!grid || textOf(tree, 'isGridLayout') !== 'true')
    return report('Dashboards without a grid are not modelled by the local org', tree);
  const width = Number(textOf(grid, 'numberOfColumns'));
  const places = elements(grid, 'dashboardGridComponents');
  if (!places.length) report('A dashboard has at least one component', grid);
  if (places.length > MOST_COMPONENTS)
    report(`A dashboard has at most ${MOST_COMPONENTS} components`, places[MOST_COMPONENTS]);
  const taken = new Set<string>();
  for (const place of places) {
    const [column, span, row, height] = ['columnIndex', 'colSpan', 'rowIndex', 'rowSpan'].map((name) =>
      Number(textOf(place, name)),
    ) as [number, number, number, number];
    if (column + span > width)
      report(`The component reaches over the ${width} columns of the dashboard`, placeOf(place, 'colSpan'));
    const cells = Array.from(
      { length: span * height },
      (_, index) => `${column + (index % span)},${row + Math.floor(index / span)}`,
    );
    if (cells.some((cell) => taken.has(cell))) report('Two components of the dashboard overlap', place);
    for (const cell of cells) taken.add(cell);
    checkComponent(placeOf(place, 'dashboardComponent'), catalogue, report);
  }
};

function checkRunningUser(tree: XmlElement, catalogue: Catalogue, report: Report): void {
  const type = placeOf(tree, 'dashboardType');
  const user = element(tree, 'runningUser');
  if (type.text === 'LoggedInUser') {
    if (user) report('A dashboard of the type LoggedInUser has no runningUser', user);
    const dynamic = catalogue.ofType('Dashboard').filter(({ content }) => content['dashboardType'] === type.text);
    if (dynamic.length > MOST_DYNAMIC) report(`An org has at most ${MOST_DYNAMIC} dynamic dashboards`, type);
    return;
  }
  if (type.text !== 'SpecifiedUser')
    return report(`The dashboard type ${type.text || 'missing'} is not modelled by the local org`, type);
  if (!user) report('Required field is missing: runningUser', tree);
  else if (!catalogue.facts.hasRecord('User', user.text)) reportMissing(report, user, 'User');
}

function checkComponent(tree: XmlElement, catalogue: Catalogue, report: Report): void {
  const name = placeOf(tree, 'report');
  const source = catalogue.component('Report', name.text)?.content;
  if (!source) return reportMissing(report, name, 'Report');
  const figures = figuresOf(source);
  const groupings = new Set(
    [...listed(source, 'groupingsDown'), ...listed(source, 'groupingsAcross')].map(({ field }) => field),
  );
  const type = placeOf(tree, 'componentType');
  const isChart = CHARTS.has(type.text);
  if (!isChart && !['Metric', 'FlexTable'].includes(type.text))
    return report(`The dashboard component ${type.text} is not modelled by the local org`, type);
  if (textOf(tree, 'useReportChart') === 'true') {
    if (!source['chart'])
      report(`In field: useReportChart - the report ${name.text} has no chart`, placeOf(tree, 'useReportChart'));
    return;
  }
  for (const grouping of elements(tree, 'groupingColumn'))
    if (!groupings.has(grouping.text))
      report(`In field: groupingColumn - the report ${name.text} does not group by ${grouping.text}`, grouping);
  const wanted = isChart ? (/Stacked/.test(type.text) ? 2 : 1) : 0;
  if (elements(tree, 'groupingColumn').length !== wanted)
    report(`A component of the type ${type.text} has ${wanted} groupingColumn`, placeOf(tree, 'groupingColumn'));
  if (type.text !== 'FlexTable') checkSummaries(tree, 'chartSummary', figures, report);
  for (const sort of elements(element(tree, 'groupingSortProperties'), 'groupingSorts')) {
    const by = element(sort, 'sortColumn');
    if (by && !figures.has(by.text) && !groupings.has(by.text))
      report(`In field: sortColumn - the report ${name.text} does not summarize ${by.text}`, by);
  }
  const known: Record<string, ReadonlySet<string | undefined>> = {
    grouping: groupings,
    aggregate: figures,
    detail: new Set(listed(source, 'columns').map(({ field }) => field)),
  };
  for (const column of elements(element(tree, 'flexComponentProperties'), 'flexTableColumn')) {
    const at = placeOf(column, 'reportColumn');
    const kind = placeOf(column, 'type');
    if (!known[kind.text]) report(`${kind.text} is no type of a table's column: grouping, aggregate or detail`, kind);
    else if (!known[kind.text]!.has(at.text))
      report(`In field: reportColumn - the report ${name.text} has no ${kind.text} ${at.text}`, at);
  }
}

const listed = (content: MetadataComponent['content'], name: string): Record<string, string>[] =>
  (content[name] as Record<string, string>[] | undefined) ?? [];

/** The names of the figures that a report shows. */
function figuresOf(content: MetadataComponent['content']): Set<string> {
  const columns = listed(content, 'columns') as unknown as { field: string; aggregateTypes?: string[] }[];
  const summaries = columns.flatMap(({ field, aggregateTypes = [] }) =>
    aggregateTypes.map((aggregate) => aggregateName({ aggregate, column: field })),
  );
  return new Set([
    'RowCount',
    ...summaries,
    ...listed(content, 'aggregates').map(({ developerName }) => developerName!),
  ]);
}
