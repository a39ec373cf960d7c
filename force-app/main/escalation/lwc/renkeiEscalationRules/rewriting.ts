import type { Problem, ProblemCode } from './model.ts';
import type { CaseFacts, StoredCase } from './saving.ts';

/**
 * What of a case a save changes: its caller; its origin (account, touch, save key); what the customer said and the briefing; the
 * opportunity.
 */
export type Rewrite = 'caller' | 'origin' | 'words' | 'opportunity';

const REFUSALS: readonly [rewrite: Rewrite, code: ProblemCode, field: string][] = [
  ['caller', 'CallerFixed', 'Caller__c'],
  ['origin', 'OriginFixed', 'Account__c'],
  ['words', 'WordsOfOthers', 'CustomerWords__c'],
  ['opportunity', 'WordsOfOthers', 'Opportunity__c'],
];

/**
 * Why a save may not change these: where a case comes from, managers alone mend; what it says, whose case it is, and any caller who
 * completes a returned one.
 */
export function checkRewriting(
  before: StoredCase,
  rewrites: readonly Rewrite[],
  { user, mayReassign }: Pick<CaseFacts, 'user' | 'mayReassign'>,
): Problem | null {
  if (mayReassign) return null;
  const isTheirs = before.owner === user || before.caller === user || before.status === 'Returned';
  const isFixed = (rewrite: Rewrite): boolean => rewrite === 'caller' || rewrite === 'origin' || !isTheirs;
  const [, code, field] = REFUSALS.find(([rewrite]) => rewrites.includes(rewrite) && isFixed(rewrite)) ?? [];
  return code ? { code, field: field! } : null;
}
