import type { LocalOrg, Session } from '../org.ts';

type Json = Record<string, unknown>;

/** `GET apps`: the deployed apps that the user sees. */
export function apps(org: LocalOrg, session: Session): Json {
  const visible = new Set(org.access.appsOf(session).map((name) => name.toLowerCase()));
  const found = org.metadata.ofType('CustomApplication').filter(({ fullName }) => visible.has(fullName.toLowerCase()));
  return {
    apps: found.map(({ fullName, content, id }) => ({
      appId: id,
      description: content['description'] ?? null,
      developerName: fullName,
      formFactors: content['formFactors'] ?? [],
      headerColor: content['brand']?.headerColor ?? null,
      label: org.labels(session.language).app(fullName),
      navItems: navigationItems(org, session, (content['tabs'] ?? []) as string[]),
      type: 'Lightning',
    })),
  };
}

/** `GET nav-items`: the tabs that the user sees, those of the first app first. */
export function navItems(org: LocalOrg, session: Session): Json {
  const [first] = apps(org, session)['apps'] as { navItems: Json[] }[];
  return { navItems: first?.navItems ?? [] };
}

function navigationItems(org: LocalOrg, session: Session, tabs: readonly string[]): Json[] {
  const visible = new Set(org.access.tabsOf(session).map((name) => name.toLowerCase()));
  const labels = org.labels(session.language);
  return tabs.flatMap((tab) => {
    const object = org.schema.find(tab.replace(/^standard-/, ''));
    if (object ? !org.access.canRead(session, object.name) : !visible.has(tab.toLowerCase())) return [];
    return {
      developerName: tab,
      itemType: object ? 'Entity' : 'Tab',
      label: labels.tab(tab),
      objectApiName: object?.name ?? null,
      objectLabel: object ? labels.object(object.name) : null,
      standardType: null,
    };
  });
}
