/** A modelled metadata type: where its files stand in a package and what they are made of. */
export interface Kind {
  type: string;
  folder: string;
  /** Extension of its files; a bundle (a folder of files) has none. */
  suffix?: string;
  /** Repeated elements of the root that are components of their own, or merge by name with what is deployed. */
  children: Record<string, ChildKind>;
  /** Clients keep these children in files of their own and append them, whatever the order of the schema. */
  decomposed?: boolean;
  /** Its components stand in folders, which are components of this type. */
  folderType?: string;
  /** Of the type of a folder: the type of what it holds, under which manifests name it. */
  contentType?: string;
}

export interface ChildKind {
  /** Metadata type of the child; undefined when it has no name of its own in a manifest. */
  type?: string;
  /** Element that names the child within its parent. */
  key: string;
  /** Full name of the child without its parent's, as custom labels have it. */
  bare?: boolean;
}

const named = (type: string): ChildKind => ({ type, key: 'fullName' });
const part = (key: string): ChildKind => ({ key });
const kind = (type: string, folder: string, suffix?: string, more: Partial<Kind> = {}): Kind => ({
  type,
  folder,
  ...(suffix ? { suffix } : {}),
  children: {},
  ...more,
});

/** A folder is a file beside the folder: `reports/Sales-meta.xml`. */
function inFolders(type: string, folder: string, suffix: string): Kind[] {
  const folderType = `${type}Folder`;
  return [kind(folderType, folder, undefined, { contentType: type }), kind(type, folder, suffix, { folderType })];
}

/** In the order in which the types depend on each other. */
export const KINDS: readonly Kind[] = [
  kind('CustomLabels', 'labels', 'labels', {
    children: { labels: { type: 'CustomLabel', key: 'fullName', bare: true } },
    decomposed: true,
  }),
  kind('CustomObject', 'objects', 'object', {
    children: {
      fields: named('CustomField'),
      validationRules: named('ValidationRule'),
      listViews: named('ListView'),
      compactLayouts: named('CompactLayout'),
    },
    decomposed: true,
  }),
  kind('CustomPermission', 'customPermissions', 'customPermission'),
  kind('ReportType', 'reportTypes', 'reportType'),
  ...inFolders('Report', 'reports', 'report'),
  ...inFolders('Dashboard', 'dashboards', 'dashboard'),
  kind('CustomNotificationType', 'notificationtypes', 'notiftype'),
  kind('Flow', 'flows', 'flow'),
  kind('LightningComponentBundle', 'lwc'),
  kind('FlexiPage', 'flexipages', 'flexipage'),
  kind('CustomTab', 'tabs', 'tab'),
  kind('Layout', 'layouts', 'layout'),
  kind('CustomApplication', 'applications', 'app'),
  kind('PermissionSet', 'permissionsets', 'permissionset'),
  kind('Group', 'groups', 'group'),
  kind('Queue', 'queues', 'queue'),
  kind('SharingRules', 'sharingRules', 'sharingRules', { children: { sharingOwnerRules: named('SharingOwnerRule') } }),
  kind('Translations', 'translations', 'translation', {
    children: { customLabels: part('name'), customTabs: part('name'), customApplications: part('name') },
  }),
  kind('CustomObjectTranslation', 'objectTranslations', 'objectTranslation', {
    children: { fields: part('name'), layouts: part('layout'), validationRules: part('name') },
    decomposed: true,
  }),
];

const byType = new Map(KINDS.map((each) => [each.type, each]));
const byFolder = new Map(KINDS.filter((each) => !each.contentType).map((each) => [each.folder, each]));

export const kindOfType = (type: string): Kind | undefined => byType.get(type);
/** The type under which manifests name a component: a folder goes with what it holds. */
export const manifestType = (type: string): string => byType.get(type)?.contentType ?? type;
export const kindOfFolder = (folder: string): Kind | undefined => byFolder.get(folder);

/** The modelled kind of a child type such as `CustomField`, with the element that holds it. */
export function parentOfType(type: string): { kind: Kind; element: string; child: ChildKind } | undefined {
  for (const each of KINDS)
    for (const [element, child] of Object.entries(each.children))
      if (child.type === type) return { kind: each, element, child };
  return undefined;
}

/** Full name of a child as manifests have it: `Account.Field__c`, or the bare name of a label. */
export const childName = (child: ChildKind, parent: string, name: string): string =>
  child.bare ? name : `${parent}.${name}`;
