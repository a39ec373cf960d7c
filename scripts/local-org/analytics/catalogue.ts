import { ApiError } from '../errors.ts';
import { toLongId } from '../identifiers.ts';
import type { StoredComponent } from '../metadata/component.ts';
import type { LocalOrg, Session } from '../org.ts';
import { readReport } from './report.ts';
import type { ReportModel } from './report.ts';
import { readReportType } from './reportType.ts';

/** A deployed report or dashboard with its record. */
export interface Catalogued {
  id: string;
  name: string;
  developerName: string;
  folderId: string;
  folderName: string;
  component: StoredComponent;
}

/** The reports or dashboards in the folders that are shared with a user, by folder and name. */
export function listOf(org: LocalOrg, session: Session, kind: 'Report' | 'Dashboard'): Catalogued[] {
  const [nameField, folderField] =
    kind === 'Report' ? (['Name', 'OwnerId'] as const) : (['Title', 'FolderId'] as const);
  const folders = new Map(foldersOf(org, session, kind).map((folder) => [folder.id, folder]));
  const found = org.store.all(kind).flatMap((row): Catalogued[] => {
    const folder = folders.get(String(row[folderField]));
    const developerName = String(row['DeveloperName']);
    const component = folder && org.metadata.get(kind, `${folder.developerName}/${developerName}`);
    if (!component) return [];
    const name = String(row[nameField]);
    return [{ id: String(row['Id']), name, developerName, folderId: folder.id, folderName: folder.name, component }];
  });
  return found.sort(
    (left, right) => left.folderName.localeCompare(right.folderName) || left.name.localeCompare(right.name),
  );
}

interface ReportFolder {
  id: string;
  name: string;
  developerName: string;
}

/** The folders that are shared with a user; administrators see all. */
function foldersOf(org: LocalOrg, session: Session, kind: 'Report' | 'Dashboard'): ReportFolder[] {
  const seesAll = org.access.hasUserPermission(session, 'ModifyAllData');
  return org.store.find('Folder', 'Type', [kind]).flatMap((row) => {
    const developerName = String(row['DeveloperName']);
    const shares = org.metadata.get(`${kind}Folder`, developerName)?.content['folderShares'] ?? [];
    const isShared = (shares as Record<string, string>[]).some((share) => includes(org, share, session.userId));
    return seesAll || isShared ? [{ id: String(row['Id']), name: String(row['Name']), developerName }] : [];
  });
}

/** For reports, dashboards and their folders: the folders whose records a user gets, and the field that names them. */
export function sharedFolders(
  org: LocalOrg,
  session: Session,
  object: string,
): { field: string; ids: string[] } | undefined {
  const field = { Report: '"OwnerId"', Dashboard: '"FolderId"', Folder: '"Id"' }[object];
  if (!field || org.access.hasUserPermission(session, 'ModifyAllData')) return undefined;
  const kinds = object === 'Folder' ? (['Report', 'Dashboard'] as const) : ([object] as ('Report' | 'Dashboard')[]);
  return { field, ids: kinds.flatMap((kind) => foldersOf(org, session, kind).map(({ id }) => id)) };
}

const AUDIENCES: Record<string, string> = {
  Group: 'group',
  Role: 'role',
  RoleAndSubordinates: 'roleAndSubordinates',
  RoleAndSubordinatesInternal: 'roleAndSubordinatesInternal',
};

/** Whom a folder can be shared with. */
export const FOLDER_AUDIENCES = new Set(['Organization', 'User', ...Object.keys(AUDIENCES)]);

function includes(org: LocalOrg, { sharedTo, sharedToType }: Record<string, string>, userId: string): boolean {
  if (sharedToType === 'Organization') return true;
  if (sharedToType === 'User') return org.userId(sharedTo!) === userId;
  return org.access.sharedWith({ [AUDIENCES[sharedToType!]!]: [sharedTo] }).has(userId);
}

/** @throws ApiError NOT_FOUND when there is none, or none that the user may see */
export function oneOf(org: LocalOrg, session: Session, kind: 'Report' | 'Dashboard', id: string): Catalogued {
  const found = listOf(org, session, kind).find((each) => each.id === toLongId(id));
  if (!found) throw new ApiError('NOT_FOUND', `The data you’re trying to access is unavailable: no ${kind} ${id}.`);
  return found;
}

/** The report that a component is, with its type. */
export function modelOf(org: LocalOrg, { component }: Pick<Catalogued, 'component'>): ReportModel {
  const typeName = String(component.content['reportType']).replace(/__c$/, '');
  return readReport(component, readReportType(org.schema, org.metadata.get('ReportType', typeName)!));
}
