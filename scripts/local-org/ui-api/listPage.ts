import { ApiError } from '../errors.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { displayValues } from './displayValue.ts';
import { findPath, parentObject, recordView, selectClause } from './recordView.ts';
import type { FieldPath } from './recordView.ts';

type Json = Record<string, unknown>;

export interface PageRequest {
  pageSize: number;
  pageToken: number;
  /** A path, with `-` before it for descending. */
  sortBy: string | undefined;
}

const LARGEST_PAGE = 2000;
const FURTHEST_OFFSET = 2000;

/** Reads `pageSize`, `pageToken` and `sortBy`. @throws ApiError ILLEGAL_QUERY_PARAMETER_VALUE */
export function pageRequest(query: (name: string) => string | undefined): PageRequest {
  const number = (name: string, otherwise: number, from: number, to: number): number => {
    const value = Number(query(name) ?? otherwise);
    if (!Number.isInteger(value) || value < from || value > to)
      throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `${name} is not from ${from} to ${to}: ${query(name)}`);
    return value;
  };
  return {
    pageSize: number('pageSize', 50, 1, LARGEST_PAGE),
    pageToken: number('pageToken', 0, 0, FURTHEST_OFFSET),
    sortBy: query('sortBy'),
  };
}

/** A page of the records under a SOQL condition. */
export function recordPage(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  paths: FieldPath[],
  condition: string,
  page: PageRequest,
): Json {
  const { pageSize, pageToken, sortBy } = page;
  const where = condition ? ` WHERE ${condition}` : '';
  const order = sortBy === undefined ? object.nameFieldName : sortColumn(org, session, object, sortBy);
  // One row more than the page tells whether another page follows.
  const soql = `${selectClause(org, object, paths)}${where} ORDER BY ${order}, Id LIMIT ${pageSize + 1} OFFSET ${pageToken}`;
  const rows = org.query(session, soql).records;
  const display = displayValues(org, session);
  const more = rows.length > pageSize && pageToken + pageSize <= FURTHEST_OFFSET;
  return {
    count: Math.min(rows.length, pageSize),
    currentPageToken: String(pageToken),
    nextPageToken: more ? String(pageToken + pageSize) : null,
    pageSize,
    previousPageToken: pageToken > 0 ? String(Math.max(0, pageToken - pageSize)) : null,
    records: rows.slice(0, pageSize).map((row) => recordView(org, object, row, paths, display)),
    sortBy: sortBy === undefined ? [] : [sortBy],
  };
}

function sortColumn(org: LocalOrg, session: Session, object: ObjectModel, sortBy: string): string {
  const descending = sortBy.startsWith('-');
  const found = findPath(org, session, object, sortBy.replace(/^-/, '').split('.'));
  if (!found) throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `The list cannot be sorted by '${sortBy}'.`);
  return `${found.path.join('.')} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`;
}

/** The columns that the user may see; a lookup column is its parent's name. */
export function visiblePaths(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  columns: readonly string[],
): FieldPath[] {
  return columns.flatMap((column) => {
    const found = findPath(org, session, object, column.split('.'));
    if (!found) return [];
    const target = found.field.relationshipName ? parentObject(org, found.field) : undefined;
    const parent = [...found.path.slice(0, -1), found.field.relationshipName ?? '', target?.nameFieldName ?? ''];
    return (target && findPath(org, session, object, parent)) ?? found;
  });
}

/** `displayColumns` of a list: a parent's name goes by the label of the lookup. */
export function displayColumns(
  org: LocalOrg,
  session: Session,
  object: ObjectModel,
  paths: readonly FieldPath[],
): Json[] {
  const labels = org.labels(session.language);
  return paths.map(({ path, field }) => {
    const lookup = [...object.fields.values()].find((each) => path.length > 1 && each.relationshipName === path[0]);
    const [owner, name] =
      lookup && !field.nameField
        ? [parentObject(org, lookup)!.name, field.name]
        : [object.name, (lookup ?? field).name];
    return {
      fieldApiName: path.join('.'),
      label: labels.field(owner, name),
      lookupId: lookup ? `${path[0]}.Id` : null,
      sortable: field.type !== 'longtextarea',
    };
  });
}
