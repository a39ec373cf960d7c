import type { Connection } from '@salesforce/core';
import { z } from 'zod';
import { failureKind } from '../connection/failureKind.ts';
import { messagesOf } from '../connection/messages.ts';
import { orgNow } from '../connection/orgClock.ts';
import { queryRows } from '../connection/query.ts';
import { booleanValue, keyValue, textValue } from '../connection/values.ts';
import { CHECKS } from './checks.ts';
import { removeMarked } from './leftovers.ts';
import { made, MARKER, outcomeOfError, type Outcome, type Trial } from './trial.ts';

const messages = messagesOf('sandbox-check');

export interface SandboxCheckOptions {
  /** Write test records into an org that is no sandbox, too. */
  allowProduction: boolean;
  onCheck?: (name: string) => void;
}

export interface SandboxCheckResult {
  schema: 1;
  results: ({ check: string; about: string } & Outcome)[];
  passed: number;
  failed: number;
  skipped: number;
  /** Test records of an earlier run that had been killed, and those of this run: all are gone. */
  leftoversRemoved: number;
  removed: number;
}

/**
 * Tries in an org what only an org can prove, with records that are marked and removed again; those of a run that was killed go first.
 * @throws SfError `NotASandboxError` before anything is written
 */
export async function runSandboxCheck(
  connection: Connection,
  { allowProduction, onCheck }: SandboxCheckOptions,
): Promise<SandboxCheckResult> {
  await requireSandbox(connection, allowProduction);
  const leftoversRemoved = await removeMarked(connection);
  const results: SandboxCheckResult['results'] = [];
  let removed = 0;
  try {
    const trial = await beginTrial(connection);
    for (const [check, attempt] of Object.entries(CHECKS)) {
      onCheck?.(check);
      const outcome = await attempt(trial).catch((problem: unknown) => {
        // The next check would meet the same wall.
        if (['login', 'network', 'limits'].includes(failureKind(problem))) throw problem;
        return outcomeOfError(problem);
      });
      results.push({ check, about: messages.getMessage(`check.${check}`), ...outcome });
    }
  } finally {
    removed = await removeMarked(connection);
  }
  const count = (verdict: Outcome['verdict']): number => results.filter((one) => one.verdict === verdict).length;
  return {
    schema: 1,
    results,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    leftoversRemoved,
    removed,
  };
}

async function requireSandbox(connection: Connection, allowProduction: boolean): Promise<void> {
  const [org] = await queryRows(
    connection,
    'SELECT Name, IsSandbox, OrganizationType FROM Organization',
    z.looseObject({ Name: textValue, IsSandbox: booleanValue, OrganizationType: textValue }),
  );
  // Developer orgs hold nobody's business.
  const isTrial = /^Developer/.test(org?.OrganizationType ?? '');
  if (org?.IsSandbox || isTrial || allowProduction) return;
  throw messages.createError('error.NotASandbox', [org?.Name ?? '']);
}

async function beginTrial(connection: Connection): Promise<Trial> {
  const stamp = Date.now().toString(36);
  const key = (part: string): string => `${MARKER} ${stamp} ${part}`;
  const members = await queryRows(
    connection,
    `SELECT User__c, Role__c FROM RenkeiTeamMember__c WHERE User__r.IsActive = true AND Role__c IN ('Caller', 'FieldRep')`,
    z.looseObject({ User__c: textValue, Role__c: textValue }),
  );
  const withRole = (role: string): string | null => members.find(({ Role__c }) => Role__c === role)?.User__c ?? null;
  const { user_id: user } = z.looseObject({ user_id: keyValue }).parse(await connection.identity());
  let rep = withRole('FieldRep');
  if (rep === null) {
    await made(connection, 'RenkeiTeamMember__c', { Team__c: key('team'), Role__c: 'FieldRep', User__c: user });
    rep = user;
  }
  const account = await made(connection, 'Account', { Name: key('account'), Industry: 'Machinery' });
  return { connection, account, now: await orgNow(connection), user, caller: withRole('Caller'), rep, key };
}
