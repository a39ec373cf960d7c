import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { MetadataComponent } from '../metadata/component.ts';
import { columnField } from '../metadata/listViewColumns.ts';
import type { LocalOrg, Session } from '../org.ts';
import type { ChildRelationship, ObjectModel } from '../schema/model.ts';
import { deployedLayout } from './layout.ts';
import { displayColumns, recordPage, visiblePaths } from './listPage.ts';
import type { PageRequest } from './listPage.ts';
import { eTag, visibleObject } from './objectInfo.ts';
import { objectOfRecord } from './recordView.ts';

type Json = Record<string, unknown>;

/** A child relationship as it is shown with its parent. */
interface RelatedList {
  child: ChildRelationship;
  columns: string[];
}

/** Columns beside the name, where no layout says which. */
const STANDARD_COLUMNS: Record<string, string[]> = {
  Contact: ['Title', 'Email', 'Phone'],
  Opportunity: ['StageName', 'Amount', 'CloseDate'],
  Asset: ['SerialNumber', 'InstallDate', 'Status'],
  Account: ['Phone', 'Type'],
};

/** `GET related-list-info/<parent object>` */
export function relatedLists(org: LocalOrg, session: Session, name: string): Json {
  const parent = visibleObject(org, session, name);
  const lists = listsOfParent(org, session, parent).map(({ child }) => reference(org, session, child));
  return { parentObjectApiName: parent.name, relatedLists: lists };
}

/** `GET related-list-info/<parent object>/<related list>` */
export function relatedListInfo(org: LocalOrg, session: Session, name: string, listId: string): Json {
  const parent = visibleObject(org, session, name);
  const { child, columns } = findList(org, session, parent, listId);
  const paths = visiblePaths(org, session, child.object, columns);
  const content = {
    ...reference(org, session, child),
    displayColumns: displayColumns(org, session, child.object, paths),
    fieldApiName: child.field.name,
    parentObjectApiName: parent.name,
  };
  return { eTag: eTag(content), ...content };
}

/**
 * `GET related-list-records/<parent record>/<related list>`
 * @param fields names such as `Contact.Title`, which take the place of the list's own columns
 */
export function relatedRecords(
  org: LocalOrg,
  session: Session,
  recordId: string,
  listId: string,
  page: PageRequest,
  fields: readonly string[],
): Json {
  const parent = objectOfRecord(org, session, recordId);
  const id = toLongId(recordId)!;
  if (org.query(session, `SELECT Id FROM ${parent.name} WHERE Id = '${id}'`).totalSize === 0)
    throw new ApiError('NOT_FOUND', 'The requested resource does not exist');
  const { child, columns } = findList(org, session, parent, listId);
  const asked = fields.map((field) => field.replace(`${child.object.name}.`, ''));
  const paths = visiblePaths(org, session, child.object, asked.length > 0 ? asked : columns);
  return recordPage(org, session, child.object, paths, `${child.field.name} = '${id}'`, page);
}

function childrenOf(org: LocalOrg, session: Session, parent: ObjectModel): ChildRelationship[] {
  return org.schema
    .children(parent)
    .filter(
      ({ object, field, relationshipName }) =>
        relationshipName &&
        !object.setup &&
        !field.polymorphic &&
        org.access.fieldReadable(session, object.name, field.name),
    );
}

/** The lists of the parent's deployed layout; without a layout one for each child relationship that the user may see. */
function listsOfParent(org: LocalOrg, session: Session, parent: ObjectModel): RelatedList[] {
  const children = childrenOf(org, session, parent);
  const layout = deployedLayout(org, parent);
  if (!layout) return children.map((child) => ({ child, columns: standardColumns(child) }));
  return ((layout.content['relatedLists'] ?? []) as MetadataComponent['content'][]).flatMap((list) => {
    const name = String(list['relatedList']);
    const child = children.find(
      ({ object, field }) => name === `${object.name}.${field.name}` || name === `Related${object.name}List`,
    );
    if (!child) return [];
    return { child, columns: ((list['fields'] ?? []) as string[]).map((column) => columnField(child.object, column)!) };
  });
}

function standardColumns({ object, field }: ChildRelationship): string[] {
  const own = [...object.fields.values()].filter(
    (each) => each.custom && each !== field && each.type !== 'longtextarea' && each.type !== 'reference',
  );
  return [object.nameFieldName, ...(STANDARD_COLUMNS[object.name] ?? own.slice(0, 4).map(({ name }) => name))];
}

function findList(org: LocalOrg, session: Session, parent: ObjectModel, listId: string): RelatedList {
  const isMeant = (child: ChildRelationship): boolean => child.relationshipName!.toLowerCase() === listId.toLowerCase();
  const elsewhere = childrenOf(org, session, parent).filter(isMeant);
  // A page may show a list that the layout does not have.
  const found =
    listsOfParent(org, session, parent).find(({ child }) => isMeant(child)) ??
    elsewhere.map((child) => ({ child, columns: standardColumns(child) }))[0];
  if (!found) throw new ApiError('NOT_FOUND', `${parent.name} has no related list '${listId}'.`);
  return found;
}

function reference(org: LocalOrg, session: Session, { object, relationshipName }: ChildRelationship): Json {
  const label = org.labels(session.language).objectPlural(object.name);
  return { label, objectApiNames: [object.name], relatedListId: relationshipName! };
}
