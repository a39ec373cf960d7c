import {
  SCORED_SEGMENTS,
  type Focus,
  type ScoredSegment,
  type Segment,
  type UnscoredReason,
} from 'c/renkeiSegmentRules';
import type { UnscoredCause } from './filters.ts';
import { nodesOf, numberOf, valueOf, type Connection, type FieldValue } from './nodes.ts';

/** Sums over the accounts of one cell. Amounts are per year, in the corporate currency. */
export interface SegmentTotals {
  segment: ScoredSegment;
  accounts: number;
  owners: number;
  potential: number;
  won: number;
}

export interface FocusTotals {
  accounts: number;
  potential: number;
}

export interface SegmentMap {
  /** All accounts of the filter, scored or not. */
  accounts: number;
  owners: number;
  segments: Record<ScoredSegment, SegmentTotals>;
  /** Only causes that occur, most accounts first. */
  unscored: { cause: UnscoredCause; accounts: number }[];
  revive: FocusTotals;
  defend: FocusTotals;
}

interface AggregateNode {
  aggregate: {
    Id: { count: FieldValue<number> };
    OwnerId?: { countDistinct: FieldValue<number> };
    RenkeiPotential__c?: { sum: FieldValue<number> };
    RenkeiWonAmountTrailing__c?: { sum: FieldValue<number> };
    RenkeiSegment__c?: FieldValue<Segment>;
    RenkeiUnscoredReason__c?: FieldValue<UnscoredReason>;
    RenkeiFocus__c?: FieldValue<Exclude<Focus, null>>;
  };
}

/** Reads the answer to `mapQuery`. */
export function toSegmentMap(data: unknown): SegmentMap {
  const { aggregate } = (
    data as {
      uiapi: { aggregate: Record<'segments' | 'reasons' | 'focuses' | 'everyone', Connection<AggregateNode>> };
    }
  ).uiapi;
  const bySegment = nodesOf(aggregate.segments).map((node) => node.aggregate);
  const byFocus = nodesOf(aggregate.focuses).map((node) => node.aggregate);
  const [all] = nodesOf(aggregate.everyone);
  const segments = Object.fromEntries(
    SCORED_SEGMENTS.map((segment) => {
      const found = bySegment.find((row) => valueOf(row.RenkeiSegment__c) === segment);
      return [segment, toTotals(segment, found)];
    }),
  ) as Record<ScoredSegment, SegmentTotals>;
  const focusTotals = (focus: Focus): FocusTotals => {
    const found = byFocus.find((row) => valueOf(row.RenkeiFocus__c) === focus);
    return { accounts: numberOf(found?.Id.count), potential: numberOf(found?.RenkeiPotential__c?.sum) };
  };
  return {
    accounts: numberOf(all?.aggregate.Id.count),
    owners: numberOf(all?.aggregate.OwnerId?.countDistinct),
    segments,
    unscored: toCauses(aggregate.reasons, bySegment),
    revive: focusTotals('Revive'),
    defend: focusTotals('Defend'),
  };
}

function toTotals(segment: ScoredSegment, row: AggregateNode['aggregate'] | undefined): SegmentTotals {
  return {
    segment,
    accounts: numberOf(row?.Id.count),
    owners: numberOf(row?.OwnerId?.countDistinct),
    potential: numberOf(row?.RenkeiPotential__c?.sum),
    won: numberOf(row?.RenkeiWonAmountTrailing__c?.sum),
  };
}

function toCauses(reasons: Connection<AggregateNode>, bySegment: AggregateNode['aggregate'][]): SegmentMap['unscored'] {
  const causes: SegmentMap['unscored'] = [];
  for (const { aggregate } of nodesOf(reasons)) {
    const reason = valueOf(aggregate.RenkeiUnscoredReason__c);
    if (reason !== null) causes.push({ cause: reason, accounts: numberOf(aggregate.Id.count) });
  }
  const never = bySegment.find((row) => valueOf(row.RenkeiSegment__c) === null);
  if (never) causes.push({ cause: 'NotYetScored', accounts: numberOf(never.Id.count) });
  return causes.filter((cause) => cause.accounts > 0).sort((left, right) => right.accounts - left.accounts);
}
