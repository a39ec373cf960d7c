import { ApiError, notModelled } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import { isObject } from '../rest/resource.ts';
import { modelOf } from './catalogue.ts';
import type { Catalogued } from './catalogue.ts';
import { extendedMetadata, reportMetadata, typeMetadata } from './describe.ts';
import { visibleReport } from './figures.ts';
import type { ReportModel } from './report.ts';
import { ReportRows } from './rows.ts';
import { runReport } from './run.ts';
import { reportTexts } from './texts.ts';

const attributes = (base: string, { id, name }: Catalogued): Record<string, unknown> => ({
  describeUrl: `${base}/analytics/reports/${id}/describe`,
  instancesUrl: `${base}/analytics/reports/${id}/instances`,
  reportId: id,
  reportName: name,
  type: 'Report',
});

/** A report in the list of reports. */
export const reportInfo = (base: string, { id, name }: Catalogued): Record<string, unknown> => ({
  describeUrl: `${base}/analytics/reports/${id}/describe`,
  id,
  instancesUrl: `${base}/analytics/reports/${id}/instances`,
  name,
  url: `${base}/analytics/reports/${id}`,
});

/** `…/describe` of a report. */
export function describeReport(
  org: LocalOrg,
  session: Session,
  found: Catalogued,
  base: string,
): Record<string, unknown> {
  const model = modelOf(org, found);
  const report = visibleReport(model, new ReportRows(org, session, model.type));
  const texts = reportTexts(org, session);
  return {
    attributes: attributes(base, found),
    reportExtendedMetadata: extendedMetadata(report, texts),
    reportMetadata: reportMetadata(report, found),
    reportTypeMetadata: typeMetadata(org, session, report, texts),
  };
}

export interface RunOptions {
  details: boolean;
  /** `reportMetadata` of the request: filters, their logic, dates and scope instead of the report's own. */
  metadata?: unknown;
}

/** Runs a report as a user, as the API gives its result. @throws ApiError */
export function executeReport(
  org: LocalOrg,
  session: Session,
  found: Catalogued,
  base: string,
  { details, metadata }: RunOptions,
): Record<string, unknown> {
  const model = withChanges(modelOf(org, found), metadata);
  const { report, groupingsDown, groupingsAcross, ...result } = runReport(org, session, model, details);
  return {
    attributes: attributes(base, found),
    allData: result.allData,
    factMap: result.factMap,
    groupingsAcross: { groupings: groupingsAcross },
    groupingsDown: { groupings: groupingsDown },
    hasDetailRows: details,
    reportExtendedMetadata: extendedMetadata(report, reportTexts(org, session)),
    reportMetadata: reportMetadata(report, found),
  };
}

/** What a request may change of a report for one run; the rest must be as it is, or left out. */
function withChanges(report: ReportModel, metadata: unknown): ReportModel {
  if (metadata === undefined || metadata === null) return report;
  if (!isObject(metadata)) throw new ApiError('JSON_PARSER_ERROR', 'reportMetadata must be a JSON object.');
  const same = reportMetadata(report, {} as Catalogued);
  let changed = report;
  for (const [name, value] of Object.entries(metadata)) {
    const change = CHANGES[name];
    if (change) changed = change(changed, value);
    else if (!SILENT.has(name) && JSON.stringify(value) !== JSON.stringify(same[name]))
      throw notModelled(`another ${name} for one run of a report`);
  }
  return changed;
}

const SILENT = new Set(['id', 'folderId', 'developerName', 'name', 'description', 'hasDetailRows', 'chart']);

const CHANGES: Record<string, (report: ReportModel, value: unknown) => ReportModel> = {
  reportFilters: (report, value) => ({
    ...report,
    filters: (value as Record<string, string>[]).map(({ column, operator, value: given }) => ({
      column: String(column),
      operator: String(operator),
      value: given ?? '',
    })),
  }),
  reportBooleanFilter: (report, value) => ({ ...report, booleanFilter: (value as string | null) ?? null }),
  scope: (report, value) => ({ ...report, scope: String(value) }),
  standardDateFilter(report, value) {
    const { column, durationValue, startDate = null, endDate = null } = value as Record<string, string | null>;
    if (!column) return report;
    if (durationValue !== 'CUSTOM' && report.timeFrame?.column === column && !startDate && !endDate) return report;
    if (durationValue !== 'CUSTOM') throw notModelled(`the duration ${durationValue} for one run of a report`);
    const day = (given: string | null | undefined): string | null => given?.slice(0, 10) ?? null;
    const timeFrame = { column, interval: 'INTERVAL_CUSTOM', startDate: day(startDate), endDate: day(endDate) };
    return { ...report, timeFrame };
  },
};
