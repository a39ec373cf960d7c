import { ApiError } from '../errors.ts';
import type { Notification } from '../notifications.ts';
import type { RestAnswer, RestCall } from './resource.ts';

const USUAL_SIZE = 10;
const MOST = 50;

/** `GET connect/notifications`: those of the user, newest first. */
export function listNotifications({ org, session, query }: RestCall): RestAnswer {
  const size = Math.min(Number(query.get('size') ?? USUAL_SIZE), MOST);
  if (!Number.isInteger(size) || size < 1) throw new ApiError('INVALID_PARAMETER', `size is from 1 to ${MOST}.`);
  return { status: 200, body: { notifications: org.notifications.list(session.userId, size).map(described) } };
}

/** `PATCH connect/notifications[/<id>]` with `{ read: true }`. */
export function readNotifications({ org, session, body }: RestCall, id?: string): RestAnswer {
  const { read, ...others } = (body ?? {}) as Record<string, unknown>;
  if (String(read) !== 'true' || Object.keys(others).length > 0)
    throw new ApiError('NOT_IMPLEMENTED', 'The local org marks notifications as read, and no otherwise.', {
      status: 501,
    });
  const count = org.notifications.markRead(session.userId, id === undefined ? undefined : Number(id));
  if (id !== undefined && count === 0) throw new ApiError('NOT_FOUND', `There is no notification ${id}.`);
  return { status: 200, body: { read: true } };
}

const described = ({ id, userId, typeId, title, body, targetId, sentAt, isRead }: Notification): unknown => ({
  id: String(id),
  type: typeId,
  recipientId: userId,
  messageTitle: title,
  messageBody: body,
  target: targetId,
  mostRecentActivityDate: sentAt,
  read: isRead,
  seen: isRead,
});
