/** Why a customer is warned of, as stored in `Reason__c`. */
export type WarningReason = 'ContactInterval' | 'AssetWindow' | 'OrderGap' | 'CompetitorSignal';

/** The reason that weighs most comes first: it is the one that a row shows. */
export const WARNING_REASONS: readonly WarningReason[] = [
  'CompetitorSignal',
  'OrderGap',
  'AssetWindow',
  'ContactInterval',
];

/** Unjudged: the account is gone, and with it what could have told. It counts neither for nor against the radar. */
export type Verdict = 'Pending' | 'Right' | 'Wrong' | 'Unjudged';

/**
 * OrderCame: they ordered, and nobody had talked with them since the warning. TalkResumed: they ordered after a talk, so that nobody
 * knows what would have been. CompetitorFound: a rival's machine came in. NoOrderCame: the window passed without an order.
 */
export type VerdictReason = 'OrderCame' | 'TalkResumed' | 'CompetitorFound' | 'NoOrderCame';

/** Something bought: a deal won, or an order on the web. */
export interface Order {
  day: string;
  /** In the corporate currency. */
  amount: number;
}

/** What the radar looks at: what was known of one account on its day. Lists may be in any order. */
export interface AccountFacts {
  /** Days on which somebody talked with the customer, through whatever channel. */
  talks: readonly string[];
  orders: readonly Order[];
  /** Amounts of deals that are open. */
  openDeals: readonly number[];
  /** Ends of use of our own machines. */
  ownMachineEnds: readonly string[];
  /** How many of our machines they run, dated or not. */
  ownMachines: number;
  /** Days on which rivals' machines came in, or were first noted where nobody knows. */
  competitorsOn: readonly string[];
  /** Longest time between two talks that the policy wants for the segment; null: it names none. */
  cadenceDays: number | null;
  hasOpenCase: boolean;
  /** The latest warning of the account; null: there was none. */
  lastWarning: EarlierWarning | null;
}

export interface EarlierWarning {
  warnedOn: string;
  reasons: readonly WarningReason[];
  verdict: Verdict;
}

export interface Warning {
  /** The one that weighs most. */
  reason: WarningReason;
  /** All that hold, in the order of their weight. */
  reasons: WarningReason[];
  lastTalkOn: string | null;
  /** Days of silence that are still usual; silence beyond them is a reason. */
  expectedDays: number;
  /** Days since the last talk; null where there never was one. */
  silentDays: number | null;
  /** Nearest end of use of one of our machines, where it is a reason. */
  assetWindowOn: string | null;
  lastOrderOn: string | null;
  orderGapDays: number | null;
  /** Median days between two orders; null with too few of them. */
  usualOrderDays: number | null;
  /** The latest rival's machine, where it is a reason. */
  competitorOn: string | null;
  /** In the corporate currency. */
  valueAtRisk: number;
}

export interface RadarPolicy {
  /** Whoever was talked with so lately is not being lost unnoticed. */
  freshTalkDays: number;
  /** Silence counts as unusual when it is so many times the cadence, or the customer's own rhythm where that is longer. */
  silenceFactor: number;
  /** Cadence of segments for which the policy names none. */
  defaultCadenceDays: number;
  /** Fewer talks or orders than this make no rhythm. */
  rhythmNeeds: number;
  /** An order is overdue after so many times the usual gap. */
  orderFactor: number;
  /** But not before so many days: who orders every week may have a holiday. */
  orderLeastDays: number;
  /** Who has ordered so lately, or within their overdue time, still buys: their silence is no reason by itself. */
  stillBuyingDays: number;
  /** A machine whose end of use is so near is about to be replaced, by us or by somebody else. */
  assetWindowDays: number;
  /** A machine whose end is past for longer was replaced without our hearing of it. */
  assetPastDays: number;
  /** A rival's machine that came in longer ago is no news. */
  competitorDays: number;
  /** Who gave no sign of life for longer is lost already: a case for revival, not for a warning. */
  goneDays: number;
  /** Warnings of less are left out; in the corporate currency. */
  minimumValue: number;
  /** A warning is judged after so many days at the earliest, unless an order or a rival decides before. */
  verdictDays: number;
  /** And so long after the end of use that it warned of. */
  verdictAfterAssetDays: number;
  /** But after so many days at the latest. */
  verdictDaysMost: number;
  /** A customer of whom nothing new was heard is warned of again after so many days. */
  againDays: number;
}

export const DEFAULT_RADAR_POLICY: RadarPolicy = {
  freshTalkDays: 30,
  // One call that was left out is late, which the queue shows; when the second is due as well, nobody is at it.
  silenceFactor: 2,
  defaultCadenceDays: 180,
  // Three days make two gaps, the fewest of which a median is more than one of them.
  rhythmNeeds: 3,
  orderFactor: 2,
  orderLeastDays: 90,
  stillBuyingDays: 180,
  // The two of the call queue (renkeiQueueRules), so that both speak of the same machines.
  assetWindowDays: 180,
  assetPastDays: 365,
  competitorDays: 540,
  goneDays: 730,
  minimumValue: 0,
  verdictDays: 180,
  verdictAfterAssetDays: 90,
  verdictDaysMost: 365,
  againDays: 365,
};

/** What happened to an account after a warning. */
export interface LaterFacts {
  /** Days of talks, orders and rivals' machines, in any order; those before the warning count for nothing. */
  talks: readonly string[];
  orders: readonly string[];
  competitorsOn: readonly string[];
}
