import type { LocalOrg } from './org.ts';

/** A custom notification as one user has it. */
export interface Notification {
  id: number;
  userId: string;
  typeId: string;
  title: string;
  body: string;
  /** The record that it leads to. */
  targetId: string;
  /** Instant in ISO form. */
  sentAt: string;
  isRead: boolean;
}

/** The notifications of an org, kept until it ends; sending is undone with the transaction. */
export class Notifications {
  readonly #org: LocalOrg;

  constructor(org: LocalOrg) {
    this.#org = org;
    org.store.database.exec(`CREATE TABLE IF NOT EXISTS notification (id INTEGER PRIMARY KEY, userId TEXT NOT NULL,
      typeId TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, targetId TEXT NOT NULL, sentAt TEXT NOT NULL,
      isRead INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX IF NOT EXISTS notification_user ON notification (userId, id)`);
  }

  /** Sends to users, and to the users in groups and queues; to each active one once. */
  send(what: Pick<Notification, 'typeId' | 'title' | 'body' | 'targetId'>, recipients: readonly string[]): void {
    const { store, access, clock } = this.#org;
    const users = recipients.flatMap((id) => (id.startsWith('005') ? [id] : [...access.membersOf(id)]));
    const active = [...new Set(users)].filter((id) => store.get('User', id)?.['IsActive'] === true);
    const sql = `INSERT INTO notification (userId, typeId, title, body, targetId, sentAt) VALUES (?, ?, ?, ?, ?, ?)`;
    const { typeId, title, body, targetId } = what;
    for (const id of active) store.statement(sql).run(id, typeId, title, body, targetId, clock.now().toISOString());
  }

  /** Those of a user, or of all users; newest first. */
  list(userId?: string, most = 1000): Notification[] {
    const sql = 'SELECT * FROM notification WHERE userId = coalesce(?, userId) ORDER BY id DESC LIMIT ?';
    const rows = this.#org.store.statement(sql).all(userId ?? null, most) as unknown as Notification[];
    return rows.map((row) => ({ ...row, isRead: Boolean(row.isRead) }));
  }

  /** Marks notifications of a user as read: one, or all. @returns how many there were */
  markRead(userId: string, id?: number): number {
    const sql = 'UPDATE notification SET isRead = 1 WHERE userId = ? AND id = coalesce(?, id)';
    return Number(this.#org.store.statement(sql).run(userId, id ?? null).changes);
  }
}
