/** Links so many made-up parties to as many and prints what that cost and how good it was, as JSON: `node linkageSize.ts 10000`. */
import { indexParties, linkParties } from '../../scripts/integration/linkage/linkParties.ts';
import { COMMON, syntheticSide } from './linkageSynthetic.ts';

/** Cost and quality of one linkage; shares of 1. */
export interface SyntheticResult {
  cpuSeconds: number;
  wallSeconds: number;
  /** Largest resident memory of the process, Node itself and the parties included. */
  peakMegabytes: number;
  sureRecall: number;
  surePrecision: number;
  together: number;
  /** Doubtful pairs ÷ parties of one side. */
  doubtfulShare: number;
}

const SEED = 20_261_123;

function measure(size: number): SyntheticResult {
  const started = performance.now();
  const truthOf = (key: string) => Number(key.split('-')[1]);
  let [trueLinks, falseLinks, doubtful, doubtfulTrue] = [0, 0, 0, 0];
  const index = indexParties(syntheticSide(SEED, size, 'right'));
  for (const { left, right, verdict } of linkParties(syntheticSide(SEED, size, 'left'), index)) {
    const isTrue = truthOf(left) === truthOf(right);
    if (verdict === 'Doubtful') {
      doubtful += 1;
      if (isTrue) doubtfulTrue += 1;
    } else if (isTrue) trueLinks += 1;
    else falseLinks += 1;
  }
  const { user, system } = process.cpuUsage();
  const common = Math.round(size * COMMON);
  return {
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: (performance.now() - started) / 1000,
    peakMegabytes: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
    sureRecall: trueLinks / common,
    surePrecision: trueLinks / (trueLinks + falseLinks),
    together: (trueLinks + doubtfulTrue) / common,
    doubtfulShare: doubtful / size,
  };
}

process.stdout.write(`${JSON.stringify(measure(Number(process.argv[2])))}\n`);
