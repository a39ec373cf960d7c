import type { LocalOrg, Session } from '../org.ts';
import { GRANULARITIES } from './report.ts';
import type { Aggregate, ReportModel } from './report.ts';
import type { ReportField } from './reportType.ts';
import type { Catalogued } from './catalogue.ts';
import { isNumeric, operatorsOf } from './filters.ts';
import { durationOf } from './intervals.ts';
import type { ReportTexts } from './texts.ts';

/** Types of columns as the API names them. */
function dataType({ field }: ReportField): string {
  const names: Record<string, string> = {
    reference: 'string',
    longtextarea: 'textarea',
    autonumber: 'string',
    id: 'string',
  };
  return names[field.type] ?? field.type;
}

function aggregateType({ summary, field, formula }: Aggregate): string {
  if (formula) return formula.datatype === 'number' ? 'double' : formula.datatype;
  return !summary || summary === 'Unique' ? 'int' : dataType(field!);
}

/** `reportMetadata`: what the report is, in the API's terms. */
export function reportMetadata(
  report: ReportModel,
  { id, folderId, developerName }: Catalogued,
): Record<string, unknown> {
  const { chart, timeFrame } = report;
  return {
    aggregates: report.aggregates.map(({ name }) => name),
    buckets: [],
    chart: chart && {
      chartType: chart.type,
      groupings: chart.groupings,
      hasLegend: chart.legend,
      showChartValues: chart.values,
      summaries: chart.summaries,
      summaryAxisLocations: chart.summaries.map(() => 'Y'),
      title: chart.title,
    },
    crossFilters: [],
    currency: null,
    customDetailFormula: {},
    customSummaryFormula: Object.fromEntries(
      report.aggregates.flatMap(({ name, formula }) => (formula ? [[name, summaryFormula(formula)]] : [])),
    ),
    dashboardSetting: null,
    description: report.description,
    detailColumns: report.columns.map(({ key }) => key),
    developerName,
    division: null,
    folderId,
    groupingsAcross: report.across.map(groupingInfo),
    groupingsDown: report.down.map(groupingInfo),
    hasDetailRows: report.showDetails,
    hasRecordCount: true,
    historicalSnapshotDates: [],
    id,
    name: report.name,
    presentationOptions: { hasStackedSummaries: true },
    reportBooleanFilter: report.booleanFilter,
    reportFilters: report.filters.map((filter) => ({ ...filter, filterType: 'fieldValue', isRunPageEditable: true })),
    reportFormat: report.format.toUpperCase(),
    reportType: { label: report.type.label, type: `${report.type.fullName}__c` },
    scope: report.scope,
    showGrandTotal: report.showGrandTotal,
    showSubtotals: report.showSubtotals,
    sortBy: report.sort
      ? [{ sortColumn: report.sort.field.key, sortOrder: report.sort.descending ? 'Desc' : 'Asc' }]
      : [],
    standardDateFilter: {
      column: timeFrame?.column ?? null,
      durationValue: timeFrame ? durationOf(timeFrame.interval) : 'CUSTOM',
      endDate: timeFrame?.endDate ?? null,
      startDate: timeFrame?.startDate ?? null,
    },
    standardFilters: null,
    supportsRoleHierarchy: false,
    userOrHierarchyFilterId: null,
  };
}

const groupingInfo = ({ field, granularity, descending, sortBy }: ReportModel['down'][number]): unknown => ({
  dateGranularity: granularity ?? 'None',
  name: field.key,
  sortAggregate: sortBy?.name ?? null,
  sortOrder: descending ? 'Desc' : 'Asc',
});

const summaryFormula = ({ label, description, text, datatype, scale }: NonNullable<Aggregate['formula']>): unknown => ({
  acrossGroup: null,
  acrossGroupType: 'all',
  decimalPlaces: scale,
  description: description ?? null,
  downGroup: null,
  downGroupType: 'all',
  formula: text,
  formulaType: datatype,
  label,
});

/** `reportExtendedMetadata`: labels and types of all that the report shows. */
export function extendedMetadata(report: ReportModel, texts: ReportTexts): Record<string, unknown> {
  return {
    aggregateColumnInfo: Object.fromEntries(
      report.aggregates.map((aggregate) => [
        aggregate.name,
        {
          acrossGroupingContext: null,
          dataType: aggregateType(aggregate),
          downGroupingContext: null,
          label: texts.aggregate(aggregate),
        },
      ]),
    ),
    detailColumnInfo: Object.fromEntries(
      report.columns.map((field) => [field.key, { dataType: dataType(field), label: texts.column(field) }]),
    ),
    groupingColumnInfo: Object.fromEntries(
      [report.down, report.across].flatMap((groupings) =>
        groupings.map(({ field }, groupingLevel) => [
          field.key,
          { dataType: dataType(field), groupingLevel, label: texts.column(field) },
        ]),
      ),
    ),
  };
}

/** `reportTypeMetadata`: the columns of the report type that the user sees, and what can be filtered how. */
export function typeMetadata(org: LocalOrg, session: Session, { type }: ReportModel, texts: ReportTexts): unknown {
  const labels = org.labels(session.language);
  const isSeen = ({ object, field }: ReportField): boolean =>
    org.access.fieldReadable(session, object.name, field.name);
  const columnInfo = (column: ReportField): unknown => ({
    allowedInCustomDetailFormula: isNumeric(column.field),
    bucketable: false,
    dataType: dataType(column),
    entityColumnName: column.field.name,
    filterValues: (column.field.picklist?.values ?? []).map(({ value }) => ({
      label: labels.picklist(column.object.name, column.field.name, value),
      name: value,
    })),
    filterable: operatorsOf(column.field).length > 0,
    isCustom: column.field.custom,
    isLookup: column.field.type === 'reference',
    label: texts.column(column),
    maxLength: column.field.length || null,
    uniqueCountable: true,
  });
  const kinds = [...type.fields.values()].map((column) => [dataType(column), column.field] as const);
  return {
    categories: type.sections.map(({ label, fields }) => ({
      columns: Object.fromEntries(fields.filter(isSeen).map((column) => [column.key, columnInfo(column)])),
      label,
    })),
    dataTypeFilterOperatorMap: Object.fromEntries(
      kinds.map(([kind, field]) => [kind, operatorsOf(field).map((name) => ({ label: name, name }))]),
    ),
    dateGranularityInfos: GRANULARITIES.map((value) => ({ label: value, value })),
    divisionInfo: null,
    scopeInfo: {
      defaultValue: 'organization',
      values: ['organization', 'user'].map((value) => ({ allowsDivision: false, label: value, value })),
    },
    standardDateFilterDurationGroups: [],
    standardFilterInfos: null,
    supportsJoinedFormat: false,
  };
}
