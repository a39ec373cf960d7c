import { endAfter, halfHourOf, overlapWith, SLOT_MINUTES, startOf, timesProblem, type Span } from './halfHours.ts';

/**
 * Every half hour at which a visit could begin.
 * @param day when the working day opens and closes
 * @param taken what the representative does already
 * @param minutes how long the visit takes
 * @param notBefore nothing begins before this instant
 */
export function freeStarts(day: Span, taken: readonly Span[], minutes: number, notBefore: string): string[] {
  const starts: string[] = [];
  const earliest = notBefore > day.start ? notBefore : day.start;
  const first = halfHourOf(earliest);
  for (let at = startOf(first) < earliest ? first + 1 : first; ; at += 1) {
    const start = startOf(at);
    const end = endAfter(start, minutes);
    if (Date.parse(end) > Date.parse(day.end) || timesProblem(start, end) !== null) return starts;
    if (!overlapWith({ start, end }, taken)) starts.push(start);
  }
}

/**
 * What is free of a day as spans, each at least so long; they begin and end at half hours.
 * @param notBefore nothing begins before this instant
 */
export function freeSpans(day: Span, taken: readonly Span[], minutes: number, notBefore: string): Span[] {
  const spans: Span[] = [];
  for (const start of freeStarts(day, taken, SLOT_MINUTES, notBefore)) {
    const last = spans.at(-1);
    const end = endAfter(start, SLOT_MINUTES);
    if (last && last.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return spans.filter(({ start, end }) => Date.parse(end) - Date.parse(start) >= minutes * 60_000);
}
