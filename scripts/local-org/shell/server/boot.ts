import type { LocalOrg, Session } from '../../org.ts';
import { bundleUrl } from './bundle.ts';
import type { BundleParts } from './bundle.ts';
import { flexiPages } from './flexiPages.ts';
import type { PageModel } from './flexiPages.ts';
import { baseLabels, localeFormats } from './locale.ts';

/** What a page of the app is opened with. */
export interface Boot {
  user: { id: string; name: string; language: string; locale: string; timeZone: string };
  organization: { id: string; name: string };
  languages: { code: string; label: string }[];
  /** How far the org's clock is ahead of the system's, in milliseconds; 0 when it was not moved. */
  clock: { offset: number };
  apps: AppModel[];
  tabs: Record<string, TabModel>;
  flexiPages: Record<string, PageModel>;
  /** The objects that the user may read. */
  objects: Record<
    string,
    { label: string; pluralLabel: string; keyPrefix: string; icon: string; recordPages: FormFactorPages }
  >;
  labels: Record<string, string>;
  i18n: Record<string, unknown>;
  /** Names in lower case. */
  permissions: { customPermission: string[]; userPermission: string[] };
  /** Whom this browser may go on as; empty when it may not. */
  users: { id: string; name: string; title: string | null }[];
  /** Address of each deployed component's module. */
  components: Record<string, string>;
}

/** Names of Lightning pages by form factor, `Large` or `Small`. */
type FormFactorPages = Record<string, string>;

interface AppModel {
  name: string;
  label: string;
  tabs: TabModel[];
  /** Record pages that the app assigns, by object. */
  recordPages: Record<string, FormFactorPages>;
}

interface TabModel {
  name: string;
  label: string;
  icon: string;
  object?: string;
  flexiPage?: string;
}

const LANGUAGES = [
  { code: 'en_US', label: 'English' },
  { code: 'ja', label: '日本語' },
];
const STANDARD_ICONS: Record<string, string> = {
  Account: 'account',
  Asset: 'asset_object',
  Contact: 'contact',
  Dashboard: 'dashboard',
  Opportunity: 'opportunity',
  Product2: 'product',
  Report: 'report',
  User: 'user',
};
/** Below this the clock counts as the system's: the two are read one after the other. */
const CLOCK_TOLERANCE_MILLISECONDS = 2000;

/** Gathers the boot data of a user. @param maySwitchUser whether the browser may go on as another user */
export function bootData(org: LocalOrg, session: Session, maySwitchUser: boolean, parts: BundleParts): Boot {
  const { metadata, access } = org;
  const user = org.query(session, `SELECT Name, LocaleSidKey, TimeZoneSidKey FROM User WHERE Id = '${session.userId}'`)
    .records[0]!;
  const organization = org.query(session, 'SELECT Id, Name FROM Organization').records[0]!;
  const labels = org.labels(session.language);
  const offset = org.clock.now().getTime() - Date.now();
  const tabs = Object.fromEntries(
    access
      .tabsOf(session)
      .flatMap((name) => tabModel(org, session, name) ?? [])
      .map((tab) => [tab.name, tab]),
  );
  const granted = metadata
    .ofType('CustomPermission')
    .filter(({ fullName }) => access.hasCustomPermission(session, fullName));
  const customLabels = metadata
    .ofType('CustomLabels')
    .flatMap(({ content }) => (content['labels'] ?? []) as { fullName: string }[]);
  const locale = String(user['LocaleSidKey']);
  return {
    user: {
      id: session.userId,
      name: String(user['Name']),
      language: session.language,
      locale,
      timeZone: String(user['TimeZoneSidKey']),
    },
    organization: { id: String(organization['Id']), name: String(organization['Name']) },
    languages: LANGUAGES,
    clock: { offset: Math.abs(offset) < CLOCK_TOLERANCE_MILLISECONDS ? 0 : offset },
    apps: apps(org, session, tabs),
    tabs,
    flexiPages: flexiPages(metadata),
    objects: objects(org, session),
    labels: {
      ...baseLabels(session.language),
      ...Object.fromEntries(customLabels.map(({ fullName }) => [`c.${fullName}`, labels.label(fullName)])),
    },
    i18n: localeFormats(session.language, locale, String(user['TimeZoneSidKey'])),
    permissions: {
      customPermission: granted.map(({ fullName }) => fullName.toLowerCase()),
      userPermission: [...access.grants(session).userPermissions],
    },
    users: maySwitchUser ? activeUsers(org, session) : [],
    components: Object.fromEntries(parts.components.map((name) => [name, `${bundleUrl(parts.deployed)}/${name}.js`])),
  };
}

function apps(org: LocalOrg, session: Session, tabs: Record<string, TabModel>): AppModel[] {
  const visible = new Set(org.access.appsOf(session));
  return org.metadata
    .ofType('CustomApplication')
    .filter(({ fullName, content }) => visible.has(fullName) && content['uiType'] === 'Lightning')
    .map(({ fullName, content }) => ({
      name: fullName,
      label: org.labels(session.language).app(fullName),
      tabs: ((content['tabs'] ?? []) as string[]).flatMap((name) => tabs[name] ?? []),
      recordPages: recordPages((content['actionOverrides'] ?? []) as ActionOverride[]),
    }));
}

interface ActionOverride {
  actionName: string;
  type: string;
  content?: string;
  formFactor?: string;
  pageOrSobjectType?: string;
}

function recordPages(overrides: ActionOverride[], object?: string): Record<string, FormFactorPages> {
  const pages: Record<string, FormFactorPages> = {};
  for (const { actionName, type, content, formFactor = 'Large', pageOrSobjectType = object } of overrides)
    if (actionName === 'View' && type.toLowerCase() === 'flexipage' && content && pageOrSobjectType)
      (pages[pageOrSobjectType] ??= {})[formFactor] = content;
  return pages;
}

function objects(org: LocalOrg, session: Session): Boot['objects'] {
  const labels = org.labels(session.language);
  const readable = [...org.schema.objects.values()].filter(({ name }) => org.access.canRead(session, name));
  return Object.fromEntries(
    readable.map(({ name, keyPrefix }) => {
      const overrides = (org.metadata.get('CustomObject', name)?.content['actionOverrides'] ?? []) as ActionOverride[];
      return [
        name,
        {
          label: labels.object(name),
          pluralLabel: labels.objectPlural(name),
          keyPrefix,
          icon: objectIcon(org, name),
          recordPages: recordPages(overrides, name)[name] ?? {},
        },
      ];
    }),
  );
}

/** A visible tab; undefined for a standard one that is not modelled, such as the home page. */
function tabModel(org: LocalOrg, session: Session, name: string): TabModel | undefined {
  const content = org.metadata.get('CustomTab', name)?.content;
  const object = org.schema.find(name.replace(/^standard-/, ''))?.name;
  if (!content && !object) return undefined;
  return {
    name,
    label: org.labels(session.language).tab(name),
    icon: object ? objectIcon(org, object) : motifIcon(content?.['motif']),
    ...(object ? { object } : {}),
    ...(content?.['flexiPage'] ? { flexiPage: String(content['flexiPage']) } : {}),
  };
}

function objectIcon(org: LocalOrg, object: string): string {
  const standard = STANDARD_ICONS[object];
  return standard ? `standard:${standard}` : motifIcon(org.metadata.get('CustomTab', object)?.content['motif']);
}

/** `Custom53: Bell` names an icon of the design system by its number. */
function motifIcon(motif: string | undefined): string {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number ? `custom:custom${number}` : 'standard:record';
}

function activeUsers(org: LocalOrg, session: Session): Boot['users'] {
  const { records } = org.query(session, 'SELECT Id, Name, Title FROM User WHERE IsActive = true ORDER BY Name');
  return records.map((user) => ({
    id: String(user['Id']),
    name: String(user['Name']),
    title: (user['Title'] as string | null) ?? null,
  }));
}
