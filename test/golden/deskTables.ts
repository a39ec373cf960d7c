import { readFileSync } from 'node:fs';
import type { Clock, Rank, RankFacts } from 'c/renkeiQueueRules';
import type { LoggedTouch, PlanAfter, PlanBefore, TouchRefusal } from 'c/renkeiTouchRules';

/** `queue.json`; the table itself says how it is read. */
export interface QueueTable extends Clock {
  facts: RankFacts;
  cases: (Partial<Clock> & { case: string; facts: object; expect: Partial<Rank> })[];
}

/** `touchPlan.json`; the table itself says how it is read. */
export interface TouchTable extends Clock {
  cadenceDays: number | null;
  attemptLimit: number;
  touch: LoggedTouch;
  plan: PlanBefore;
  cases: {
    case: string;
    cadenceDays?: number | null;
    attemptLimit?: number;
    touch: Partial<LoggedTouch>;
    plan?: Partial<PlanBefore> | null;
    expect?: Partial<PlanAfter>;
    refused?: TouchRefusal;
  }[];
}

const table = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

export const queueTable = table('queue.json') as QueueTable;
export const touchTable = table('touchPlan.json') as TouchTable;

/** The arguments of `rankPlan` for one case. */
export function rankArguments({ facts, now, offset }: QueueTable['cases'][number]): [RankFacts, Clock] {
  const change = facts as Partial<RankFacts>;
  const base = queueTable.facts;
  return [
    { ...base, touch: null, ...change, plan: { ...base.plan, ...change.plan } },
    { now: now ?? queueTable.now, offset: offset ?? queueTable.offset },
  ];
}

/** The touch, the plan before it, and what else decides, of one case. */
export function touchArguments(golden: TouchTable['cases'][number]): {
  touch: LoggedTouch;
  plan: PlanBefore | null;
  cadenceDays: number | null;
  attemptLimit: number;
} {
  const { cadenceDays, attemptLimit, touch, plan } = touchTable;
  return {
    touch: { ...touch, ...golden.touch },
    plan: golden.plan === null ? null : { ...plan, ...golden.plan },
    cadenceDays: golden.cadenceDays === undefined ? cadenceDays : golden.cadenceDays,
    attemptLimit: golden.attemptLimit ?? attemptLimit,
  };
}
