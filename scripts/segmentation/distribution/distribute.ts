import type { Connection, SfError } from '@salesforce/core';
import {
  callerOfPlan,
  capacityPerCaller,
  commonLanguage,
  distribute,
  segmentsOfCallers,
  type DistributionAccount,
  type DistributionCaller,
  type LeftOver,
  type ProposalReason,
} from 'c/renkeiDistributionRules';
import { writeFailures } from '../../connection/failureFile.ts';
import { readOrgState, requireLimits } from '../../connection/limits.ts';
import { messagesOf } from '../../connection/messages.ts';
import { dateInZone } from '../../connection/orgClock.ts';
import { countRows, SYNCHRONOUS_ROWS, type Transport } from '../../connection/query.ts';
import { describeObject } from '../../integration/objectDescription.ts';
import { planChanges, type ChangeCounts } from './changes.ts';
import { writeOpenList, type OpenEntry } from './list.ts';
import {
  readCallers,
  readHistory,
  readOpenCases,
  readOrgLanguage,
  readPeople,
  readPool,
  segmentCondition,
  streamLedAccounts,
  streamPlans,
  type CallPlan,
  type Person,
} from './read.ts';
import { writePlans } from './write.ts';
import { choosePolicy, type StoredPolicy } from '../policy/records.ts';
import { readSetting } from '../setting.ts';

export interface DistributionRequest {
  /** Name, source key or Id of a policy; default: the active one that is effective today. */
  policy?: string;
  /** Segments that inside sales supports count as well as those that it leads. */
  includeSupported?: boolean;
  /** The proposed callers become the callers at once. */
  confirm?: boolean;
  /** With `confirm`: plans of accounts that inside sales no longer leads go, unless a case is open. */
  removeLeft?: boolean;
  dryRun?: boolean;
  /** Where files of failed rows and of accounts without a caller go. */
  directory: string;
  /** Default: by number of accounts. */
  transport?: Transport;
  onStep?: (step: 'read' | 'decide' | 'write', detail: { done?: number; total: number }) => void;
}

export interface CallerLine {
  user: string;
  name: string;
  /** An inactive user, or no caller any more. */
  left: boolean;
  /** Accounts now and then, with those that are not distributed and stay. */
  before: number;
  after: number;
  /** Accounts that ought to go and for which there is nobody else. */
  waiting: number;
  capacity: number | null;
  reasons: Partial<Record<ProposalReason, number>>;
}

export interface DistributionResult extends ChangeCounts {
  asOf: string;
  policy: string;
  segments: string[];
  dryRun: boolean;
  transport: Transport;
  /** Accounts that are to have a caller. */
  accounts: number;
  /** Accounts that stay with their caller. */
  kept: number;
  leftOver: Record<LeftOver, number>;
  /** Plans of accounts that inside sales no longer leads, and those of them with an open case. */
  noLongerLed: number;
  noLongerLedWithCase: number;
  /** Plans whose account this user cannot see, or that is not scored; they stay as they are. */
  unseen: number;
  callers: CallerLine[];
  /** Accounts without a caller and plans that are no longer led, one line each. */
  openFile: string | null;
  failed: number;
  failuresFile: string | null;
}

const messages = messagesOf('segmentation');

/**
 * Proposes a caller for each account that inside sales leads, and writes what differs to call plans. The same day and the same data
 * write nothing the second time; one that was killed leaves plans that are either as they were or as decided, and the next one
 * completes them.
 *
 * @throws SfError when setting, policy, rights or limits do not allow it; nothing is written then
 */
export async function distributeAccounts(
  connection: Connection,
  request: DistributionRequest,
): Promise<DistributionResult> {
  if (!request.dryRun) await requireRights(connection);
  const setting = await readSetting(connection);
  const org = await readOrgState(connection);
  const asOf = dateInZone(org.now, setting.timeZone);
  const policy = await choosePolicy(connection, asOf, request.policy);
  const segments = segmentsOfCallers(policy.roles, request.includeSupported ?? false);
  if (segments.size === 0) throw messages.createError('error.NoSegmentOfCallers', [policy.name]);
  const total = await countRows(connection, 'Account', segmentCondition([...segments.keys()]));
  const transport = request.transport ?? (total >= SYNCHRONOUS_ROWS ? 'Bulk' : 'Synchronous');
  requireLimits(org, neededLimits(total, transport), messages.getMessage('doing.distribution', [total]));

  const { callers, people } = await readCallers(connection, capacityPerCaller(policy.roles));
  if (!callers.some((caller) => caller.active)) throw messages.createError('error.NoCallers');
  request.onStep?.('read', { total });
  const stored = await readStored(connection, {
    policy,
    segments,
    transport,
    callers,
    asOf,
    timeZone: setting.timeZone,
  });
  request.onStep?.('decide', { total });
  const common = commonLanguage(callers, await readOrgLanguage(connection));
  const others = otherAccounts(stored, request);
  const withRoom = callers.map((caller) => ({ ...caller, capacity: less(caller.capacity, others.get(caller.user)) }));
  const { proposals, callers: totals } = distribute(stored.accounts, withRoom, { asOf, commonLanguage: common });
  const pool = await readPool(connection);
  const changes = planChanges({
    proposals,
    planOf: (account) => stored.plans.get(account),
    left: stored.left,
    isCaller: stored.isCaller,
    pool,
    asOf,
    confirm: request.confirm ?? false,
    removeLeft: request.removeLeft ?? false,
  });
  const failures = request.dryRun ? [] : await writePlans(connection, changes, request.onStep);

  const strangers = totals.map(({ user }) => user).filter((user) => !people.has(user));
  const names = new Map([...people, ...(await readPeople(connection, strangers))]);
  const open = openEntries(proposals, stored.left, names, pool);
  const count = (leftOver: LeftOver) => proposals.filter((proposal) => proposal.leftOver === leftOver).length;
  return {
    asOf,
    policy: policy.name,
    segments: [...segments.keys()],
    dryRun: request.dryRun ?? false,
    transport,
    accounts: stored.accounts.length,
    kept: proposals.filter(({ to, from }) => to !== null && to === from).length,
    leftOver: { NoCapacity: count('NoCapacity'), NoLanguage: count('NoLanguage') },
    noLongerLed: stored.left.length,
    noLongerLedWithCase: stored.left.filter((entry) => entry.open).length,
    unseen: stored.unseen.length,
    callers: totals.map((line) => ({
      ...line,
      before: line.before + (others.get(line.user) ?? 0),
      after: line.after + (others.get(line.user) ?? 0),
      capacity: callers.find((caller) => caller.user === line.user)?.capacity ?? null,
      name: names.get(line.user)?.name ?? line.user,
      left: !stored.isCaller(line.user) || names.get(line.user)?.active === false,
    })),
    ...changes.counts,
    openFile: open.length > 0 ? await writeOpenList(request.directory, asOf, open) : null,
    failed: new Set(failures.map(({ key }) => key)).size,
    failuresFile:
      failures.length > 0 ? await writeFailures(request.directory, `segment-distribute-${asOf}`, failures) : null,
  };
}

interface Scope {
  policy: StoredPolicy;
  segments: ReturnType<typeof segmentsOfCallers>;
  transport: Transport;
  callers: readonly DistributionCaller[];
  asOf: string;
  timeZone: string;
}

interface Stored {
  accounts: DistributionAccount[];
  /** By account. */
  plans: Map<string, CallPlan>;
  left: { plan: CallPlan; open: boolean }[];
  /** Plans whose account cannot be seen, or is not scored. */
  unseen: CallPlan[];
  isCaller: (user: string) => boolean;
}

async function readStored(connection: Connection, scope: Scope): Promise<Stored> {
  const { segments, transport, asOf, timeZone } = scope;
  const users = new Set(scope.callers.map((caller) => caller.user));
  const isCaller = (user: string) => users.has(user);
  const accounts = new Map<string, DistributionAccount>();
  for await (const account of streamLedAccounts(connection, transport, [...segments.keys()])) {
    const part = segments.get(account.segment)!;
    accounts.set(account.id, { ...account, part, caller: null, chosen: null, history: [], openCase: null });
  }
  const cases = await readOpenCases(connection, transport);
  const plans = new Map<string, CallPlan>();
  const left: Stored['left'] = [];
  const unseen: CallPlan[] = [];
  for await (const plan of streamPlans(connection, transport)) {
    const account = plan.account === null ? undefined : accounts.get(plan.account);
    if (!account) {
      // Without a segment nothing says that inside sales gave the account up: it may be hidden, or not scored yet.
      if (plan.account !== null && plan.segment === null) unseen.push(plan);
      else left.push({ plan, open: plan.account !== null && cases.has(plan.account) });
      continue;
    }
    // Accounts that were merged bring two plans along; the one made for the account stays.
    const other = plans.get(account.id);
    const [kept, extra] = other && other.key === account.id ? [other, plan] : [plan, other];
    if (extra) left.push({ plan: extra, open: false });
    plans.set(account.id, kept);
    account.caller = callerOfPlan(kept, isCaller);
    account.chosen = kept.proposed !== null && kept.reason === null ? kept.proposed : null;
  }
  const windowDays = scope.policy.policy.conversationWindowDays;
  const wanted = (account: string) => accounts.has(account);
  const history = await readHistory(connection, transport, { callers: users, wanted, asOf, timeZone, windowDays });
  for (const [id, account] of accounts) {
    account.history = history.get(id) ?? [];
    account.openCase = cases.get(id) ?? null;
  }
  return { accounts: [...accounts.values()], plans, left, unseen, isCaller };
}

/** Accounts by caller that are not distributed and stay with the caller: they take up room as well. */
function otherAccounts({ left, unseen, isCaller }: Stored, { confirm, removeLeft }: DistributionRequest) {
  const goes = ({ plan, open }: Stored['left'][number]) =>
    confirm === true && removeLeft === true && !open && !plan.doNotCall;
  const stay = [...left.flatMap((entry) => (goes(entry) ? [] : [entry.plan])), ...unseen];
  const others = new Map<string, number>();
  for (const plan of stay) {
    const caller = callerOfPlan(plan, isCaller);
    if (caller !== null && isCaller(caller)) others.set(caller, (others.get(caller) ?? 0) + 1);
  }
  return others;
}

function less(capacity: number | null, taken = 0): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}

/** Whoever may not write plans is told so before anything is read for minutes. */
async function requireRights(connection: Connection): Promise<void> {
  const plan = await describeObject(connection, 'RenkeiCallPlan__c');
  const field = plan?.fields.get('ProposedCaller__c');
  if (!plan?.createable || !field?.updateable || !field.createable) throw rightsMissing();
}

function rightsMissing(): SfError {
  return messages.createError('error.NoDistributionRights');
}

/** What a distribution takes at most, generously: pages of 50,000 rows or of 2,000, and uploads of 10,000 rows a batch. */
function neededLimits(accounts: number, transport: Transport): Record<string, number> {
  const rowsPerAccount = 20;
  if (transport === 'Synchronous') {
    return { DailyApiRequests: 100 + Math.ceil((accounts * rowsPerAccount) / 2000) + Math.ceil(accounts / 100) };
  }
  return {
    DailyApiRequests: 200 + Math.ceil((accounts * rowsPerAccount) / 50_000) + Math.ceil(accounts / 1000),
    DailyBulkV2QueryJobs: 4,
    DailyBulkApiBatches: Math.ceil(accounts / 10_000) + 1,
  };
}

function openEntries(
  proposals: ReturnType<typeof distribute>['proposals'],
  left: Stored['left'],
  people: ReadonlyMap<string, Person>,
  pool: string | null,
): OpenEntry[] {
  const nameOf = (user: string | null) => (user === null ? '' : (people.get(user)?.name ?? user));
  return [
    ...proposals.flatMap(({ account, from, leftOver }) =>
      leftOver ? [{ reason: leftOver, account, caller: nameOf(from), openCase: false }] : [],
    ),
    ...left.map(({ plan, open }) => ({
      reason: 'NoLongerLed' as const,
      account: plan.account ?? plan.key ?? '',
      caller: nameOf(plan.caller ?? (plan.owner === pool ? null : plan.owner)),
      openCase: open,
    })),
  ];
}
