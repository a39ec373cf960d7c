import { add, ceiling, decimal, multiply, subtract, type Decimal } from 'c/renkeiDecimalRules';
import { compileRates, type Rates } from './rates.ts';
import { checkPolicy } from './inputs.ts';
import type { SegmentPolicy } from './model.ts';

/** From which whole value on an account is High: at first sight, when it was High before, when it was Low before. */
export interface Thresholds {
  first: number;
  whenHigh: number;
  whenLow: number;
}

/**
 * A checked policy in whole numbers, so that an account costs no decimal arithmetic: potentials are whole amounts, scores are tenths
 * of a point, and a limit with decimals is as good as the next whole number above it.
 */
export interface CompiledPolicy {
  policy: SegmentPolicy;
  potential: Thresholds;
  /** In tenths of a point. */
  relationship: Thresholds;
  reviveFloor: number;
  rates: Rates;
}

const compiled = new WeakMap<SegmentPolicy, CompiledPolicy>();

/**
 * The policy in whole numbers, worked out once for each policy object.
 * @throws SegmentInputError PolicyInvalid naming the field
 */
export function compile(policy: SegmentPolicy): CompiledPolicy {
  const known = compiled.get(policy);
  if (known) return known;
  checkPolicy(policy);
  const cutOff = decimal(policy.potentialCutOff);
  const margin = multiply(cutOff, multiply(decimal(policy.potentialMarginPercent), decimal(0.01)));
  const tenths = (points: number) => multiply(decimal(points), decimal(10));
  const made: CompiledPolicy = {
    policy,
    potential: thresholds(cutOff, margin),
    relationship: thresholds(tenths(policy.relationshipCutOff), tenths(policy.relationshipMargin)),
    reviveFloor: ceiling(decimal(policy.reviveFloor)),
    rates: compileRates(policy.estimators),
  };
  compiled.set(policy, made);
  return made;
}

function thresholds(cutOff: Decimal, margin: Decimal): Thresholds {
  return {
    first: ceiling(cutOff),
    whenHigh: ceiling(subtract(cutOff, margin)),
    whenLow: ceiling(add(cutOff, margin)),
  };
}
