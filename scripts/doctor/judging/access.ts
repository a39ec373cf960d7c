import { finding, type Finding } from '../finding.ts';
import type { BlindCaller } from '../reading/access.ts';

/** Callers with plans whose account they may not open: the desk shows them a plan without a customer. */
export function judgeAccess(callers: readonly BlindCaller[]): Finding[] {
  const blind = callers.filter(({ unreadable }) => unreadable > 0);
  if (blind.length === 0) return [];
  const accounts = blind.reduce((sum, { unreadable }) => sum + unreadable, 0);
  return [finding('CallerBlind', 'error', accounts, [blind.length], blind)];
}
