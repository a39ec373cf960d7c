import type { BundleState } from './bundle.ts';
import { bundleUrl } from './bundle.ts';
import type { Boot } from './boot.ts';

/** Scripts and data come from this origin only; components set styles from scripts, which only `unsafe-inline` lets them. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of the app: boot data, styles and the bundle's entry. @param version changes with the files of the page itself */
export function appPage(boot: Boot, platform: string, version: string): string {
  const language = boot.user.language.replace('_', '-');
  const modules = ['main', 'chunk-synthetic-shadow', 'lwc', 'chunk-base'].map(
    (name) => `<link rel="modulepreload" href="${bundleUrl(platform)}/${name}.js">`,
  );
  return document(
    language,
    boot.organization.name,
    `<link rel="stylesheet" href="/shell/assets/slds/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/shell/assets/fonts/400.css">
<link rel="stylesheet" href="/shell/assets/fonts/700.css">
<link rel="stylesheet" href="/shell/assets/client/shell.css?${version}">
${modules.join('\n')}
<script type="application/json" id="boot">${JSON.stringify(boot).replaceAll('<', '\\u003c')}</script>
<script src="/shell/assets/client/clock.js?${version}"></script>
<script type="module" src="${bundleUrl(platform)}/main.js"></script>`,
    '<div id="shell"></div>',
  );
}

/** The page that stands in while the bundle is built; it asks again by itself. */
export function waitingPage(state: Extract<BundleState, { state: 'building' | 'failed' }>): string {
  if (state.state === 'failed')
    return document(
      'en',
      'Build failed',
      '',
      `<main><h1>The page could not be built</h1><pre>${escapeHtml(state.message)}</pre><p>Correct the component, deploy it and load this page again.</p></main>`,
    );
  const what = state.part === 'platform' ? 'base components (once for this version)' : 'deployed components';
  return document(
    'en',
    'Building',
    '<meta http-equiv="refresh" content="1">',
    `<main><h1>Building the page</h1><p role="status">Compiling the ${what}. This page opens by itself.</p></main>`,
  );
}

/** The page for a browser that is not signed in. */
export function signInPage(): string {
  const hint = 'Open the sign-in address that was printed where the org was started, or have a new one printed there.';
  return document('en', 'Sign in', '', `<main><h1>You are not signed in</h1><p>${hint}</p></main>`);
}

function document(language: string, title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>${body}</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
