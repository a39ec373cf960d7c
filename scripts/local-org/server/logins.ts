import { createHash, randomBytes } from 'node:crypto';
import type { LocalOrg } from '../org.ts';
import type { BrowserSession } from './context.ts';

/** A sign-in code is good for one use within this time. */
const CODE_LIFETIME_MILLISECONDS = 15 * 60 * 1000;
const SESSION_LIFETIME_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

interface SignInCode {
  userId: string;
  /** Whose permissions decide whether this browser may go on as another user. */
  signedInAs: string;
  language: string | undefined;
  expires: number;
}

/**
 * One-time sign-in codes, and browser sessions (kept in the org's database, so that a restart keeps them).
 * Secrets are random and are kept and looked up only as SHA-256. Lifetimes follow the real time, not the org's clock.
 */
export class Logins {
  readonly #org: LocalOrg;
  readonly #codes = new Map<string, SignInCode>();

  constructor(org: LocalOrg) {
    this.#org = org;
    org.store.database.exec(
      'CREATE TABLE IF NOT EXISTS browser_session (hash TEXT PRIMARY KEY, session TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID',
    );
  }

  issueCode(userId: string, language?: string, signedInAs = userId): string {
    const now = Date.now();
    for (const [key, code] of this.#codes) if (code.expires < now) this.#codes.delete(key);
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(hash(code), { userId, signedInAs, language, expires: now + CODE_LIFETIME_MILLISECONDS });
    return code;
  }

  /** Uses up a sign-in code; undefined when it was used, has expired or never was. */
  redeemCode(code: string): Omit<SignInCode, 'expires'> | undefined {
    const found = this.#codes.get(hash(code));
    this.#codes.delete(hash(code));
    return found && found.expires >= Date.now() ? found : undefined;
  }

  /** @returns the secret that goes into the cookie */
  startSession(session: BrowserSession): string {
    const secret = randomBytes(32).toString('base64url');
    this.#statement('DELETE FROM browser_session WHERE expires < ?').run(Date.now());
    this.#statement('INSERT INTO browser_session VALUES (?, ?, ?)').run(
      hash(secret),
      JSON.stringify(session),
      Date.now() + SESSION_LIFETIME_MILLISECONDS,
    );
    return secret;
  }

  findSession(secret: string): BrowserSession | undefined {
    const row = this.#statement('SELECT session FROM browser_session WHERE hash = ? AND expires >= ?').get(
      hash(secret),
      Date.now(),
    );
    return row ? (JSON.parse(String(row['session'])) as BrowserSession) : undefined;
  }

  updateSession(secret: string, session: BrowserSession): void {
    this.#statement('UPDATE browser_session SET session = ? WHERE hash = ?').run(JSON.stringify(session), hash(secret));
  }

  endSession(secret: string): void {
    this.#statement('DELETE FROM browser_session WHERE hash = ?').run(hash(secret));
  }

  #statement(sql: string): ReturnType<LocalOrg['store']['statement']> {
    return this.#org.store.statement(sql);
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
