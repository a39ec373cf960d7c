import { secondsFor } from './estimate.ts';
import {
  QUESTIONS,
  SECTIONS,
  type AgendaLine,
  type AgendaTime,
  type Facts,
  type TouchFact,
  type VisitFact,
} from './model.ts';
import { askAbout } from './questions.ts';

/**
 * The agenda as the facts make it. Every open case stands on it once: among what visits brought back when a result came since the last
 * meeting, else among what callers learned when they heard something of that customer, else among those that the field must follow.
 * Whoever is to answer has all items in a row, so that they may leave; who needs the least time comes first, what nobody holds last.
 */
export function buildAgenda(facts: Facts, time: AgendaTime): AgendaLine[] {
  const isNew = (at: string | null) => at !== null && (time.since === null || Date.parse(at) > Date.parse(time.since));
  const visits = latestBy(
    facts.visits.filter(({ at }) => isNew(at)),
    (visit) => visit.case ?? `visit ${visit.id}`,
  );
  const heard = latestBy(
    facts.touches.filter(({ at }) => isNew(at)),
    (touch) => touch.account ?? `touch ${touch.id}`,
  );
  const lines: AgendaLine[] = [];
  const accounts = new Set<string>();
  const cases = new Set<string>();
  for (const fact of [...facts.cases].sort(byId)) {
    if (cases.has(fact.id)) continue;
    cases.add(fact.id);
    const visit = visits.get(fact.id);
    // The contact from which the case came tells nothing that the case does not tell; of two cases the first tells the news.
    const touch = fact.account === null || accounts.has(fact.account) ? undefined : heard.get(fact.account);
    const news = touch && touch.id !== fact.touch ? touch : undefined;
    if (fact.account !== null) accounts.add(fact.account);
    const asked = askAbout(fact, time);
    const common = { rep: fact.owner, escalation: fact.id, account: fact.account, action: null };
    if (visit) {
      const question = asked.question === 'OnTrack' ? 'ResultIn' : asked.question;
      lines.push({ ...brought(visit), ...common, question, since: asked.since || visit.at });
    } else if (news) {
      const question = asked.question === 'OnTrack' ? 'Heard' : asked.question;
      lines.push({ ...learned(news), ...common, question, since: asked.since || news.at });
    } else {
      const isChanged = isNew(fact.changedAt);
      lines.push({ ...common, ...asked, section: 'Follow', subject: fact.id, visit: null, touch: null, isChanged });
    }
  }
  for (const visit of visits.values())
    if (visit.case === null || !cases.has(visit.case)) lines.push({ ...brought(visit), escalation: visit.case });
  for (const touch of heard.values())
    if (touch.account === null || !accounts.has(touch.account)) lines.push(learned(touch));
  for (const action of facts.actions) {
    if (action.dueOn === null || action.dueOn > time.today) continue;
    const { id, assignedTo, dueOn, account } = action;
    const about = { escalation: action.case, account, visit: null, touch: null, action: id };
    const asked = { section: 'CarriedOver' as const, subject: id, question: 'ActionOverdue' as const };
    lines.push({ ...asked, ...about, rep: assignedTo, isChanged: false, since: dueOn });
  }
  const present = new Set(lines.flatMap(({ touch, visit }) => [touch, visit].flatMap((id) => id ?? [])));
  for (const { touch, visit, account, rep, question, at } of facts.left) {
    const subject = touch ?? visit;
    if (subject === null || present.has(subject) || (account !== null && accounts.has(account))) continue;
    present.add(subject);
    const asked = { section: 'CarriedOver' as const, subject, question };
    lines.push({ ...asked, rep, escalation: null, visit, touch, action: null, account, isChanged: false, since: at });
  }
  return inOrder(lines);
}

/** The lines by rep, and within a rep by what is asked. */
function inOrder(lines: readonly AgendaLine[]): AgendaLine[] {
  const seconds = new Map<string | null, number>();
  for (const { rep, question } of lines) seconds.set(rep, (seconds.get(rep) ?? 0) + secondsFor(question));
  return [...lines].sort(
    (one, other) =>
      Number(one.rep === null) - Number(other.rep === null) ||
      seconds.get(one.rep)! - seconds.get(other.rep)! ||
      compare(one.rep ?? '', other.rep ?? '') ||
      QUESTIONS.indexOf(one.question) - QUESTIONS.indexOf(other.question) ||
      SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) ||
      compare(one.since, other.since) ||
      compare(one.subject, other.subject),
  );
}

/** What makes an item unique in the org. */
export function itemKey(meeting: string, { section, subject }: Pick<AgendaLine, 'section' | 'subject'>): string {
  return `${meeting}|${section}|${subject}`;
}

/** What an agenda that is there already lacks. A case stands there under whatever section it came. */
export function missingLines(
  lines: readonly AgendaLine[],
  present: readonly Pick<AgendaLine, 'subject' | 'escalation' | 'action'>[],
): AgendaLine[] {
  const subjects = new Set(present.map(({ subject }) => subject));
  const cases = new Set(present.flatMap(({ escalation, action }) => (escalation && !action ? [escalation] : [])));
  return lines.filter(
    ({ subject, escalation, action }) => !subjects.has(subject) && !(escalation && !action && cases.has(escalation)),
  );
}

/**
 * Whether the agenda of a meeting was put on record. What stands there from before the start somebody has put on it beforehand: the
 * rest is still to come.
 * @param startedAt when the meeting began, by the org's clock; null before it
 */
export function isOnRecord(present: readonly { createdAt: string | null }[], startedAt: string | null): boolean {
  if (startedAt === null) return false;
  return present.some(({ createdAt }) => createdAt === null || Date.parse(createdAt) >= Date.parse(startedAt));
}

/** Where an item stands that has been placed. */
export interface Placed {
  rep: string | null;
  position: number;
}

/** Steps between two items, so that later ones fit in between. */
const STEP = 100;

/** Positions for new lines in their order: behind the others of the same rep, whoever comes anew at the end. */
export function placeLines(lines: readonly AgendaLine[], present: readonly Placed[]): number[] {
  const taken = new Set(present.map(({ position }) => position));
  const last = new Map<string | null, number>();
  let end = 0;
  for (const { rep, position } of present) {
    last.set(rep, Math.max(last.get(rep) ?? 0, position));
    end = Math.max(end, position);
  }
  return lines.map(({ rep }) => {
    const behind = last.get(rep);
    let position = behind === undefined || behind === end ? end + STEP : behind + 1;
    while (taken.has(position)) position += 1;
    taken.add(position);
    last.set(rep, position);
    end = Math.max(end, position);
    return position;
  });
}

function brought(visit: VisitFact): AgendaLine {
  const { id, case: escalation, account, rep, at } = visit;
  const about = { rep, escalation, visit: id, touch: null, action: null, account };
  return { section: 'Brought', subject: id, question: 'ResultIn', ...about, isChanged: true, since: at };
}

function learned(touch: TouchFact): AgendaLine {
  const { id, account, rep, at, hasSignal } = touch;
  const about = { rep, escalation: null, visit: null, touch: id, action: null, account };
  const question = hasSignal ? 'NewSignal' : 'Heard';
  return { section: 'Learned', subject: id, question, ...about, isChanged: true, since: at };
}

/** The latest of each, by what they are about. */
function latestBy<Fact extends { id: string; at: string }>(
  facts: readonly Fact[],
  about: (fact: Fact) => string,
): Map<string, Fact> {
  const found = new Map<string, Fact>();
  for (const fact of [...facts].sort(byId)) {
    const before = found.get(about(fact));
    if (!before || Date.parse(fact.at) > Date.parse(before.at)) found.set(about(fact), fact);
  }
  return found;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byId = (one: { id: string }, other: { id: string }): number => compare(one.id, other.id);
