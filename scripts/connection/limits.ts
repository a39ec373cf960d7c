import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { messagesOf } from './messages.ts';
import { requestText } from './request.ts';

const limit = z.looseObject({ Max: z.number(), Remaining: z.number() });
const limitsAnswer = z.record(z.string(), z.unknown());

/** What the org still grants today, and its present instant. */
export interface OrgState {
  now: Date;
  /** By name, such as `DailyApiRequests`; a limit that the org's edition does not have is missing. */
  limits: Map<string, { max: number; remaining: number }>;
}

/**
 * Asks the org for its limits and its clock at once: the answer's Date header is the org's present instant, while the machine's
 * own clock may be wrong.
 * @throws SfError `NoOrgClockError`
 */
export async function readOrgState(connection: Connection): Promise<OrgState> {
  const { text, headers } = await requestText(connection, { method: 'GET', path: '/limits' });
  const now = new Date(headers['date'] ?? '');
  if (Number.isNaN(now.getTime())) {
    throw messagesOf('connection').createError('error.NoOrgClock');
  }
  const limits: OrgState['limits'] = new Map();
  for (const [name, value] of Object.entries(limitsAnswer.parse(JSON.parse(text)))) {
    const parsed = limit.safeParse(value);
    if (parsed.success) limits.set(name, { max: parsed.data.Max, remaining: parsed.data.Remaining });
  }
  return { now, limits };
}

/**
 * Refuses work that the day's limits do not hold.
 * @param needed what the work takes at most, by the limit's name
 * @throws SfError `LimitsTooSmallError` with what is left and what is needed
 */
export function requireLimits({ limits }: OrgState, needed: Readonly<Record<string, number>>, doing: string): void {
  const messages = messagesOf('connection');
  const short = Object.entries(needed).flatMap(([name, amount]) => {
    const known = limits.get(name);
    return known && known.remaining < amount
      ? [messages.getMessage('limit.short', [name, known.remaining, known.max, amount])]
      : [];
  });
  if (short.length > 0) throw messages.createError('error.LimitsTooSmall', [doing, short.join('; ')]);
}
