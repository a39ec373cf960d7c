import { groupsOf } from './nodes.ts';

/** How far cases came. Open ones stand beside it: they may still come further. */
export const FUNNEL_STAGES = ['HandedOver', 'Accepted', 'Visited', 'Revisited', 'Won', 'Open'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

export interface Funnel {
  total: Record<FunnelStage, number>;
  /** By the segment at the handover; the empty text where none was known. */
  segments: Map<string, Record<FunnelStage, number>>;
}

/**
 * Variables of `funnelQuery`: cases handed over from one instant until before another.
 * @param team null: all teams
 */
export function funnelVariables(team: string | null, start: string, end: string): Record<string, unknown> {
  const within = [
    { EscalatedAt__c: { gte: { value: start } } },
    { EscalatedAt__c: { lt: { value: end } } },
    ...(team === null ? [] : [{ Team__c: { eq: team } }]),
  ];
  const of = (...conditions: object[]) => ({ and: [...within, ...conditions] });
  return {
    handedOver: of(),
    // A new handover takes back the acceptance of the one before; who waits for an answer has none in any case.
    accepted: of({ AcceptedAt__c: { ne: null } }, { Status__c: { ne: 'Queued' } }),
    visited: of({ VisitCount__c: { gte: 1 } }),
    revisited: of({ VisitCount__c: { gte: 2 } }),
    won: of({ Status__c: { eq: 'Won' } }),
    open: of({ Status__c: { in: ['Queued', 'Accepted', 'Visited', 'Returned'] } }),
  };
}

/** Reads the answer to `funnelQuery`. */
export function toFunnel(data: unknown): Funnel {
  const total = none();
  const segments = new Map<string, Record<FunnelStage, number>>();
  for (const stage of FUNNEL_STAGES) {
    for (const group of groupsOf(data, stage)) {
      const segment = group['SegmentAtEscalation__c']?.value ?? '';
      const count = Number(group['Id']?.count?.value ?? 0);
      const row = segments.get(segment) ?? none();
      segments.set(segment, row);
      row[stage] += count;
      total[stage] += count;
    }
  }
  return { total, segments };
}

function none(): Record<FunnelStage, number> {
  return { HandedOver: 0, Accepted: 0, Visited: 0, Revisited: 0, Won: 0, Open: 0 };
}
