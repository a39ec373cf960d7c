import { SECTIONS, type CallPlan, type PlanPage, type Queue, type Section } from 'c/renkeiDeskData';

/** The queue without rows that are done and that the org has not been asked about since. */
export function withoutDone(queue: Queue, done: ReadonlySet<string>): Queue {
  return Object.fromEntries(
    SECTIONS.map((section): [Section, PlanPage] => {
      const { plans, total } = queue[section];
      const left = plans.filter(({ id }) => !done.has(id));
      return [section, { plans: left, total: total - (plans.length - left.length) }];
    }),
  ) as Queue;
}

interface Work {
  /** Id of the row at work. */
  current: string | null;
  /** Rows that are left out: passed over, or in somebody else's hands. */
  passed: (plan: CallPlan) => boolean;
  /** ISO date and time. */
  now: string;
}

/** The row to work on after this one: promises whose time has come, then what is overdue or due today. Null: all is done. */
export function nextPlan(queue: Queue, { current, passed, now }: Work): CallPlan | null {
  const promised = queue.promised.plans.filter(
    ({ callAt }) => callAt !== null && Date.parse(callAt) <= Date.parse(now),
  );
  const rows = [...promised, ...queue.overdue.plans, ...queue.due.plans];
  return rows.find((plan) => plan.id !== current && !passed(plan)) ?? null;
}

export function findPlan(queue: Queue, id: string): CallPlan | null {
  return SECTIONS.flatMap((section) => queue[section].plans).find((plan) => plan.id === id) ?? null;
}
