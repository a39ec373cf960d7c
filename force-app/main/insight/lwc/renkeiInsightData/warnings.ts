import {
  hitRate,
  WARNING_REASONS,
  type HitRate,
  type Verdict,
  type VerdictReason,
  type WarningReason,
} from 'c/renkeiRadarRules';
import {
  connectionOf,
  fieldOf,
  groupsOf,
  labelOf,
  nameOf,
  nextOf,
  nodesOf,
  numberOf,
  countOf,
  parentOf,
  type RecordNode,
} from './nodes.ts';

export type WarningState = 'Open' | 'Planned' | 'Dismissed';

export interface WarningRow {
  id: string;
  lastModified: string | null;
  account: string | null;
  /** Null where the account was deleted or is not shared. */
  accountName: string | null;
  segmentName: string | null;
  owner: string | null;
  ownerName: string | null;
  reason: WarningReason;
  /** In the order of their weight. */
  reasons: WarningReason[];
  lastTalkOn: string | null;
  expectedDays: number | null;
  silentDays: number | null;
  assetWindowOn: string | null;
  lastOrderOn: string | null;
  orderGapDays: number | null;
  usualOrderDays: number | null;
  competitorOn: string | null;
  valueAtRisk: number;
  warnedOn: string | null;
  state: WarningState;
  dismissReason: string | null;
  plannedOn: string | null;
  verdict: Verdict;
  verdictOn: string | null;
  verdictReason: VerdictReason | 'AccountGone' | null;
}

export interface WarningPage {
  rows: WarningRow[];
  total: number;
  next: string | null;
}

export interface WarningTotals {
  rate: HitRate;
  /** Pending warnings by state, with what is at risk in them. */
  pending: Record<WarningState, { count: number; valueAtRisk: number }>;
}

/** The call plan of an account that was warned of. */
export interface WarningPlan {
  id: string;
  account: string;
  callBy: string | null;
  doNotCall: boolean;
  pausedUntil: string | null;
  caller: string | null;
  callerName: string | null;
}

/** Open: to be acted on. Planned and dismissed ones wait for their verdict, judged ones have it. */
export type WarningList = 'Open' | 'Planned' | 'Dismissed' | 'Judged';

const PAGE = 50;

/** Variables of `warningsQuery`: what is at risk most comes first, of judged ones the latest verdict. */
export function warningVariables(
  list: WarningList,
  { reason = null, after = null }: { reason?: WarningReason | null; after?: string | null } = {},
): Record<string, unknown> {
  const judged = list === 'Judged';
  return {
    where: {
      and: [
        judged ? { Verdict__c: { ne: 'Pending' } } : { Verdict__c: { eq: 'Pending' } },
        ...(judged ? [] : [{ State__c: { eq: list } }]),
        ...(reason === null ? [] : [{ Reasons__c: { includes: [reason] } }]),
      ],
    },
    orderBy: judged
      ? { VerdictOn__c: { order: 'DESC' }, Id: { order: 'ASC' } }
      : { ValueAtRisk__c: { order: 'DESC' }, Id: { order: 'ASC' } },
    first: PAGE,
    after,
  };
}

/** Reads the answer to `warningsQuery`. */
export function toWarningPage(data: unknown): WarningPage {
  const page = connectionOf(data, 'RenkeiLossWarning__c');
  const rows = nodesOf(page).map(toRow);
  return { rows, total: page.totalCount ?? rows.length, next: nextOf(page) };
}

/** Reads the answer to `warningTotalsQuery`. */
export function toWarningTotals(data: unknown): WarningTotals {
  const judged = groupsOf(data, 'verdicts').flatMap((group) => {
    const one = {
      verdict: (group['Verdict__c']?.value ?? 'Pending') as Verdict,
      reason: (group['VerdictReason__c']?.value ?? null) as VerdictReason | null,
    };
    return Array.from({ length: Number(group['Id']?.count?.value ?? 0) }, () => one);
  });
  const none = () => ({ count: 0, valueAtRisk: 0 });
  const pending: WarningTotals['pending'] = { Open: none(), Planned: none(), Dismissed: none() };
  for (const group of groupsOf(data, 'pending')) {
    const state = (group['State__c']?.value ?? 'Open') as WarningState;
    pending[state] = {
      count: Number(group['Id']?.count?.value ?? 0),
      valueAtRisk: Number(group['ValueAtRisk__c']?.sum?.value ?? 0),
    };
  }
  return { rate: hitRate(judged), pending };
}

/** Reads the answer to `plansQuery`, by account. */
export function toPlans(data: unknown): Map<string, WarningPlan> {
  return new Map(
    nodesOf(connectionOf(data, 'RenkeiCallPlan__c')).map((node) => {
      const account = fieldOf<string>(node, 'Account__c') ?? '';
      return [
        account,
        {
          id: node.Id,
          account,
          callBy: fieldOf(node, 'CallBy__c'),
          doNotCall: fieldOf(node, 'DoNotCall__c') === true,
          pausedUntil: fieldOf(node, 'PausedUntil__c'),
          caller: fieldOf(node, 'Caller__c'),
          callerName: nameOf(node, 'Caller__r'),
        },
      ];
    }),
  );
}

function toRow(node: RecordNode): WarningRow {
  const account = parentOf(node, 'Account__r');
  const stored = (fieldOf<string>(node, 'Reasons__c') ?? '').split(';');
  return {
    id: node.Id,
    lastModified: fieldOf(node, 'LastModifiedDate'),
    account: fieldOf(node, 'Account__c'),
    accountName: account && fieldOf(account, 'Name'),
    segmentName: account && labelOf(account, 'RenkeiSegment__c'),
    owner: account && fieldOf(account, 'OwnerId'),
    ownerName: account && nameOf(account, 'Owner'),
    reason: fieldOf<WarningReason>(node, 'Reason__c') ?? 'ContactInterval',
    reasons: WARNING_REASONS.filter((reason) => stored.includes(reason)),
    lastTalkOn: fieldOf(node, 'LastConversationOn__c'),
    expectedDays: numberOf(node, 'ExpectedDays__c'),
    silentDays: numberOf(node, 'SilentDays__c'),
    assetWindowOn: fieldOf(node, 'AssetWindowOn__c'),
    lastOrderOn: fieldOf(node, 'LastOrderOn__c'),
    orderGapDays: numberOf(node, 'OrderGapDays__c'),
    usualOrderDays: numberOf(node, 'UsualOrderDays__c'),
    competitorOn: fieldOf(node, 'CompetitorOn__c'),
    valueAtRisk: countOf(node, 'ValueAtRisk__c'),
    warnedOn: fieldOf(node, 'WarnedOn__c'),
    state: fieldOf<WarningState>(node, 'State__c') ?? 'Open',
    dismissReason: fieldOf(node, 'DismissReason__c'),
    plannedOn: fieldOf(node, 'PlannedOn__c'),
    verdict: fieldOf<Verdict>(node, 'Verdict__c') ?? 'Pending',
    verdictOn: fieldOf(node, 'VerdictOn__c'),
    verdictReason: fieldOf(node, 'VerdictReason__c'),
  };
}
