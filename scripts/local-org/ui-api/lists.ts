import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { ChildRelationship, ObjectModel } from '../schema/model.ts';
import { displayValues } from './displayValue.ts';
import { findListView, listViews } from './listViews.ts';
import type { ListView } from './listViews.ts';
import { eTag, visibleObject } from './objectInfo.ts';
import { findPath, objectOfRecord, parentObject, recordView, selectClause } from './recordView.ts';
import type { FieldPath } from './recordView.ts';

type Json = Record<string, unknown>;

export interface PageRequest {
  pageSize: number;
  pageToken: number;
  sortBy: string | undefined;
}

const LARGEST_PAGE = 2000;
const FURTHEST_OFFSET = 2000;

/** Columns of related lists, beside the name, where no layout says. */
const RELATED_COLUMNS: Record<string, string[]> = {
  Contact: ['Title', 'Email', 'Phone'],
  Opportunity: ['StageName', 'Amount', 'CloseDate'],
  Asset: ['SerialNumber', 'InstallDate', 'Status'],
  Account: ['Phone', 'Type'],
};

/** Reads `pageSize`, `pageToken` and `sortBy`. @throws ApiError ILLEGAL_QUERY_PARAMETER_VALUE */
export function pageRequest(query: (name: string) => string | undefined): PageRequest {
  const number = (name: string, otherwise: number, largest: number): number => {
    const value = Number(query(name) ?? otherwise);
    if (!Number.isInteger(value) || value < (name === 'pageSize' ? 1 : 0) || value > largest)
      throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `${name} is not from 0 to ${largest}: ${query(name)}`);
    return value;
  };
  return {
    pageSize: number('pageSize', 50, LARGEST_PAGE),
    pageToken: number('pageToken', 0, FURTHEST_OFFSET),
    sortBy: query('sortBy'),
  };
}

/** `GET list-info/<object>` */
export function listsOf(org: LocalOrg, session: Session, name: string): Json {
  const object = visibleObject(org, session, name);
  const lists = listViews(org, session, object).map((view) => ({
    ...reference(object, view),
    label: view.label,
    apiName: view.apiName,
  }));
  return { count: lists.length, lists, objectApiName: object.name, nextPageToken: null };
}

/** `GET list-info/<object>/<list view>` */
export function listInfo(org: LocalOrg, session: Session, name: string, apiName: string): Json {
  const object = visibleObject(org, session, name);
  const view = findListView(org, session, object, apiName);
  const content = {
    displayColumns: columnsOf(org, session, object, visiblePaths(org, session, object, view.columns)),
    label: view.label,
    listReference: reference(object, view),
    visibility: 'Public',
  };
  return { eTag: eTag(content), ...content };
}

/** `GET list-records/<object>/<list view>` */
export function listRecords(org: LocalOrg, session: Session, name: string, apiName: string, page: PageRequest): Json {
  const object = visibleObject(org, session, name);
  const view = findListView(org, session, object, apiName);
  const paths = visiblePaths(org, session, object, view.columns);
  return { ...recordPage(org, session, object, paths, view.condition, page), listReference: reference(object, view) };
}

/** `GET related-list-info/<parent object>`: the child lists that the user may see. */
export function relatedLists(org: LocalOrg, session: Session, name: string): Json {
  const object = visibleObject(org, session, name);
  return {
    parentObjectApiName: object.name,
    relatedLists: childLists(org, session, object).map((child) => relatedReference(org, session, child)),
  };
}

/** `GET related-list-info/<parent object>/<related list>` */
export function relatedListInfo(org: LocalOrg, session: Session, name: string, listId: string): Json {
  const parent = visibleObject(org, session, name);
  const child = findChild(org, session, parent, listId);
  const content = {
    ...relatedReference(org, session, child),
    displayColumns: columnsOf(org, session, child.object, relatedPaths(org, session, child)),
    fieldApiName: child.field.name,
    parentObjectApiName: parent.name,
  };
  return { eTag: eTag(content), ...content };
}

/** `GET related-list-records/<parent record>/<related list>` */
export function relatedRecords(
  org: LocalOrg,
  session: Session,
  recordId: string,
  listId: string,
  page: PageRequest,
): Json {
  const parent = objectOfRecord(org, session, recordId);
  const child = findChild(org, session, parent, listId);
  const condition = `${child.field.name} = '${toLongId(recordId)}'`;
  return recordPage(org, session, child.object, relatedPaths(org, session, child), condition, page);
}

function recordPage(
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
  const soql = `${selectClause(org, session, object, paths)}${where} ORDER BY ${order}, Id LIMIT ${pageSize + 1} OFFSET ${pageToken}`;
  const rows = org.query(session, soql, { batchSize: LARGEST_PAGE }).records.slice(0, pageSize + 1);
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

/** `Name` or, for descending, `-Name`. */
function sortColumn(org: LocalOrg, session: Session, object: ObjectModel, sortBy: string): string {
  const descending = sortBy.startsWith('-');
  const found = findPath(org, session, object, sortBy.replace(/^-/, '').split('.'));
  if (!found) throw new ApiError('ILLEGAL_QUERY_PARAMETER_VALUE', `The list cannot be sorted by '${sortBy}'.`);
  return `${found.path.join('.')} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`;
}

/** The paths that the user may see; a lookup column is its parent's name. */
function visiblePaths(org: LocalOrg, session: Session, object: ObjectModel, columns: readonly string[]): FieldPath[] {
  return columns.flatMap((column) => {
    const found = findPath(org, session, object, column.split('.'));
    if (!found) return [];
    const target = found.field.relationshipName ? parentObject(org, found.field) : undefined;
    const name =
      target &&
      findPath(org, session, object, [...found.path.slice(0, -1), found.field.relationshipName!, target.nameFieldName]);
    return [name ?? found];
  });
}

function columnsOf(org: LocalOrg, session: Session, object: ObjectModel, paths: readonly FieldPath[]): Json[] {
  const labels = org.labels(session.language);
  return paths.map(({ path, field }) => {
    const owner = [...object.fields.values()].find((each) => each.relationshipName === path[0]);
    const labelled =
      path.length > 1 && owner
        ? path[1] === 'Name'
          ? labels.field(object.name, owner.name).replace(/ ID$/, '')
          : labels.field(parentObject(org, owner)!.name, field.name)
        : labels.field(object.name, field.name);
    return {
      fieldApiName: path.join('.'),
      label: labelled,
      lookupId: path.length > 1 ? `${path[0]}.Id` : null,
      sortable: field.type !== 'longtextarea',
    };
  });
}

function childLists(org: LocalOrg, session: Session, parent: ObjectModel): ChildRelationship[] {
  return org.schema
    .children(parent)
    .filter(
      ({ object, field, relationshipName }) =>
        relationshipName && !object.setup && org.access.fieldReadable(session, object.name, field.name),
    );
}

function findChild(org: LocalOrg, session: Session, parent: ObjectModel, listId: string): ChildRelationship {
  const name = listId.toLowerCase();
  const found = childLists(org, session, parent).find(({ object, field, relationshipName }) =>
    [relationshipName!, `${relationshipName}__r`, `${object.name}.${field.name}`].some(
      (each) => each.toLowerCase() === name,
    ),
  );
  if (!found) throw new ApiError('NOT_FOUND', `${parent.name} has no related list '${listId}'.`);
  return found;
}

function relatedPaths(org: LocalOrg, session: Session, { object, field }: ChildRelationship): FieldPath[] {
  const own = [...object.fields.values()].filter(
    (each) => each.custom && each !== field && each.type !== 'longtextarea' && each.type !== 'reference',
  );
  const columns = RELATED_COLUMNS[object.name] ?? own.slice(0, 4).map(({ name }) => name);
  return visiblePaths(org, session, object, [object.nameFieldName, ...columns]);
}

function relatedReference(org: LocalOrg, session: Session, { object, relationshipName }: ChildRelationship): Json {
  const label = org.labels(session.language).objectPlural(object.name);
  return {
    label,
    objectApiNames: [object.name],
    relatedListId: object.custom ? `${relationshipName!.replace(/__r$/, '')}__r` : relationshipName!,
  };
}

function reference(object: ObjectModel, view: ListView): Json {
  return { id: null, listViewApiName: view.apiName, objectApiName: object.name, type: 'listView' };
}
