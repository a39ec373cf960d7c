import { freeStarts } from './freeTimes.ts';
import { endAfter, isOverlapping, type Span } from './halfHours.ts';

/** Something that takes a representative's time: a visit with its area, or a busy time without one. */
export interface Commitment extends Span {
  id: string;
  rep: string;
  /** Null where it is only known that there is no time. */
  area: string | null;
  isVisit: boolean;
}

/** `SameArea`: somebody is visited there on that day. `FreeDay`: nothing else on that day. `Between`: it fits between other things. */
export type SuggestionKind = 'SameArea' | 'FreeDay' | 'Between';

export interface Suggestion extends Span {
  rep: string;
  kind: SuggestionKind;
  /** The visit in the same area that is nearest in time. */
  near: string | null;
}

export interface SuggestionRequest {
  /** Who may be asked, the one whom the account belongs to first. */
  reps: readonly string[];
  /** Working days, each with when it opens and closes, in order. */
  days: readonly Span[];
  commitments: readonly Commitment[];
  area: string | null;
  /** How long the visit takes. */
  minutes: number;
  /** Minutes on the road between visits of different areas; within an area it is half of it, in whole half hours. */
  travelMinutes: number;
  /** Nothing begins before this instant. */
  notBefore: string;
  count?: number;
}

const MINUTE = 60_000;
const ORDER: readonly SuggestionKind[] = ['SameArea', 'FreeDay', 'Between'];

/**
 * Times to propose to a customer: next to other visits of the same area where there are any, then on free days, then between other
 * things; of one representative and day only the best, so that there is something to choose from. Who owns the account comes first.
 */
export function suggestTimes(request: SuggestionRequest): Suggestion[] {
  const best = request.reps.flatMap((rep, rank) =>
    request.days.flatMap((day) => {
      const found = bestOfDay(request, rep, day);
      return found ? [{ ...found, rank }] : [];
    }),
  );
  best.sort(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
      Number(one.rank > 0) - Number(other.rank > 0) ||
      Date.parse(one.start) - Date.parse(other.start) ||
      one.rank - other.rank,
  );
  // The owner's own times come before a colleague's detour, whatever the kind.
  const chosen = [...best.filter(({ rank }) => rank === 0), ...best.filter(({ rank }) => rank > 0)].slice(
    0,
    request.count ?? 3,
  );
  return chosen.map(({ rep, start, end, kind, near }) => ({ rep, start, end, kind, near }));
}

function bestOfDay(request: SuggestionRequest, rep: string, day: Span): Suggestion | undefined {
  const { minutes, travelMinutes, area, notBefore } = request;
  const ofDay = request.commitments.filter((other) => other.rep === rep && isOverlapping(other, day));
  // Within an area the road is shorter; a busy time may be anywhere, so it keeps the whole distance.
  const padded = ofDay.map((other) => {
    const road = area !== null && other.area === area ? Math.ceil(travelMinutes / 60) * 30 : travelMinutes;
    return { start: endAfter(other.start, -road), end: endAfter(other.end, road) };
  });
  const starts = freeStarts(day, padded, minutes, notBefore);
  const neighbours = ofDay.filter((other) => other.isVisit && area !== null && other.area === area);
  const ranked = starts.map((start) => {
    const span = { start, end: endAfter(start, minutes) };
    const near = neighbours
      .map((other) => ({ id: other.id, gap: gapBetween(span, other) }))
      .sort((one, other) => one.gap - other.gap)[0];
    return { ...span, near: near?.id ?? null, gap: near?.gap ?? 0 };
  });
  ranked.sort((one, other) => one.gap - other.gap || Date.parse(one.start) - Date.parse(other.start));
  const [first] = ranked;
  if (!first) return undefined;
  const kind: SuggestionKind = first.near ? 'SameArea' : ofDay.length === 0 ? 'FreeDay' : 'Between';
  return { rep, start: first.start, end: first.end, kind, near: first.near };
}

/** Minutes between two spans that have no time in common. */
function gapBetween(one: Span, other: Span): number {
  const after = Date.parse(other.start) - Date.parse(one.end);
  const before = Date.parse(one.start) - Date.parse(other.end);
  return Math.max(after, before) / MINUTE;
}
