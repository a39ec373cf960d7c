import type { LocalOrg, Session } from '../org.ts';
import type { ObjectModel } from '../schema/model.ts';
import { displayColumns, recordPage, visiblePaths } from './listPage.ts';
import type { PageRequest } from './listPage.ts';
import { findListView, listViews } from './listViews.ts';
import type { ListView } from './listViews.ts';
import { eTag, visibleObject } from './objectInfo.ts';

type Json = Record<string, unknown>;

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
  const paths = visiblePaths(org, session, object, view.open().columns);
  const content = {
    displayColumns: displayColumns(org, session, object, paths),
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
  const { columns, condition } = view.open();
  const paths = visiblePaths(org, session, object, columns);
  return { ...recordPage(org, session, object, paths, condition, page), listReference: reference(object, view) };
}

function reference(object: ObjectModel, view: ListView): Json {
  return { id: null, listViewApiName: view.apiName, objectApiName: object.name, type: 'listView' };
}
