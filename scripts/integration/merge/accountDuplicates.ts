import type { Connection } from '@salesforce/core';
import { findDuplicates } from '../linkage/findDuplicates.ts';
import type { Match, Party } from '../linkage/party.ts';
import { linkSchema } from '../linkSchema.ts';
import { accountParties } from '../systems/parties.ts';

/** Two accounts that are, or may be, the same. */
export interface DuplicatePair {
  verdict: Match['verdict'];
  score: number;
  accounts: { id: string; name: string }[];
  reasons: string[];
}

/** Pairs of accounts that are, or may be, one company; the best first. Holds the evidence of every account, about 2 KB each. */
export async function accountDuplicates(connection: Connection): Promise<DuplicatePair[]> {
  const parties = new Map<string, Party>();
  for await (const party of accountParties(connection, linkSchema.parse({}))) parties.set(party.key, party);
  return findDuplicates(parties.values()).map(({ left, right, score, verdict, reasons }) => ({
    verdict,
    score,
    accounts: [left, right].map((id) => ({ id, name: parties.get(id)!.name })),
    reasons: reasons.map(({ code }) => code),
  }));
}
