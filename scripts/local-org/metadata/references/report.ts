import { isDated, isNumeric, logicProblem, operatorsOf, valueProblem } from '../../analytics/filters.ts';
import { isInterval } from '../../analytics/intervals.ts';
import { GRANULARITIES, SUMMARIES, aggregateName, sortNameOf } from '../../analytics/report.ts';
import { readReportType } from '../../analytics/reportType.ts';
import type { ReportField, ReportTypeModel } from '../../analytics/reportType.ts';
import { compileSummary } from '../../analytics/summaryFormula.ts';
import { FormulaError } from '../../formula/names.ts';
import { isDay } from '../../record/values.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Report } from '../finding.ts';
import type { XmlElement } from '../xml.ts';
import { checkInFolder } from './reportFolder.ts';
import { element, elements, placeOf, reportMissing, textOf, type ReferenceRule } from './rule.ts';

const FORMATS: Record<string, { down: [number, number]; across: [number, number] }> = {
  Tabular: { down: [0, 0], across: [0, 0] },
  Summary: { down: [1, 3], across: [0, 0] },
  Matrix: { down: [1, 2], across: [1, 2] },
};
const CHARTS = new Set(
  'HorizontalBar HorizontalBarStacked VerticalColumn VerticalColumnStacked Line Donut Funnel'.split(' '),
);
const MOST_FILTERS = 20;
const UNGROUPED = new Set(['longtextarea', 'multipicklist']);

/** Reports: what they name exists in their report type, and suits what is done with it. */
export const checkReport: ReferenceRule = (component, catalogue, report) => {
  const { tree } = component;
  checkInFolder(component, 'ReportFolder', catalogue, report);
  const type = typeOf(tree, catalogue, report);
  if (!type) return;
  const check: Check = {
    type,
    report,
    column(at) {
      const field = type.fields.get(at.text);
      if (!field) report(`In field: ${at.name} - the report type ${type.fullName} has no column ${at.text}`, at);
      return field;
    },
  };
  const figures = checkColumns(tree, check);
  checkFormulas(tree, check, figures);
  const groupings = checkGroupings(tree, check, figures);
  checkFilters(tree, check);
  checkTimeFrame(tree, check);
  const scope = element(tree, 'scope');
  if (scope && !['organization', 'user'].includes(scope.text))
    report(`The report scope ${scope.text} is not modelled by the local org`, scope);
  const sort = element(tree, 'sortColumn');
  if (sort && !elements(tree, 'columns').some((column) => textOf(column, 'field') === sort.text))
    report(`In field: sortColumn - the report has no column ${sort.text}`, sort);
  const chart = element(tree, 'chart');
  if (chart) checkChart(chart, groupings, figures, report);
};

interface Check {
  type: ReportTypeModel;
  report: Report;
  /** A column of the report type; what is none is reported. */
  column(at: XmlElement): ReportField | undefined;
}

function typeOf(tree: XmlElement, catalogue: Catalogue, report: Report): ReportTypeModel | undefined {
  const at = placeOf(tree, 'reportType');
  const component = /__c$/.test(at.text) && catalogue.component('ReportType', at.text.replace(/__c$/, ''));
  if (!component) {
    reportMissing(report, at, 'ReportType');
    return undefined;
  }
  if (component.content['deployed'] !== 'true') report(`The report type ${at.text} is not deployed`, at);
  try {
    return readReportType(catalogue.schema, component);
  } catch {
    report(`The report type ${at.text} has errors of its own`, at);
    return undefined;
  }
}

/** @returns the names of the figures that the report shows */
function checkColumns(tree: XmlElement, { column, report }: Check): Set<string> {
  const figures = new Set(['RowCount']);
  const seen = new Set<string>();
  for (const entry of elements(tree, 'columns')) {
    const at = placeOf(entry, 'field');
    const found = column(at);
    if (seen.has(at.text)) report(`The report has the column ${at.text} twice`, at);
    seen.add(at.text);
    for (const kind of elements(entry, 'aggregateTypes')) {
      if (!(kind.text in SUMMARIES)) report(`The summary ${kind.text} is not modelled by the local org`, kind);
      else if (found && kind.text !== 'Unique' && !isNumeric(found.field))
        report(`${at.text} cannot be summarized by ${kind.text}: it is not a number`, kind);
      else figures.add(aggregateName({ aggregate: kind.text, column: at.text }));
    }
  }
  return figures;
}

function checkFormulas(tree: XmlElement, { type, report }: Check, figures: Set<string>): void {
  for (const formula of elements(tree, 'aggregates')) {
    const name = placeOf(formula, 'developerName');
    if (!/^FORMULA\d+$/.test(name.text)) report(`${name.text}: summary formulas are called FORMULA1, FORMULA2 …`, name);
    if (figures.has(name.text)) report(`The report has the summary formula ${name.text} twice`, name);
    figures.add(name.text);
    if (textOf(tree, 'format') === 'Tabular') report('A tabular report has no summary formulas', formula);
    if (textOf(formula, 'isActive') !== 'true')
      report('Inactive summary formulas are not modelled by the local org', formula);
    const at = placeOf(formula, 'calculatedFormula');
    try {
      const datatype = textOf(formula, 'datatype') as 'number';
      compileSummary(type, { text: at.text, datatype, scale: Number(textOf(formula, 'scale') || 2) });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      report(`Invalid summary formula: ${error.message}`, at);
    }
  }
}

/** @returns the columns that the report groups by */
function checkGroupings(tree: XmlElement, { column, report }: Check, figures: Set<string>): Set<string> {
  const format = placeOf(tree, 'format');
  const allowed = FORMATS[format.text];
  if (!allowed) report(`The report format ${format.text} is not modelled by the local org`, format);
  const seen = new Set<string>();
  for (const way of ['down', 'across'] as const) {
    const entries = elements(tree, way === 'down' ? 'groupingsDown' : 'groupingsAcross');
    const [least, most] = allowed?.[way] ?? [0, 3];
    if (entries.length < least || entries.length > most)
      report(
        `A ${format.text} report has ${least} to ${most} groupings ${way}, not ${entries.length}`,
        entries[most] ?? format,
      );
    for (const entry of entries) {
      const at = placeOf(entry, 'field');
      const found = column(at);
      if (seen.has(at.text)) report(`The report groups by ${at.text} twice`, at);
      seen.add(at.text);
      if (elements(tree, 'columns').some((each) => textOf(each, 'field') === at.text))
        report(`${at.text} is a grouping and cannot be a column as well`, at);
      if (found && (UNGROUPED.has(found.field.type) || (found.field.type === 'textarea' && found.field.length > 255)))
        report(`Reports cannot group by ${at.text}`, at);
      checkGranularity(entry, found, report);
      checkSort(entry, figures, report);
    }
  }
  return seen;
}

function checkGranularity(entry: XmlElement, found: ReportField | undefined, report: Report): void {
  const granularity = element(entry, 'dateGranularity');
  if (!granularity) return;
  if (found && !isDated(found.field)) report(`dateGranularity goes with dates: ${found.key} is none`, granularity);
  if (!(GRANULARITIES as readonly string[]).includes(granularity.text))
    report(`The date granularity ${granularity.text} is not modelled by the local org`, granularity);
}

function checkSort(entry: XmlElement, figures: Set<string>, report: Report): void {
  const [by, kind] = [element(entry, 'sortByName'), textOf(entry, 'sortType') || 'Column'];
  if ((kind === 'Column') === Boolean(by))
    return report(
      'sortByName goes with the sortType Aggregate or CustomSummaryFormula',
      by ?? placeOf(entry, 'sortType'),
    );
  const name = by && sortNameOf(textOf(entry, 'aggregateType') || undefined, by.text);
  if (name && !figures.has(name)) report(`In field: sortByName - the report does not summarize ${name}`, by);
}

function checkFilters(tree: XmlElement, { column, report }: Check): void {
  const filter = element(tree, 'filter');
  const items = elements(filter, 'criteriaItems');
  if (items.length > MOST_FILTERS) report(`A report has at most ${MOST_FILTERS} filters`, items[MOST_FILTERS]);
  for (const item of items) {
    const found = column(placeOf(item, 'column'));
    const operator = placeOf(item, 'operator');
    const value = textOf(item, 'value');
    if (textOf(item, 'columnToColumn') === 'true') report('Comparing columns is not modelled by the local org', item);
    if (!found) continue;
    if (!operatorsOf(found.field).includes(operator.text)) {
      report(`The operator ${operator.text} does not suit ${found.key}, or is not modelled by the local org`, operator);
      continue;
    }
    const problem = valueProblem(found.field, operator.text, value, false);
    if (problem) report(`Invalid filter value: ${problem}`, placeOf(item, 'value'));
  }
  const logic = element(filter, 'booleanFilter');
  const problem = logic && logicProblem(logic.text, items.length);
  if (problem) report(problem, logic);
}

function checkTimeFrame(tree: XmlElement, { column, report }: Check): void {
  const frame = element(tree, 'timeFrameFilter');
  if (!frame) return;
  const at = placeOf(frame, 'dateColumn');
  const found = column(at);
  if (found && !isDated(found.field)) report(`In field: dateColumn - ${at.text} is not a date`, at);
  const interval = placeOf(frame, 'interval');
  if (!isInterval(interval.text)) report(`The interval ${interval.text} is not modelled by the local org`, interval);
  for (const name of ['startDate', 'endDate']) {
    const day = element(frame, name);
    if (day && !isDay(day.text)) report(`In field: ${name} - ${day.text} is no day`, day);
    if (day && interval.text !== 'INTERVAL_CUSTOM') report(`${name} goes with INTERVAL_CUSTOM`, day);
  }
}

function checkChart(chart: XmlElement, groupings: Set<string>, figures: Set<string>, report: Report): void {
  const type = placeOf(chart, 'chartType');
  if (!CHARTS.has(type.text)) report(`The chart type ${type.text} is not modelled by the local org`, type);
  const named = ['groupingColumn', 'secondaryGroupingColumn'].map((name) => element(chart, name));
  for (const at of named)
    if (at && !groupings.has(at.text)) report(`In field: ${at.name} - the report does not group by ${at.text}`, at);
  if (!named[0]) report('Required field is missing: groupingColumn', chart);
  if (named[0] && named[0].text === named[1]?.text) report('A chart groups by two different columns', named[1]);
  if (/Stacked/.test(type.text) !== Boolean(named[1]))
    report('secondaryGroupingColumn goes with stacked charts, and with no others', named[1] ?? type);
  checkSummaries(chart, 'chartSummaries', figures, report);
}

/** The summaries of a chart: at least one, and each a figure of the report. */
export function checkSummaries(chart: XmlElement, name: string, figures: ReadonlySet<string>, report: Report): void {
  const summaries = elements(chart, name);
  if (!summaries.length) report(`Required field is missing: ${name}`, chart);
  for (const summary of summaries) {
    const at = placeOf(summary, 'column');
    const figure = aggregateName({ aggregate: textOf(summary, 'aggregate'), column: at.text });
    if (!figures.has(figure)) report(`In field: ${name} - the report does not summarize ${figure}`, at);
  }
}
