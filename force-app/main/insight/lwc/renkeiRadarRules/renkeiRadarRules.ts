/**
 * The silent-loss radar: which customers are being lost without anybody noticing, and whether each warning was right. Days are local
 * days of the org, yyyy-mm-dd; the day on which the radar looks is an argument.
 *
 * The idea is the paper's 知らず負け, a deal lost unnoticed; the formulas are ours. Each figure of {@link DEFAULT_RADAR_POLICY} says
 * why it is what it is.
 */
export { hitRate, type HitRate } from './hitRate.ts';
export { medianGap } from './intervals.ts';
export {
  DEFAULT_RADAR_POLICY,
  WARNING_REASONS,
  type AccountFacts,
  type EarlierWarning,
  type LaterFacts,
  type Order,
  type RadarPolicy,
  type Verdict,
  type VerdictReason,
  type Warning,
  type WarningReason,
} from './model.ts';
export { judgedBy, verdict } from './verdict.ts';
export { valueAtRisk } from './valueAtRisk.ts';
export { warn } from './warn.ts';
