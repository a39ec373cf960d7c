import type { Session } from '../org.ts';

/** What every handler finds in the Hono context after the session middleware. */
export interface ServerEnvironment {
  Variables: {
    session: Session;
    /** `66.0`, under `/services/data/vNN.0` only. */
    apiVersion: string;
    /** Present when the request came with a browser's cookie instead of a token. */
    browser?: { secret: string; session: BrowserSession };
  };
}

/** A signed-in browser. `signedInAs` redeemed the sign-in code; `userId` is whom the browser now acts as. */
export interface BrowserSession {
  userId: string;
  signedInAs: string;
  language: string;
}

/** Winter '21, the first of a release year: release names are counted from it. */
const LOWEST_VERSION = 50;
const LATEST_VERSION = 66;

/**
 * The number of an API version path segment such as `v66.0`.
 * @returns undefined when it is no version that this org serves
 */
export function parseApiVersion(segment: string): string | undefined {
  const version = Number(/^v(\d{2})\.0$/.exec(segment)?.[1]);
  return version >= LOWEST_VERSION && version <= LATEST_VERSION ? `${version}.0` : undefined;
}

/** The answer of `GET /services/data`. */
export function apiVersions(): { label: string; url: string; version: string }[] {
  return Array.from({ length: LATEST_VERSION - LOWEST_VERSION + 1 }, (_, index) => {
    const version = LOWEST_VERSION + index;
    const season = ['Winter', 'Spring', 'Summer'][index % 3]!;
    const label = `${season} '${21 + Math.floor(index / 3)}`;
    return { label, url: `/services/data/v${version}.0`, version: `${version}.0` };
  });
}
