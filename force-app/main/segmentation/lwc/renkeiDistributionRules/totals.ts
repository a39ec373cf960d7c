import type { Desks } from './desks.ts';
import type { CallerTotal, Proposal } from './model.ts';

/** What the proposals come to for each caller: those of the team in their order, then those who left and still have accounts, by id. */
export function totalsOf(proposals: readonly Proposal[], desks: Desks): CallerTotal[] {
  const team = new Map(desks.users.map((user, place) => [user, emptyTotal(user, desks.capacityOf(place))]));
  const others = new Map<string, CallerTotal>();
  const of = (user: string): CallerTotal => {
    let total = team.get(user) ?? others.get(user);
    if (!total) {
      total = emptyTotal(user, null);
      others.set(user, total);
    }
    return total;
  };
  for (const { from, to, reason } of proposals) {
    if (from !== null) of(from).before += 1;
    if (to !== null) {
      const total = of(to);
      total.after += 1;
      if (reason !== null) total.reasons[reason] = (total.reasons[reason] ?? 0) + 1;
    } else if (from !== null) of(from).waiting += 1;
  }
  return [...team.values(), ...[...others.values()].sort((one, other) => (one.user < other.user ? -1 : 1))];
}

function emptyTotal(user: string, capacity: number | null): CallerTotal {
  return { user, before: 0, after: 0, waiting: 0, capacity, reasons: {} };
}
