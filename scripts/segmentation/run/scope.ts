import type { Connection, SfError } from '@salesforce/core';
import { isPlainDate } from 'c/renkeiCalendarRules';
import type { PolicyFinding } from 'c/renkeiSegmentRules';
import { z } from 'zod';
import { readOrgState, requireLimits, type OrgState } from '../../connection/limits.ts';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone } from '../../connection/orgClock.ts';
import { countRows, queryRows, SYNCHRONOUS_ROWS, type Transport } from '../../connection/query.ts';
import { requestJson } from '../../connection/request.ts';
import { ratesOf, readCurrencies, type Currencies } from '../currency.ts';
import type { FactScope } from '../core/factTable.ts';
import { findingLines } from '../policy/findings.ts';
import { lintPolicyFile } from '../policy/lint.ts';
import { isEffective, namedPolicy, policyInForce, readPolicies, type StoredPolicy } from '../policy/records.ts';
import { fingerprintOf, type ScoredWith } from './fingerprint.ts';
import { findSources, type Days, type Sources } from './sources.ts';
import { readSetting, type Setting } from '../setting.ts';

const messages = messagesOf('segmentation');

/** All that a run knows before it looks at an account. */
export interface RunScope {
  setting: Setting;
  org: OrgState;
  organizationId: string;
  userId: string;
  asOf: string;
  policy: StoredPolicy;
  policies: readonly StoredPolicy[];
  warnings: PolicyFinding[];
  sources: Sources;
  currencies: Currencies | null;
  accounts: number;
  /** Of a run that reads every account. */
  transport: Transport;
  scoredWith: ScoredWith;
}

/**
 * Reads and checks everything on which a run stands. Nothing is written.
 * @throws SfError when policy, setting, date, currencies or limits do not allow a run
 */
export async function prepareRun(
  connection: Connection,
  request: { asOf?: string; policy?: string; dryRun?: boolean; transport?: Transport },
): Promise<RunScope> {
  const setting = await readSetting(connection);
  const org = await readOrgState(connection);
  const today = dateInZone(org.now, setting.timeZone);
  const asOf = request.asOf ?? today;
  if (!isPlainDate(asOf)) throw messages.createError('error.InvalidAsOf', [asOf]);
  // What has not happened yet would count as missing: every contact grown old, every customer dormant.
  if (!request.dryRun && asOf > today) throw messages.createError('error.AsOfAhead', [asOf, today]);
  const policies = await readPolicies(connection);
  const { policy: named } = request;
  const policy = named === undefined ? policyInForce(policies, asOf) : namedPolicy(policies, named);
  // The flow scores with the policy that is in force; another one can be tried, but nothing can be stored by it.
  if (!request.dryRun && !isEffective(policy, asOf)) {
    throw messages.createError('error.PolicyNotInForce', [policy.name, asOf]);
  }
  const sources = await findSources(connection);
  const { severalCurrencies } = sources;
  const findings = lintPolicyFile(policy.file, { severalCurrencies });
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw policyBroken(policy, errors);
  const settingCurrency = setting.corporateCurrency;
  const currencies = await readCurrencies(connection, { severalCurrencies, settingCurrency });
  const { user_id, organization_id } = await requestJson(connection, whoAmI, {
    method: 'GET',
    path: '/services/oauth2/userinfo',
  });
  const accounts = await countRows(connection, 'Account');
  const transport = request.transport ?? (accounts >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous');
  requireLimits(org, neededLimits(accounts, transport, sources), messages.getMessage('doing.run', [accounts]));
  const scoredWith: ScoredWith = {
    policy: policy.policy,
    timeZone: setting.timeZone,
    wonStages: await readWonStages(connection),
    currencies,
    leftOut: sources.leftOut,
  };
  return {
    setting,
    org,
    organizationId: organization_id,
    userId: user_id,
    asOf,
    policy,
    policies,
    warnings: findings,
    sources,
    currencies,
    accounts,
    transport,
    scoredWith,
  };
}

const whoAmI = z.looseObject({ user_id: z.string(), organization_id: z.string() });

export function daysOf({ asOf, setting, policy }: RunScope): Days {
  return { asOf, timeZone: setting.timeZone, conversationWindowDays: policy.policy.conversationWindowDays };
}

/** What the fact table needs to know. */
export function factScope(scope: RunScope): FactScope {
  return { ...daysOf(scope), ...(scope.currencies ? { rateOf: ratesOf(scope.currencies) } : {}) };
}

export function fingerprintOfScope({ scoredWith }: RunScope): string {
  return fingerprintOf(scoredWith);
}

/** API values of the stages that count as won. */
async function readWonStages(connection: Connection): Promise<string[]> {
  const stage = z.looseObject({ ApiName: z.string() });
  const rows = await queryRows(connection, 'SELECT ApiName FROM OpportunityStage WHERE IsWon = TRUE', stage);
  return rows.map(({ ApiName }) => ApiName);
}

/** What a run takes at most, generously: pages of 50,000 rows or of 2,000, and uploads of 10,000 rows a batch. */
function neededLimits(accounts: number, transport: Transport, { children }: Sources): Record<string, number> {
  const queries = children.length + 1;
  const rowsPerAccount = 20;
  const pages = Math.ceil((accounts * rowsPerAccount) / (transport === 'Bulk' ? 50_000 : 2000));
  const requests = { DailyApiRequests: 200 + pages + Math.ceil(accounts / 1000) };
  if (transport === 'Synchronous') return requests;
  return { ...requests, DailyBulkV2QueryJobs: queries, DailyBulkApiBatches: Math.ceil(accounts / 10_000) };
}

/** A policy with errors scores nothing; the findings travel with the refusal. */
function policyBroken(policy: StoredPolicy, errors: PolicyFinding[]): SfError {
  return messages
    .createError('error.PolicyBroken', [policy.name, findingLines(errors).join(' ')])
    .setData({ findings: errors.map((finding) => ({ ...finding })) });
}
