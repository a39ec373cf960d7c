import type { SegmentPolicy } from 'c/renkeiSegmentRules';
import { POLICY } from './dataSet.ts';

/** A policy that uses every rule: all estimators, decimals, both margins, steps of recency. */
export const policy: SegmentPolicy = {
  version: POLICY,
  potentialCutOff: 3_000_000,
  potentialMarginPercent: 10,
  relationshipCutOff: 50,
  relationshipMargin: 5,
  weights: { recency: 50, breadth: 25, wallet: 25 },
  recencyFullDays: 60,
  recencyZeroDays: 365,
  recencyStepDays: 30,
  breadthFull: 4,
  conversationWindowDays: 365,
  dormantAfterDays: 365,
  newWithinDays: 365,
  reviveFloor: 1_200_000,
  estimators: {
    perEmployee: {
      Machinery: 11000,
      Manufacturing: 9500.5,
      'Food & Beverage': 14000,
      Chemicals: 18000,
      Electronics: 12000,
      Engineering: 8000.25,
      Construction: 3500,
      Transportation: 3000,
      Retail: 900,
      '食品, "飲料"': 14000,
    },
    defaultPerEmployee: null,
    revenuePercent: { Machinery: 0.35, Technology: 0.0525 },
    defaultRevenuePercent: 0.1,
    amountPerUnit: 185_000,
  },
};
