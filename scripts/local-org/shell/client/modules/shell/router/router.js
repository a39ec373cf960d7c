import boot from 'shell/context';

const listeners = new Set();

/**
 * The address of a page reference. @throws when the type or action is not modelled: it would lead nowhere
 */
export function generateUrl({ type, attributes = {}, state = {} }) {
  const query = new URLSearchParams(
    Object.entries(state).filter(([, value]) => value !== undefined && value !== null),
  ).toString();
  const withQuery = (path) => (query ? `${path}?${query}` : path);
  const { objectApiName, recordId, actionName, apiName } = attributes;
  switch (type) {
    case 'standard__navItemPage':
      return withQuery(`/lightning/n/${apiName}`);
    case 'standard__objectPage':
      if (['list', 'home'].includes(actionName)) return withQuery(`/lightning/o/${objectApiName}/list`);
      if (actionName === 'new') return withQuery(`/lightning/o/${objectApiName}/new`);
      break;
    case 'standard__recordPage': {
      const object = objectApiName ?? objectOfId(recordId);
      if (['view', 'edit'].includes(actionName ?? 'view'))
        return withQuery(`/lightning/r/${object}/${recordId}/${actionName ?? 'view'}`);
      break;
    }
    case 'standard__recordRelationshipPage':
      return withQuery(
        `/lightning/r/${objectApiName ?? objectOfId(recordId)}/${recordId}/related/${attributes.relationshipApiName}/view`,
      );
    case 'standard__namedPage':
      if (attributes.pageName === 'home') return firstUrl();
      break;
    case 'standard__webPage':
      return attributes.url;
  }
  throw new Error(
    `Navigation to ${type}${actionName ? ` with the action ${actionName}` : ''} is not modelled by the local org.`,
  );
}

/** The page reference that an address stands for, or undefined for an unknown one. */
export function parseUrl(address) {
  const { pathname, searchParams } = new URL(address, window.location.origin);
  const state = Object.fromEntries(searchParams);
  const reference = (type, attributes) => ({ type, attributes, state });
  const [, area, ...parts] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (area === 'n') return reference('standard__navItemPage', { apiName: parts[0] });
  if (area === 'o')
    return reference('standard__objectPage', { objectApiName: parts[0], actionName: parts[1] ?? 'list' });
  if (area !== 'r') return undefined;
  if (parts[2] === 'related')
    return reference('standard__recordRelationshipPage', {
      objectApiName: parts[0],
      recordId: parts[1],
      relationshipApiName: parts[3],
      actionName: 'view',
    });
  const [objectApiName, recordId, actionName = 'view'] =
    parts.length > 1 && boot.objects[parts[0]] ? parts : [objectOfId(parts[0]), ...parts];
  return reference('standard__recordPage', { objectApiName, recordId, actionName });
}

function objectOfId(recordId) {
  const found = Object.entries(boot.objects).find(([, { keyPrefix }]) => keyPrefix === recordId?.slice(0, 3));
  if (!found) throw new Error(`No object that you can see has records such as ${recordId}.`);
  return found[0];
}

/** The address of a tab of the navigation bar. */
export function tabUrl(tab) {
  return tab.object ? `/lightning/o/${tab.object}/list` : `/lightning/n/${tab.name}`;
}

/** The app that this browser tab shows; the first one until another is chosen. */
export function currentApp() {
  const chosen = sessionStorage.getItem('app');
  return boot.apps.find((app) => app.name === chosen) ?? boot.apps[0];
}

export function chooseApp(name) {
  sessionStorage.setItem('app', name);
  window.location.assign(firstUrl());
}

export function firstUrl() {
  const [tab] = currentApp()?.tabs ?? [];
  return tab ? tabUrl(tab) : '/lightning/page/home';
}

export function currentPageReference() {
  return parseUrl(window.location.href);
}

/** Goes to a page reference; addresses outside the app open in another window. */
export function navigate(reference, { replace = false } = {}) {
  const url = generateUrl(reference);
  if (new URL(url, window.location.origin).origin === window.location.origin && url.startsWith('/lightning/'))
    go(url, { replace });
  else window.open(url, '_blank', 'noopener');
}

export function go(url, { replace = false } = {}) {
  window.history[replace ? 'replaceState' : 'pushState']({}, '', url);
  tell();
}

/** @param listener receives the page reference after each navigation; @returns a function that ends it */
export function onNavigation(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell() {
  const reference = currentPageReference();
  for (const listener of listeners) listener(reference);
}

/** Follows clicks on links into the app without loading the page anew. */
function followLink(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.composedPath().find((element) => element.tagName === 'A' && element.href);
  if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || !url.pathname.startsWith('/lightning/')) return;
  event.preventDefault();
  go(url.pathname + url.search);
}

export function startRouter() {
  window.addEventListener('popstate', tell);
  document.addEventListener('click', followLink);
  if (!currentPageReference()) window.history.replaceState({}, '', firstUrl());
}
